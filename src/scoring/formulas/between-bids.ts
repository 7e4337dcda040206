/** The best bid earns everything, the worst nothing, and the rest lie between by their distance. */
import { divide, equal, ONE, subtract } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { emptyField, highestOfBids, lowestOfBids } from "./field.ts";
import { defineFormula, shareOfMarksWorkings } from "./formula.ts";

export const betweenBids = defineFormula("between-bids", {
  looksAt: "field",
  better: ({ better }) => better,
  fraction: ({ better }, field) => {
    const [low, high] = [lowestOfBids(field), highestOfBids(field)];
    if (low === undefined || high === undefined) return emptyField;
    const [worst, best] = better === "lower" ? [high, low] : [low, high];
    return (value) =>
      equal(worst.value, best.value)
        ? shareOfMarksWorkings(
            "between-bids",
            ONE,
            "all bids are equal",
            [value],
            "all bids are equal, so each earns everything",
          )
        : shareOfMarksWorkings(
            "between-bids",
            divide(subtract(value.value, worst.value), subtract(best.value, worst.value)),
            `(${figureText(value.value)} − ${figureText(worst.value)}) ÷ (${figureText(best.value)} − ${figureText(worst.value)})`,
            [value, worst, best],
          );
  },
  words: ({ better }, value) =>
    `where ${value} lies between the worst and the best of all tenders (${better} is better)`,
});
