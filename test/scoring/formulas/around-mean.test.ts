import { describe, expect, it } from "vitest";
import { bindFormulaToBids } from "../../../src/scoring/formulas/registry.ts";
import type { Better, FormulaSpec } from "../../../src/tender/model.ts";
import { earns, field, figure, fractionBy, lines, pounds, trouble } from "../build.ts";

const spec = (better: Better, slope: number): FormulaSpec => ({
  by: "around-mean",
  slope: figure(slope),
  better,
});

describe("around-mean", () => {
  it.each([
    // value, all values, slope, lower is better, higher is better
    [100, [90, 100, 110], 1, "0.5", "0.5"],
    [90, [90, 100, 110], 1, "0.6", "0.4"],
    [110, [90, 100, 110], 1, "0.4", "0.6"],
    [90, [90, 110], 2, "0.7", "0.3"],
    [51, [51, 149], 1, "0.99", "0.01"],
    [50, [50, 150], 1, "1", "0"],
    [49, [49, 151], 1, "1", "0"],
    [151, [49, 151], 1, "0", "1"],
    [0, [0, 200], 1, "1", "0"],
    [7, [7, 7], 1, "0.5", "0.5"],
    [7, [7], 3, "0.5", "0.5"],
  ])("%d among %j at slope %d earns %s, or %s where higher is better", (value, among, slope, low, high) => {
    expect([earns(spec("lower", slope), value, among), earns(spec("higher", slope), value, among)]).toEqual([
      low,
      high,
    ]);
  });

  it("says the sum", () => {
    const rest = ["  price = 90 pounds", "  mean of the 2 bids = 100 pounds"];
    expect(lines(fractionBy(spec("lower", 2), field(90, 110))(pounds(90)))).toEqual([
      "share of the marks = 0.7 share {around-mean}: ½ − 2 × (90 − 100) ÷ 100, from 0 to 1",
      ...rest,
    ]);
    expect(lines(fractionBy(spec("higher", 2), field(90, 110))(pounds(90)))).toEqual([
      "share of the marks = 0.3 share {around-mean}: ½ + 2 × (90 − 100) ÷ 100, from 0 to 1",
      ...rest,
    ]);
  });

  it("refuses a mean of zero", () => {
    expect(trouble(bindFormulaToBids(spec("lower", 1), field(-5, 5)))).toEqual({
      unscorable: "the mean of the bids is zero or below, and `around-mean` cannot be worked out from it",
      remedy: "check the figures with the bidders",
    });
  });

  it("a mean below zero must not turn better into worse", () => {
    const found = bindFormulaToBids(spec("higher", 1), field(-1, -3));
    if ("unscorable" in found) return;
    expect(earns(spec("higher", 1), -1, [-1, -3])).toBe("1");
  });

  it("needs a bid to compare with", () => {
    expect(trouble(bindFormulaToBids(spec("lower", 1), [])).unscorable).toBe(
      "there is no bid to compare with",
    );
  });
});
