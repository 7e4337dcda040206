/** The price less a published credit for each mark of quality; the lowest ranks first. */
import { multiply, subtract, ZERO } from "../../number/exact.ts";
import { figureText, sourcedWorkings } from "../workings.ts";
import type { Method } from "./method.ts";

export const priceLessCredit: Method = {
  best: "lowest",
  again: ([price = ZERO, credit = ZERO, marks = ZERO]) => subtract(price, multiply(credit, marks)),
  total: ({ award, bidder, nonPrice, price }) => {
    if (price === undefined)
      return { unscorable: `${bidder} gives no price`, remedy: "a price less a credit needs a price" };
    const credit = sourcedWorkings(
      "credit for each mark",
      award.credit?.value ?? ZERO,
      "pounds",
      award.credit?.at,
    );
    return {
      label: "price less credit for quality",
      value: subtract(price.value, multiply(credit.value, nonPrice.value)),
      unit: "pounds",
      rule: "price-less-credit",
      sum: `${figureText(price.value)} − ${figureText(credit.value)} × ${figureText(nonPrice.value)}`,
      from: [price, credit, nonPrice],
    };
  },
};
