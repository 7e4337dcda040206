/**
 * Where something was written. Every value that svscore reads carries a span,
 * so every figure and every complaint can point at its file, line and column.
 */

/** A text as it was read, and the name people know it by. */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly language: "yaml" | "json" | "csv";
}

/** A stretch of a source: UTF-16 offsets into its text, the end excluded. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A place as people count: lines and columns from 1, a column for each code point. */
export interface LinePlace {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The line a span starts on, and which part of that line it covers. */
export interface Excerpt {
  readonly lineText: string;
  /** Code points on the line before the span. */
  readonly before: number;
  /** Code points of the span on the line, at least 1. */
  readonly length: number;
}

/** @returns the file, line and column where the span starts. Lines end at `\n`, `\r\n` or a lone `\r`. */
export function placeInFile(span: Span): LinePlace {
  const starts = lineStartOffsets(span.source);
  const line = lineIndexAtOffset(starts, span.start);
  const column = countCodePoints(span.source.text, starts[line] ?? 0, span.start) + 1;
  return { name: span.source.name, line: line + 1, column };
}

/** @returns the place as one word, such as "bids.csv:14:9". */
export function sourcePlaceText(span: Span): string {
  const { name, line, column } = placeInFile(span);
  return `${name}:${line}:${column}`;
}

/** @returns the line to show under a message, and where to draw the marks below it. */
export function lineExcerpt(span: Span): Excerpt {
  const { text } = span.source;
  const starts = lineStartOffsets(span.source);
  const line = lineIndexAtOffset(starts, span.start);
  const first = starts[line] ?? 0;
  const last = lineEnd(text, first, starts[line + 1] ?? text.length);
  const from = Math.min(span.start, last);
  const length = countCodePoints(text, from, Math.min(span.end, last));
  return {
    lineText: text.slice(first, last),
    before: countCodePoints(text, first, from),
    length: Math.max(length, 1),
  };
}

/** Line starts are found once for each source: a file with many problems would otherwise be read for each. */
const known = new WeakMap<Source, readonly number[]>();

function lineStartOffsets(source: Source): readonly number[] {
  const found = known.get(source);
  if (found !== undefined) return found;
  const { text } = source;
  const starts = [0];
  if (text.includes("\r"))
    for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length);
  else for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  known.set(source, starts);
  return starts;
}

/** The last line that starts at or before the offset. */
function lineIndexAtOffset(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineEnd(text: string, first: number, next: number): number {
  let end = next;
  while (end > first && (text[end - 1] === "\n" || text[end - 1] === "\r")) end -= 1;
  return end;
}

const beyondOneUnit = /[\ud800-\udbff]/;

function countCodePoints(text: string, start: number, end: number): number {
  if (!beyondOneUnit.test(text.slice(start, end))) return Math.max(0, end - start);
  let count = 0;
  for (let offset = start; offset < end; count += 1) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return count;
}
