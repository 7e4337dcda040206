/** What every check is: the rule's parameters and one award in, an answer out. */
import type { Award, Bid, Tender } from "../../tender/model.ts";
import type { Answer, CheckName, CheckSpec } from "../model.ts";

export interface Subject {
  readonly tender: Tender;
  readonly award: Award;
  /** The live bids for this award. */
  readonly bids: readonly Bid[];
}

export type Check<Name extends CheckName> = (
  spec: Extract<CheckSpec, { kind: Name }>,
  subject: Subject,
) => Answer;
