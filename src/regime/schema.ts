/** The shape of a rules file: FORMAT section 4. */
import * as z from "zod/mini";
import {
  date,
  flag,
  id,
  language,
  listSchema,
  oneOfSchema,
  percent,
  positive,
  tableSchema,
  words,
} from "../source/schema.ts";
import { disclosures, nations, takenAsNo } from "../tender/facts.ts";
import { buyerTypes } from "../tender/model.ts";

const value = tableSchema({
  vat: oneOfSchema("excluding", "including"),
  "at-least": z.optional(positive),
  above: z.optional(positive),
  below: z.optional(positive),
  "when-unknown": z.optional(oneOfSchema("unknown", "applies")),
});

const laws = listSchema(
  oneOfSchema("procurement-act-2023", "pcr-2015", "provider-selection-regime", "pcsr-2015"),
);

/** The facts of a tender that a duty to record something may ask for. */
const statedFacts = [
  "purpose",
  "consultation",
  "community-benefits",
  "well-being-objectives",
  "social-public-works",
  "sustainable-procurement",
  "social-public-workforce",
  "modern-slavery",
  "kpis.assessed",
] as const;

const subjects = tableSchema({
  of: listSchema(oneOfSchema("services", "goods", "works", "mixed", "healthcare")),
  "when-unknown": z.optional(oneOfSchema("unknown", "applies")),
});

/** The facts of a tender that put it inside a scope, or outside. */
const flags = listSchema(oneOfSchema(...takenAsNo, "light-touch", "below-threshold"));

const narrowing = {
  "buyer-types": z.optional(listSchema(oneOfSchema(...buyerTypes))),
  commenced: z.optional(tableSchema({ from: z.optional(date), to: z.optional(date) })),
  value: z.optional(value),
  subjects: z.optional(subjects),
  laws: z.optional(laws),
  only: z.optional(flags),
  except: z.optional(flags),
};

/** Which tenders a rule speaks to beside the scope of its regime. */
const applies = tableSchema({
  ...narrowing,
  /** Why nobody can say whether it reaches them. */
  unsure: z.optional(words),
});

/** Which tenders a regime covers: the same test for all of its rules. */
const scope = tableSchema({
  ...narrowing,
  nations: z.optional(listSchema(oneOfSchema(...nations))),
  threshold: z.optional(
    tableSchema({
      tables: listSchema(id),
      ordinary: z.optional(flag),
      kinds: z.optional(
        listSchema(
          oneOfSchema("goods-and-services", "works", "light-touch", "concession", "light-touch-concession"),
        ),
      ),
      "waived-by": z.optional(flags),
      "unsure-below": z.optional(words),
    }),
  ),
});

const kindOnlyCheckSchema = <const Name extends string>(kind: Name) => tableSchema({ kind: z.literal(kind) });

const check = z.discriminatedUnion(
  "kind",
  [
    tableSchema({
      kind: z.literal("minimum-weight"),
      share: percent,
      of: oneOfSchema("total", "total-or-non-price"),
      counts: listSchema(oneOfSchema("social-value", "net-zero")),
      "leaves-out": z.optional(listSchema(oneOfSchema("net-zero"))),
    }),
    tableSchema({ kind: z.literal("no-minimum"), because: words }),
    kindOnlyCheckSchema("climate-theme"),
    kindOnlyCheckSchema("timed-commitment"),
    kindOnlyCheckSchema("quality-leads"),
    kindOnlyCheckSchema("quality-opens-the-gate"),
    kindOnlyCheckSchema("enough-is-enough"),
    kindOnlyCheckSchema("counting-is-not-scoring"),
    kindOnlyCheckSchema("no-evidence-no-credit"),
    kindOnlyCheckSchema("extra-means-extra"),
    kindOnlyCheckSchema("size-is-no-merit"),
    tableSchema({ kind: z.literal("stated"), fact: oneOfSchema(...statedFacts), what: words }),
    tableSchema({ kind: z.literal("law-in-force"), laws, because: words, "must-say": z.optional(flag) }),
    kindOnlyCheckSchema("published-weights"),
    kindOnlyCheckSchema("separately-reportable"),
    tableSchema({ kind: z.literal("planned-minimum"), share: percent, because: words }),
    tableSchema({ kind: z.literal("effective-weighting"), below: percent }),
    tableSchema({
      kind: z.literal("outcomes"),
      wants: oneOfSchema("one", "few", "known", "only"),
      of: z.optional(listSchema(id)),
    }),
    kindOnlyCheckSchema("related-and-proportionate"),
    tableSchema({
      kind: z.literal("clear-and-measurable"),
      which: oneOfSchema("social-value", "every-criterion"),
      evidence: z.optional(flag),
    }),
    kindOnlyCheckSchema("counted-once"),
    tableSchema({
      kind: z.literal("disclosed"),
      where: oneOfSchema("quantity", "share-of-value", "gate"),
      needs: listSchema(oneOfSchema(...disclosures)),
    }),
    kindOnlyCheckSchema("pounds-apart"),
    tableSchema({ kind: z.literal("proxies-complete"), what: oneOfSchema("price-years", "adjustments") }),
    tableSchema({
      kind: z.literal("forbidden-wording"),
      words: listSchema(words),
      because: words,
      "minimum-volume": z.optional(oneOfSchema("allowed", "forbidden")),
    }),
    kindOnlyCheckSchema("within-term"),
    kindOnlyCheckSchema("method-statement"),
    tableSchema({ kind: z.literal("unusually-high"), times: positive }),
    kindOnlyCheckSchema("considered-before-start"),
    kindOnlyCheckSchema("weight-chosen"),
    tableSchema({ kind: z.literal("kpis"), list: oneOfSchema("set", "social-value"), least: positive }),
    tableSchema({ kind: z.literal("library-edition"), library: id }),
    tableSchema({ kind: z.literal("few-measures"), "at-most": positive, "pounds-for-each": positive }),
    kindOnlyCheckSchema("one-perspective"),
  ],
  { error: "is not a check that svscore knows\nsee the manual for the kinds of check" },
);

const rule = tableSchema({
  id,
  title: words,
  reference: z.optional(id),
  scope: z.optional(id),
  applies: z.optional(applies),
  check,
  asked: z.optional(oneOfSchema("always", "before-publication", "of-bids")),
  severity: oneOfSchema("must", "should"),
  source: words,
  status: oneOfSchema("verified", "unverified"),
  note: z.optional(words),
  /** The sentences of the law that it rests on, each with a mark that one row of the tests of rules bears. */
  sentences: z.optional(listSchema(tableSchema({ mark: id, says: words, source: words }))),
  /** What was not to be had on a day, and when somebody should look again. */
  "not-published": z.optional(tableSchema({ what: words, "as-of": date, review: date })),
});

export const rulesSchema = tableSchema({
  svscore: language,
  rules: id,
  version: z
    .string()
    .check(z.regex(/^\d+\.\d+\.\d+$/, { error: "is not a version\nwrite three numbers, for example 1.2.0" })),
  title: words,
  licence: words,
  note: z.optional(words),
  always: z.optional(flag),
  scopes: z.optional(z.record(z.string(), scope)),
  list: listSchema(rule),
});

export type RulesFile = z.infer<typeof rulesSchema>;
export type RuleFile = z.infer<typeof rule>;
