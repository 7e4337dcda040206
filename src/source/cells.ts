/**
 * Where the cells of one row stand. csv-parse is the reader and says what the
 * cells hold; asking it for the place of each as well takes as long again, so
 * the places are found by a scan that must agree with it cell by cell.
 */

/** The offsets in the text where a cell starts and ends, as written. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

const isSpace = (text: string, at: number): boolean => {
  const character = text[at];
  return character === " " || character === "\t" || character === "\f";
};

const endsRow = (character: string | undefined): boolean =>
  character === undefined || character === "\n" || character === "\r";

/**
 * @param start where the row starts
 * @param values what csv-parse read
 * @returns the place of each cell, or nothing when the scan and csv-parse do not agree
 */
export function extentsOf(
  text: string,
  start: number,
  delimiter: string,
  values: readonly string[],
): readonly Extent[] | undefined {
  const found: Extent[] = [];
  let at = start;
  for (const value of values) {
    const end = cellEnd(text, at, delimiter);
    if (!holds(text.slice(at, end), value)) return undefined;
    found.push({ start: at, end });
    at = end;
    if (text[at] === delimiter) at += 1;
    else if (found.length < values.length) return undefined;
  }
  const last = found.at(-1)?.end ?? start;
  return endsRow(text[last]) ? found : undefined;
}

function cellEnd(text: string, start: number, delimiter: string): number {
  let at = start;
  while (isSpace(text, at) && text[at] !== delimiter) at += 1;
  if (text[at] !== '"') {
    while (!endsRow(text[at]) && text[at] !== delimiter) at += 1;
    return at;
  }
  at = text.indexOf('"', at + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at === -1) return text.length;
  at += 1;
  while (isSpace(text, at) && text[at] !== delimiter) at += 1;
  return at;
}

function holds(written: string, value: string): boolean {
  if (written === value) return true;
  const bare = written.trim();
  const read = value.trim();
  return bare === read || (bare.startsWith('"') && bare.slice(1, -1).replaceAll('""', '"').trim() === read);
}
