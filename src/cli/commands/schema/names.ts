/** The kinds of file whose shape can be printed. */
export const schemaNames = [
  "tender",
  "bids",
  "library",
  "rules",
  "evaluation",
  "sroi",
  "lm3",
  "sroi-answer",
  "lm3-answer",
] as const;

export type SchemaName = (typeof schemaNames)[number];
