/** Evaluators' marks: the mark over the top of the scale. */
import { divide, exactText } from "../../number/exact.ts";
import { figureText, sourcedWorkings } from "../workings.ts";
import { defineFormula, shareOfMarksWorkings } from "./formula.ts";

export const scale = defineFormula("scale", {
  looksAt: "nothing",
  better: () => "higher",
  fraction:
    ({ top }) =>
    (value) =>
      shareOfMarksWorkings(
        "scale",
        divide(value.value, top.value),
        `${figureText(value.value)} ÷ ${figureText(top.value)}`,
        [value, sourcedWorkings("top of the scale", top.value, "mark", top.at)],
      ),
  words: ({ top }, value) => `${value} ÷ ${exactText(top.value)}`,
});
