/** The shape of bids in JSON: FORMAT section 2. */
import * as z from "zod/mini";
import { language, listSchema, tableSchema } from "../../source/schema.ts";

const cell = z
  .string()
  .check(z.maxLength(32_767, { error: "is longer than 32,767 characters\nshorten it" }))
  .register(z.globalRegistry, { editor: "cell" });
const cells = z.record(z.string(), cell);

/** Bids as JSON: each bid is a row of FORMAT 2.1 with its commitments and marks inside it. */
export const bidsSchema = tableSchema({
  svscore: z.optional(language),
  bids: listSchema(
    z.catchall(
      z.object({
        commitments: z.optional(listSchema(cells, 1_000_000)),
        marks: z.optional(listSchema(cells, 1_000_000)),
      }),
      z.union([cell, listSchema(cells, 1_000_000)], {
        error: "should be a figure or words\nput lists only under `commitments` and `marks`",
      }),
    ),
    1_000_000,
  ),
});
