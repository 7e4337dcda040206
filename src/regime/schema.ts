/** The shape of a rules file: FORMAT section 4. */
import { z } from "zod";
import { date, flag, id, language, list, oneOf, percent, positive, table, words } from "../source/schema.ts";

const value = table({
  vat: oneOf("excluding", "including"),
  "at-least": positive.optional(),
  above: positive.optional(),
  below: positive.optional(),
  "when-unknown": oneOf("unknown", "applies").optional(),
});

const applies = table({
  "buyer-types": list(oneOf("central-government", "nhs-england", "local-government", "northern-ireland", "wales", "scotland", "other")).optional(),
  commenced: table({ from: date.optional(), to: date.optional() }).optional(),
  value: value.optional(),
  subjects: list(oneOf("services", "goods", "works", "mixed", "healthcare")).optional(),
  except: list(oneOf("private-utility", "defence", "framework", "call-off", "light-touch")).optional(),
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
      "leaves-out": list(oneOf("net-zero")).optional(),
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
  reference: id.optional(),
  applies: applies.optional(),
  check,
  severity: oneOf("must", "should"),
  source: words,
  status: oneOf("verified", "unverified"),
  note: words.optional(),
});

export const rulesSchema = table({
  svscore: language,
  rules: id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: "is not a version\nwrite three numbers, for example 1.2.0" }),
  title: words,
  licence: words,
  note: words.optional(),
  always: flag.optional(),
  list: list(rule),
});

export type RulesFile = z.infer<typeof rulesSchema>;
export type RuleFile = z.infer<typeof rule>;
