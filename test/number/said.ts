/** What a reader of typed figures says, on one line. */
import { exactText } from "../../src/number/exact.ts";
import { type Typed, typedMoney, typedPercent, typedQuantity } from "../../src/number/typed-figure.ts";

export const READERS = { money: typedMoney, quantity: typedQuantity, percent: typedPercent };

/** `1200.5`, `0.1 %` (a per cent sign was written), `not given`, or `cause | remedy` without the quoted text. */
export function said(typed: Typed): string {
  if (typed.kind === "not-given") return "not given";
  if (typed.kind === "given") return `${exactText(typed.value)}${typed.percent ? " %" : ""}`;
  return `${typed.cause.replace(/^`.*` /s, "")} | ${typed.remedy}`;
}

export const money = (text: string): string => said(typedMoney(text));
export const quantity = (text: string): string => said(typedQuantity(text));
export const percent = (text: string): string => said(typedPercent(text));
