import { describe, expect, it } from "vitest";
import { bindFormulaToBids } from "../../../src/scoring/formulas/registry.ts";
import { earns, field, fractionBy, highestOffer, lines, pounds, trouble, worth } from "../build.ts";

describe("value-over-highest", () => {
  it.each([
    [0, [0, 50, 200], "0"],
    [50, [0, 50, 200], "0.25"],
    [200, [0, 200, 50], "1"],
    [100, [100, 100], "1"],
    [100, [100], "1"],
    [0, [0], "0"],
    [0, [0, -1], "0"],
    [1, [1, 3], "1/3"],
  ])("%d among %j earns %s", (value, among, share) => {
    expect(earns(highestOffer, value, among)).toBe(share);
  });

  it("says the value over the highest", () => {
    expect(lines(fractionBy(highestOffer, field(50, 200))(pounds(50)))).toEqual([
      "share of the marks = 0.25 share {value-over-highest}: 50 ÷ 200",
      "  price = 50 pounds",
      "  highest of the bids = 200 pounds @ bids.csv:3:3",
    ]);
  });

  it("says so when no bid offers anything", () => {
    expect(lines(fractionBy(highestOffer, field(0, 0))(pounds(0)))).toEqual([
      "share of the marks = 0 share {value-over-highest}: no bid offers anything | no bid offers anything, so nothing is earned",
      "  price = 0 pounds",
      "  highest of the bids = 0 pounds @ bids.csv:2:3",
    ]);
  });

  it("refuses a field whose highest is below zero", () => {
    expect(trouble(bindFormulaToBids(highestOffer, field(-5, -2)))).toEqual({
      unscorable: "highest of the bids is below zero, and `value-over-highest` cannot be worked out from it",
      remedy: "check the figures with the bidders",
      at: "bids.csv:3:3",
    });
    expect(trouble(bindFormulaToBids(highestOffer, [worth("offer", -1)]))).not.toHaveProperty("at");
  });

  it("needs a bid to compare with", () => {
    expect(trouble(bindFormulaToBids(highestOffer, [])).unscorable).toBe("there is no bid to compare with");
  });
});
