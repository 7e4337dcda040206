/** The cheapest earns everything; each other bid earns the lowest over its own figure. */
import { divide } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { emptyField, lowest, notAboveZero } from "./field.ts";
import { type Formula, fraction } from "./formula.ts";

export const lowestOverValue: Formula<"lowest-over-value"> = (_, field) => {
  const trouble = notAboveZero(field, "lowest-over-value");
  const low = lowest(field);
  if (trouble !== undefined) return trouble;
  if (low === undefined) return emptyField;
  return (value) =>
    fraction(
      "lowest-over-value",
      divide(low.value, value.value),
      `${figureText(low.value)} ÷ ${figureText(value.value)}`,
      [low, value],
    );
};
