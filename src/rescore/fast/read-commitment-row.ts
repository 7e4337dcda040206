/**
 * One row of a big table of commitments, taken from its bytes: whose it is,
 * which measure, how much, and whether evidence, owner, date and plan stand
 * behind it. This runs for every row of an archive, so it makes no string and
 * no object; a row with anything unusual is left to the reader of `evaluate`.
 */

import type { Cells } from "../csv-scanner.ts";
import { same } from "./byte-map.ts";
import type { Shelf } from "./measure-index.ts";
import { dayIn, NOT_PLAIN, thousandths, wordsOrNot } from "./parse-bytes.ts";
import { addTo, type Sums } from "./quantity-totals.ts";

/** Where each column stands in the table; -1 where it has none. */
export interface Columns {
  readonly tender: number;
  readonly bidder: number;
  readonly measure: number;
  readonly quantity: number;
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly evidence: number;
  readonly plan: number;
  readonly owner: number;
  readonly attribution: number;
  /** Cells in every row. */
  readonly width: number;
}

/** The tender whose rows are being read. */
export interface Receiver {
  readonly shelf: Shelf;
  readonly sums: Sums;
  /** Each bid by its name's bytes, one character to a byte. */
  readonly bidOf: ReadonlyMap<string, number>;
  /** For each bid, whether any promise of it has a date. */
  readonly timed: Uint8Array;
  lastBidder: Uint8Array;
  lastBid: number;
}

/** @returns whether the row was taken; one that was not is to be read the ordinary way */
export function takeRow(bytes: Buffer, { count, from, to }: Cells, at: Columns, into: Receiver): boolean {
  if (count !== at.width) return false;
  const start = (column: number): number => from[column] as number;
  const end = (column: number): number => to[column] as number;
  const bid = same(into.lastBidder, bytes, start(at.bidder), end(at.bidder))
    ? into.lastBid
    : bidNamed(bytes, start(at.bidder), end(at.bidder), into);
  if (bid === -1) return false;
  const { shelf } = into;
  const index = shelf.names.find(bytes, start(at.measure), end(at.measure));
  if (index === -1 || shelf.plain[index] === 0) return false;
  const parts = thousandths(bytes, start(at.quantity), end(at.quantity));
  if (parts === NOT_PLAIN) return false;
  if (at.unit !== -1 && end(at.unit) > start(at.unit))
    if (!same(shelf.ownUnits[index] as Uint8Array, bytes, start(at.unit), end(at.unit))) return false;
  if (at.attribution !== -1 && end(at.attribution) > start(at.attribution)) return false;
  const evidence = words(bytes, from, to, at.evidence);
  const plan = words(bytes, from, to, at.plan);
  const owner = words(bytes, from, to, at.owner);
  const begins = day(bytes, from, to, at.from);
  const ends = day(bytes, from, to, at.to);
  if ((evidence | plan | owner | begins | ends) < 0 || (begins > 0 && ends > 0 && begins > ends))
    return false;
  const timed = begins + ends > 0;
  const lacking = evidence === 1 && plan === 1 && owner === 1 && timed ? 0 : 1;
  if (!addTo(into.sums, index, bid, lacking, parts)) return false;
  if (timed) into.timed[bid] = 1;
  return true;
}

/** A copy: the bytes that are read into are used again. */
export const copied = (bytes: Buffer, from: number, to: number): Buffer =>
  Buffer.from(bytes.subarray(from, to));

function bidNamed(bytes: Buffer, from: number, to: number, into: Receiver): number {
  const bid = into.bidOf.get(bytes.toString("latin1", from, to));
  if (bid === undefined) return -1;
  into.lastBidder = copied(bytes, from, to);
  into.lastBid = bid;
  return bid;
}

const words = (bytes: Buffer, from: Int32Array, to: Int32Array, column: number): number =>
  column === -1 ? 0 : wordsOrNot(bytes, from[column] as number, to[column] as number);

function day(bytes: Buffer, from: Int32Array, to: Int32Array, column: number): number {
  if (column === -1 || from[column] === to[column]) return 0;
  return dayIn(bytes, from[column] as number, to[column] as number);
}
