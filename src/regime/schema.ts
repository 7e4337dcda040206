/** The shape of a rules file: FORMAT section 4. */
import * as z from "zod/mini";
import { date, flag, id, language, list, oneOf, percent, positive, table, words } from "../source/schema.ts";
import { disclosures } from "../tender/facts.ts";
import { buyerTypes } from "../tender/model.ts";

const value = table({
  vat: oneOf("excluding", "including"),
  "at-least": z.optional(positive),
  above: z.optional(positive),
  below: z.optional(positive),
  "when-unknown": z.optional(oneOf("unknown", "applies")),
});

const laws = list(oneOf("procurement-act-2023", "pcr-2015", "provider-selection-regime", "pcsr-2015"));

/** The facts of a tender that a duty to record something may ask for. */
const statedFacts = [
  "purpose",
  "consultation",
  "community-benefits",
  "well-being-objectives",
  "social-public-works",
] as const;

const applies = table({
  "buyer-types": z.optional(list(oneOf(...buyerTypes))),
  commenced: z.optional(table({ from: z.optional(date), to: z.optional(date) })),
  value: z.optional(value),
  subjects: z.optional(
    table({
      of: list(oneOf("services", "goods", "works", "mixed", "healthcare")),
      "when-unknown": z.optional(oneOf("unknown", "applies")),
    }),
  ),
  laws: z.optional(laws),
  except: z.optional(
    list(oneOf("private-utility", "defence", "framework", "call-off", "light-touch", "below-threshold")),
  ),
});

const checkWithoutParameters = <const Name extends string>(kind: Name) => table({ kind: z.literal(kind) });

const check = z.discriminatedUnion(
  "kind",
  [
    table({
      kind: z.literal("minimum-weight"),
      share: percent,
      of: oneOf("total", "total-or-non-price"),
      counts: list(oneOf("social-value", "net-zero")),
      "leaves-out": z.optional(list(oneOf("net-zero"))),
    }),
    table({ kind: z.literal("no-minimum"), because: words }),
    checkWithoutParameters("climate-theme"),
    checkWithoutParameters("timed-commitment"),
    checkWithoutParameters("quality-leads"),
    checkWithoutParameters("quality-opens-the-gate"),
    checkWithoutParameters("enough-is-enough"),
    checkWithoutParameters("counting-is-not-scoring"),
    checkWithoutParameters("no-evidence-no-credit"),
    checkWithoutParameters("extra-means-extra"),
    checkWithoutParameters("size-is-no-merit"),
    table({ kind: z.literal("stated"), fact: oneOf(...statedFacts), what: words }),
    table({ kind: z.literal("law-in-force"), laws, because: words, "must-say": z.optional(flag) }),
    checkWithoutParameters("published-weights"),
    checkWithoutParameters("separately-reportable"),
    table({ kind: z.literal("planned-minimum"), share: percent, because: words }),
    table({ kind: z.literal("effective-weighting"), below: percent }),
    table({
      kind: z.literal("outcomes"),
      wants: oneOf("one", "few", "known", "only"),
      of: z.optional(list(id)),
    }),
    checkWithoutParameters("related-and-proportionate"),
    table({
      kind: z.literal("clear-and-measurable"),
      which: oneOf("social-value", "every-criterion"),
      evidence: z.optional(flag),
    }),
    checkWithoutParameters("counted-once"),
    table({
      kind: z.literal("disclosed"),
      where: oneOf("quantity", "share-of-value", "gate"),
      needs: list(oneOf(...disclosures)),
    }),
    checkWithoutParameters("pounds-apart"),
    table({ kind: z.literal("proxies-complete"), what: oneOf("price-years", "adjustments") }),
    table({
      kind: z.literal("forbidden-wording"),
      words: list(words),
      because: words,
      "minimum-volume": z.optional(oneOf("allowed", "forbidden")),
    }),
    checkWithoutParameters("within-term"),
    checkWithoutParameters("method-statement"),
    table({ kind: z.literal("unusually-high"), times: positive }),
    checkWithoutParameters("considered-before-start"),
    checkWithoutParameters("weight-chosen"),
    table({ kind: z.literal("few-measures"), "at-most": positive, "pounds-for-each": positive }),
    checkWithoutParameters("one-perspective"),
  ],
  { error: "is not a check that svscore knows\nsee the manual for the kinds of check" },
);

const rule = table({
  id,
  title: words,
  reference: z.optional(id),
  applies: z.optional(applies),
  check,
  asked: z.optional(oneOf("always", "before-publication", "of-bids")),
  severity: oneOf("must", "should"),
  source: words,
  status: oneOf("verified", "unverified"),
  note: z.optional(words),
});

export const rulesSchema = table({
  svscore: language,
  rules: id,
  version: z
    .string()
    .check(z.regex(/^\d+\.\d+\.\d+$/, { error: "is not a version\nwrite three numbers, for example 1.2.0" })),
  title: words,
  licence: words,
  note: z.optional(words),
  always: z.optional(flag),
  list: list(rule),
});

export type RulesFile = z.infer<typeof rulesSchema>;
export type RuleFile = z.infer<typeof rule>;
