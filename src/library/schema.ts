/** The shape of a library file: FORMAT section 3. */
import { z } from "zod";
import { date, decimal, id, language, list, oneOf, percent, positive, priceYear, table, whole, words } from "../source/schema.ts";
import { units } from "./units.ts";

const status = oneOf("verified", "unverified");

const proxy = table({
  from: date,
  to: date.optional(),
  amount: decimal,
  low: decimal.optional(),
  high: decimal.optional(),
  prices: priceYear.optional(),
  source: words,
  licence: words.optional(),
  status,
  reference: words.optional(),
  perspective: oneOf("fiscal", "economic", "public", "wellbeing").optional(),
  note: words.optional(),
});

const adjust = table({
  deadweight: percent.optional(),
  displacement: percent.optional(),
  attribution: percent.optional(),
  "drop-off": percent.optional(),
  years: whole.optional(),
  included: list(oneOf("deadweight", "displacement", "attribution", "drop-off")).optional(),
});

const measure = table({
  id,
  title: words,
  unit: z.enum(units as [string, ...string[]], { error: `is not a unit on the list\nuse one of: ${units.join(", ")}` }),
  kind: oneOf("money", "spend", "points", "number", "yes-no", "narrative"),
  proxy: list(proxy).optional(),
  adjust: adjust.optional(),
  cap: table({ "per-measure": positive }).optional(),
  evidence: words.optional(),
  question: words.optional(),
  "counting-rule": words.optional(),
  "counts-once-with": list(id).optional(),
  source: words.optional(),
  status: status.optional(),
});

const outcome = table({
  id,
  title: words,
  priorities: list(words).optional(),
  measures: list(measure),
});

export const librarySchema = table({
  svscore: language,
  library: id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: "is not a version\nwrite three numbers, for example 1.2.0" }),
  title: words,
  licence: words,
  credit: words.optional(),
  note: words.optional(),
  themes: list(table({ id, title: words, outcomes: list(outcome) })),
});

export type LibraryFile = z.infer<typeof librarySchema>;
export type MeasureFile = z.infer<typeof measure>;
export type ProxyFile = z.infer<typeof proxy>;

/** The published series that libraries lean on. */
export const referenceSchema = table({
  svscore: language,
  "price-indices": list(
    table({ title: words, source: words, licence: words, status, note: words.optional(), years: z.record(z.string(), decimal) }),
  ),
  "discount-schedules": list(
    table({
      id,
      title: words,
      source: words,
      licence: words,
      status,
      note: words.optional(),
      bands: list(table({ from: whole, to: whole.optional(), rate: percent })),
    }),
  ),
});

export type ReferenceFile = z.infer<typeof referenceSchema>;
