import { describe, expect, it } from "vitest";
import { bindFormulaToBids } from "../../../src/scoring/formulas/registry.ts";
import type { FormulaSpec } from "../../../src/tender/model.ts";
import { earns, field, fractionBy, lines, pounds, trouble } from "../build.ts";

const spec: FormulaSpec = { by: "above-lowest", floor: "zero" };
const sinking: FormulaSpec = { by: "above-lowest", floor: "none" };

describe("above-lowest", () => {
  it.each([
    // price, all prices, held at zero, no floor
    [100, [100, 150], "1", "1"],
    [150, [150, 100], "0.5", "0.5"],
    [199, [100, 199], "0.01", "0.01"],
    [200, [100, 200], "0", "0"],
    [201, [100, 201], "0", "-0.01"],
    [300, [100, 300], "0", "-1"],
    [100, [100, 100], "1", "1"],
    [7, [7], "1", "1"],
  ])("%d among %j earns %s, or %s without a floor", (price, among, held, free) => {
    expect([earns(spec, price, among), earns(sinking, price, among)]).toEqual([held, free]);
  });

  it("says whether it stops at nothing", () => {
    const among = field(100, 300);
    const rest = ["  price = 300 pounds", "  lowest of the bids = 100 pounds @ bids.csv:2:3"];
    expect(lines(fractionBy(spec, among)(pounds(300)))).toEqual([
      "share of the marks = 0 share {above-lowest}: 1 − (300 − 100) ÷ 100, not below 0",
      ...rest,
    ]);
    expect(lines(fractionBy(sinking, among)(pounds(300)))).toEqual([
      "share of the marks = -1 share {above-lowest}: 1 − (300 − 100) ÷ 100",
      ...rest,
    ]);
  });

  it.each([[[100, 0]], [[100, -1]]])("refuses %j, whose lowest cannot divide", (among) => {
    expect(trouble(bindFormulaToBids(spec, field(...among)))).toEqual({
      unscorable:
        "lowest of the bids is zero or below, and `above-lowest` cannot be worked out from such a figure",
      remedy:
        "check the figure with the bidder; if it stands, the tender's documents must say how it is scored",
      at: "bids.csv:3:3",
    });
  });

  it("needs a bid to compare with", () => {
    expect(trouble(bindFormulaToBids(spec, [])).unscorable).toBe("there is no bid to compare with");
  });
});
