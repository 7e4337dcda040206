import { describe, expect, it } from "vitest";
import type { FormulaSpec } from "../../../src/tender/model.ts";
import { at, earns, fractionBy, lines, ofValue, pounds } from "../build.ts";

const spec = (worst: number, best: number, clamp = true): FormulaSpec => ({
  by: "between",
  worst: at(worst, "tender.yaml:9:1"),
  best: at(best, "tender.yaml:9:9"),
  clamp,
});

describe("between", () => {
  it.each([
    // value, worst, best, held, free
    [9, 10, 20, "0", "-0.1"],
    [10, 10, 20, "0", "0"],
    [11, 10, 20, "0.1", "0.1"],
    [19, 10, 20, "0.9", "0.9"],
    [20, 10, 20, "1", "1"],
    [21, 10, 20, "1", "1.1"],
    [-5, 0, 20, "0", "-0.25"],
    [0, 0, 20, "0", "0"],
    [90, 200, 100, "1", "1.1"],
    [100, 200, 100, "1", "1"],
    [150, 200, 100, "0.5", "0.5"],
    [200, 200, 100, "0", "0"],
    [210, 200, 100, "0", "-0.1"],
  ])("%d between %d and %d earns %s, or %s without clamp", (value, worst, best, held, free) => {
    expect([earns(spec(worst, best), value), earns(spec(worst, best, false), value)]).toEqual([held, free]);
  });

  it("says the sum, and whether it is held", () => {
    const rest = [
      "  price = 25 pounds",
      "  worst = 10 pounds @ tender.yaml:9:1",
      "  best = 20 pounds @ tender.yaml:9:9",
    ];
    expect(lines(fractionBy(spec(10, 20))(pounds(25)))).toEqual([
      "share of the marks = 1 share {between}: (25 − 10) ÷ (20 − 10), from 0 to 1",
      ...rest,
    ]);
    expect(lines(fractionBy(spec(10, 20, false))(pounds(25)))).toEqual([
      "share of the marks = 1.5 share {between}: (25 − 10) ÷ (20 − 10)",
      ...rest,
    ]);
  });

  it("shows the contract value behind a target", () => {
    const best = ofValue("0.125", 2000000, 250000);
    expect(
      lines(fractionBy({ by: "between", worst: at(0), best, clamp: true })(pounds(50000, "OFFER"))),
    ).toEqual([
      "share of the marks = 0.2 share {between}: (50,000 − 0) ÷ (250,000 − 0), from 0 to 1",
      "  OFFER = 50000 pounds",
      "  worst = 0 pounds",
      "  best = 250000 pounds: 12.5% × 2,000,000 @ tender.yaml:20:9",
      "    contract value excluding VAT = 2000000 pounds @ tender.yaml:5:3",
    ]);
  });
});
