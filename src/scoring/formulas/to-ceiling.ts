/** The lowest bid earns everything, a bid at the published ceiling nothing. */
import { compare, divide, equal, ONE, subtract, within, ZERO } from "../../number/exact.ts";
import { written } from "../workings.ts";
import { emptyField, lowest } from "./field.ts";
import { type Formula, fraction } from "./formula.ts";
import { published } from "./published.ts";

export const toCeiling: Formula<"to-ceiling"> = ({ ceiling }, field) => {
  const low = lowest(field);
  if (low === undefined) return emptyField;
  return (value) => {
    const from = [value, published("ceiling", ceiling, value), low];
    if (compare(value.value, ceiling.value) > 0) {
      return fraction(
        "to-ceiling",
        ZERO,
        `${written(value.value)} is above the ceiling of ${written(ceiling.value)}`,
        from,
      );
    }
    if (equal(low.value, ceiling.value)) {
      return fraction("to-ceiling", ONE, `the lowest bid is the ceiling of ${written(ceiling.value)}`, from);
    }
    const earned = divide(subtract(ceiling.value, value.value), subtract(ceiling.value, low.value));
    const top = written(ceiling.value);
    return fraction(
      "to-ceiling",
      within(earned, ZERO, ONE),
      `(${top} − ${written(value.value)}) ÷ (${top} − ${written(low.value)}), from 0 to 1`,
      from,
    );
  };
};
