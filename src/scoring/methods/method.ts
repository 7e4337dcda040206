/** What every award method is: from a bid's scores and price to the figure that it is ranked on. */
import type { Exact } from "../../number/exact.ts";
import type { Award } from "../../tender/model.ts";
import type { Unscorable } from "../formulas/formula.ts";
import type { Workings } from "../workings.ts";

export interface MethodInput {
  readonly award: Award;
  readonly bidder: string;
  /** The marks of the criteria at the top of the award. */
  readonly top: readonly Workings[];
  /** The sum of all marks but those for price. */
  readonly nonPrice: Workings;
  /** Known under every method that ranks on price. */
  readonly price?: Workings;
}

export interface Method {
  /** Whether more is better. */
  readonly best: "highest" | "lowest";
  readonly total: (standing: MethodInput) => Workings | Unscorable;
  /** The same figure once more, from nothing but the figures that its workings show it to be made from. */
  readonly again: (from: readonly Exact[]) => Exact;
}
