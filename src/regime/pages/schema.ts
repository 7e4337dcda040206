/** The shape of the pages that explain rules: why each is there, what it reads, and tenders that it answers in each way. */
import * as z from "zod/mini";
import { id, language, listSchema, oneOfSchema, tableSchema, words } from "../../source/schema.ts";

const example = tableSchema({
  answer: oneOfSchema("pass", "fail", "unknown", "not applicable"),
  tender: z.optional(words),
  top: z.optional(words),
  method: z.optional(words),
  award: z.optional(words),
  criteria: z.optional(words),
  bids: z.optional(words),
  commitments: z.optional(words),
  library: z.optional(words),
});

export const pagesSchema = tableSchema({
  svscore: language,
  licence: words,
  pages: listSchema(
    tableSchema({ rule: id, why: words, reads: listSchema(words), examples: listSchema(example) }),
  ),
});

export type PagesFile = z.infer<typeof pagesSchema>;
export type PageFile = PagesFile["pages"][number];
export type ExampleFile = PageFile["examples"][number];
