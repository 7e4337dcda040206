/** What a saved evaluation says of its evidence: the journal that its marks come from, and the method that was frozen. */
import * as z from "zod";

export const journalSchema = z.strictObject({
  name: z.string(),
  entries: z.int().positive(),
  head: z.string().meta({ description: "the digest of the journal's last line" }),
  findings: z.array(
    z.strictObject({
      check: z.string(),
      reference: z.string().nullable(),
      severity: z.enum(["must", "should"]),
      says: z.string(),
      at: z.string(),
    }),
  ),
});
