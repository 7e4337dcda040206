/**
 * One row of a big table of commitments, taken from its bytes: whose it is,
 * which measure, how much, and whether evidence, owner, date and plan stand
 * behind it. This runs for every row of an archive, so it makes no string and
 * no object; a row with anything unusual is declined.
 */
import { type ByteMap, byteMap, equalsByteRange } from "../byte-map.ts";
import type { Cells } from "../csv-scanner.ts";
import type { TableColumns } from "../table-columns.ts";
import type { MeasureIndex } from "./measure-index.ts";
import { dayNumberFromBytes, hasTextFlagFromBytes, thousandthsFromBytes, UNPARSED } from "./parse-bytes.ts";
import { type QuantityTotals, tryAddQuantity } from "./quantity-totals.ts";

/** The tender whose rows are being read. */
export interface CommitmentRows {
  readonly index: MeasureIndex;
  readonly totals: QuantityTotals;
  /** Each bid by its name's bytes. */
  readonly bidOf: ByteMap;
  lastBidder: Uint8Array;
  lastBid: number;
}

const utf8 = new TextEncoder();

/** @returns rows of commitments of these bidders, before the first is read */
export function newCommitmentRows(
  index: MeasureIndex,
  totals: QuantityTotals,
  bidders: readonly string[],
): CommitmentRows {
  const bidOf = byteMap(bidders.length);
  // In the bytes of a cell a quote mark stands doubled, so such a name is left to the reader of `evaluate`.
  for (const [bid, name] of bidders.entries()) if (!name.includes('"')) bidOf.put(utf8.encode(name), bid);
  return { index, totals, bidOf, lastBidder: new Uint8Array(0), lastBid: -1 };
}

/** @returns whether the row was taken; one that was not is to be read by the reader of `evaluate` */
export function tryTakeCommitmentRow(
  bytes: Uint8Array,
  { count, from, to }: Cells,
  at: TableColumns,
  into: CommitmentRows,
): boolean {
  if (count !== at.width) return false;
  const start = (column: number): number => from[column] as number;
  const end = (column: number): number => to[column] as number;
  const bid = equalsByteRange(into.lastBidder, bytes, start(at.bidder), end(at.bidder))
    ? into.lastBid
    : findBidIndex(bytes, start(at.bidder), end(at.bidder), into);
  if (bid === -1) return false;
  const { index } = into;
  const measure = index.names.find(bytes, start(at.measure), end(at.measure));
  if (measure === -1 || index.usual[measure] === 0) return false;
  const parts = thousandthsFromBytes(bytes, start(at.quantity), end(at.quantity));
  if (parts === UNPARSED) return false;
  if (at.unit !== -1 && end(at.unit) > start(at.unit))
    if (!equalsByteRange(index.ownUnits[measure] as Uint8Array, bytes, start(at.unit), end(at.unit)))
      return false;
  if (at.attribution !== -1 && end(at.attribution) > start(at.attribution)) return false;
  const evidence = columnHasTextFlag(bytes, from, to, at.evidence);
  const plan = columnHasTextFlag(bytes, from, to, at.plan);
  const owner = columnHasTextFlag(bytes, from, to, at.owner);
  const begins = columnDay(bytes, from, to, at.from);
  const ends = columnDay(bytes, from, to, at.to);
  if ((evidence | plan | owner | begins | ends) < 0 || (begins > 0 && ends > 0 && begins > ends))
    return false;
  const lacking = evidence === 1 && plan === 1 && owner === 1 && begins + ends > 0 ? 0 : 1;
  return tryAddQuantity(into.totals, measure, bid, lacking, parts);
}

function findBidIndex(bytes: Uint8Array, from: number, to: number, into: CommitmentRows): number {
  const bid = into.bidOf.find(bytes, from, to);
  if (bid === -1) return -1;
  // A copy: the bytes that are read into are used again.
  into.lastBidder = bytes.slice(from, to);
  into.lastBid = bid;
  return bid;
}

const columnHasTextFlag = (bytes: Uint8Array, from: Int32Array, to: Int32Array, column: number): number =>
  column === -1 ? 0 : hasTextFlagFromBytes(bytes, from[column] as number, to[column] as number);

function columnDay(bytes: Uint8Array, from: Int32Array, to: Int32Array, column: number): number {
  if (column === -1 || from[column] === to[column]) return 0;
  return dayNumberFromBytes(bytes, from[column] as number, to[column] as number);
}
