/**
 * An archive of big tables: which files it has, which tenders, and which rows
 * of prices and marks are whose. These tables are small beside the
 * commitments, so their rows are indexed once, in whatever order they stand;
 * the commitments are read through from end to end.
 */
import { statSync } from "node:fs";
import { type Diagnostic, Refusal } from "../../diagnostics/model.ts";
import { shownFileName } from "../../inputs/read-text.ts";
import { quote } from "../../source/quote.ts";
import { cellText } from "../csv-scanner.ts";
import type { Skipped } from "../model.ts";
import { sourcePlaceAtOffset, type TableHead } from "../raw-rows.ts";
import { STRAY_QUOTE } from "../skipped-row.ts";
import { columnNamesAndFaults, type TableName } from "../table-columns.ts";
import { namesInFolder } from "./files.ts";
import { type MalformedCsv, openRecordReader } from "./record-reader.ts";

/** A file as people know it, and where its bytes are now. */
export interface TableFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** Rows by tender: those of tender n run from `first[n]` up to `first[n + 1]`. */
export interface RowIndex {
  readonly head: TableHead;
  readonly place: TableFile;
  readonly first: Int32Array;
  readonly offsets: Float64Array;
  readonly lengths: Int32Array;
}

export interface TenderIndex {
  readonly place: TableFile;
  /** The name by which tables know each tender. */
  readonly keys: readonly string[];
  /** In one file of lines: where each stands, and its line. In a folder: its file. */
  readonly lines?: {
    readonly offsets: Float64Array;
    readonly lengths: Int32Array;
    readonly numbers: Int32Array;
  };
  readonly files?: readonly string[];
}

/** Whole numbers in memory that all threads share, so that none has its own copy. */
export const sharedIntegerArray = (count: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * count));

/** The same for places in a file, which may be larger than such numbers are. */
export const sharedOffsetArray = (count: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT * count));

const numbered = new WeakMap<TenderIndex, ReadonlyMap<string, number>>();

/** @returns each tender's number by the name under which tables know it; made once for an index */
export function tenderNumbersByKey(index: TenderIndex): ReadonlyMap<string, number> {
  const known = numbered.get(index);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  for (const [number, key] of index.keys.entries()) made.set(key, number);
  numbered.set(index, made);
  return made;
}

export interface Tables {
  readonly kind: "tables";
  readonly tenders: TenderIndex;
  readonly prices: RowIndex;
  readonly marks?: RowIndex;
  readonly commitments?: { readonly head: TableHead; readonly place: TableFile; readonly begins: number };
  /** What is wrong with the tables themselves: told with the first part. */
  readonly apart: readonly Skipped[];
}

const files = {
  tenders: /^tenders\.ndjson(\.gz)?$/,
  prices: /^prices\.csv(\.gz)?$/,
  marks: /^marks\.csv(\.gz)?$/,
  commitments: /^commitments\.csv(\.gz)?$/,
} as const;

export type FoundTables = Partial<Record<keyof typeof files, TableFile>> & {
  /** The folder `tenders`, where there is no file of that name. */
  readonly folder?: TableFile;
};

/** @returns the files of the big tables in a folder, if it holds any tenders of that form */
export function findTables(folder: string, shown: string): FoundTables | undefined {
  const names = namesInFolder(folder);
  const found: { -readonly [Key in keyof FoundTables]: FoundTables[Key] } = {};
  const placeOf = (name: string): TableFile => ({
    name: shownFileName(shown === "." ? name : `${shown.replace(/[/\\]+$/, "")}/${name}`),
    path: `${folder}/${name}`,
    size: statSync(`${folder}/${name}`).size,
  });
  for (const kind of Object.keys(files) as (keyof typeof files)[]) {
    const name = names.find((one) => files[kind].test(one));
    if (name === undefined) continue;
    found[kind] = placeOf(name);
  }
  if (found.tenders === undefined && names.includes("tenders")) found.folder = placeOf("tenders");
  const tables = found.prices ?? found.commitments;
  return tables !== undefined && (found.tenders ?? found.folder) !== undefined ? found : undefined;
}

const tableDiagnostic = (file: string, [cause, remedy]: readonly [string, string]): Diagnostic => ({
  code: "SV502",
  file,
  cause,
  remedy,
});

/** @returns the names of a table's columns, and where its rows begin. @throws Refusal SV502 */
export function readTableHead(
  table: TableName,
  place: TableFile,
): { readonly head: TableHead; readonly begins: number } {
  const records = openRecordReader(place.path, 0);
  try {
    const isThere = records.read();
    if (records.isStray) throw { malformedFile: place.path, offset: 0 } satisfies MalformedCsv;
    if (!isThere)
      throw new Refusal([
        tableDiagnostic(place.name, ["the table is empty", "its first row holds the names of its columns"]),
      ]);
    const header = Array.from({ length: records.cells.count }, (_, index) =>
      cellText(records.bytes, records.cells, index),
    );
    const { names, faults } = columnNamesAndFaults(table, header);
    // Columns parted by something else than commas.
    if (header[0]?.startsWith("sep=") === true || (header.length === 1 && /[;\t]/.test(header[0] ?? "")))
      throw { malformedFile: place.path, offset: 0 } satisfies MalformedCsv;
    if (faults.length > 0)
      throw new Refusal(faults.map((fault) => tableDiagnostic(`${place.name}:1`, fault)));
    return { head: { file: place.name, names }, begins: records.next };
  } finally {
    records.close();
  }
}

/** @returns every row of a small table by its tender; a row of a tender that there is not stands apart (SV503) */
export function indexRowsByTender(
  table: TableName,
  place: TableFile,
  numberOf: ReadonlyMap<string, number>,
  apart: Skipped[],
): RowIndex {
  const { head, begins } = readTableHead(table, place);
  const column = head.names.indexOf("tender");
  const records = openRecordReader(place.path, begins);
  const [owners, offsets, lengths]: [number[], number[], number[]] = [[], [], []];
  try {
    while (records.read()) {
      const key = column < records.cells.count ? cellText(records.bytes, records.cells, column) : "";
      const tender = numberOf.get(key);
      if (tender === undefined) {
        apart.push(skippedUnknownTender(place.name, records.offset, key, records.isStray));
        continue;
      }
      owners.push(tender);
      offsets.push(records.offset);
      lengths.push(records.next - records.offset);
    }
  } finally {
    records.close();
  }
  return { head, place, ...groupRowOffsetsByTender(owners, offsets, lengths, numberOf.size) };
}

/** @param isStray whether a quote mark stands where none can, so that nobody can say whose the row is */
export const skippedUnknownTender = (
  file: string,
  offset: number,
  key: string,
  isStray = false,
): Skipped => ({
  code: isStray ? "SV302" : "SV503",
  at: `${sourcePlaceAtOffset(file, offset)}:1:1`,
  says: isStray ? STRAY_QUOTE : `${quote(key)} is not a tender of this archive`,
  tender: false,
});

/** Counts, then places: each tender's rows together, in the order of the file. */
function groupRowOffsetsByTender(
  owners: readonly number[],
  offsets: readonly number[],
  lengths: readonly number[],
  tenders: number,
) {
  const first = sharedIntegerArray(tenders + 1);
  for (const owner of owners) first[owner + 1] = (first[owner + 1] as number) + 1;
  for (let at = 1; at <= tenders; at += 1) first[at] = (first[at] as number) + (first[at - 1] as number);
  const next = first.slice();
  const [sortedOffsets, sortedLengths] = [
    sharedOffsetArray(owners.length),
    sharedIntegerArray(owners.length),
  ];
  for (const [row, owner] of owners.entries()) {
    const at = next[owner] as number;
    next[owner] = at + 1;
    sortedOffsets[at] = offsets[row] as number;
    sortedLengths[at] = lengths[row] as number;
  }
  return { first, offsets: sortedOffsets, lengths: sortedLengths };
}
