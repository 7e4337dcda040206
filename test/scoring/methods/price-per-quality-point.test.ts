import { describe, expect, it } from "vitest";
import { methods } from "../../../src/scoring/methods/registry.ts";
import { lines, trouble } from "../build.ts";
import { standing, totalBy } from "./standing.ts";

const method = methods["price-per-quality-point"];

describe("price-per-quality-point", () => {
  it("is pounds for each mark other than for price, and less is better", () => {
    expect(lines(totalBy("price-per-quality-point", standing({ price: 90000, nonPrice: 45 })))).toEqual([
      "price for each mark of quality = 2000 pounds per mark {price-per-quality-point}: 90,000 ÷ 45",
      "  price = 90000 pounds @ bids.csv:2:3",
      "  marks other than for price = 45 marks",
    ]);
    expect(method.best).toBe("lowest");
  });

  it.each([0, -1])("cannot be worked out from %d marks", (nonPrice) => {
    expect(trouble(method.total(standing({ price: 90000, nonPrice })))).toEqual({
      unscorable: "Acme earns no marks other than for price, so there is no price per mark",
      remedy:
        "a bid without quality cannot be ranked by this method: check the marks, or disqualify it under a published minimum",
      at: "bids.csv:2:3",
    });
  });

  it("names no place for a price that has none", () => {
    const { price: _, ...rest } = standing({});
    const price = { label: "price", value: rest.nonPrice.value, unit: "pounds" as const, from: [] };
    expect(trouble(method.total({ ...rest, price }))).not.toHaveProperty("at");
  });

  it("works with the smallest mark above nothing", () => {
    expect(lines(totalBy("price-per-quality-point", standing({ price: 1, nonPrice: "0.01" })))[0]).toContain(
      "= 100 pounds per mark",
    );
  });

  it("needs a price", () => {
    expect(trouble(method.total(standing({ nonPrice: 45 })))).toEqual({
      unscorable: "Acme gives no price",
      remedy: "a price per mark needs a price",
    });
  });
});
