/** The cheapest earns everything; each other bid earns the lowest over its own figure. */
import { divide } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { emptyField, lowestOfBids, notAboveZeroProblem } from "./field.ts";
import { defineFormula, shareOfMarksWorkings } from "./formula.ts";

export const lowestOverValue = defineFormula("lowest-over-value", {
  looksAt: "lowest",
  better: () => "lower",
  fraction: (_, field) => {
    const trouble = notAboveZeroProblem(field, "lowest-over-value");
    const low = lowestOfBids(field);
    if (trouble !== undefined) return trouble;
    if (low === undefined) return emptyField;
    return (value) =>
      shareOfMarksWorkings(
        "lowest-over-value",
        divide(low.value, value.value),
        `${figureText(low.value)} ÷ ${figureText(value.value)}`,
        [low, value],
      );
  },
  words: (_, value) => `the lowest of all tenders ÷ ${value}`,
});
