/** One tender of the big tables from its rows to its bids with their promises. */
import type { BidRecord } from "../tender/bids/record.ts";
import type { Bid, Commitment, Tender } from "../tender/model.ts";
import { assembleBidsFromRows, type TenderRows } from "./bid-rows.ts";
import { commitmentOrSkippedRow } from "./commitment-row.ts";
import type { Skipped } from "./model.ts";
import type { PastMethod } from "./past-method.ts";
import { type RawRow, recordOfRow } from "./raw-rows.ts";
import type { OpenTender } from "./rescore-tender.ts";
import { type SkippedAt, skippedShiftedRow } from "./skipped-row.ts";

/** A tender whose definition was read. */
export interface DefinedTender {
  readonly method: PastMethod;
  readonly tender: Tender;
  /** Where it is said to stand. */
  readonly at: string;
}

/**
 * @param promises its rows of commitments
 * @param skip told of every row that could not be read, in any order
 * @returns the tender ready to be scored, or why it cannot be (SV304, SV320, SV321)
 */
export function openTenderOrSkipped(
  { method, tender, at }: DefinedTender,
  rows: TenderRows,
  promises: readonly RawRow[],
  skip: (one: SkippedAt) => void,
): OpenTender | Skipped {
  const head = rows.commitments;
  const records = head === undefined ? [] : promises.map((row) => recordOfRow(head, row));
  const hasLots = tender.lots.length > 0;
  const skipped: SkippedAt[] = [];
  const whole = hasLots ? records.filter(isWhole) : [];
  const read = assembleBidsFromRows(method.expected, rows, whole, at);
  // Under lots the promises are read with the bids, when the last row is there.
  for (const one of read.skipped) skipped.push({ one, row: hasLots ? promises.length : -1 });
  const bids = hasLots ? read.bids : withPromises();
  for (const one of skipped) skip(one);
  if (bids.length === 0)
    return { code: "SV321", at, says: "no row of prices names this tender", tender: true };
  return read.lacking ?? { method, tender, bids, at, rowsSkipped: skipped.length };

  function isWhole(record: BidRecord, row: number): boolean {
    if (record.shifted === true) skipped.push({ one: skippedShiftedRow(record.span), row });
    return record.shifted !== true;
  }

  function withPromises(): readonly Bid[] {
    const numberOf = new Map(read.bids.map(({ bidder }, index) => [bidder, index]));
    const promised: Commitment[][] = read.bids.map(() => []);
    for (const [row, record] of records.entries()) {
      const found = commitmentOrSkippedRow(record, { tender, expected: method.expected, numberOf });
      if (found === undefined) continue;
      if ("code" in found) skipped.push({ one: found, row });
      else promised[found.bid]?.push(found.commitment);
    }
    return read.bids.map((bid, index) => ({
      ...bid,
      commitments: [...bid.commitments, ...(promised[index] ?? [])],
    }));
  }
}
