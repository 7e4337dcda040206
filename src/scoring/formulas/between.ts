/** Marks stop at a published target: promising more than was asked earns nothing more. */
import { compare, divide, largest, ONE, subtract, within, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { defineFormula, fraction, inFull } from "./formula.ts";
import { publishedFigure } from "./published.ts";

export const between = defineFormula("between", {
  looksAt: "nothing",
  better: ({ worst, best }) => (compare(best.value, worst.value) < 0 ? "lower" : "higher"),
  bestOffer: ({ best }) => best.value,
  largest: ({ worst, best }) => largest([best.value, worst.value]),
  fraction:
    ({ worst, best, clamp }) =>
    (value) => {
      const earned = divide(subtract(value.value, worst.value), subtract(best.value, worst.value));
      const [low, high] = [figureText(worst.value), figureText(best.value)];
      return fraction(
        "between",
        clamp ? within(earned, ZERO, ONE) : earned,
        `(${figureText(value.value)} − ${low}) ÷ (${high} − ${low})${clamp ? ", from 0 to 1" : ""}`,
        [value, publishedFigure("worst", worst, value), publishedFigure("best", best, value)],
      );
    },
  words: ({ worst, best, clamp }, value) =>
    `(${value} − ${inFull(worst)}) ÷ (${inFull(best)} − ${inFull(worst)})${clamp ? ", held between 0 and 1" : ""}`,
});
