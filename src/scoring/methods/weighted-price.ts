/**
 * The price over a coefficient that grows with quality; the lowest ranks first.
 *
 * @see openprocurement API documentation, features and coefficient
 */
import { add, divide, ONE, subtract, sum, ZERO } from "../../number/exact.ts";
import { leafCriteria } from "../../tender/tree.ts";
import { figureText } from "../workings.ts";
import type { Method } from "./method.ts";

export const weightedPrice: Method = {
  best: "lowest",
  again: ([price = ZERO, coefficient = ONE]) => divide(price, coefficient),
  total: ({ award, bidder, nonPrice, price }) => {
    if (price === undefined)
      return { unscorable: `${bidder} gives no price`, remedy: "a weighted price needs a price" };
    const worths = leafCriteria(award.criteria)
      .filter((leaf) => leaf.from !== "price")
      .map((leaf) => leaf.marksAvailable);
    const available = divide(sum(worths), award.marksAvailable);
    const won = divide(nonPrice.value, award.marksAvailable);
    const coefficient = add(ONE, divide(won, subtract(ONE, available)));
    return {
      label: "weighted price",
      value: divide(price.value, coefficient),
      unit: "pounds",
      rule: "weighted-price",
      sum: `${figureText(price.value)} ÷ ${figureText(coefficient)}`,
      from: [
        price,
        {
          label: "coefficient",
          value: coefficient,
          unit: "factor",
          sum: `1 + ${figureText(won)} ÷ (1 − ${figureText(available)})`,
          from: [nonPrice],
        },
      ],
    };
  },
};
