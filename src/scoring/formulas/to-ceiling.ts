/** The lowest bid earns everything, a bid at the published ceiling nothing. */
import { clampBetween, compare, divide, equal, ONE, subtract, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { emptyField, lowestOfBids } from "./field.ts";
import { defineFormula, fullFigureText, shareOfMarksWorkings } from "./formula.ts";
import { publishedFigureWorkings } from "./published.ts";

export const toCeiling = defineFormula("to-ceiling", {
  looksAt: "lowest",
  better: () => "lower",
  largest: ({ ceiling }) => ceiling.value,
  fraction: ({ ceiling }, field) => {
    const low = lowestOfBids(field);
    if (low === undefined) return emptyField;
    return (value) => {
      const from = [value, publishedFigureWorkings("ceiling", ceiling, value), low];
      if (compare(value.value, ceiling.value) > 0) {
        return shareOfMarksWorkings(
          "to-ceiling",
          ZERO,
          `${figureText(value.value)} is above the ceiling of ${figureText(ceiling.value)}`,
          from,
        );
      }
      if (equal(low.value, ceiling.value)) {
        return shareOfMarksWorkings(
          "to-ceiling",
          ONE,
          `the lowest bid is the ceiling of ${figureText(ceiling.value)}`,
          from,
        );
      }
      const earned = divide(subtract(ceiling.value, value.value), subtract(ceiling.value, low.value));
      const top = figureText(ceiling.value);
      return shareOfMarksWorkings(
        "to-ceiling",
        clampBetween(earned, ZERO, ONE),
        `(${top} − ${figureText(value.value)}) ÷ (${top} − ${figureText(low.value)}), from 0 to 1`,
        from,
      );
    };
  },
  words: ({ ceiling }, value) =>
    `(${fullFigureText(ceiling)} − ${value}) ÷ (${fullFigureText(ceiling)} − the lowest), held between 0 and 1`,
});
