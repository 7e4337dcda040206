/** A figure that already is a score: the figure over the most that can be given. */
import { divide } from "../../number/exact.ts";
import { written } from "../workings.ts";
import { type Formula, fraction } from "./formula.ts";
import { published } from "./published.ts";

export const given: Formula<"given"> =
  ({ outOf }) =>
  (value) =>
    fraction("given", divide(value.value, outOf.value), `${written(value.value)} ÷ ${written(outOf.value)}`, [
      value,
      published("the most that can be given", outOf, value),
    ]);
