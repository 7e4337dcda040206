/** A record of a table of commitments as a row that the reader of `evaluate` knows. */

import { cellText } from "./csv-scanner.ts";
import type { RawRow } from "./raw-rows.ts";
import type { RecordReader } from "./read/record-reader.ts";
import type { TableColumns } from "./table-columns.ts";

type LastRecord = Pick<RecordReader, "bytes" | "cells" | "from" | "offset">;

/** @returns where the record stands in the table that people know */
export const originalOffset = ({ bytes, cells, offset }: LastRecord, columns: TableColumns): number =>
  columns.originalOffset === -1 ? offset : Number(cellText(bytes, cells, columns.originalOffset));

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** @returns the record that was last read, as it stands in the table that people know */
export function lastRecordAsRawRow(record: LastRecord, columns: TableColumns): RawRow {
  const { bytes, cells } = record;
  const quote = (index: number): number => (cells.how[index] === 0 ? 0 : 1);
  const begins = columns.originalOffset === -1 ? record.from : (cells.from[1] as number) - quote(1);
  const last = cells.count - 1;
  const ends = (cells.to[last] as number) + quote(last);
  return { offset: originalOffset(record, columns), text: utf8.decode(bytes.subarray(begins, ends)) };
}
