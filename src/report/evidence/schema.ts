/** What a saved evaluation says of its evidence: the journal that its marks come from, and the method that was frozen. */
import * as z from "zod/mini";

const digest = (description: string) => z.string().register(z.globalRegistry, { description });

export const journalSchema = z.strictObject({
  name: z.string(),
  entries: z.int().check(z.positive()),
  head: digest("the digest of the journal's last line"),
  findings: z.array(
    z.strictObject({
      check: z.string(),
      reference: z.nullable(z.string()),
      severity: z.enum(["must", "should"]),
      says: z.string(),
      at: z.string(),
    }),
  ),
});

export const frozenSchema = z.strictObject({
  name: z.string(),
  when: z.string(),
  digests: z.array(digest("of the frozen method of an award")),
  same: z.boolean().register(z.globalRegistry, {
    description: "whether the method in use is the one that was frozen",
  }),
  changes: z
    .array(z.string())
    .register(z.globalRegistry, { description: "what has changed since, in words" }),
});
