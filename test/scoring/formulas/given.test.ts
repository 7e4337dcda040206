import { describe, expect, it } from "vitest";
import { bindFormulaToBids } from "../../../src/scoring/formulas/registry.ts";
import type { FormulaSpec } from "../../../src/tender/model.ts";
import { at, earns, field, fractionBy, lines, ofValue, pounds, trouble, worth } from "../build.ts";

const spec: FormulaSpec = { by: "given", outOf: at(40, "tender.yaml:9:20") };

describe("given", () => {
  it.each([
    [0, "0"],
    [10, "0.25"],
    [39, "0.975"],
    [40, "1"],
  ])("%d out of 40 earns %s", (value, share) => {
    expect(earns(spec, value, [20, value])).toBe(share);
  });

  it.each([
    ["-0.01", "-0.01"],
    ["40.01", "40.01"],
    ["1000", "1,000"],
  ])("%s out of 40 is no score", (value, said) => {
    expect(trouble(bindFormulaToBids(spec, field(0, value, 40)))).toEqual({
      unscorable: `the price of bid 2 is ${said}, and it is given out of 40`,
      remedy: "give a score from 0 to the most that was published",
      at: "bids.csv:3:3",
    });
    expect(trouble(bindFormulaToBids(spec, [worth("`score` of Acme", value)]))).not.toHaveProperty("at");
  });

  it("says the figure over the most that can be given", () => {
    expect(lines(fractionBy(spec)(worth("SCORE", 10, "figure")))).toEqual([
      "share of the marks = 0.25 share {given}: 10 ÷ 40",
      "  SCORE = 10 figure",
      "  the most that can be given = 40 figure @ tender.yaml:9:20",
    ]);
  });

  it("shows the contract value behind a share of it", () => {
    const outOf = ofValue("0.1", 2000000, 200000);
    expect(lines(fractionBy({ by: "given", outOf })(pounds(50000, "OFFER")))).toEqual([
      "share of the marks = 0.25 share {given}: 50,000 ÷ 200,000",
      "  OFFER = 50000 pounds",
      "  the most that can be given = 200000 pounds: 10% × 2,000,000 @ tender.yaml:20:9",
      "    contract value excluding VAT = 2000000 pounds @ tender.yaml:5:3",
    ]);
  });
});
