/** The kinds of entry that a journal holds, in the order in which a tender usually meets them. */
export const entryKinds = [
  "opened",
  "conflict",
  "blinded",
  "mark",
  "moderation",
  "consensus",
  "correction",
  "withdrawal",
  "abnormally-low",
  "evidence",
  "sign-off",
  "lock",
  "price-opening",
] as const;

/** What a look at the evidence for a promise can come to. */
export const checkOutcomes = ["verified", "not-verified", "partly"] as const;

export type CheckOutcome = (typeof checkOutcomes)[number];

export type EntryKind = (typeof entryKinds)[number];
