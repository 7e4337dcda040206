/** Everything at the published target, and less the further away on either side. */
import { absolute, divide, ONE, subtract, within, ZERO } from "../../number/exact.ts";
import { figureText } from "../workings.ts";
import { type Formula, fraction } from "./formula.ts";
import { published } from "./published.ts";

export const distance: Formula<"distance"> =
  ({ target, span }) =>
  (value) => {
    const away = absolute(subtract(value.value, target.value));
    return fraction(
      "distance",
      within(subtract(ONE, divide(away, span.value)), ZERO, ONE),
      `1 − |${figureText(value.value)} − ${figureText(target.value)}| ÷ ${figureText(span.value)}, from 0 to 1`,
      [value, published("target", target, value), published("span", span, value)],
    );
  };
