/** The bids of one tender of the big tables, from its rows of prices and marks, as `evaluate` reads them. */
import { sourcePlaceText as placeOf } from "../source/span.ts";
import { assembleBids } from "../tender/bids/assemble.ts";
import type { Reader } from "../tender/bids/cells.ts";
import { reportCriteriaWithoutData } from "../tender/bids/criteria-without-data.ts";
import type { Expected } from "../tender/bids/expected-columns.ts";
import type { BidRecord, RecordSet, Shape } from "../tender/bids/record.ts";
import type { Bid } from "../tender/model.ts";
import type { Skipped } from "./model.ts";
import { type RawRow, recordOfRow, recordSetOf, type TableHead } from "./raw-rows.ts";
import { skippedFromDiagnostic, skippedRaggedRow } from "./skipped-row.ts";

/** The rows of one tender, each table's under its columns. */
export interface TenderRows {
  readonly prices: RowsOf;
  readonly marks?: RowsOf;
  /** The columns of the table of commitments, where there is one; its rows come on their own. */
  readonly commitments?: TableHead;
}

export interface RowsOf {
  readonly head: TableHead;
  readonly rows: readonly RawRow[];
}

export interface BidsRead {
  readonly bids: readonly Bid[];
  /** Rows that could not be read, each with why. */
  readonly skipped: readonly Skipped[];
  /** Why the tender cannot be scored: nothing at all is given for one of its criteria. */
  readonly lacking?: Skipped;
}

/** @param promises the rows of commitments that are read with the bids: those of a tender with lots */
export function assembleBidsFromRows(
  expected: Expected,
  { prices, marks, commitments }: TenderRows,
  promises: readonly BidRecord[],
  tenderAt: string,
): BidsRead {
  const set = ({ head, rows }: RowsOf, shape: Shape): RecordSet =>
    recordSetOf(
      head,
      shape,
      rows.map((row) => recordOfRow(head, row)),
    );
  const sets = [
    set(prices, "bid"),
    ...(marks === undefined ? [] : [set(marks, "marks")]),
    ...(commitments === undefined ? [] : [recordSetOf(commitments, "commitments", promises)]),
  ];
  const ragged = sets.flatMap(({ records }) => records.filter(({ shifted }) => shifted === true));
  const whole = sets.map((one) => ({
    ...one,
    records: one.records.filter(({ shifted }) => shifted !== true),
  }));
  const { file } = prices.head;
  const reader: Reader = { diagnostics: [], spans: new Map() };
  const bids = assembleBids(reader, whole, expected, file);
  const faults = reader.diagnostics.filter(({ span }) => span !== undefined);
  const missing: Reader = { diagnostics: [], spans: new Map() };
  if (bids.length > 0) reportCriteriaWithoutData(missing, bids, whole, expected);
  const [first] = missing.diagnostics;
  return {
    bids,
    skipped: [
      ...ragged.map(({ span }) => skippedRaggedRow(placeOf(span))),
      ...faults.map((fault) => skippedFromDiagnostic(fault, file)),
    ],
    ...(first !== undefined && {
      lacking: { code: first.code, at: tenderAt, says: first.cause, tender: true },
    }),
  };
}
