/**
 * A diagnostic as people read it: the code, the place, the line itself with the
 * trouble underlined, and what to do.
 */

import { toVisibleText } from "../source/quote.ts";
import { lineExcerpt, placeInFile } from "../source/span.ts";
import type { Diagnostic } from "./model.ts";

export interface Paint {
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
}

const unpainted: Paint = { bad: (text) => text, faint: (text) => text, good: (text) => text };

const WINDOW = 100;
const MOST = 50;

/** @returns the diagnostics in the order of their places, the first fifty in full and then a count. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], paint: Paint = unpainted): string {
  const sorted = sortUniqueDiagnostics(diagnostics);
  const shown = sorted.slice(0, MOST).map((one) => renderDiagnostic(one, paint));
  const more = sorted.length - MOST;
  if (more > 0) shown.push(`… and ${more} more of the same kinds. Put these right first.\n`);
  return shown.join("\n");
}

/** @returns the diagnostics by file, line and column, each said once. */
export function sortUniqueDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyed = diagnostics.map((one) => {
    const where =
      one.span === undefined ? { name: one.file ?? "", line: 0, column: 0 } : placeInFile(one.span);
    return { one, where, text: `${where.name}:${where.line}:${where.column}:${one.code}:${one.cause}` };
  });
  const once = [...new Map(keyed.map((entry) => [entry.text, entry])).values()];
  once.sort(
    (a, b) =>
      compareText(a.where.name, b.where.name) ||
      a.where.line - b.where.line ||
      a.where.column - b.where.column ||
      compareText(a.one.code, b.one.code) ||
      compareText(a.one.cause, b.one.cause),
  );
  return once.map((entry) => entry.one);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function renderDiagnostic({ code, span, file, cause, remedy }: Diagnostic, paint: Paint): string {
  const help = `  ${paint.good("help:")} ${toVisibleText(remedy)}\n`;
  const headline = `${paint.bad(`error[${code}]`)}: ${toVisibleText(cause)}\n`;
  if (span === undefined) return `${file === undefined ? "" : `${toVisibleText(file)}: `}${headline}${help}`;
  const { name, line, column } = placeInFile(span);
  const { lineText, before, length } = lineExcerpt(span);
  const gutter = String(line);
  const margin = " ".repeat(gutter.length);
  const window = truncateAroundSpan([...lineText], before, length);
  const bar = paint.faint("|");
  return [
    `${toVisibleText(name)}:${line}:${column}: ${headline}`,
    `${margin} ${bar}\n`,
    `${paint.faint(gutter)} ${bar} ${window.text}\n`,
    `${margin} ${bar} ${" ".repeat(window.before)}${paint.bad("^".repeat(window.length))}\n`,
    help,
  ].join("");
}

/** A long line is shown around the trouble, and every hidden character keeps the caret in its place. */
function truncateAroundSpan(
  characters: readonly string[],
  before: number,
  length: number,
): { text: string; before: number; length: number } {
  const from = before + Math.min(length, WINDOW) > WINDOW ? Math.max(0, before - 20) : 0;
  const until = Math.min(characters.length, from + WINDOW);
  const part = (start: number, end: number): string => toVisibleText(characters.slice(start, end).join(""));
  const lead = from > 0 ? "…" : "";
  const head = lead + part(from, before);
  const middle = part(before, Math.min(before + length, until));
  const tail = part(Math.min(before + length, until), until) + (until < characters.length ? "…" : "");
  return { text: head + middle + tail, before: [...head].length, length: Math.max(1, [...middle].length) };
}
