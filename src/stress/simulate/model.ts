/** What a published method would do with bids that nobody has made: how straight it is, and what can decide it. */
import type { Bid } from "../../tender/model.ts";
import type { Measured } from "../measured.ts";
import type { RankPlace } from "../model.ts";

/** One offer on the way from one end of a range to the other. */
export interface CurvePoint {
  readonly offer: Measured;
  readonly marks: Measured;
  /** The marks on the straight line from the first point to the last. */
  readonly straight: Measured;
}

export interface Curve {
  readonly criterion: string;
  readonly title: string;
  readonly formula: string;
  readonly points: readonly CurvePoint[];
  readonly isStraight: boolean;
  readonly says: string;
}

/** Bids that were constructed, and how they are ranked. */
export interface ConstructedField {
  readonly title: string;
  /** The name of the folder that it is written to. */
  readonly folder: string;
  readonly bids: readonly Bid[];
  readonly standings: readonly RankPlace[];
}

/** Bids that prove what is said of the method. */
export interface Proof {
  readonly kind: "outlier" | "middle" | "quantity";
  readonly criterion: string;
  readonly title: string;
  readonly says: string;
  readonly fields: readonly ConstructedField[];
}

export interface Simulation {
  readonly curves: readonly Curve[];
  readonly proofs: readonly Proof[];
  /** Whether a bid that cannot win may decide who does; null where no marks depend on other bids. */
  readonly outlierDecides: boolean | null;
  /** Whether more promises can make up for a poor answer; null where the award does not mark both. */
  readonly quantityBeatsQuality: boolean | null;
  /** What was found, in sentences. */
  readonly says: readonly string[];
}
