/** What a reader of typed figures says, on one line. */
import { exactText } from "../../src/number/exact.ts";
import {
  parseTypedMoney,
  parseTypedPercent,
  parseTypedQuantity,
  type Typed,
} from "../../src/number/typed-figure.ts";

export const READERS = { money: parseTypedMoney, quantity: parseTypedQuantity, percent: parseTypedPercent };

/** `1200.5`, `0.1 %` (a per cent sign was written), `not given`, or `cause | remedy` without the quoted text. */
export function said(typed: Typed): string {
  if (typed.kind === "not-given") return "not given";
  if (typed.kind === "given") return `${exactText(typed.value)}${typed.percent ? " %" : ""}`;
  return `${typed.cause.replace(/^`.*` /s, "")} | ${typed.remedy}`;
}

export const money = (text: string): string => said(parseTypedMoney(text));
export const quantity = (text: string): string => said(parseTypedQuantity(text));
export const percent = (text: string): string => said(parseTypedPercent(text));
