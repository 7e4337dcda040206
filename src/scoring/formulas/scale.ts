/** Evaluators' marks: the mark over the top of the scale. */
import { divide } from "../../number/exact.ts";
import { figureText, sourced } from "../workings.ts";
import { type Formula, fraction } from "./formula.ts";

export const scale: Formula<"scale"> =
  ({ top }) =>
  (value) =>
    fraction(
      "scale",
      divide(value.value, top.value),
      `${figureText(value.value)} ÷ ${figureText(top.value)}`,
      [value, sourced("top of the scale", top.value, "mark", top.at)],
    );
