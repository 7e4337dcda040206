/** The records of a table, read in blocks through one buffer that is used again and again, so that memory does not grow with the file. */
import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import { type Cells, cells, isBlank, STRANGE, scanRecord, UNFINISHED } from "../../archive/scan.ts";

/** A table that is not written by the book, from here on. */
export interface NotByTheBook {
  readonly handOver: string;
  readonly offset: number;
}

export const isNotByTheBook = (error: unknown): error is NotByTheBook =>
  typeof error === "object" && error !== null && "handOver" in error;

export interface Records {
  readonly cells: Cells;
  /** The bytes that the cells of the last record point into. */
  bytes: Buffer;
  /** Where the last record begins, in the bytes and in the file, and where the next begins in the file. */
  from: number;
  offset: number;
  next: number;
  /** @returns whether there is another record; blank lines are passed over */
  readonly read: () => boolean;
  readonly close: () => void;
}

const BLOCK = 256 * 1024;
const LONGEST = 4 * 1024 * 1024;

/** @param at where a record begins; 0 passes over a byte order mark */
export function recordsOf(path: string, at: number): Records {
  const file = openSync(path, "r");
  let bytes = Buffer.allocUnsafe(BLOCK + 1);
  let [start, end, base, last] = [0, 0, at, false];
  const fill = (): void => {
    if (start === 0 && end === bytes.length - 1) {
      if (bytes.length > LONGEST) throw { handOver: path, offset: base } satisfies NotByTheBook;
      const larger = Buffer.allocUnsafe(2 * bytes.length);
      bytes.copy(larger, 0, 0, end);
      bytes = larger;
    } else if (start > 0) {
      bytes.copyWithin(0, start, end);
      base += start;
      end -= start;
      start = 0;
    }
    const read = readSync(file, bytes, end, bytes.length - 1 - end, base + end);
    const fresh = end;
    end += read;
    last = read === 0;
    bytes[end] = 10;
    if (!sound(bytes, fresh, end)) throw { handOver: path, offset: base } satisfies NotByTheBook;
    if (base === 0 && start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  };
  const records: Records = {
    cells: cells(),
    bytes,
    from: 0,
    offset: at,
    next: at,
    read: () => {
      for (;;) {
        if (start >= end) {
          if (last) return false;
          fill();
          if (start >= end && last) return false;
        }
        const next = scanRecord(bytes, start, end, last, records.cells);
        if (next === UNFINISHED) {
          fill();
          continue;
        }
        if (next === STRANGE) throw { handOver: path, offset: base + start } satisfies NotByTheBook;
        records.bytes = bytes;
        records.from = start;
        records.offset = base + start;
        start = next;
        records.next = base + next;
        if (!isBlank(records.cells)) return true;
      }
    },
    close: () => closeSync(file),
  };
  return records;
}

/** Whether what was read is text in UTF-8; a character that the end of the block cuts is looked at with what came before. */
function sound(bytes: Buffer, from: number, end: number): boolean {
  const begins = from > 0 ? back(bytes, from) : 0;
  const until = back(bytes, end);
  const part = bytes.subarray(Math.min(begins, until), until);
  return isUtf8(part) && !part.includes(0);
}

/** Where the last character that may be cut begins. */
function back(bytes: Buffer, end: number): number {
  for (let at = end - 1; at >= 0 && end - at <= 4; at -= 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) return at + 1;
    if (byte >= 0xc0) return end - at >= (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? end : at;
  }
  return end;
}
