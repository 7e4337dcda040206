/** Evaluators' marks: the mark over the top of the scale. */
import { divide } from "../../number/exact.ts";
import { read, written } from "../workings.ts";
import { type Formula, fraction } from "./formula.ts";

export const scale: Formula<"scale"> =
  ({ top }) =>
  (value) =>
    fraction("scale", divide(value.value, top.value), `${written(value.value)} ÷ ${written(top.value)}`, [
      value,
      read("top of the scale", top.value, "mark", top.at),
    ]);
