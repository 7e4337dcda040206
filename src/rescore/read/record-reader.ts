/** The records of a table, read in blocks through one buffer that is used again and again, so that memory does not grow with the file. */
import { isUtf8 } from "node:buffer";
import { closeSync, readSync } from "node:fs";
import {
  type Cells,
  INCOMPLETE,
  isBlankRecord,
  MALFORMED,
  newCellOffsets,
  STRAY_QUOTE,
  scanRecord,
} from "../csv-scanner.ts";
import { openFile } from "./files.ts";

/** A table that is not written by the book, from here on. */
export interface MalformedCsv {
  readonly malformedFile: string;
  readonly offset: number;
  /** No row of it ends here or for megabytes after. */
  readonly isEndless?: true;
}

export const isMalformedCsvError = (error: unknown): error is MalformedCsv =>
  typeof error === "object" && error !== null && "malformedFile" in error;

export interface RecordReader {
  readonly cells: Cells;
  /** Whether a quote mark in the last record stands where none can: the record is its line, and only the cells before are known. */
  isStray: boolean;
  /** The bytes that the cells of the last record point into. */
  bytes: Uint8Array;
  /** Where the last record begins, in the bytes and in the file, and where the next begins in the file. */
  from: number;
  offset: number;
  next: number;
  /** @returns whether there is another record; blank lines are passed over */
  readonly read: () => boolean;
  /**
   * Leaves whole records to another reader, as many as it takes of those that are in the bytes already.
   * @param upTo where it must not go on, in the file
   * @param take given where the next record begins and where the bytes end; gives where the first begins that it left
   */
  readonly pass: (upTo: number, take: (at: number, end: number) => number) => void;
  readonly close: () => void;
}

const BLOCK = 256 * 1024;
/** No record is longer: what goes on for so long has lost its closing quote mark. */
export const LONGEST = 4 * 1024 * 1024;

/**
 * @param at where a record begins; 0 passes over a byte order mark
 * @param room where the bytes are to be kept, if it matters: twice as many as the longest record has
 */
export function openRecordReader(path: string, at: number, room?: Uint8Array): RecordReader {
  const file = openFile(path);
  const sized = (length: number): Uint8Array =>
    room === undefined ? new Uint8Array(length) : room.subarray(0, Math.min(length, room.length));
  let bytes = sized(BLOCK + 1);
  let [start, end, base, last] = [0, 0, at, false];
  const fill = (): void => {
    if (start === 0 && end === bytes.length - 1) {
      if (bytes.length > LONGEST)
        throw { malformedFile: path, offset: base, isEndless: true } satisfies MalformedCsv;
      const larger = sized(2 * bytes.length);
      if (room === undefined) larger.set(bytes.subarray(0, end));
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
    if (!isValidUtf8Range(bytes, fresh, end))
      throw { malformedFile: path, offset: base } satisfies MalformedCsv;
    if (base === 0 && start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  };
  const records: RecordReader = {
    cells: newCellOffsets(),
    isStray: false,
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
        const scanned = scanRecord(bytes, start, end, last, records.cells);
        records.isStray = scanned === STRAY_QUOTE;
        const next = records.isStray ? nextLine(bytes, start, end, last) : scanned;
        if (next === INCOMPLETE) {
          fill();
          continue;
        }
        if (next === MALFORMED) throw { malformedFile: path, offset: base + start } satisfies MalformedCsv;
        records.bytes = bytes;
        records.from = start;
        records.offset = base + start;
        start = next;
        records.next = base + next;
        if (records.isStray || !isBlankRecord(records.cells)) return true;
      }
    },
    pass: (upTo, take) => {
      const limit = Math.min(end, upTo - base);
      if (start < limit) start = take(start, limit);
    },
    close: () => closeSync(file),
  };
  return records;
}

/** Where the line after this one begins: a row that cannot be read ends with its line. */
function nextLine(bytes: Uint8Array, at: number, end: number, last: boolean): number {
  const stop = bytes.indexOf(10, at);
  if (stop !== -1 && stop < end) return stop + 1;
  return last ? end : INCOMPLETE;
}

/** Whether what was read is text in UTF-8; a character that the end of the block cuts is looked at with what came before. */
function isValidUtf8Range(bytes: Uint8Array, from: number, end: number): boolean {
  const begins = from > 0 ? wholeCharactersEnd(bytes, from) : 0;
  const until = wholeCharactersEnd(bytes, end);
  const part = bytes.subarray(Math.min(begins, until), until);
  return isUtf8(part) && !part.includes(0);
}

/** Where the last character that may be cut begins. */
function wholeCharactersEnd(bytes: Uint8Array, end: number): number {
  for (let at = end - 1; at >= 0 && end - at <= 4; at -= 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) return at + 1;
    if (byte >= 0xc0) return end - at >= (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? end : at;
  }
  return end;
}
