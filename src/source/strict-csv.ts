/**
 * The cells of a table that is written by the book (RFC 4180): quotes only
 * around whole cells, each inner quote doubled. Most tables are, and reading
 * them here takes a fraction of the time, places included. Anything else is
 * left to csv-parse, which also says what is wrong; a test holds the two
 * against each other.
 */

import type { CsvCell } from "./csv-cell.ts";
import type { Source } from "./span.ts";

/**
 * @param most rows and cells after which reading stops, with one row more than that
 * @returns the rows, blank lines left out; nothing when any cell is not by the book
 */
export function parseStrictRows(
  source: Source,
  delimiter: string,
  from: number,
  most = { rows: Number.POSITIVE_INFINITY, cells: Number.POSITIVE_INFINITY },
): readonly (readonly CsvCell[])[] | undefined {
  const { text } = source;
  const lineFeeds = nextIndexFinder(text, "\n");
  const returns = nextIndexFinder(text, "\r");
  const quotes = nextIndexFinder(text, '"');
  const ends = [nextIndexFinder(text, delimiter), lineFeeds, returns, quotes];
  const rows: (readonly CsvCell[])[] = [];
  let [at, cells] = [from, 0];
  do {
    const lineEnd = Math.min(lineFeeds(at), returns(at));
    const row =
      quotes(at) < lineEnd
        ? quotedRow(source, delimiter, at, ends)
        : unquotedRow(source, delimiter, at, lineEnd);
    const last = row?.at(-1)?.span;
    if (row === undefined || last === undefined) return undefined;
    cells += row.length;
    if (row.length > 1 || row[0]?.text !== "" || text[at] === '"') rows.push(row);
    else if (last.end > last.start) return undefined;
    at = last.end + (text[last.end] === "\r" && text[last.end + 1] === "\n" ? 2 : 1);
  } while (at < text.length && rows.length <= most.rows && cells <= most.cells);
  return rows;
}

type Finder = (from: number) => number;

/** Gives where a character is met next from a place on; the places that are asked for never go back. */
function nextIndexFinder(text: string, character: string): Finder {
  let next = -1;
  return (from) => {
    if (next < from) {
      const found = text.indexOf(character, from);
      next = found === -1 ? text.length : found;
    }
    return next;
  };
}

function unquotedRow(source: Source, delimiter: string, from: number, lineEnd: number): readonly CsvCell[] {
  let start = from;
  return source.text
    .slice(from, lineEnd)
    .split(delimiter)
    .map((written): CsvCell => {
      const span = { source, start, end: start + written.length };
      start = span.end + 1;
      return { text: written.trim(), span };
    });
}

/** A row with a quote mark in it, which may run over several lines. */
function quotedRow(
  source: Source,
  delimiter: string,
  from: number,
  ends: readonly Finder[],
): readonly CsvCell[] | undefined {
  const { text } = source;
  const row: CsvCell[] = [];
  for (let at = from; ; at += 1) {
    const cell = text[at] === '"' ? quotedCell(source, at) : unquotedCell(source, at, ends);
    if (cell === undefined) return undefined;
    row.push(cell);
    at = cell.span.end;
    const next = text[at];
    if (next === undefined || next === "\n" || next === "\r") return row;
    if (next !== delimiter) return undefined;
  }
}

function unquotedCell(source: Source, start: number, ends: readonly Finder[]): CsvCell {
  const end = Math.min(...ends.map((next) => next(start)));
  return { text: source.text.slice(start, end).trim(), span: { source, start, end } };
}

function quotedCell(source: Source, start: number): CsvCell | undefined {
  const { text } = source;
  let close = text.indexOf('"', start + 1);
  let doubled = false;
  while (close !== -1 && text[close + 1] === '"') {
    doubled = true;
    close = text.indexOf('"', close + 2);
  }
  if (close === -1) return undefined;
  const inner = text.slice(start + 1, close);
  return {
    text: (doubled ? inner.replaceAll('""', '"') : inner).trim(),
    span: { source, start, end: close + 1 },
  };
}
