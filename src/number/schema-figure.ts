/**
 * Figures as the input language writes them, once a schema has checked their
 * text. What people type into sheets is read by `typed-figure.ts`.
 */
import { divide, type Exact, exact, HUNDRED } from "./exact.ts";

/** Whether a text is written as a percentage: `70%`, not `3`. */
export const isPercentText = (text: string): boolean => text.endsWith("%");

/**
 * @param text `20%`, `12.5 %` or `0`
 * @returns the fraction of one
 * @throws RangeError for anything else
 */
export function parseShare(text: string): Exact {
  if (!isPercentText(text) && text !== "0") throw new RangeError(`not a percentage: ${text.slice(0, 40)}`);
  return divide(exact(text.replace(/ ?%$/, "")), HUNDRED);
}
