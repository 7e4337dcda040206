/** What every check is: the rule's parameters and one award in, an answer out. */
import type { Measure } from "../../library/model.ts";
import type { Exact } from "../../number/exact.ts";
import type { Award, Bid, Tender } from "../../tender/model.ts";
import type { Answer, CheckName, CheckSpec } from "../model.ts";

export interface Subject {
  readonly tender: Tender;
  readonly award: Award;
  /** The live bids for this award. */
  readonly bids: readonly Bid[];
  /** What commitments may be counted by; absent where no library was read. */
  readonly measures?: readonly Measure[];
  /** The ids of the outcomes and award criteria of the tender's libraries. */
  readonly outcomes?: ReadonlySet<string>;
  /** The marks of each scored bid, by criterion; absent before bids are scored. */
  readonly earned?: readonly ReadonlyMap<string, Exact>[];
}

export type Check<Name extends CheckName> = (
  spec: Extract<CheckSpec, { kind: Name }>,
  subject: Subject,
) => Answer;
