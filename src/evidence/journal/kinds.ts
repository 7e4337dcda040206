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
  "sign-off",
  "lock",
  "price-opening",
] as const;

export type EntryKind = (typeof entryKinds)[number];
