/** Exact figures as a saved evaluation holds them: rounded once, by the published rule, with the exact text beside. */

import { type Exact, exact, exactText, HUNDRED, isZero, multiply } from "../number/exact.ts";
import { fixedPlacesText } from "../number/rounding.ts";
import { figureText, type Workings } from "../scoring/workings.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { RoundTo } from "../tender/figures.ts";
import type { FigureDocument, WorkingsDocument } from "./schema.ts";

export function figureDocument(value: Exact, { places, mode }: RoundTo): FigureDocument {
  return { shown: fixedPlacesText(value, places, mode), exact: exactText(value) };
}

const MOST_PLACES = 20;

/** @returns the figure with as many places as show that it is not nothing: a lead of 0.0004 is not 0.00 */
export function nonZeroFigureDocument(value: Exact, round: RoundTo): FigureDocument {
  const rounded = figureDocument(value, round);
  if (isZero(value) || !isZero(exact(rounded.shown)) || round.places >= MOST_PLACES) return rounded;
  return nonZeroFigureDocument(value, { ...round, places: round.places + 1 });
}

export const PENCE: RoundTo = { places: 2, mode: "half-up" };

/** @returns a share as a percentage to two places, such as "15.00%". */
function percentFigureDocument(share: Exact): FigureDocument {
  return { shown: `${fixedPlacesText(multiply(share, HUNDRED), 2, "half-up")}%`, exact: exactText(share) };
}

/** @returns the tree of workings, each figure shown as its kind is. */
export function workingsDocument(node: Workings, rounding: RoundTo): WorkingsDocument {
  const { label, value, unit, criterion, rule, sum, because, at, source, from } = node;
  return {
    label,
    shown: figureInUnitText(node, rounding),
    exact: exactText(value),
    unit,
    ...withoutUndefined({ criterion, rule, sum, because }),
    ...(at !== undefined && at !== "" && { at }),
    ...(source !== undefined && { source }),
    from: from.map((one) => workingsDocument(one, rounding)),
  };
}

function figureInUnitText({ value, unit }: Workings, rounding: RoundTo): string {
  switch (unit) {
    case "marks":
    case "ratio":
      return figureDocument(value, rounding).shown;
    case "pounds":
    case "pounds per mark":
      return figureDocument(value, PENCE).shown;
    case "share":
      return percentFigureDocument(value).shown;
    default:
      return figureText(value).replace(/,/g, "");
  }
}
