/** Marks stop at a published target: promising more than was asked earns nothing more. */
import { divide, ONE, subtract, within, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { type Formula, fraction } from "./formula.ts";
import { published } from "./published.ts";

export const between: Formula<"between"> =
  ({ worst, best, clamp }) =>
  (value) => {
    const earned = divide(subtract(value.value, worst.value), subtract(best.value, worst.value));
    const [low, high] = [figureText(worst.value), figureText(best.value)];
    return fraction(
      "between",
      clamp ? within(earned, ZERO, ONE) : earned,
      `(${figureText(value.value)} − ${low}) ÷ (${high} − ${low})${clamp ? ", from 0 to 1" : ""}`,
      [value, published("worst", worst, value), published("best", best, value)],
    );
  };
