/** What the promises of one tender come to. */
import type { CompiledMethod } from "./compiled-method.ts";
import type { QuantityTotals } from "./quantity-totals.ts";

/** What the bids of one tender promise, added up. */
export interface Promises {
  readonly totals: QuantityTotals;
  readonly compiled: CompiledMethod;
  /** How many bids there are. */
  readonly bidders: number;
}

export interface ValuedQuantities {
  /** Thousandths of each measure that all bids promise, by the measure's number; of those that are met only. */
  readonly quantities: Float64Array;
  /** The measures that are promised. */
  readonly met: ArrayLike<number>;
  /** Those that may be among the ones that moved most, as far as doubles can tell. */
  readonly nearest: ArrayLike<number>;
  /** How many moved at all. */
  readonly moved: number;
  /** Each bid's pounds that count, over the side's scale and PARTS. */
  readonly before: readonly bigint[];
  readonly after: readonly bigint[];
}
