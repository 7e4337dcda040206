/** Evaluators' marks: the mark over the top of the scale. */
import { divide, exactText } from "../../number/exact.ts";
import { figureText, sourced } from "../workings.ts";
import { defineFormula, fraction } from "./formula.ts";

export const scale = defineFormula("scale", {
  looksAt: "nothing",
  better: () => "higher",
  fraction:
    ({ top }) =>
    (value) =>
      fraction(
        "scale",
        divide(value.value, top.value),
        `${figureText(value.value)} ÷ ${figureText(top.value)}`,
        [value, sourced("top of the scale", top.value, "mark", top.at)],
      ),
  words: ({ top }, value) => `${value} ÷ ${exactText(top.value)}`,
});
