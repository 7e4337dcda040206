/**
 * One record of a CSV at a time, as places in the bytes that it was read from.
 * Making a string of each cell would take most of the time of a large archive
 * (it is three times the whole scan), so none is made here. Only what is by the
 * book (RFC 4180) is taken; anything else says so, and the file is handed to
 * the ordinary reader.
 */

/** The record is not whole before the end of the bytes that were given. */
export const INCOMPLETE = -1;
/** The table is not by the book: a carriage return alone, or a row of more columns than a table has. */
export const MALFORMED = -2;
/** A quote mark stands where none can, or is never closed: of this record only the cells before it are known. */
export const STRAY_QUOTE = -3;

const [NEWLINE, RETURN, QUOTE, COMMA] = [10, 13, 34, 44] as const;

/** How a cell was written. */
const BARE = 0;
const QUOTED = 1;
/** In quotes, with quote marks inside that stand doubled. */
export const DOUBLED = 2;

/** The cells of the record that was last read. */
export interface Cells {
  count: number;
  /** Where each cell begins and ends, its quotes left out. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly how: Uint8Array;
}

export const MOST_COLUMNS = 1_000;

export const newCellOffsets = (): Cells => ({
  count: 0,
  from: new Int32Array(MOST_COLUMNS + 1),
  to: new Int32Array(MOST_COLUMNS + 1),
  how: new Uint8Array(MOST_COLUMNS + 1),
});

/**
 * @param bytes with a newline at `end`, one past what was read, so that the inner loop need not ask where it is
 * @param at where a record begins
 * @param last whether nothing follows `end`: the record then needs no line end
 * @returns where the next record begins, or INCOMPLETE, MALFORMED or STRAY_QUOTE
 */
export function scanRecord(bytes: Uint8Array, at: number, end: number, last: boolean, into: Cells): number {
  const { from, to, how } = into;
  let count = 0;
  let i = at;
  for (;;) {
    if (count > MOST_COLUMNS) return MALFORMED;
    let byte = bytes[i] as number;
    if (byte === QUOTE && i < end) {
      from[count] = i + 1;
      how[count] = QUOTED;
      i += 1;
      for (;;) {
        while (i < end && bytes[i] !== QUOTE) i += 1;
        if (i >= end) {
          into.count = count;
          return last ? STRAY_QUOTE : INCOMPLETE;
        }
        if (bytes[i + 1] !== QUOTE || i + 1 >= end) break;
        how[count] = DOUBLED;
        i += 2;
      }
      to[count] = i;
      i += 1;
      byte = bytes[i] as number;
    } else {
      from[count] = i;
      how[count] = BARE;
      // Letters and digits lie above the comma, so most bytes are settled by the first question.
      while (byte > COMMA || (byte !== COMMA && byte !== NEWLINE && byte !== RETURN && byte !== QUOTE)) {
        i += 1;
        byte = bytes[i] as number;
      }
      to[count] = i;
    }
    count += 1;
    if (byte === COMMA && i < end) {
      i += 1;
      continue;
    }
    into.count = count;
    if (byte === NEWLINE) {
      if (i < end) return i + 1;
      return last ? end : INCOMPLETE;
    }
    if (byte !== RETURN) {
      into.count = count - 1;
      return STRAY_QUOTE;
    }
    if (i + 1 < end) return bytes[i + 1] === NEWLINE ? i + 2 : MALFORMED;
    return last ? MALFORMED : INCOMPLETE;
  }
}

const utf8 = new TextDecoder("utf-8");

/** @returns a cell as text: quotes undone, and the spaces around it left out. */
export function cellText(bytes: Uint8Array, { from, to, how }: Cells, index: number): string {
  const text = utf8.decode(bytes.subarray(from[index], to[index]));
  return (how[index] === DOUBLED ? text.replaceAll('""', '"') : text).trim();
}

/** @returns whether a line holds nothing at all; such lines are passed over. */
export const isBlankRecord = ({ count, from, to, how }: Cells): boolean =>
  count === 1 && from[0] === to[0] && how[0] === BARE;
