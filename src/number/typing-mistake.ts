/**
 * A slip is a known way in which a typed figure goes wrong, with the reason and
 * the words to write instead. The lists of slips are data: `text-slips.ts` and
 * `digit-slips.ts`.
 */
import { compare, exact, exactText, HUNDRED, isZero, multiply, ONE } from "./exact.ts";
import type { FigureParts } from "./figure-parts.ts";

/** What the cell should hold. */
export type FigureKind = "money" | "quantity" | "percent" | "figure";

export const NOUN = {
  money: "an amount of money",
  quantity: "a quantity",
  percent: "a percentage",
  figure: "a number",
} as const;
export const EXAMPLE = { money: "1200.50", quantity: "12.5", percent: "10%", figure: "12.5" } as const;

/** The text that could not be read, and what was wanted there. */
export interface FigureQuery {
  readonly parts: FigureParts;
  readonly kind: FigureKind;
}

export interface Slip {
  /** A group that may be missing captures nothing (`(x?)`, never `(x)?`), so that a found part is always text. */
  readonly pattern: RegExp;
  /** Why, to follow the quoted text, and what to write instead; undefined when it is another slip after all. */
  readonly says: (found: FoundMistake, asked: FigureQuery) => Advice | undefined;
}

/** The whole text that fits a pattern, and the pattern's groups. */
export type FoundMistake = readonly [whole: string, first: string, second: string, third: string];

export type Advice = readonly [because: string, remedy: string];

/** `-1200.50` or `12%`: digits with the sign that was written and the per cent sign that is wanted. */
export const digitsWithSigns = (digits: string, { parts, kind }: FigureQuery): string =>
  `${parts.minus ? "-" : ""}${digits}${kind === "percent" ? "%" : ""}`;

/** The same, with both shares that a figure up to 1 may mean in a column of percentages: `0.5% or 50%`. */
export function suggestedFigureText(digits: string, asked: FigureQuery): string {
  const value = exact(digits);
  const plain =
    asked.kind !== "percent" || asked.parts.percents > 0 || isZero(value) || compare(value, ONE) > 0;
  return plain
    ? digitsWithSigns(digits, asked)
    : `${digitsWithSigns(digits, asked)} or ${digitsWithSigns(exactText(multiply(value, HUNDRED)), asked)}`;
}

export const exampleFigureText = ({ kind }: FigureQuery): string => `for example ${EXAMPLE[kind]}`;
