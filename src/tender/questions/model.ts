/** What a careful officer would ask about the bids before any figure of theirs is trusted. */

export const questionKinds = [
  "same-bidder",
  "same-evaluator",
  "price-out-of-line",
  "contract-value-out-of-line",
  "commitment-twice",
  "evidence-to-come",
  "no-evaluator",
  "submission-times",
  "commencement",
  "per-cent-or-fraction",
  "different-panels",
  "no-bids",
  "no-commitments",
  "file-not-read",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Something in what was read that a person must decide; the bids are ranked all the same. */
export interface Question {
  readonly kind: QuestionKind;
  readonly lot?: string;
  /** A whole sentence without its full stop. */
  readonly says: string;
}
