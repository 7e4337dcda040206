/** The shape of the pages that explain rules: why each is there, what it reads, and tenders that it answers in each way. */
import * as z from "zod/mini";
import { id, language, list, oneOf, table, words } from "../../source/schema.ts";

const example = table({
  answer: oneOf("pass", "fail", "unknown", "not applicable"),
  tender: z.optional(words),
  top: z.optional(words),
  method: z.optional(words),
  award: z.optional(words),
  criteria: z.optional(words),
  bids: z.optional(words),
  commitments: z.optional(words),
  library: z.optional(words),
});

export const pagesSchema = table({
  svscore: language,
  licence: words,
  pages: list(table({ rule: id, why: words, reads: list(words), examples: list(example) })),
});

export type PagesFile = z.infer<typeof pagesSchema>;
export type PageFile = PagesFile["pages"][number];
export type ExampleFile = PageFile["examples"][number];
