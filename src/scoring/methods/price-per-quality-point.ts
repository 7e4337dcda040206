/** Pounds for each mark of quality; the lowest ranks first. */
import { divide, ONE, sign, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import type { Method } from "./method.ts";

export const pricePerQualityPoint: Method = {
  best: "lowest",
  again: ([price = ZERO, marks = ONE]) => divide(price, marks),
  total: ({ bidder, nonPrice, price }) => {
    if (price === undefined)
      return { unscorable: `${bidder} gives no price`, remedy: "a price per mark needs a price" };
    if (sign(nonPrice.value) <= 0) {
      return {
        unscorable: `${bidder} earns no marks other than for price, so there is no price per mark`,
        remedy:
          "a bid without quality cannot be ranked by this method: check the marks, or disqualify it under a published minimum",
        ...(price.at !== undefined && { at: price.at }),
      };
    }
    return {
      label: "price for each mark of quality",
      value: divide(price.value, nonPrice.value),
      unit: "pounds per mark",
      rule: "price-per-quality-point",
      sum: `${figureText(price.value)} ÷ ${figureText(nonPrice.value)}`,
      from: [price, nonPrice],
    };
  },
};
