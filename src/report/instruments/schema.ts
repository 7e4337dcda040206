/** The shape of a saved answer of an instrument. Within a version, keys are only ever added. */
import * as z from "zod";
import { figure, workings } from "../schema.ts";

const tool = z.strictObject({ name: z.literal("svscore"), version: z.string() });
const files = z.array(z.strictObject({ name: z.string(), sha256: z.string() }));
const origin = {
  title: z.string(),
  by: z.string().nullable(),
  source: z.string().nullable(),
  licence: z.string().nullable(),
  note: z.string().nullable(),
};

/** A figure that a report printed, beside what its own inputs give at as many places. */
const held = z.strictObject({
  figure: z.string(),
  published: z.string(),
  found: z.string(),
  agrees: z.boolean(),
});

const said = {
  published: z.array(held),
  assumptions: z.array(z.string()),
  notices: z.array(z.string()),
  decisions: z.array(z.string()),
};

const yearRow = z.strictObject({
  year: z.int().positive(),
  value: figure,
  discountFactor: figure,
  presentValue: figure,
  soFar: figure,
});

export const sroiAnswerSchema = z.strictObject({
  schema: z.literal("svscore.sroi/v1"),
  tool,
  files,
  account: z.strictObject(origin),
  settings: z.strictObject({
    discounting: z.string().nullable(),
    firstYear: z.enum(["undiscounted", "discounted"]).nullable(),
    dropOffFrom: z.enum(["first-year", "second-year"]),
    priceYear: z.string().nullable(),
    addPerspectives: z.string().nullable(),
  }),
  inputs: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      kind: z.enum(["cash", "time", "goods"]),
      by: z.string().nullable(),
      presentValue: figure,
      at: z.string(),
    }),
  ),
  putIn: figure,
  outcomes: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      who: z.string().nullable(),
      perspective: z.string().nullable(),
      firstYear: z.nullable(figure),
      begins: z.int().nullable(),
      years: z.int().nullable(),
      presentValue: figure,
      status: z.enum(["verified", "unverified"]),
      source: z.string().nullable(),
      at: z.string(),
    }),
  ),
  returns: z.array(
    z.strictObject({
      perspective: z
        .string()
        .meta({ description: "a perspective, `not stated`, or `all` where they are added" }),
      presentValue: figure,
      netPresentValue: figure,
      ratio: figure,
      netRatio: figure,
      payback: z.nullable(figure).meta({ description: "years from the start" }),
      noPayback: z.string().nullable(),
      years: z.array(yearRow),
      workings: z.array(workings),
    }),
  ),
  ...said,
});

export const lm3AnswerSchema = z.strictObject({
  schema: z.literal("svscore.lm3/v1"),
  tool,
  files,
  study: z.strictObject({ ...origin, area: z.string() }),
  flows: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      multiplier: z.string().meta({ description: "by the rounds that it counts: LM2, LM3" }),
      value: figure,
      rounds: z.array(figure),
      firstSpend: z.enum(["counted", "left-out"]),
      endless: z.nullable(figure),
      at: z.string(),
      workings: z.array(workings),
    }),
  ),
  compared: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      difference: figure,
      more: z.nullable(figure),
      alike: z.boolean(),
      workings: z.array(workings),
    }),
  ),
  moved: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      share: figure,
      spend: figure,
      gain: figure,
      given: z.enum(["spend", "gain"]),
      workings: z.array(workings),
    }),
  ),
  ...said,
});

export type SroiAnswer = z.infer<typeof sroiAnswerSchema>;
export type Lm3Answer = z.infer<typeof lm3AnswerSchema>;
export type Held = z.infer<typeof held>;
