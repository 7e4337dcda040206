/** The shape of a tender file and of bids in JSON: FORMAT sections 1 and 2. */
import * as z from "zod/mini";
import { roundingModes } from "../number/rounding.ts";
import {
  date,
  decimal,
  decimalOrPercent,
  figureOrShareOfValue,
  flag,
  id,
  language,
  listSchema,
  oneOfSchema,
  percent,
  places,
  positive,
  priceYear,
  roundCount,
  tableSchema,
  words,
} from "../source/schema.ts";
import { keyCriteria } from "./award-record.ts";
import { authorityNames, disclosures, nations } from "./facts.ts";
import { formula, formulaByName } from "./formula-schema.ts";
import { buyerTypes } from "./model.ts";

const mode = oneOfSchema(...roundingModes);
const figure = figureOrShareOfValue;

const scale = z.union([
  positive,
  tableSchema({
    top: positive,
    allowed: z.optional(listSchema(decimal)),
    descriptors: z.optional(z.record(z.string(), words)),
  }),
]);

const aspects = z.union([
  listSchema(id),
  listSchema(tableSchema({ id, title: z.optional(words), weight: z.optional(positive) })),
  z.record(z.string(), positive),
]);

const measures = z.union([
  listSchema(id),
  z.record(z.string(), tableSchema({ target: z.optional(positive) })),
]);

const perspective = oneOfSchema("fiscal", "economic", "public", "wellbeing");

const criterionKeys = {
  id,
  title: z.optional(words),
  weight: z.optional(decimal),
  "social-value": z.optional(flag),
  "net-zero": z.optional(flag),
  from: z.optional(oneOfSchema("price", "marks", "commitments", "figure", "gate", "sroi", "lm3")),
  scale: z.optional(scale),
  aspects: z.optional(aspects),
  minimum: z.optional(decimalOrPercent),
  score: z.optional(z.union([formulaByName, formula])),
  measures: z.optional(measures),
  needs: z.optional(z.record(z.string(), percent)),
  "scaled-by": z.optional(id),
  unevidenced: z.optional(oneOfSchema("nothing", "full")),
  inputs: z.optional(oneOfSchema("price", "column")),
  rounds: z.optional(roundCount),
  area: z.optional(words),
  perspective: z.optional(z.union([perspective, listSchema(perspective)])),
  round: z.optional(tableSchema({ places, mode: z.optional(mode) })),
  outcome: z.optional(z.union([id, listSchema(id)])),
  relevance: z.optional(words),
  proportionality: z.optional(words),
  evidence: z.optional(words),
};

type Keys = z.infer<z.ZodMiniObject<typeof criterionKeys>>;
export type CriterionFile = Keys & { criteria?: CriterionFile[] | undefined };

const criterion: z.ZodMiniType<CriterionFile> = tableSchema({
  ...criterionKeys,
  criteria: z.optional(z.lazy((): z.ZodMiniType<CriterionFile[]> => listSchema(criterion, 1_000))),
});

const award = tableSchema({
  method: z.optional(
    oneOfSchema("weighted-sum", "price-per-quality-point", "price-less-credit", "weighted-price"),
  ),
  credit: z.optional(figure),
  "marks-available": z.optional(positive),
  criteria: z.optional(listSchema(criterion, 1_000)),
  rounding: z.optional(
    tableSchema({
      places: z.optional(places),
      mode: z.optional(mode),
      of: z.optional(oneOfSchema("total", "criterion")),
      rank: z.optional(oneOfSchema("exact", "rounded")),
    }),
  ),
  ties: z.optional(listSchema(id)),
  marks: z.optional(oneOfSchema("consensus", "average")),
  "price-year": z.optional(z.union([priceYear, listSchema(priceYear)])),
  discounting: z.optional(
    tableSchema({
      rate: z.optional(percent),
      schedule: z.optional(oneOfSchema("standard", "health", "standard-excluding-catastrophic-risk")),
      "first-year": z.optional(oneOfSchema("undiscounted", "discounted")),
    }),
  ),
  "already-required": z.optional(z.union([listSchema(id), z.record(z.string(), words)])),
});

const value = tableSchema({ "excluding-vat": z.optional(positive), "including-vat": z.optional(positive) });

/** Facts that rules read; `domain` names them, and a rule that lacks one answers "unknown". */
const facts = {
  subject: z.optional(oneOfSchema("services", "goods", "works", "mixed", "healthcare")),
  law: z.optional(oneOfSchema("procurement-act-2023", "pcr-2015", "provider-selection-regime", "pcsr-2015")),
  "light-touch": z.optional(flag),
  framework: z.optional(flag),
  "call-off": z.optional(flag),
  "private-utility": z.optional(flag),
  defence: z.optional(flag),
  "below-threshold": z.optional(flag),
  concession: z.optional(flag),
  utility: z.optional(flag),
  outsourcing: z.optional(flag),
  authority: z.optional(oneOfSchema(...authorityNames)),
  nation: z.optional(oneOfSchema(...nations)),
  climate: z.optional(oneOfSchema("criteria", "specification", "both")),
  "annual-value": z.optional(value),
  "most-important-contract": z.optional(flag),
  area: z.optional(z.union([words, listSchema(words)])),
  disclosed: z.optional(listSchema(oneOfSchema(...disclosures))),
  "act-2012": z.optional(
    tableSchema({ on: z.optional(date), considered: z.optional(words), consulted: z.optional(words) }),
  ),
  published: z.optional(
    tableSchema({ reference: z.optional(words), weights: z.optional(z.record(z.string(), percent)) }),
  ),
  "well-being-objectives": z.optional(words),
  "social-public-works": z.optional(words),
  "community-benefits": z.optional(words),
  "sustainable-procurement": z.optional(words),
  "social-public-workforce": z.optional(words),
  "modern-slavery": z.optional(words),
  kpis: z.optional(
    tableSchema({
      set: z.optional(listSchema(words)),
      "social-value": z.optional(listSchema(words)),
      reasons: z.optional(words),
      assessed: z.optional(words),
    }),
  ),
  consultation: z.optional(words),
  relevance: z.optional(words),
  proportionality: z.optional(words),
};

const supplier = tableSchema({
  bidder: words,
  name: z.optional(words),
  address: z.optional(words),
  email: z.optional(words),
  identifier: z.optional(words),
  explanation: z.optional(words),
  advantages: z.optional(words),
});

const decision = tableSchema({ lot: z.optional(id), to: words, on: date, by: words });

/** What the letters to bidders rest on beside the scores. */
const record = {
  suppliers: z.optional(listSchema(supplier)),
  "award-decision": z.optional(z.union([decision, listSchema(decision, 1_000)])),
  letters: z.optional(
    tableSchema({
      reasons: z.optional(oneOfSchema("feedback", "consensus")),
      contact: z.optional(words),
      "standstill-ends": z.optional(date),
      withhold: z.optional(
        listSchema(tableSchema({ bidder: words, criterion: z.optional(id), ground: words, why: words })),
      ),
    }),
  ),
  "provider-selection": z.optional(
    tableSchema({
      process: z.optional(
        oneOfSchema(
          "direct-award-a",
          "direct-award-b",
          "direct-award-c",
          "most-suitable-provider",
          "competitive-process",
        ),
      ),
      "decision-makers": z.optional(listSchema(words)),
      "key-criteria": z.optional(
        tableSchema({
          [keyCriteria[0]]: z.optional(words),
          [keyCriteria[1]]: z.optional(words),
          [keyCriteria[2]]: z.optional(words),
          [keyCriteria[3]]: z.optional(words),
          [keyCriteria[4]]: z.optional(words),
        }),
      ),
      "basic-selection": z.optional(words),
      reasons: z.optional(words),
      conflicts: z.optional(
        z.union([z.literal("none"), listSchema(tableSchema({ who: words, what: words, managed: words }))]),
      ),
      abandoned: z.optional(date),
    }),
  ),
};

export const tenderSchema = tableSchema({
  svscore: language,
  tender: tableSchema({
    reference: words,
    title: words,
    buyer: z.optional(words),
    "buyer-type": z.optional(oneOfSchema(...buyerTypes)),
    commenced: z.optional(date),
    value: z.optional(value),
    term: z.optional(tableSchema({ from: z.optional(date), to: z.optional(date) })),
    adopts: z.optional(id),
    ...facts,
  }),
  library: z.optional(z.union([words, listSchema(words)])),
  "names-that-are-bidders": z.optional(listSchema(words)),
  rules: z.optional(words),
  award: z.optional(award),
  marks: z.optional(oneOfSchema("consensus", "average")),
  purpose: z.optional(words),
  consultation: z.optional(words),
  relevance: z.optional(words),
  proportionality: z.optional(words),
  lots: z.optional(
    listSchema(
      tableSchema({ id, title: z.optional(words), value: z.optional(value), award: z.optional(award) }),
      1_000,
    ),
  ),
  deviations: z.optional(listSchema(tableSchema({ rule: id, who: words, when: date, why: words }))),
  ...record,
});

export type TenderFile = z.infer<typeof tenderSchema>;
export type AwardFile = z.infer<typeof award>;
export type ValueFile = z.infer<typeof value>;
