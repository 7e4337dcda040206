import { describe, expect, it } from "vitest";
import { bindFormulaToBids } from "../../../src/scoring/formulas/registry.ts";
import { cheapest, earns, field, fractionBy, lines, pounds, trouble, worth } from "../build.ts";

describe("lowest-over-value", () => {
  it.each([
    // price, all prices, share
    [100, [100, 125, 200], "1"],
    [125, [100, 125, 200], "0.8"],
    [200, [200, 125, 100], "0.5"],
    [300, [300, 100], "1/3"],
    [100, [100, 100], "1"],
    [100, [100], "1"],
    [0.02, [0.01, 0.02], "0.5"],
  ])("%d among %j earns %s", (price, among, share) => {
    expect(earns(cheapest, price, among)).toBe(share);
  });

  it("says the lowest over the value", () => {
    const among = field(61000, 64000);
    expect(lines(fractionBy(cheapest, among)(pounds(64000, "price", "bids.csv:3:3")))).toEqual([
      "share of the marks = 0.953125 share {lowest-over-value}: 61,000 ÷ 64,000",
      "  lowest of the bids = 61000 pounds @ bids.csv:2:3",
      "  price = 64000 pounds @ bids.csv:3:3",
    ]);
  });

  it.each([[[0.01, 0]], [[100, 0, 50]], [[100, -1, 50]]])("refuses %j", (among) => {
    expect(trouble(bindFormulaToBids(cheapest, field(...among)))).toEqual({
      unscorable:
        "the price of bid 2 is zero or below, and `lowest-over-value` cannot be worked out from such a figure",
      remedy:
        "check the figure with the bidder; if it stands, the tender's documents must say how it is scored",
      at: "bids.csv:3:3",
    });
  });

  it("names no place where there is none", () => {
    expect(
      trouble(bindFormulaToBids(cheapest, [worth("the price of Acme", 0, "pounds")])),
    ).not.toHaveProperty("at");
  });

  it("needs a bid to compare with", () => {
    expect(trouble(bindFormulaToBids(cheapest, []))).toEqual({
      unscorable: "there is no bid to compare with",
      remedy: "check the bids",
    });
  });
});
