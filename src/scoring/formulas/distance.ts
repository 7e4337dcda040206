/** Everything at the published target, and less the further away on either side. */
import { absolute, clampBetween, divide, ONE, subtract, sum, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { defineFormula, fullFigureText, shareOfMarksWorkings } from "./formula.ts";
import { publishedFigureWorkings } from "./published.ts";

export const distance = defineFormula("distance", {
  looksAt: "nothing",
  better: () => "higher",
  bestOffer: ({ target }) => target.value,
  largest: ({ target, span }) => sum([target.value, span.value]),
  fraction:
    ({ target, span }) =>
    (value) => {
      const away = absolute(subtract(value.value, target.value));
      return shareOfMarksWorkings(
        "distance",
        clampBetween(subtract(ONE, divide(away, span.value)), ZERO, ONE),
        `1 − |${figureText(value.value)} − ${figureText(target.value)}| ÷ ${figureText(span.value)}, from 0 to 1`,
        [
          value,
          publishedFigureWorkings("target", target, value),
          publishedFigureWorkings("span", span, value),
        ],
      );
    },
  words: ({ target, span }, value) =>
    `1 − the distance of ${value} from ${fullFigureText(target)} ÷ ${fullFigureText(span)}, held between 0 and 1`,
});
