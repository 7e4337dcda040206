/** Figures and counts as a sentence says them. */
import { type Exact, equal, exact, HUNDRED, multiply } from "../number/exact.ts";
import { fixedPlacesText, groupThousands } from "../number/rounding.ts";
import { figureText } from "../scoring/workings.ts";
import type { RoundTo } from "../tender/figures.ts";
import type { Cases, Measured } from "./measured.ts";

/** @returns a figure with its sign: marks as the tender rounds, pounds to the penny. */
export function figureWithUnitText({ value, unit }: Measured, { places, mode }: RoundTo): string {
  switch (unit) {
    case "marks":
      return fixedPlacesText(value, places, mode);
    case "pounds":
      return withPoundSign(fixedPlacesText(value, 2, "half-up"));
    case "pounds per mark":
      return `${withPoundSign(fixedPlacesText(value, 2, "half-up"))} for each mark`;
    case "share":
      return shareAsPercentText(value);
    default:
      return figureText(value);
  }
}

/** @returns a share as a percentage to two places, marked where that makes it look whole: "43.63%", "15%", "≈ 99.00%". */
export function shareAsPercentText(share: Exact): string {
  const value = multiply(share, HUNDRED);
  const near = fixedPlacesText(value, 2, "half-up");
  const looksWhole = near.endsWith(".00") && !equal(exact(near), value);
  return looksWhole ? `≈ ${near}%` : `${near.replace(/\.00$/, "")}%`;
}

const withPoundSign = (text: string): string =>
  `£${groupThousands(text)}`.replace(/^£-/, "-£").replace(/\.00$/, "");

/** @returns "1 case", "3 cases". */
export const countWithNoun = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** @returns the sentence that says how much was looked at. */
export function casesExaminedSentence({ examined, possible }: Cases): string {
  if (examined === possible)
    return examined === 0
      ? "There was no case to examine."
      : `${countWithNoun(examined, "case")} ${examined === 1 ? "was" : "were"} examined.`;
  return `${examined} of ${countWithNoun(possible, "case")} were examined, those nearest to the front of the ranking; the rest were not.`;
}
