/** The shape of the key to a blind journal. */
import * as z from "zod/mini";

export const keySchema = z.strictObject({
  schema: z.literal("svscore.blind-key/v1"),
  tender: z.string(),
  bidders: z.array(z.strictObject({ letter: z.string(), bidder: z.string() })),
});
