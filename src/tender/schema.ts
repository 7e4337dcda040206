/** The shape of a tender file and of bids in JSON: FORMAT sections 1 and 2. */
import { z } from "zod";
import {
  date,
  decimal,
  decimalOrPercent,
  figureOrShareOfValue,
  flag,
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
} from "../source/schema.ts";

const mode = oneOf("half-up", "half-even", "down");
const figure = figureOrShareOfValue;

const formulaNames = [
  "scale",
  "given",
  "lowest-over-value",
  "value-over-highest",
  "above-lowest",
  "between",
  "between-bids",
  "to-ceiling",
  "around-mean",
  "distance",
  "bands",
] as const;

const by = <const Name extends string>(name: Name) => z.literal(name);

const formula = z.discriminatedUnion(
  "by",
  [
    table({ by: by("scale") }),
    table({ by: by("given"), "out-of": figure }),
    table({ by: by("lowest-over-value") }),
    table({ by: by("value-over-highest") }),
    table({ by: by("above-lowest"), floor: oneOf("zero", "none").optional() }),
    table({ by: by("between"), worst: figure, best: figure, clamp: flag.optional() }),
    table({ by: by("between-bids"), better: oneOf("higher", "lower").optional(), clamp: flag.optional() }),
    table({ by: by("to-ceiling"), ceiling: figure }),
    table({ by: by("around-mean"), slope: positive.optional(), better: oneOf("higher", "lower").optional() }),
    table({ by: by("distance"), target: figure, span: figure }),
    table({ by: by("bands"), bands: list(table({ "at-least": figure, earns: decimal })) }),
  ],
  { error: `is not a formula\nuse one of: ${formulaNames.join(", ")}` },
);

const scale = z.union([
  positive,
  table({
    top: positive,
    allowed: list(decimal).optional(),
    descriptors: z.record(z.string(), words).optional(),
  }),
]);

const aspects = z.union([list(id), list(table({ id, title: words.optional(), weight: positive.optional() })), z.record(z.string(), positive)]);

const measures = z.union([list(id), z.record(z.string(), table({ target: positive.optional() }))]);

const criterionKeys = {
  id,
  title: words.optional(),
  weight: decimal.optional(),
  "social-value": flag.optional(),
  "net-zero": flag.optional(),
  from: oneOf("price", "marks", "commitments", "figure", "gate").optional(),
  scale: scale.optional(),
  aspects: aspects.optional(),
  minimum: decimalOrPercent.optional(),
  score: z.union([z.enum(formulaNames, { error: `is not a formula\nuse one of: ${formulaNames.join(", ")}` }), formula]).optional(),
  measures: measures.optional(),
  needs: z.record(z.string(), percent).optional(),
  "scaled-by": id.optional(),
  unevidenced: oneOf("nothing", "full").optional(),
  round: table({ places: whole, mode: mode.optional() }).optional(),
};

type Keys = z.infer<z.ZodObject<typeof criterionKeys>>;
export type CriterionFile = Keys & { criteria?: CriterionFile[] | undefined };

const criterion: z.ZodType<CriterionFile> = table({
  ...criterionKeys,
  criteria: z.lazy((): z.ZodType<CriterionFile[]> => list(criterion)).optional(),
});

const award = table({
  method: oneOf("weighted-sum", "price-per-quality-point", "price-less-credit", "weighted-price").optional(),
  credit: figure.optional(),
  "marks-available": positive.optional(),
  criteria: list(criterion).optional(),
  rounding: table({
    places: whole.optional(),
    mode: mode.optional(),
    of: oneOf("total", "criterion").optional(),
    rank: oneOf("exact", "rounded").optional(),
  }).optional(),
  ties: list(id).optional(),
  marks: oneOf("consensus", "average").optional(),
  "price-year": priceYear.optional(),
  discounting: table({ rate: percent.optional(), schedule: oneOf("standard", "health").optional(), "first-year": oneOf("undiscounted", "discounted").optional() }).optional(),
  "already-required": z.union([list(id), z.record(z.string(), words)]).optional(),
});

const value = table({ "excluding-vat": positive.optional(), "including-vat": positive.optional() });

/** Facts that rules read; `domain` names them, and a rule that lacks one answers "unknown". */
const facts = {
  subject: oneOf("services", "goods", "works", "mixed", "healthcare").optional(),
  law: oneOf("procurement-act-2023", "pcr-2015", "provider-selection-regime", "pcsr-2015").optional(),
  "light-touch": flag.optional(),
  framework: flag.optional(),
  "call-off": flag.optional(),
  "private-utility": flag.optional(),
  defence: flag.optional(),
  climate: oneOf("criteria", "specification", "both").optional(),
  "annual-value": value.optional(),
  consultation: words.optional(),
  relevance: words.optional(),
  proportionality: words.optional(),
};

export const tenderSchema = table({
  svscore: language,
  tender: table({
    reference: words,
    title: words,
    buyer: words.optional(),
    "buyer-type": oneOf("central-government", "nhs-england", "local-government", "northern-ireland", "wales", "scotland", "other").optional(),
    commenced: date.optional(),
    value: value.optional(),
    term: table({ from: date.optional(), to: date.optional() }).optional(),
    adopts: id.optional(),
    ...facts,
  }),
  library: z.union([words, list(words)]).optional(),
  rules: words.optional(),
  award: award.optional(),
  marks: oneOf("consensus", "average").optional(),
  purpose: words.optional(),
  consultation: words.optional(),
  relevance: words.optional(),
  proportionality: words.optional(),
  lots: list(table({ id, title: words.optional(), value: value.optional(), award: award.optional() })).optional(),
  deviations: list(table({ rule: id, who: words, when: date, why: words })).optional(),
});

export type TenderFile = z.infer<typeof tenderSchema>;
export type AwardFile = z.infer<typeof award>;
export type FormulaFile = z.infer<typeof formula>;
export type ValueFile = z.infer<typeof value>;
export { formulaNames };

const cell = z.string().max(32_767, { error: "is longer than 32,767 characters\nshorten it" }).meta({ editor: "cell" });
const cells = z.record(z.string(), cell);

/** Bids as JSON: each bid is a row of FORMAT 2.1 with its commitments and marks inside it. */
export const bidsSchema = table({
  svscore: language.optional(),
  bids: list(
    z.looseObject({ commitments: list(cells).optional(), marks: list(cells).optional() }).catchall(
      z.union([cell, list(cells)], { error: "should be a figure or words\nput lists only under `commitments` and `marks`" }),
    ),
  ),
});

export type BidsFile = z.infer<typeof bidsSchema>;
