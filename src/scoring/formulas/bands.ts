/** The first published band that the value reaches says what share is earned. */
import { compare, exactText, largest, ZERO } from "../../number/exact.ts";
import { figureText, percentText } from "../workings.ts";
import { defineFormula, fullFigureText, shareOfMarksWorkings } from "./formula.ts";
import { publishedFigureWorkings } from "./published.ts";

export const bands = defineFormula("bands", {
  looksAt: "nothing",
  better: () => "higher",
  largest: ({ bands: all }) => largest(all.map(({ atLeast }) => atLeast.value)),
  fraction:
    ({ bands: ladder }) =>
    (value) => {
      const reached = ladder.find((band) => compare(band.atLeast.value, value.value) <= 0);
      if (reached === undefined)
        return shareOfMarksWorkings("bands", ZERO, `${figureText(value.value)} reaches no band`, [value]);
      return shareOfMarksWorkings(
        "bands",
        reached.earns,
        `${figureText(value.value)} is at least ${figureText(reached.atLeast.value)}: ${percentText(reached.earns)} of the marks`,
        [value, publishedFigureWorkings("band from", reached.atLeast, value)],
      );
    },
  words: ({ bands: all }, value) =>
    `that of the first band that ${value} reaches: ${all.map(({ atLeast, earns }) => `${fullFigureText(atLeast)} or more earns ${exactText(earns)}%`).join("; ")}`,
});
