/** Marks fall in step with how far a bid lies above the lowest. */
import { divide, largest, ONE, subtract, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { emptyField, lowestOfBids, notAboveZeroProblem } from "./field.ts";
import { defineFormula, shareOfMarksWorkings } from "./formula.ts";

export const aboveLowest = defineFormula("above-lowest", {
  looksAt: "lowest",
  better: () => "lower",
  fraction: ({ floor }, field) => {
    const low = lowestOfBids(field);
    if (low === undefined) return emptyField;
    const trouble = notAboveZeroProblem([low], "above-lowest");
    if (trouble !== undefined) return trouble;
    return (value) => {
      const earned = subtract(ONE, divide(subtract(value.value, low.value), low.value));
      const held = floor === "none" ? earned : largest([earned, ZERO]);
      return shareOfMarksWorkings(
        "above-lowest",
        held,
        `1 − (${figureText(value.value)} − ${figureText(low.value)}) ÷ ${figureText(low.value)}${floor === "none" ? "" : ", not below 0"}`,
        [value, low],
      );
    };
  },
  words: ({ floor }, value) =>
    `1 − (${value} − the lowest) ÷ the lowest${floor === "zero" ? ", not below 0" : ""}`,
});
