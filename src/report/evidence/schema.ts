/** What a saved evaluation says of its evidence: the journal that its marks come from, and the method that was frozen. */
import * as z from "zod/mini";

const describedDigestSchema = (description: string) => z.string().register(z.globalRegistry, { description });

export const journalSchema = z.strictObject({
  name: z.string(),
  entries: z.int().check(z.positive()),
  head: describedDigestSchema("the digest of the journal's last line"),
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

/** What the journal records of the evidence for one promise. */
export const checkSchema = z.strictObject({
  outcome: z.enum(["verified", "not-verified", "partly"]),
  verified: z
    .string()
    .check(z.regex(/^\d+(?:\.\d+|\/\d+)?$/))
    .register(z.globalRegistry, {
      description: "the exact share of the promise that is verified, from 0 to 1",
    }),
  by: z.string(),
  when: z.string(),
  reference: z.string().register(z.globalRegistry, { description: "what was looked at" }),
  reason: z.nullable(z.string()),
  at: z.string().register(z.globalRegistry, { description: "where the entry that stands is written" }),
});

export type EvidenceCheckDocument = z.infer<typeof checkSchema>;

export const frozenSchema = z.strictObject({
  name: z.string(),
  when: z.string(),
  digests: z.array(describedDigestSchema("of the frozen method of an award")),
  same: z.boolean().register(z.globalRegistry, {
    description: "whether the method in use is the one that was frozen",
  }),
  changes: z
    .array(z.string())
    .register(z.globalRegistry, { description: "what has changed since, in words" }),
});
