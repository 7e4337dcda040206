/** Half the marks at the mean of the bids, more below it and less above it. */
import {
  add,
  clampBetween,
  divide,
  exact,
  exactText,
  multiply,
  ONE,
  sign,
  subtract,
  ZERO,
} from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { emptyField, meanOfBids } from "./field.ts";
import { defineFormula, shareOfMarksWorkings } from "./formula.ts";

const HALF = exact("0.5");

export const aroundMean = defineFormula("around-mean", {
  looksAt: "field",
  better: ({ better }) => better,
  fraction: ({ slope, better }, field) => {
    const mean = meanOfBids(field);
    if (mean === undefined) return emptyField;
    if (sign(mean.value) <= 0) {
      return {
        unscorable: "the mean of the bids is zero or below, and `around-mean` cannot be worked out from it",
        remedy: "check the figures with the bidders",
      };
    }
    return (value) => {
      const swing = multiply(slope, divide(subtract(value.value, mean.value), mean.value));
      const earned = better === "lower" ? subtract(HALF, swing) : add(HALF, swing);
      const signShown = better === "lower" ? "−" : "+";
      return shareOfMarksWorkings(
        "around-mean",
        clampBetween(earned, ZERO, ONE),
        `½ ${signShown} ${figureText(slope)} × (${figureText(value.value)} − ${figureText(mean.value)}) ÷ ${figureText(mean.value)}, from 0 to 1`,
        [value, mean],
      );
    };
  },
  words: ({ slope, better }, value) =>
    `one half, ${better === "lower" ? "less" : "plus"} ${exactText(slope)} × (${value} − the mean of all tenders) ÷ the mean, held between 0 and 1`,
});
