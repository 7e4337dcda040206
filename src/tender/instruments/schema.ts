/** The shape of an account of social return on investment and of a local multiplier study. */
import * as z from "zod/mini";
import { roundingModes } from "../../number/rounding.ts";
import {
  decimal,
  id,
  language,
  listSchema,
  oneOfSchema,
  places,
  positive,
  priceYear,
  tableSchema,
  words,
  yearCount,
  yearlyShare,
} from "../../source/schema.ts";
import { perspectives } from "./model.ts";

/** More entries than an account that people can read has. */
const MOST = 200;

const origin = {
  title: words,
  by: z.optional(words),
  source: z.optional(words),
  licence: z.optional(words),
  note: z.optional(words),
};

const rounding = tableSchema({
  places: z.optional(places),
  mode: z.optional(oneOfSchema(...roundingModes)),
});

const outcome = tableSchema({
  id,
  title: z.optional(words),
  who: z.optional(words),
  perspective: z.optional(oneOfSchema(...perspectives)),
  quantity: z.optional(decimal),
  unit: z.optional(words),
  proxy: z.optional(tableSchema({ amount: decimal, prices: z.optional(priceYear) })),
  deadweight: z.optional(yearlyShare),
  displacement: z.optional(yearlyShare),
  "attribution-to-others": z.optional(yearlyShare),
  "drop-off": z.optional(yearlyShare),
  begins: z.optional(yearCount),
  years: z.optional(yearCount),
  "present-value": z.optional(decimal),
  source: z.optional(words),
  status: z.optional(oneOfSchema("verified", "unverified")),
});

const input = tableSchema({
  id,
  title: z.optional(words),
  kind: z.optional(oneOfSchema("cash", "time", "goods")),
  by: z.optional(words),
  amount: z.optional(decimal),
  hours: z.optional(decimal),
  rate: z.optional(decimal),
  begins: z.optional(yearCount),
  years: z.optional(yearCount),
  source: z.optional(words),
});

export const sroiSchema = tableSchema({
  svscore: language,
  sroi: tableSchema(origin),
  "price-year": z.optional(priceYear),
  discounting: z.optional(
    z.union([
      oneOfSchema("none"),
      tableSchema({
        rate: z.optional(yearlyShare),
        schedule: z.optional(oneOfSchema("standard", "health")),
        "first-year": z.optional(oneOfSchema("undiscounted", "discounted")),
      }),
    ]),
  ),
  "drop-off-from": z.optional(oneOfSchema("second-year", "first-year")),
  "add-perspectives": z.optional(words),
  inputs: listSchema(input, MOST),
  outcomes: listSchema(outcome, MOST),
  rounding: z.optional(rounding),
  published: z.optional(
    tableSchema({
      ratio: z.optional(decimal),
      "net-ratio": z.optional(decimal),
      "present-value": z.optional(decimal),
      inputs: z.optional(decimal),
    }),
  ),
});

const respent = tableSchema({
  spend: z.optional(decimal),
  local: z.optional(decimal),
  share: z.optional(yearlyShare),
  answers: z.optional(
    listSchema(tableSchema({ by: words, share: yearlyShare, received: z.optional(positive) }), 1_000),
  ),
  mean: z.optional(oneOfSchema("each-alike", "by-received")),
});

const flowKeys = {
  rounds: z.optional(listSchema(respent, 10)),
  "first-spend": z.optional(oneOfSchema("counted", "left-out")),
  published: z.optional(tableSchema({ multiplier: decimal })),
};

const pair = { from: id, to: id };

export const lm3Schema = tableSchema({
  svscore: language,
  lm3: tableSchema({ ...origin, area: words }),
  ...flowKeys,
  flows: z.optional(listSchema(tableSchema({ id, title: z.optional(words), ...flowKeys }), 50)),
  compare: z.optional(listSchema(tableSchema(pair), 50)),
  move: z.optional(
    listSchema(
      tableSchema({ ...pair, share: yearlyShare, spend: z.optional(decimal), gain: z.optional(decimal) }),
      50,
    ),
  ),
  rounding: z.optional(rounding),
});

export type SroiFile = z.infer<typeof sroiSchema>;
export type Lm3File = z.infer<typeof lm3Schema>;
export type OutcomeFile = SroiFile["outcomes"][number];
export type SroiInputFile = SroiFile["inputs"][number];
export type RoundFile = z.infer<typeof respent>;
