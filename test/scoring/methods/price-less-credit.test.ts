import { describe, expect, it } from "vitest";
import { methods } from "../../../src/scoring/methods/registry.ts";
import { at, lines, trouble } from "../build.ts";
import { standing, totalBy } from "./standing.ts";

const method = methods["price-less-credit"];

describe("price-less-credit", () => {
  it.each([
    // price, marks, credit, total
    [100000, 50, 500, "75000"],
    [100000, 0, 500, "100000"],
    [100000, 200, 500, "0"],
    [100000, 201, 500, "-500"],
  ])("%d less %d marks at %d pounds is %s", (price, nonPrice, credit, value) => {
    expect(
      lines(totalBy("price-less-credit", standing({ price, nonPrice, credit: at(credit) })))[0],
    ).toContain(`= ${value} pounds`);
  });

  it("says the sum, and less is better", () => {
    const credit = at(500, "tender.yaml:12:9");
    expect(lines(totalBy("price-less-credit", standing({ price: 100000, nonPrice: 50, credit })))).toEqual([
      "price less credit for quality = 75000 pounds {price-less-credit}: 100,000 − 500 × 50",
      "  price = 100000 pounds @ bids.csv:2:3",
      "  credit for each mark = 500 pounds @ tender.yaml:12:9",
      "  marks other than for price = 50 marks",
    ]);
    expect(method.best).toBe("lowest");
  });

  it("takes nothing off without a credit", () => {
    expect(lines(totalBy("price-less-credit", standing({ price: 100, nonPrice: 50 })))).toEqual([
      "price less credit for quality = 100 pounds {price-less-credit}: 100 − 0 × 50",
      "  price = 100 pounds @ bids.csv:2:3",
      "  credit for each mark = 0 pounds",
      "  marks other than for price = 50 marks",
    ]);
  });

  it("needs a price", () => {
    expect(trouble(method.total(standing({})))).toEqual({
      unscorable: "Acme gives no price",
      remedy: "a price less a credit needs a price",
    });
  });
});
