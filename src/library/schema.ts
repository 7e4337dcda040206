/** The shape of a library file: FORMAT section 3. */
import * as z from "zod/mini";
import {
  date,
  decimal,
  id,
  language,
  list,
  oneOf,
  percent,
  positive,
  priceYear,
  table,
  whole,
  words,
  yearCount,
} from "../source/schema.ts";
import { units } from "./units.ts";

const status = oneOf("verified", "unverified");

const proxy = table({
  from: date,
  to: z.optional(date),
  amount: decimal,
  low: z.optional(decimal),
  high: z.optional(decimal),
  prices: z.optional(priceYear),
  source: words,
  licence: z.optional(words),
  status,
  reference: z.optional(words),
  perspective: z.optional(oneOf("fiscal", "economic", "public", "wellbeing")),
  note: z.optional(words),
});

const adjust = table({
  deadweight: z.optional(percent),
  displacement: z.optional(percent),
  attribution: z.optional(percent),
  "drop-off": z.optional(percent),
  years: z.optional(yearCount),
  included: z.optional(list(oneOf("deadweight", "displacement", "attribution", "drop-off"))),
});

const measure = table({
  id,
  title: words,
  unit: z.enum(units as [string, ...string[]], {
    error: `is not a unit on the list\nuse one of: ${units.join(", ")}`,
  }),
  kind: oneOf("money", "spend", "points", "number", "yes-no", "narrative"),
  proxy: z.optional(list(proxy)),
  adjust: z.optional(adjust),
  cap: z.optional(table({ "per-measure": positive })),
  evidence: z.optional(words),
  question: z.optional(words),
  "counting-rule": z.optional(words),
  "counts-once-with": z.optional(list(id)),
  source: z.optional(words),
  status: z.optional(status),
});

const outcome = table({
  id,
  title: words,
  priorities: z.optional(list(words)),
  measures: list(measure),
});

export const librarySchema = table({
  svscore: language,
  library: id,
  version: z
    .string()
    .check(z.regex(/^\d+\.\d+\.\d+$/, { error: "is not a version\nwrite three numbers, for example 1.2.0" })),
  title: words,
  licence: words,
  extends: z.optional(list(words)),
  credit: z.optional(words),
  note: z.optional(words),
  themes: list(table({ id, title: words, outcomes: list(outcome) })),
});

export type LibraryFile = z.infer<typeof librarySchema>;
export type MeasureFile = z.infer<typeof measure>;
export type ProxyFile = z.infer<typeof proxy>;

/** The published series that libraries lean on. */
export const referenceSchema = table({
  svscore: language,
  "price-indices": list(
    table({
      title: words,
      source: words,
      licence: words,
      status,
      note: z.optional(words),
      years: z.record(z.string(), decimal),
    }),
  ),
  "discount-schedules": list(
    table({
      id,
      title: words,
      source: words,
      licence: words,
      status,
      note: z.optional(words),
      bands: list(table({ from: whole, to: z.optional(whole), rate: percent })),
    }),
  ),
});

export type ReferenceFile = z.infer<typeof referenceSchema>;
