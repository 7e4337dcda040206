/** The highest offer earns everything; each other bid earns its own figure over the highest. */
import { divide, isZero, sign, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { emptyField, highestOfBids } from "./field.ts";
import { defineFormula, shareOfMarksWorkings } from "./formula.ts";

export const valueOverHighest = defineFormula("value-over-highest", {
  looksAt: "highest",
  better: () => "higher",
  fraction: (_, field) => {
    const high = highestOfBids(field);
    if (high === undefined) return emptyField;
    if (sign(high.value) < 0) {
      return {
        unscorable: `${high.label} is below zero, and \`value-over-highest\` cannot be worked out from it`,
        remedy: "check the figures with the bidders",
        ...(high.at !== undefined && { at: high.at }),
      };
    }
    return (value) =>
      isZero(high.value)
        ? shareOfMarksWorkings(
            "value-over-highest",
            ZERO,
            "no bid offers anything",
            [value, high],
            "no bid offers anything, so nothing is earned",
          )
        : shareOfMarksWorkings(
            "value-over-highest",
            divide(value.value, high.value),
            `${figureText(value.value)} ÷ ${figureText(high.value)}`,
            [value, high],
          );
  },
  words: (_, value) => `${value} ÷ the highest of all tenders`,
});
