/**
 * The rows of a CSV text as they stand, each cell with its place. csv-parse
 * reads what is not written by the book (see strict-csv.ts) and tells
 * after each cell how many bytes it has read; here bytes become places in the text. What the columns mean is for table.ts.
 */

import { type CastingFunction, CsvError, type Options, parse } from "csv-parse/sync";
import { type Cursor, createByteCursor } from "./byte-cursor.ts";
import { firstControlCharacter, holdsControlCharacter } from "./control-character.ts";
import type { CsvCell } from "./csv-cell.ts";
import { type Message, type Problem, sourceProblem } from "./problem.ts";
import { quote } from "./quote.ts";
import { placeInFile, type Source } from "./span.ts";
import { parseStrictRows } from "./strict-csv.ts";

export interface Records {
  /** The rows that hold at least one value. */
  readonly records: readonly (readonly CsvCell[])[];
  readonly problems: readonly Problem[];
}

const MOST_COLUMNS = 1_000;
const MOST_ROWS = 100_000;
/** Telling the place of each cell takes csv-parse some microseconds. */
const MOST_CELLS = 500_000;
const LONGEST_CELL = 32_767;
/** In bytes. In a longer row a quote is not closed, or the file is no table. */
const LONGEST_ROW = 1024 * 1024;
/** After a stray quote, reading goes on with the next line; but not for ever. */
const MOST_STRAY_QUOTES = 50;

/** How rows are read, whatever separates their cells. */
export const ROWS = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
  max_record_size: LONGEST_ROW,
} satisfies Options;

interface Reading {
  readonly source: Source;
  readonly delimiter: string;
  readonly reached: Cursor;
  readonly records: (readonly CsvCell[])[];
  readonly problems: Problem[];
  cells: number;
  /** The offset where the last row ended. */
  end: number;
}

/**
 * @param from where the table starts in the text, after a `sep=` line
 * @returns the rows and every fault; where a quote is never closed or the table is far too large, the rows before it
 */
export function readRecords(source: Source, delimiter: string, from: number): Records {
  return readStrictRecords(source, delimiter, from) ?? readLooseRecords(source, delimiter, from);
}

/** A table that csv-parse would find nothing wrong with, and that is not too large. */
function readStrictRecords(source: Source, delimiter: string, from: number): Records | undefined {
  // the header is a row here, too
  const rows = parseStrictRows(source, delimiter, from, { rows: MOST_ROWS + 1, cells: MOST_CELLS });
  if (rows === undefined) return undefined;
  const over = tooLargeProblem(source, rows);
  if (over !== undefined) return { records: rows.slice(0, 1), problems: [over] };
  const records: (readonly CsvCell[])[] = [];
  const problems: Problem[] = [];
  const isClean = !holdsControlCharacter(source.text);
  for (const row of rows) {
    const [first, last] = [row[0], row.at(-1)];
    if (first === undefined || last === undefined || row.length > MOST_COLUMNS) return undefined;
    if (last.span.end - first.span.start > LONGEST_ROW / 4) return undefined;
    if (row.every(({ text }) => text === "")) continue;
    records.push(row);
    const suspects = isClean ? row.filter(({ span }) => span.end - span.start > LONGEST_CELL) : row;
    for (const cell of suspects) problems.push(...cellProblems(cell));
  }
  return { records, problems };
}

/** What is far too large is refused at the row where it becomes so, and nothing is said of the rows before. */
function tooLargeProblem(source: Source, rows: readonly (readonly CsvCell[])[]): Problem | undefined {
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  const message =
    rows.length > MOST_ROWS + 1 ? TOO_MANY_ROWS : cells > MOST_CELLS ? TOO_MANY_CELLS : undefined;
  const { start } = rows.at(-1)?.[0]?.span ?? { start: 0 };
  return message && sourceProblem("too-large", source, [start, lineEnd(source.text, start)], message);
}

/** @returns the rows as csv-parse reads them, with every fault that it finds */
export function readLooseRecords(source: Source, delimiter: string, from: number): Records {
  const length = new TextEncoder().encode(source.text.slice(from)).length;
  const reached = createByteCursor(source.text, from, length);
  const reading: Reading = { source, delimiter, reached, records: [], problems: [], cells: 0, end: from };
  let strayQuotes = 0;
  for (let base = 0; base < length; strayQuotes += 1) {
    const fault = readUntilFault(reading, base);
    if (fault === undefined) break;
    reading.problems.push(fault.problem);
    const { goOnAfter } = fault;
    // without its header, a table's rows mean nothing
    if (goOnAfter === undefined || reading.records.length === 0 || strayQuotes >= MOST_STRAY_QUOTES) break;
    reading.end = lineEnd(source.text, goOnAfter);
    base = reached.atOffset(reading.end);
  }
  return { records: reading.records, problems: reading.problems };
}

interface Fault {
  readonly problem: Problem;
  /** The offset to go on after, on the next line; left out when nothing sure can follow. */
  readonly goOnAfter?: number;
}

/** Reads from where it stands, so many bytes into the text, to its end or to the first fault that csv-parse does not go past. */
function readUntilFault(reading: Reading, base: number): Fault | undefined {
  let tooLarge: Message | undefined;
  const stop = (message: Message): never => {
    tooLarge = message;
    throw new RangeError(message[0]);
  };
  /** For each cell of the row that is being read, the byte after it. */
  let ends: number[] = [];
  const cast: CastingFunction = (value, { bytes: count, index }) => {
    if (index >= MOST_COLUMNS) stop(TOO_MANY_COLUMNS);
    ends.push(base + count);
    return value;
  };
  const on_record = (record: readonly string[]) => {
    const before = reading.end;
    keepRow(reading, record, ends);
    ends = [];
    // the header is a row here, too
    const isOver = reading.records.length > MOST_ROWS + 1;
    if (isOver || reading.cells > MOST_CELLS) {
      reading.end = before;
      stop(isOver ? TOO_MANY_ROWS : TOO_MANY_CELLS);
    }
    return null;
  };
  try {
    parse(reading.source.text.slice(reading.end), { ...ROWS, delimiter: reading.delimiter, cast, on_record });
    return undefined;
  } catch (error) {
    const { source, end, delimiter } = reading;
    if (tooLarge !== undefined) {
      const start = nextRowStart(source.text, end, delimiter);
      return { problem: sourceProblem("too-large", source, [start, lineEnd(source.text, start)], tooLarge) };
    }
    if (!(error instanceof CsvError)) throw error;
    const read = reading.reached.atByte(base + Number(error["bytes"]));
    const start = error["index"] === 0 ? nextRowStart(source.text, end, delimiter) : read + delimiter.length;
    return csvFaultFromCode(error.code, source, start);
  }
}

function keepRow(reading: Reading, values: readonly string[], ends: readonly number[]): void {
  const { source, delimiter, reached } = reading;
  let start = nextRowStart(source.text, reading.end, delimiter);
  const row = values.map((value, index): CsvCell => {
    const span = { source, start, end: reached.atByte(ends[index] ?? 0) };
    start = span.end + delimiter.length;
    return { text: value.trim(), span };
  });
  reading.end = row.at(-1)?.span.end ?? reading.end;
  reading.cells += row.length;
  if (row.every((cell) => cell.text === "")) return;
  reading.records.push(row);
  for (const cell of row) reading.problems.push(...cellProblems(cell));
}

/** Where the next row starts: after the line end and the blank lines that csv-parse skips. */
function nextRowStart(text: string, from: number, delimiter: string): number {
  const isBlank = (offset: number) => " \f\r\n\t".includes(text.charAt(offset)) && text[offset] !== delimiter;
  let start = from;
  while (start < text.length && isBlank(start)) start += 1;
  while (start > from && text[start - 1] !== "\n" && text[start - 1] !== "\r") start -= 1;
  return start;
}

function lineEnd(text: string, from: number): number {
  const ending = /[\r\n]/g;
  ending.lastIndex = from;
  return ending.exec(text)?.index ?? text.length;
}

/** @param start where the cell with the fault starts */
function csvFaultFromCode(code: string, source: Source, start: number): Fault {
  const { text } = source;
  const open = text.indexOf('"', start);
  if (code === "INVALID_OPENING_QUOTE") {
    return {
      problem: sourceProblem(
        "csv-syntax",
        source,
        [open, open + 1],
        [`there is a quote mark inside ${quote(text.slice(start, lineEnd(text, start)))}`, DOUBLE_IT],
      ),
      goOnAfter: open,
    };
  }
  if (code === "CSV_MAX_RECORD_SIZE") {
    return { problem: sourceProblem("too-large", source, [start, lineEnd(text, start)], TOO_LONG_ROW) };
  }
  const close = closingQuoteIndex(text, open);
  if (close === undefined)
    return { problem: sourceProblem("csv-syntax", source, [open, open + 1], UNCLOSED) };
  const { line } = placeInFile({ source, start: close, end: close });
  return {
    problem: sourceProblem(
      "csv-syntax",
      source,
      [open, close + 1],
      [
        `the quoted text that starts here ends on line ${line}, but ${quote(text.slice(close + 1, lineEnd(text, close)))} follows it`,
        DOUBLE_IT,
      ],
    ),
    goOnAfter: close,
  };
}

/** The first quote mark after an opening one that is not one of a pair. */
function closingQuoteIndex(text: string, open: number): number | undefined {
  for (let close = text.indexOf('"', open + 1); close !== -1; close = text.indexOf('"', close + 2)) {
    if (text[close + 1] !== '"') return close;
  }
  return undefined;
}

function cellProblems({ span }: CsvCell): readonly Problem[] {
  const { source, start, end } = span;
  const problems: Problem[] = [];
  const written = source.text.slice(start, end);
  if (written.length > LONGEST_CELL)
    problems.push(sourceProblem("too-large", source, [start, end], TOO_LONG));
  const found = firstControlCharacter(written);
  if (found !== undefined) {
    const cause = `the cell holds an invisible control character (${found.name})`;
    const at = start + found.at;
    problems.push(
      sourceProblem("control-character", source, [at, at + 1], [cause, "delete it, or type the cell again"]),
    );
  }
  return problems;
}

const DOUBLE_IT =
  "put the whole cell in quotes and write each quote mark inside it twice, or save the table as CSV from Excel again";
const UNCLOSED: Message = [
  "the quoted text that starts here is never closed",
  "add the closing quote mark; if the quote mark belongs to the text, write it twice and put the cell in quotes",
];
const TOO_LONG: Message = [
  "the cell is longer than 32,767 characters, more than Excel can hold",
  "shorten the text, or check that a quote mark or separator is not missing",
];
const TOO_LONG_ROW: Message = [
  "the row with this cell is longer than 1 MiB",
  "check the cell for a quote mark that is not closed",
];
const TOO_MANY_COLUMNS: Message = [
  "the row has more than 1,000 columns",
  "check the separator between the columns, and delete the columns that are not needed",
];
const TOO_MANY_ROWS: Message = ["the table has more than 100,000 rows", "split it into smaller files"];
const TOO_MANY_CELLS: Message = [
  "the table has more than 500,000 cells, empty ones included",
  "delete the empty rows and columns, or split the table into smaller files",
];
