/** Rows of the big tables as the reader of `evaluate` knows them, for the tenders and rows that are read the ordinary way. */
import { firstControlCharacter } from "../source/control-character.ts";
import type { Source } from "../source/span.ts";
import { parseStrictRows } from "../source/strict-csv.ts";
import type { BidRecord, RecordCell, RecordSet, Shape } from "../tender/bids/record.ts";

/** A row as it stands in its table. */
export interface RawRow {
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  readonly text: string;
}

/** A table of an archive: its file and the names of its columns. */
export interface TableHead {
  readonly file: string;
  readonly names: readonly string[];
}

/**
 * A row's place is told by its offset until somebody asks for it, because
 * counting the lines before it would take as long as reading them.
 */
export const OFFSET_MARK = "\u0000";

export const sourcePlaceAtOffset = (file: string, offset: number): string => `${file}${OFFSET_MARK}${offset}`;

/** @returns the file, the offset and the line and column within the row, of a place that tells a row by its offset */
export function parsePlaceAtOffset(
  at: string,
):
  | { readonly file: string; readonly offset: number; readonly line: number; readonly column: number }
  | undefined {
  const [, file, offset, line, column] = /^(.*)\u0000(\d+)(?::(\d+):(\d+))?$/s.exec(at) ?? [];
  return file === undefined || offset === undefined
    ? undefined
    : { file, offset: Number(offset), line: Number(line ?? "1"), column: Number(column ?? "1") };
}

/** @returns a row's cells as text. */
export function rowCellTexts(text: string): readonly string[] {
  if (!text.includes('"')) return text.split(",");
  return (parseStrictRows({ name: "", text, language: "csv" }, ",", 0)?.[0] ?? []).map((cell) => cell.text);
}

/** @returns the row with each cell under its column's name, and whether it has as many cells as the header asks for */
export function recordOfRow({ file, names }: TableHead, { offset, text }: RawRow): BidRecord {
  const source: Source = { name: sourcePlaceAtOffset(file, offset), text, language: "csv" };
  const found = parseStrictRows(source, ",", 0)?.[0] ?? [];
  const missing: RecordCell = { text: "", span: { source, start: text.length, end: text.length } };
  const own = names.map((_, index): RecordCell => found[index] ?? missing);
  const needed = names.findLastIndex((name) => name !== "") + 1;
  const shifted =
    found.length < needed ||
    firstControlCharacter(text) !== undefined ||
    found.slice(names.length).some((cell) => cell.text !== "");
  return {
    cells: new Map(names.map((name, index) => [name, own[index] ?? missing])),
    span: { source, start: 0, end: text.length },
    ...(shifted && { shifted }),
  };
}

/** @returns rows as a file of this shape would give them. */
export function recordSetFromRecords(
  head: TableHead,
  shape: Shape,
  records: readonly BidRecord[],
): RecordSet {
  const source: Source = { name: head.file, text: "", language: "csv" };
  return {
    name: head.file,
    shape,
    header: new Map(head.names.map((name) => [name, { text: name, span: { source, start: 0, end: 0 } }])),
    records,
  };
}
