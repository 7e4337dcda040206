/** A figure that already is a score: the figure over the most that can be given. */
import { compare, divide, sign } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { defineFormula, fullFigureText, shareOfMarksWorkings, type Unscorable } from "./formula.ts";
import { publishedFigureWorkings } from "./published.ts";

export const given = defineFormula("given", {
  looksAt: "nothing",
  better: () => "higher",
  largest: ({ outOf }) => outOf.value,
  fraction: ({ outOf }, field) => {
    const beyond = field.find(({ value }) => sign(value) < 0 || compare(value, outOf.value) > 0);
    if (beyond !== undefined) {
      const trouble: Unscorable = {
        unscorable: `${beyond.label} is ${figureText(beyond.value)}, and it is given out of ${figureText(outOf.value)}`,
        remedy: "give a score from 0 to the most that was published",
        ...(beyond.at !== undefined && { at: beyond.at }),
      };
      return trouble;
    }
    return (value) =>
      shareOfMarksWorkings(
        "given",
        divide(value.value, outOf.value),
        `${figureText(value.value)} ÷ ${figureText(outOf.value)}`,
        [value, publishedFigureWorkings("the most that can be given", outOf, value)],
      );
  },
  words: ({ outOf }, value) => `${value} ÷ ${fullFigureText(outOf)}`,
});
