/** Text that is safe to open in a spreadsheet: what a spreadsheet would run as a formula is kept as text. */
import { toVisibleText } from "./quote.ts";

const runnable = /^[=+\-@\t\r\n＝＋－＠−﹢﹣﹦﹫]/;

/**
 * @returns the words on one line, nothing in them hidden, with an apostrophe
 *   before anything that a spreadsheet would take for a formula
 */
export function safeCellText(text: string): string {
  const clean = toVisibleText(text);
  return runnable.test(clean.trimStart()) ? `'${clean}` : clean;
}
