import { describe, expect, it } from "vitest";
import { bindFormulaToBids } from "../../../src/scoring/formulas/registry.ts";
import type { FormulaSpec } from "../../../src/tender/model.ts";
import { earns, field, fractionBy, lines, pounds, trouble } from "../build.ts";

const higher: FormulaSpec = { by: "between-bids", better: "higher", clamp: true };
const lower: FormulaSpec = { by: "between-bids", better: "lower", clamp: true };

describe("between-bids", () => {
  it.each([
    // value, all values, higher is better, lower is better
    [10, [10, 20, 50], "0", "1"],
    [20, [50, 10, 20], "0.25", "0.75"],
    [50, [20, 50, 10], "1", "0"],
    [0, [-10, 0, 10], "0.5", "0.5"],
    [-10, [-10, -30], "1", "0"],
    [7, [7, 7, 7], "1", "1"],
    [0, [0, 0], "1", "1"],
    [7, [7], "1", "1"],
  ])("%d among %j earns %s, or %s where lower is better", (value, among, up, down) => {
    expect([earns(higher, value, among), earns(lower, value, among)]).toEqual([up, down]);
  });

  it("says which bids are worst and best", () => {
    expect(lines(fractionBy(lower, field(10, 50))(pounds(20)))).toEqual([
      "share of the marks = 0.75 share {between-bids}: (20 − 50) ÷ (10 − 50)",
      "  price = 20 pounds",
      "  highest of the bids = 50 pounds @ bids.csv:3:3",
      "  lowest of the bids = 10 pounds @ bids.csv:2:3",
    ]);
    expect(lines(fractionBy(higher, field(10, 50))(pounds(20)))).toEqual([
      "share of the marks = 0.25 share {between-bids}: (20 − 10) ÷ (50 − 10)",
      "  price = 20 pounds",
      "  lowest of the bids = 10 pounds @ bids.csv:2:3",
      "  highest of the bids = 50 pounds @ bids.csv:3:3",
    ]);
  });

  it("says so when all are equal", () => {
    expect(lines(fractionBy(higher, field(7, 7))(pounds(7)))).toEqual([
      "share of the marks = 1 share {between-bids}: all bids are equal | all bids are equal, so each earns everything",
      "  price = 7 pounds",
    ]);
  });

  it("needs a bid to compare with", () => {
    expect(trouble(bindFormulaToBids(higher, [])).unscorable).toBe("there is no bid to compare with");
  });
});
