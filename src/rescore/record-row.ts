/** A record of a table of commitments as a row that the reader of `evaluate` knows. */

import { cellText } from "./csv-scanner.ts";
import type { RawRow } from "./raw-rows.ts";
import type { RecordReader } from "./read/record-reader.ts";
import type { TableColumns } from "./table-columns.ts";

type LastRecord = Pick<RecordReader, "bytes" | "cells" | "from" | "offset" | "next" | "isStray">;

/** @returns where the record stands in the table that people know */
export const originalOffset = ({ bytes, cells, offset }: LastRecord, columns: TableColumns): number =>
  columns.originalOffset === -1 ? offset : Number(cellText(bytes, cells, columns.originalOffset));

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** @returns the record that was last read, as it stands in the table that people know */
export function lastRecordAsRawRow(record: LastRecord, columns: TableColumns): RawRow {
  const { bytes, cells } = record;
  const quote = (index: number): number => (cells.how[index] === 0 ? 0 : 1);
  // In a sorted table the place where the row stood comes first, a whole number and a comma.
  const begins = columns.originalOffset === -1 ? record.from : (cells.to[0] as number) + 1;
  const offset = originalOffset(record, columns);
  if (record.isStray) {
    const line = utf8.decode(bytes.subarray(begins, record.from + record.next - record.offset));
    return { offset, text: line.replace(/\r?\n$/, "") };
  }
  const last = cells.count - 1;
  const ends = (cells.to[last] as number) + quote(last);
  return { offset, text: utf8.decode(bytes.subarray(begins, ends)) };
}
