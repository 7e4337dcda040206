/** The rules table, row by row: the rule that carries each, or why no tender and no bid can decide it. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { assembleRules } from "../../src/regime/assemble.ts";
import { compile } from "../measures/compile.ts";
import { findings, tenderOf } from "./tenders.ts";

const rulesets = compile(fileURLToPath(new URL("../../measures", import.meta.url))).rules.map(assembleRules);
const rules = rulesets.flatMap(({ name, rules: own }) => own.map((rule) => ({ ...rule, regime: name })));

/** Each row is carried by rules with that reference, by the scope of a regime, by a diagnostic, or by the way svscore scores. */
type Carried =
  | { readonly by: "rule"; readonly id: string }
  | { readonly by: "scope of the regime"; readonly regime: string }
  | { readonly by: "diagnostic"; readonly code: keyof typeof catalogue }
  | { readonly by: "svscore itself"; readonly how: string };

const rule = (id: string): Carried => ({ by: "rule", id });
const scope = (regime: string): Carried => ({ by: "scope of the regime", regime });
const code = (found: keyof typeof catalogue): Carried => ({ by: "diagnostic", code: found });
const itself = (how: string): Carried => ({ by: "svscore itself", how });

const table: Readonly<Record<string, Carried>> = {
  "R-REG-001": itself("without a day of commencement the regime is unknown: choose.ts, tested below"),
  "R-REG-002": rule("every-tender/law-in-force"),
  "R-REG-003": rule("every-tender/law-in-force"),
  "R-REG-004": scope("ppn-06-20"),
  "R-REG-005": scope("ppn-002"),
  "R-REG-006": scope("ppn-026"),
  "R-REG-007": rule("ppn-026/minimum-weight"),
  "R-REG-008": scope("nhs-england"),
  "R-REG-009": rule("every-tender/health-care-law"),
  "R-REG-010": rule("local-government/weight-chosen"),
  "R-REG-011": scope("northern-ireland"),
  "R-REG-012": rule("scotland/minimum-weight"),
  "R-REG-013": rule("wales/minimum-weight"),
  "R-REG-014": itself(
    "`except: [private-utility, defence]` of each rule of PPN 002 and PPN 026, tested below",
  ),
  "R-REG-015": itself("`adopts`: findings of an adopted regime are marked so, tested below"),
  "R-WT-001": rule("ppn-06-20/minimum-weight"),
  "R-WT-002": rule("ppn-002/minimum-weight"),
  "R-WT-003": itself("`of: total-or-non-price` of the minimum weight of PPN 002, tested in vectors.test.ts"),
  "R-WT-004": rule("ppn-026/minimum-weight"),
  "R-WT-005": rule("ppn-026/minimum-weight"),
  "R-WT-006": itself("`of: total-or-non-price` of the minimum weight of PPN 026, tested in vectors.test.ts"),
  "R-WT-007": rule("nhs-england/minimum-weight"),
  "R-WT-008": rule("northern-ireland/minimum-weight"),
  "R-WT-009": rule("northern-ireland/planned-minimum"),
  "R-WT-010": code("SV210"),
  "R-WT-011": code("SV210"),
  "R-WT-012": rule("every-tender/published-weights"),
  "R-WT-013": itself(
    "a tender cannot be written with a range of weights (SV205), so no tender can be decided by one",
  ),
  "R-WT-014": rule("every-tender/separately-reportable"),
  "R-WT-015": rule("every-tender/effective-weighting"),
  "R-SV-001": rule("ppn-002/an-outcome"),
  "R-SV-002": rule("ppn-002/one-outcome"),
  "R-SV-003": rule("ppn-002/known-outcomes"),
  "R-SV-004": rule("ppn-026/outcomes-that-count"),
  "R-SV-005": rule("nhs-england/climate-theme"),
  "R-SV-006": rule("every-tender/related-and-proportionate"),
  "R-SV-007": rule("every-tender/clear-and-measurable"),
  "R-SV-008": rule("quality-over-quantity/extra-means-extra"),
  "R-SV-009": rule("every-tender/counted-once"),
  "R-SV-010": rule("ppn-002/quality-unless-disclosed"),
  "R-SV-011": rule("every-tender/quantity-disclosed"),
  "R-SV-012": rule("quality-over-quantity/counting-is-not-scoring"),
  "R-SV-013": rule("every-tender/pounds-apart"),
  "R-SV-014": rule("every-tender/price-years"),
  "R-SV-015": rule("every-tender/adjustments-recorded"),
  "R-SV-016": rule("every-tender/no-home-advantage"),
  "R-SV-017": rule("every-tender/value-scaling-disclosed"),
  "R-SV-018": rule("every-tender/open-to-small"),
  "R-SV-019": rule("every-tender/within-term"),
  "R-SV-020": rule("ppn-002/timed-commitment"),
  "R-SV-021": rule("ppn-002/method-statement"),
  "R-SV-022": code("SV316"),
  "R-SV-023": rule("every-tender/unusually-high"),
  "R-SV-024": rule("wales/well-being-objectives"),
  "R-SV-025": rule("wales/social-public-works"),
  "R-SV-026": rule("scotland/community-benefits"),
  "R-SV-027": rule("every-tender/considered-before-start"),
  "R-SV-028": rule("every-tender/pass-or-fail-disclosed"),
};

/** Facts of December 2026 that no row of the rules table had. */
const later: Readonly<Record<string, Carried>> = {
  "RF-004": rule("scotland/sustainable-procurement"),
  "RF-008": rule("wales/social-public-workforce"),
  "RF-024": rule("every-tender/kpis"),
  "RF-025": rule("every-tender/performance-assessed"),
  "RF-027": rule("ppn-026/social-value-kpis"),
  "RF-030": rule("every-tender/modern-slavery"),
};

const rows = Object.entries(table);

it("has every row: fifteen on regimes, fifteen on weights, twenty-eight on content", () => {
  const ids = (kind: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `R-${kind}-${String(index + 1).padStart(3, "0")}`);
  expect(rows.map(([id]) => id)).toEqual([...ids("REG", 15), ...ids("WT", 15), ...ids("SV", 28)]);
});

it.each([...rows, ...Object.entries(later)])("%s is carried", (id, carried) => {
  switch (carried.by) {
    case "rule":
      expect(
        rules.filter(({ reference }) => reference === id).map((one) => `${one.regime}/${one.id}`),
      ).toContain(carried.id);
      return;
    case "scope of the regime":
      expect(
        rulesets.find(({ name }) => name === carried.regime)?.rules[0]?.applies.buyerTypes,
      ).toBeDefined();
      return;
    case "diagnostic":
      expect(catalogue[carried.code]).toBeDefined();
      return;
    case "svscore itself":
      expect(carried.how).not.toBe("");
  }
});

it("no rule claims a row that the table does not have", () => {
  const claimed = rules.flatMap(({ reference }) => reference ?? []);
  expect(claimed.filter((id) => (table[id] ?? later[id]) === undefined)).toEqual([]);
});

describe("what svscore carries itself", () => {
  it("R-REG-001: without a day of commencement the regime is unknown, once, and names what is missing", () => {
    const found = findings({ tender: "buyer-type: central-government" }).filter(
      ({ missing }) => missing === "tender.commenced",
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ result: "unknown", severity: "must" });
  });

  it.each(["private-utility: true", "defence: true"])(
    "R-REG-014: %s is outside PPN 002 and PPN 026",
    (fact) => {
      for (const day of ["2026-05-01", "2027-05-01"]) {
        const found = findings({
          tender: `buyer-type: central-government, commenced: ${day}, value: { including-vat: 6000000 }, ${fact}`,
        });
        expect(
          found.filter(({ regime, result }) => /^ppn-0(02|26)$/.test(regime) && result !== "not applicable"),
        ).toEqual([]);
      }
    },
  );

  it("R-REG-015: a council that adopts PPN 002 is checked as if bound, and the finding says that it adopted it", () => {
    const found = findings({
      tender:
        "buyer-type: local-government, commenced: 2026-05-01, value: { including-vat: 600000 }, adopts: ppn-002",
    }).find(({ regime, rule: id }) => regime === "ppn-002" && id === "minimum-weight");
    expect(found).toMatchObject({ result: "pass", adopted: true });
  });

  it("R-WT-013: a range is no weight", () => {
    expect(() =>
      tenderOf({
        award: "\n  criteria: [{ id: price, weight: 50-60, from: price, score: lowest-over-value }]",
      }),
    ).toThrow(/SV205/);
  });
});
