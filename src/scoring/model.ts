/** What an evaluation is: the bids in order, each figure with its workings, and what is left for a person to decide. */

import type { Measure } from "../library/model.ts";
import type { Exact } from "../number/exact.ts";
import type { Award, Bid, Commitment } from "../tender/model.ts";
import type { Unscorable } from "./formulas/formula.ts";
import type { Workings } from "./workings.ts";

/** A figure that is known, or what is missing before it can be. */
export type Known<Value> =
  | { readonly kind: "known"; readonly value: Value }
  | { readonly kind: "missing"; readonly what: string };

/** A promise with what it is worth, and whether it earned anything. */
export interface ValuedCommitment {
  readonly commitment: Commitment;
  readonly measure: Measure;
  /** In pounds or points; absent where the measure carries no value. */
  readonly value?: Workings;
  /** Why its value is not known though its measure carries one; beside a value, what that value leaves out. */
  readonly unknown?: string;
  /** What a person must look at in it though it has a value: it claims more than was published. */
  readonly disputed?: string;
  /** What stands behind it that the method asks for and the bid does not give. */
  readonly lacks: readonly string[];
  /** Why it has no value, or why its value is not certain. */
  readonly notes: readonly string[];
}

export type BidStatus = "scored" | "disqualified" | "withdrawn" | "excluded" | "unmarked";

export interface EvaluatedBid {
  readonly bid: Bid;
  readonly status: BidStatus;
  readonly rank?: number;
  /** Marks, or pounds under a method that ranks on price; what the rank rests on. */
  readonly total?: Workings;
  /** Every criterion that could be scored, branches too, by id. */
  readonly scores: ReadonlyMap<string, Workings>;
  /** Why a bid that is not ranked is not. */
  readonly because?: string;
  /** The criterion that turned it away. */
  readonly criterion?: string;
  readonly missing: readonly string[];
  readonly commitments: readonly ValuedCommitment[];
  /** Pounds of all commitments as promised, each measure once. */
  readonly offered: Workings;
  /** Pounds that the criteria counted, where the award scores commitments or a figure in pounds. */
  readonly counted?: Workings;
  /** How far the next bid in rank lies behind. */
  readonly margin?: Exact;
}

export type DecisionKind = "tie" | "unmarked" | "promise" | "nobody";

export interface Decision {
  readonly kind: DecisionKind;
  readonly bidders: readonly string[];
  readonly says: string;
}

export interface Evaluation {
  readonly award: Award;
  readonly bids: readonly EvaluatedBid[];
  readonly decisions: readonly Decision[];
}

export type Evaluated =
  | { readonly kind: "evaluated"; readonly evaluation: Evaluation }
  | { readonly kind: "unscorable"; readonly problems: readonly Unscorable[] };
