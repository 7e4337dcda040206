/** The shape of a pack's manifest: what was asked, which files it rests on, and the digest of every file. */
import * as z from "zod/mini";

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const listed = { path: z.string().check(z.maxLength(240)), bytes: z.int(), sha256: digest };

export const manifestSchema = z.strictObject({
  schema: z.literal("svscore.pack/v1"),
  tool: z.strictObject({ name: z.literal("svscore"), version: z.string() }),
  tender: z.strictObject({ reference: z.string(), title: z.string() }),
  request: z.strictObject({
    bids: z.array(z.string()),
    tender: z.nullable(z.string()),
    key: z.nullable(z.string()),
    stress: z.boolean(),
    firmness: z.optional(z.boolean()),
  }),
  methods: z.array(z.strictObject({ lot: z.nullable(z.string()), digest: z.string() })),
  libraries: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  rules: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  journal: z.nullable(z.strictObject({ name: z.string(), entries: z.int(), head: z.string() })),
  inputs: z.array(z.strictObject({ name: z.string(), ...listed })),
  files: z.array(z.strictObject(listed)),
});

export type Manifest = z.infer<typeof manifestSchema>;
