/** The bids of one tender of the big tables, from its rows of prices and marks, as `evaluate` reads them. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { assembleBids } from "../tender/bids/assemble.ts";
import type { Reader } from "../tender/bids/cells.ts";
import { reportCriteriaWithoutData } from "../tender/bids/criteria-without-data.ts";
import type { Expected } from "../tender/bids/expected-columns.ts";
import type { BidRecord, RecordSet, Shape } from "../tender/bids/record.ts";
import type { Bid } from "../tender/model.ts";
import type { Skipped } from "./model.ts";
import { type RawRow, recordOfRow, recordSetFromRecords, type TableHead } from "./raw-rows.ts";
import { skippedFromDiagnostic, skippedShiftedRow } from "./skipped-row.ts";

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
    recordSetFromRecords(
      head,
      shape,
      rows.map((row) => recordOfRow(head, row)),
    );
  const sets = [
    set(prices, "bid"),
    ...(marks === undefined ? [] : [set(marks, "marks")]),
    ...(commitments === undefined ? [] : [recordSetFromRecords(commitments, "commitments", promises)]),
  ];
  return assembleBidsWithoutBadRows(expected, sets, prices.head.file, tenderAt);
}

/**
 * A row that cannot be read takes no part, and says why. A bid whose own row
 * has a cell that cannot be read stays, without that figure: to leave a bidder
 * out would be an answer to what nobody has asked.
 */
export function assembleBidsWithoutBadRows(
  expected: Expected,
  sets: readonly RecordSet[],
  file: string,
  tenderAt: string,
): BidsRead {
  const shifted = sets.flatMap(({ records }) => records.filter((record) => record.shifted === true));
  const whole = withoutRecords(sets, (record) => record.shifted === true);
  const first = newReader();
  const all = assembleBids(first, whole, expected, file);
  const faults = first.diagnostics.filter(({ span }) => span !== undefined);
  const isFaulty = faultFinder(faults);
  const sound = whole.map((set) =>
    set.shape === "bid" || set.shape === "prices" ? set : (withoutRecords([set], isFaulty)[0] ?? set),
  );
  // What else is wrong with the rows that are left was told of them all.
  const bids = faults.length === 0 ? all : assembleBids(newReader(), sound, expected, file);
  const missing = newReader();
  if (bids.length > 0) reportCriteriaWithoutData(missing, bids, sound, expected);
  const [lacking] = missing.diagnostics;
  return {
    bids,
    skipped: [
      ...shifted.map(({ span }) => skippedShiftedRow(span)),
      ...faults.map((fault) => skippedFromDiagnostic(fault, file)),
    ],
    ...(lacking !== undefined && {
      lacking: { code: lacking.code, at: tenderAt, says: lacking.cause, tender: true },
    }),
  };
}

const newReader = (): Reader => ({ diagnostics: [], spans: new Map() });

const withoutRecords = (
  sets: readonly RecordSet[],
  isLeftOut: (record: BidRecord) => boolean,
): readonly RecordSet[] =>
  sets.map((set) => ({ ...set, records: set.records.filter((record) => !isLeftOut(record)) }));

/** @returns whether any of the faults stands in a record */
export function faultFinder(faults: readonly Diagnostic[]): (record: BidRecord) => boolean {
  const starts = new Map<string, number[]>();
  for (const { span } of faults) {
    if (span === undefined) continue;
    const held = starts.get(span.source.name) ?? [];
    starts.set(span.source.name, held);
    held.push(span.start);
  }
  for (const held of starts.values()) held.sort((a, b) => a - b);
  return ({ span }) => {
    const held = starts.get(span.source.name) ?? [];
    let [low, high] = [0, held.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((held[middle] as number) < span.start) low = middle + 1;
      else high = middle;
    }
    return (held[low] ?? Number.POSITIVE_INFINITY) <= span.end;
  };
}
