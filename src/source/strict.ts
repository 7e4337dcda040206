/**
 * The cells of a table that is written by the book (RFC 4180): quotes only
 * around whole cells, each inner quote doubled. Most tables are, and reading
 * them here takes a fraction of the time, places included. Anything else is
 * left to csv-parse, which also says what is wrong; a test holds the two
 * against each other.
 */

/** A cell's text, and where it starts and ends as written. */
export interface StrictCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** @returns the rows, blank lines left out; nothing when any cell is not by the book */
export function strictRows(
  text: string,
  delimiter: string,
  from: number,
): readonly (readonly StrictCell[])[] | undefined {
  const bare = new RegExp(`[^"\\r\\n${delimiter === "\t" ? "\\t" : `\\u${hex(delimiter)}`}]*`, "y");
  const rows: StrictCell[][] = [];
  let row: StrictCell[] = [];
  let at = from;
  for (;;) {
    const cell = text[at] === '"' ? quoted(text, at) : plain(text, at, bare);
    if (cell === undefined) return undefined;
    row.push(cell);
    at = cell.end;
    const next = text[at];
    if (next === delimiter) {
      at += 1;
      continue;
    }
    if (next !== undefined && next !== "\n" && next !== "\r") return undefined;
    if (row.length > 1 || cell.text !== "" || text[cell.start] === '"') rows.push(row);
    else if (cell.end > cell.start) return undefined;
    if (next === undefined) return rows;
    at += next === "\r" && text[at + 1] === "\n" ? 2 : 1;
    row = [];
    if (at >= text.length) return rows;
  }
}

const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, "0");

function plain(text: string, start: number, bare: RegExp): StrictCell {
  bare.lastIndex = start;
  const written = bare.exec(text)?.[0] ?? "";
  return { text: written.trim(), start, end: start + written.length };
}

function quoted(text: string, start: number): StrictCell | undefined {
  let close = text.indexOf('"', start + 1);
  let doubled = false;
  while (close !== -1 && text[close + 1] === '"') {
    doubled = true;
    close = text.indexOf('"', close + 2);
  }
  if (close === -1) return undefined;
  const inner = text.slice(start + 1, close);
  return { text: (doubled ? inner.replaceAll('""', '"') : inner).trim(), start, end: close + 1 };
}
