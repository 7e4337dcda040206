/** The shape of a library file: FORMAT section 3. */
import * as z from "zod/mini";
import {
  date,
  decimal,
  flag,
  id,
  language,
  listSchema,
  oneOfSchema,
  percent,
  positive,
  priceYear,
  tableSchema,
  words,
  yearCount,
} from "../source/schema.ts";
import { units } from "./units.ts";

const status = oneOfSchema("verified", "unverified");

const proxy = tableSchema({
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
  perspective: z.optional(oneOfSchema("fiscal", "economic", "public", "wellbeing")),
  deadweight: z.optional(oneOfSchema("netted", "partly-netted", "not-netted")),
  lasts: z.optional(words),
  geography: z.optional(words),
  note: z.optional(words),
});

const marksInWords = z.record(z.string(), words);

/** For each year of published factors: those added up, less those of what is done instead. */
const emissions = listSchema(
  tableSchema({ year: priceYear, add: z.optional(listSchema(id)), less: z.optional(listSchema(id)) }),
  100,
);

const adjust = tableSchema({
  deadweight: z.optional(percent),
  displacement: z.optional(percent),
  attribution: z.optional(percent),
  "drop-off": z.optional(percent),
  years: z.optional(yearCount),
  included: z.optional(listSchema(oneOfSchema("deadweight", "displacement", "attribution", "drop-off"))),
});

const measure = tableSchema({
  id,
  title: words,
  unit: z.enum(units as [string, ...string[]], {
    error: `is not a unit on the list\nuse one of: ${units.join(", ")}`,
  }),
  kind: oneOfSchema("money", "spend", "points", "number", "yes-no", "narrative"),
  counts: z.optional(oneOfSchema("outcome", "output")),
  optional: z.optional(flag),
  breakdown: z.optional(words),
  proxy: z.optional(listSchema(proxy)),
  adjust: z.optional(adjust),
  cap: z.optional(tableSchema({ "per-measure": positive })),
  evidence: z.optional(words),
  question: z.optional(words),
  descriptors: z.optional(marksInWords),
  "value-year": z.optional(oneOfSchema("commencement", "delivery")),
  carbon: z.optional(emissions),
  "counting-rule": z.optional(words),
  "counts-once-with": z.optional(listSchema(id)),
  "double-count-group": z.optional(z.union([id, listSchema(id)])),
  source: z.optional(words),
  status: z.optional(status),
});

/** What evaluators mark an answer against, with its sub-criteria as prompts. */
const criterion = tableSchema({
  id,
  title: words,
  meaning: z.optional(words),
  question: z.optional(words),
  "sub-criteria": z.optional(listSchema(words)),
  descriptors: z.optional(marksInWords),
  "code-status": z.optional(status),
  source: words,
  status,
  note: z.optional(words),
});

const outcome = tableSchema({
  id,
  title: words,
  meaning: z.optional(words),
  priorities: z.optional(listSchema(words)),
  criteria: z.optional(listSchema(criterion)),
  measures: listSchema(measure),
  source: z.optional(words),
  status: z.optional(status),
  note: z.optional(words),
});

/** One edition of a model that changes with time: which tenders it is for. */
const edition = tableSchema({
  of: id,
  from: date,
  to: z.optional(date),
  "optional-until": z.optional(date),
  adopts: id,
  laws: z.optional(listSchema(id)),
  source: words,
  status,
  note: z.optional(words),
});

const modelQuestion = tableSchema({
  asks: words,
  parts: z.optional(listSchema(words)),
  source: words,
  status,
  note: z.optional(words),
});

const marking = tableSchema({
  title: words,
  marks: z.optional(marksInWords),
  guidance: z.optional(listSchema(words)),
  source: words,
  status,
  note: z.optional(words),
});

export const librarySchema = tableSchema({
  svscore: language,
  library: id,
  version: z
    .string()
    .check(z.regex(/^\d+\.\d+\.\d+$/, { error: "is not a version\nwrite three numbers, for example 1.2.0" })),
  title: words,
  licence: words,
  /** `forbidden` for a licensed library, which its holder may use and may not hand on. */
  redistribution: z.optional(oneOfSchema("allowed", "forbidden")),
  extends: z.optional(listSchema(words)),
  credit: z.optional(words),
  note: z.optional(words),
  edition: z.optional(edition),
  question: z.optional(modelQuestion),
  marking: z.optional(marking),
  themes: listSchema(
    tableSchema({
      id,
      title: words,
      source: z.optional(words),
      status: z.optional(status),
      note: z.optional(words),
      outcomes: listSchema(outcome),
    }),
  ),
});

export type LibraryFile = z.infer<typeof librarySchema>;
export type MeasureFile = z.infer<typeof measure>;
export type AwardCriterionFile = z.infer<typeof criterion>;
export type ProxyFile = z.infer<typeof proxy>;

/** The worked cases beside a library, checked by hand: what one promise is worth, or which edition a tender gets. */
export const casesSchema = listSchema(
  tableSchema({
    commenced: date,
    because: words,
    measure: z.optional(id),
    quantity: z.optional(decimal),
    unit: z.optional(words),
    from: z.optional(date),
    to: z.optional(date),
    "price-year": z.optional(priceYear),
    /** Exact pounds; `null`, which is read as nothing, where no value is in force on that day. */
    worth: z.optional(z.union([z.literal(""), decimal])),
    adopts: z.optional(id),
    law: z.optional(id),
    /** The library that a tender gets when it names the model; `null` where it cannot be told. */
    edition: z.optional(z.union([z.literal(""), id])),
  }),
);

export type CaseFile = z.infer<typeof casesSchema>[number];

/** How the columns and words of somebody else's table of measures become those of a library. */
export const mappingSchema = tableSchema({
  svscore: language,
  library: id,
  version: z._default(z.string(), "1.0.0"),
  title: words,
  licence: words,
  columns: tableSchema({
    id: words,
    title: words,
    unit: words,
    proxy: z.optional(words),
    theme: z.optional(words),
    outcome: z.optional(words),
    evidence: z.optional(words),
    source: z.optional(words),
    "counting-rule": z.optional(words),
  }),
  /** Their words for a unit, each with one of the list. */
  units: z.optional(z.record(z.string(), words)),
  from: date,
  prices: z.optional(priceYear),
  source: words,
  status: z.optional(status),
});

export type Mapping = z.infer<typeof mappingSchema>;
