/** What a fast path is: it may answer before the engine does, and then answers the same, to the byte. */
import type { Files } from "../io/io.ts";
import type { TenderRows } from "./bid-rows.ts";
import type { ContestResult } from "./model.ts";
import type { DefinedTender } from "./open-rows.ts";
import type { LoadTender } from "./read/cached-tender.ts";
import type { RecordReader } from "./read/record-reader.ts";
import type { RescoreOptions } from "./rescore-tender.ts";
import type { Chunk } from "./run/chunk.ts";
import type { SkippedAt } from "./skipped-row.ts";
import type { TableColumns } from "./table-columns.ts";

export interface FastPath {
  /** @returns whether the folder was scored into the chunk; one that was not is to be read by the reader of `evaluate` */
  readonly tryFolder: (files: Files, folder: string, chunk: Chunk) => Promise<boolean>;
  readonly tables: (columns: TableColumns) => FastTables;
  /** Gives the chunk what the measures of its tenders come to, and begins anew. */
  readonly measures: (chunk: Chunk) => void;
}

export interface FastTables {
  /** Where the bytes of the table are best kept. */
  readonly room?: Uint8Array;
  /** @returns the tender ready for its promises, where everything about it is usual so far */
  readonly tryOpen: (tender: DefinedTender, rows: TenderRows) => FastTender | undefined;
}

/** A tender whose promises are coming in. Once it has declined anything, the engine scores the tender from its rows. */
export interface FastTender {
  /** Takes as many rows as it can of those that are in the bytes already. @returns how many it took */
  readonly tryRows: (records: RecordReader, upTo: number, key: Uint8Array) => number;
  /** @returns whether the record that was last read could be taken */
  readonly tryRow: (records: RecordReader) => boolean;
  /** @returns the result with the rows that could not be read, or nothing where the engine must say */
  readonly tryFinish: () =>
    | { readonly result: ContestResult; readonly skipped: readonly SkippedAt[] }
    | undefined;
}

export type NewFastPath = (options: RescoreOptions, load: LoadTender) => FastPath;
