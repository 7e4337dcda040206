/** What is said of weights that are moved: who leads where, and the exact points at which the lead passes on. */
import type { Cases, Measured } from "../measured.ts";

/** Who stands first while a criterion's weight lies between two shares. */
export interface WeightBand {
  readonly from: Measured;
  readonly to: Measured;
  readonly leaders: readonly string[];
}

/** The exact weight at which the lead passes on. */
export interface BreakEven {
  /** The criterion's share of its level at that point. */
  readonly at: Measured;
  /** The change in that share from the published one. */
  readonly shift: Measured;
  /** Who stands first beyond it. */
  readonly leaders: readonly string[];
  /** Who stands first exactly there. */
  readonly there: readonly string[];
}

export interface WeightMove {
  readonly criterion: string;
  readonly title: string;
  /** The branch whose marks it shares; null at the top. */
  readonly parent: string | null;
  readonly socialValue: boolean;
  /** Its published share of its level. */
  readonly weight: Measured;
  /** From nothing to everything, end to end; empty where it could not be worked out. */
  readonly bands: readonly WeightBand[];
  readonly below: BreakEven | null;
  readonly above: BreakEven | null;
  /** Why there is no answer, or on what it rests. */
  readonly note: string | null;
}

export interface Weights {
  /** That this is analysis and not the published method. */
  readonly label: string;
  /** What happens to the other weights of the level when one is moved. */
  readonly rule: string;
  readonly cases: Cases;
  readonly rows: readonly WeightMove[];
  readonly says: string;
}
