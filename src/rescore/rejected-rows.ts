/** `rejected.csv`: everything of an archive that could not be read, a row of it or a whole tender, with its place and why. */
import type { Skipped } from "./model.ts";
import { csvCell } from "./result-lines.ts";

/** The first line, with the mark by which Excel knows UTF-8. */
export const rejectedHeader = "\ufeffrejected,file,line,column,code,cause\r\n";

/** @returns the line of a row or tender that was skipped, safe to open in a spreadsheet; no line number where a whole file is meant */
function rejectedRow({ at, code, says, tender }: Skipped): string {
  const [, file = at, line = "", column = ""] = /^(.+?):(\d+)(?::(\d+))?$/s.exec(at) ?? [];
  return `${tender ? "tender" : "row"},${csvCell(file)},${line},${column},${code},${csvCell(says)}\r\n`;
}

/** @returns what was skipped as a line of its own, to be kept until its place is told by line */
export const skippedLine = (one: Skipped): string => `${JSON.stringify(one)}\n`;

/** @returns the line of `rejected.csv` of what was kept so */
export const rejectedRowFromLine = (line: string, told: (one: Skipped) => Skipped): string =>
  rejectedRow(told(JSON.parse(line) as Skipped));
