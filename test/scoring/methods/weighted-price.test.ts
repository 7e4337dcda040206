import { describe, expect, it } from "vitest";
import { methods } from "../../../src/scoring/methods/registry.ts";
import { lines, trouble } from "../build.ts";
import { standing, totalBy } from "./standing.ts";

const method = methods["weighted-price"];

describe("weighted-price", () => {
  it("divides the price by a coefficient that grows with quality, and less is better", () => {
    expect(lines(totalBy("weighted-price", standing({ price: 100000, nonPrice: 40 })))).toEqual([
      "weighted price = 50000 pounds {weighted-price}: 100,000 ÷ 2",
      "  price = 100000 pounds @ bids.csv:2:3",
      "  coefficient = 2 factor: 1 + 0.4 ÷ (1 − 0.6)",
      "    marks other than for price = 40 marks",
    ]);
    expect(method.best).toBe("lowest");
  });

  it.each([
    // marks won, price, weighted
    [0, 100, "100"],
    [20, 150, "100"],
    [60, 250, "100"],
  ])("%d marks bring %d to %s", (nonPrice, price, value) => {
    expect(lines(totalBy("weighted-price", standing({ price, nonPrice })))[0]).toContain(`= ${value} pounds`);
  });

  it("takes shares of the marks available, whatever these are", () => {
    // 60 of 200: 1 + 0.3 ÷ 0.7 with everything won
    expect(lines(totalBy("weighted-price", standing({ price: 100, nonPrice: 60, available: 200 })))[0]).toBe(
      "weighted price = 70 pounds {weighted-price}: 100 ÷ 10/7",
    );
  });

  it("needs a price", () => {
    expect(trouble(method.total(standing({})))).toEqual({
      unscorable: "Acme gives no price",
      remedy: "a weighted price needs a price",
    });
  });
});
