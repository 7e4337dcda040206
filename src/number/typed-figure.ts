/**
 * Figures as people type them into sheets: `£1,200.50`, `(1,000)`, `10 %`, `n/a`.
 * What is plain is read exactly; what could mean two things is refused with the
 * words to write instead, and what was left open is "not given", which is never 0.
 */
import { compare, divide, type Exact, exact, HUNDRED, isZero, negate, ONE } from "./exact.ts";
import { type FigureParts, plainFigureDigits, splitFigure } from "./figure-parts.ts";
import type { FigureKind } from "./typing-mistake.ts";
import {
  noPercentSignRefusal,
  type Refused,
  stopOrThousandsRefusal,
  tooLongRefusal,
  unreadableFigureRefusal,
} from "./unreadable.ts";

/** What a cell says. `percent` tells whether a per cent sign was written. The refusal does not name the cell. */
export type Typed =
  | { readonly kind: "given"; readonly value: Exact; readonly percent: boolean }
  | { readonly kind: "not-given" }
  | Refused;

/** An amount in pounds: `£1,200.50`, `1,200.50 GBP`, `(1,000)`, `-£5`. Any number of decimal places. */
export const parseTypedMoney = (text: string): Typed => parseTypedFigure(text, "money");

/** A number of any kind: `12.5`, `£45`, or `45%`, whose value is 45. */
export const parseTypedNumber = (text: string): Typed => parseTypedFigure(text, "figure");

/** A plain number with or without commas between thousands; a pound or per cent sign is refused. */
export const parseTypedQuantity = (text: string): Typed => parseTypedFigure(text, "quantity");

/**
 * A share, given as a fraction of one: `10%` and a bare `10` are 1/10. A bare
 * figure above 0 and up to 1 is refused, because 0.1 is 10% to some and 0.1% to others.
 */
export const parseTypedPercent = (text: string): Typed => parseTypedFigure(text, "percent");

const LONGEST = 60;

const NOT_GIVEN: ReadonlySet<string> = new Set([
  "",
  "n/a",
  "na",
  "nil",
  "tbc",
  "tba",
  "-",
  "–",
  "—",
  "none",
  "not given",
  "null",
  "tbd",
  "to be confirmed",
  "to be advised",
  "to be agreed",
  "to be determined",
  "to follow",
  "not known",
  "not yet known",
  "unknown",
]);

/** Whether a cell says that its figure is still to come, and not that there is none. */
export const isToBeConfirmed = (text: string): boolean =>
  /^(?:tb[acd]|to be (?:confirmed|advised|agreed|determined)|to follow|not (?:yet )?known|unknown)$/i.test(
    text.trim(),
  );

/** What most cells hold: digits without a leading zero, and perhaps decimals. */
const PLAIN = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** Pounds have two places, so this may be thousands with a full stop, as many other countries write them. */
const STOP_OR_THOUSANDS = /^[(+-]?\s*£?\s*[1-9]\d{0,2}\.\d{3}\s*\)?$/;
const PLAIN_SHARE = /^((?:0|[1-9]\d{0,14})(?:\.\d{1,15})?)%$/;

/** Marks are small whole numbers, and a panel gives hundreds of them. */
const small = new Map<string, Exact>();

function parsePlainDigits(text: string): Exact {
  if (text.length > 2) return exact(text);
  const value = small.get(text) ?? exact(text);
  small.set(text, value);
  return value;
}

function parseTypedFigure(text: string, kind: FigureKind): Typed {
  const trimmed = text.trim();
  if (kind === "money" && STOP_OR_THOUSANDS.test(trimmed)) return stopOrThousandsRefusal(trimmed);
  if (kind !== "percent" && PLAIN.test(trimmed))
    return { kind: "given", value: parsePlainDigits(trimmed), percent: false };
  const share = kind === "percent" ? PLAIN_SHARE.exec(trimmed)?.[1] : undefined;
  if (share !== undefined) return { kind: "given", value: divide(exact(share), HUNDRED), percent: true };
  if (trimmed.length > LONGEST) return tooLongRefusal(trimmed, kind);
  const parts = splitFigure(trimmed);
  if (NOT_GIVEN.has(parts.text.toLowerCase())) return { kind: "not-given" };
  const value = exactFromParts(parts);
  if (value === undefined || !signsFitKind(parts, kind)) return unreadableFigureRefusal(trimmed, parts, kind);
  const percent = parts.percents > 0;
  if (kind !== "percent") return { kind: "given", value, percent };
  if (!percent && !isUnambiguousPercent(value)) return noPercentSignRefusal(trimmed, value);
  return { kind: "given", value: divide(value, HUNDRED), percent };
}

function exactFromParts({ core, minus, signs, balanced, pounds, percents }: FigureParts): Exact | undefined {
  const digits = plainFigureDigits(core);
  if (digits === undefined || signs > 1 || !balanced || pounds + percents > 1) return undefined;
  return minus ? negate(exact(digits)) : exact(digits);
}

const signsFitKind = ({ pounds, percents }: FigureParts, kind: FigureKind): boolean =>
  kind === "figure" || ((pounds === 0 || kind === "money") && (percents === 0 || kind === "percent"));

/** Whether a figure without a per cent sign can only be a per cent figure: 0, or above 1 and up to 100. */
const isUnambiguousPercent = (value: Exact): boolean =>
  isZero(value) || (compare(value, ONE) > 0 && compare(value, HUNDRED) <= 0);
