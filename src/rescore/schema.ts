/** The shape of a list of changes that somebody has accepted: which winner, in which past tender, and why. */
import * as z from "zod/mini";
import { date, listSchema, tableSchema, words } from "../source/schema.ts";

export const acceptedSchema = listSchema(
  tableSchema({
    tender: words,
    lot: z.optional(words),
    /** Who wins after the change; an acceptance of one winner is none of another. */
    winner: words,
    reason: words,
    who: z.optional(words),
    when: z.optional(date),
  }),
);

export type Accepted = z.infer<typeof acceptedSchema>[number];
