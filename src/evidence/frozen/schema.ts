/** The shape of a frozen method: who froze what and when, and the whole method, so that what has changed can be said. */
import * as z from "zod/mini";

export const frozenSchema = z.strictObject({
  schema: z.literal("svscore.frozen/v1"),
  tool: z.strictObject({ name: z.literal("svscore"), version: z.string() }),
  tender: z.strictObject({ reference: z.string(), title: z.string() }),
  when: z.string(),
  methods: z
    .array(z.strictObject({ lot: z.nullable(z.string()), digest: z.string(), award: z.unknown() }))
    .check(z.minLength(1)),
  measures: z.array(z.unknown()),
  rules: z.array(z.unknown()),
  seal: z.string(),
});

/** A method as it was frozen. */
export type Frozen = z.infer<typeof frozenSchema>;
