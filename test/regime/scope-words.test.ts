/** What is said of a rule that does not speak, or may not: whole answers, one for each way in which it may come about. */
import { describe, expect, it } from "vitest";
import { exact } from "../../src/number/exact.ts";
import type { Applies, ValueBand } from "../../src/regime/model.ts";
import { ruleScopeForTender, type Scope } from "../../src/regime/scope.ts";
import { tenderOf } from "./tenders.ts";

const inside: Scope = { kind: "inside" };
const outside = (stage: "buyer" | "day" | "kind", because: string): Scope => ({
  kind: "outside",
  stage,
  because,
});
const unknown = (missing: string, because: string): Scope => ({ kind: "unknown", missing, because });
const scope = (applies: Partial<Applies>, tender: string): Scope => {
  const read = tenderOf({ tender });
  return ruleScopeForTender({ except: [], ...applies }, read, read.value, false);
};

const year: Partial<Applies> = { commenced: { from: "2026-01-01", to: "2026-12-31" } };
const services: Partial<Applies> = { subjects: { of: ["services", "works"], whenUnknown: "unknown" } };
const act: Partial<Applies> = { laws: ["procurement-act-2023", "pcr-2015"] };

describe("a rule says why it does not speak", () => {
  it.each<[what: string, applies: Partial<Applies>, tender: string, expected: Scope]>([
    [
      "too early",
      year,
      "commenced: 2025-12-31",
      outside("day", "it applies to tenders commenced from 2026-01-01, and this one commenced on 2025-12-31"),
    ],
    [
      "too late",
      year,
      "commenced: 2027-01-01",
      outside(
        "day",
        "it applies to tenders commenced up to 2026-12-31, and this one commenced on 2027-01-01",
      ),
    ],
    ["between", year, "commenced: 2026-06-01", inside],
    [
      "no day",
      year,
      "",
      unknown(
        "tender.commenced",
        "which rules were in force cannot be told: the tender does not say when it commenced",
      ),
    ],
    [
      "no buyer",
      { buyerTypes: ["wales"] },
      "",
      unknown(
        "tender.buyer-type",
        "which rules bind the buyer cannot be told: the tender does not say what kind of body it is",
      ),
    ],
    ["the law", act, "law: pcr-2015", inside],
    ["no law", act, "", inside],
    [
      "another law",
      act,
      "law: provider-selection-regime",
      outside(
        "kind",
        "it stands under procurement-act-2023, pcr-2015, and the tender says provider-selection-regime",
      ),
    ],
    ["the subject", services, "subject: services", inside],
    [
      "another subject",
      services,
      "subject: goods",
      outside("kind", "it applies to services, works, and this contract is for goods"),
    ],
    [
      "no subject",
      services,
      "",
      unknown(
        "tender.subject",
        "whether it applies depends on whether the contract is for services, goods or works",
      ),
    ],
    ["no subject, and none needed", { subjects: { of: ["services"], whenUnknown: "applies" } }, "", inside],
  ])("%s", (_, applies, tender, expected) => expect(scope(applies, tender)).toEqual(expected));
});

describe("a value that is given with VAT or without", () => {
  const [large, small] = [exact("100000"), exact("50000")];
  const band = (vat: ValueBand["vat"], parts: Partial<ValueBand>): Partial<Applies> => ({
    value: { vat, whenUnknown: "unknown", ...parts },
  });
  const excluding = (pounds: string): string => `value: { excluding-vat: ${pounds} }`;
  const including = (pounds: string): string => `value: { including-vat: ${pounds} }`;
  const lacks = (vat: string, bounds: string): Scope =>
    unknown(
      `tender.value.${vat}-vat`,
      `it depends on the contract value ${vat} VAT (${bounds}), which the tender does not give`,
    );
  const noted = (least: string): Scope => ({
    kind: "inside",
    note: `the contract value including VAT is not given; this one is £${least} even without VAT`,
  });

  it.each<[what: string, applies: Partial<Applies>, tender: string, expected: Scope]>([
    [
      "asked with, given without, large enough already",
      band("including", { atLeast: large }),
      excluding("100000"),
      noted("100,000"),
    ],
    [
      "asked with, given without, and VAT may carry it over",
      band("including", { atLeast: large }),
      excluding("99999.99"),
      lacks("including", "of £100,000 or more"),
    ],
    [
      "asked with, given without, above",
      band("including", { above: large }),
      excluding("100000.01"),
      noted("100,000.01"),
    ],
    [
      "asked with, given without, at the line that it must be above",
      band("including", { above: large }),
      excluding("100000"),
      lacks("including", "above £100,000"),
    ],
    [
      "asked with, given without, too large already",
      band("including", { below: large }),
      excluding("100000"),
      outside(
        "kind",
        "it applies to contracts below £100,000 including VAT, and this one is £100,000 even without VAT",
      ),
    ],
    [
      "asked with, given without, and VAT may carry it out",
      band("including", { atLeast: small, below: large }),
      excluding("60000"),
      lacks("including", "of £50,000 or more and below £100,000"),
    ],
    [
      "asked without, given with, too small even so",
      band("excluding", { atLeast: large }),
      including("99999.99"),
      outside(
        "kind",
        "it applies to contracts of £100,000 or more excluding VAT, and this one is £99,999.99 even with VAT",
      ),
    ],
    [
      "asked without, given with, and it may be large enough",
      band("excluding", { atLeast: large }),
      including("100000"),
      lacks("excluding", "of £100,000 or more"),
    ],
    [
      "asked without, given with, above no line",
      band("excluding", { below: large }),
      including("500000"),
      lacks("excluding", "below £100,000"),
    ],
    [
      "asked with and given with, below",
      band("including", { atLeast: large }),
      including("99999.99"),
      outside(
        "kind",
        "it applies to contracts of £100,000 or more including VAT, and this one is £99,999.99",
      ),
    ],
    ["asked with and given with", band("including", { atLeast: large }), including("100000"), inside],
    [
      "both given: only the one that is asked for counts",
      band("excluding", { atLeast: large }),
      "value: { excluding-vat: 100000, including-vat: 120000 }",
      inside,
    ],
    ["none given", band("excluding", { above: small }), "", lacks("excluding", "above £50,000")],
    [
      "none given, and the rule is tested all the same",
      band("excluding", { above: small, whenUnknown: "applies" }),
      "",
      {
        kind: "inside",
        note: "the contract value excluding VAT is not given; the rule is tested as if it were within its scope (above £50,000)",
      },
    ],
  ])("%s", (_, applies, tender, expected) => expect(scope(applies, tender)).toEqual(expected));
});
