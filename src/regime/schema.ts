/** The shape of a rules file: FORMAT section 4. */
import * as z from "zod/mini";
import { date, flag, id, language, list, oneOf, percent, positive, table, words } from "../source/schema.ts";
import { buyerTypes } from "../tender/model.ts";

const value = table({
  vat: oneOf("excluding", "including"),
  "at-least": z.optional(positive),
  above: z.optional(positive),
  below: z.optional(positive),
  "when-unknown": z.optional(oneOf("unknown", "applies")),
});

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
  laws: z.optional(list(oneOf("procurement-act-2023", "pcr-2015", "provider-selection-regime", "pcsr-2015"))),
  except: z.optional(
    list(oneOf("private-utility", "defence", "framework", "call-off", "light-touch", "below-threshold")),
  ),
});

const named = <const Name extends string>(kind: Name) => table({ kind: z.literal(kind) });

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
    named("climate-theme"),
    named("timed-commitment"),
    named("quality-leads"),
    named("quality-opens-the-gate"),
    named("enough-is-enough"),
    named("counting-is-not-scoring"),
    named("no-evidence-no-credit"),
    named("extra-means-extra"),
    named("size-is-no-merit"),
  ],
  { error: "is not a check that svscore knows\nsee the manual for the kinds of check" },
);

const rule = table({
  id,
  title: words,
  reference: z.optional(id),
  applies: z.optional(applies),
  check,
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
