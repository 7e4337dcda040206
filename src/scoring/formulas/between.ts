/** Marks stop at a published target: promising more than was asked earns nothing more. */
import { clampBetween, compare, divide, largest, ONE, subtract, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { defineFormula, fullFigureText, shareOfMarksWorkings } from "./formula.ts";
import { publishedFigureWorkings } from "./published.ts";

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
      return shareOfMarksWorkings(
        "between",
        clamp ? clampBetween(earned, ZERO, ONE) : earned,
        `(${figureText(value.value)} − ${low}) ÷ (${high} − ${low})${clamp ? ", from 0 to 1" : ""}`,
        [value, publishedFigureWorkings("worst", worst, value), publishedFigureWorkings("best", best, value)],
      );
    },
  words: ({ worst, best, clamp }, value) =>
    `(${value} − ${fullFigureText(worst)}) ÷ (${fullFigureText(best)} − ${fullFigureText(worst)})${clamp ? ", held between 0 and 1" : ""}`,
});
