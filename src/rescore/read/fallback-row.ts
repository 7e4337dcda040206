/** A row of commitments with anything unusual, read as `evaluate` reads it. */

import { denominator, integer, multiply, numerator } from "../../number/exact.ts";
import { quote } from "../../source/quote.ts";
import { nameIn, type Reader } from "../../tender/bids/cells.ts";
import { commitmentOf } from "../../tender/bids/commitments.ts";
import { cellText } from "../csv-scanner.ts";
import { variantOf } from "../fast/measure-index.ts";
import { addTo, PARTS } from "../fast/quantity-totals.ts";
import type { Columns } from "../fast/read-commitment-row.ts";
import type { Skipped } from "../model.ts";
import { type RawRow, recordOf } from "../raw-rows.ts";
import type { Part } from "../run/chunk.ts";
import { apartFrom, type Incoming } from "../tender-rows.ts";
import type { Records } from "./record-reader.ts";

/** The column that a rearranged table has in front: where each row stood. */
export const STOOD = "#stood";

export const isEmpty = ({ bytes, cells }: Records): boolean => {
  for (let index = 0; index < cells.count; index += 1) if (cellText(bytes, cells, index) !== "") return false;
  return true;
};

/** Where the row stands in the file that people know. */
export const stoodAt = ({ bytes, cells, offset }: Records, { stood }: TableColumns): number =>
  stood === -1 ? offset : Number(cellText(bytes, cells, stood));

/** A row with anything unusual, read as `evaluate` reads it. */
export function takeOrdinarily(
  records: Records,
  columns: TableColumns,
  names: readonly string[],
  file: string,
  open: Incoming,
  part: Part,
): void {
  if (isEmpty(records)) return;
  const { bytes, cells } = records;
  const begins =
    columns.stood === -1 ? records.from : (cells.from[1] as number) - (cells.how[1] === 0 ? 0 : 1);
  const last = cells.count - 1;
  const ends = (cells.to[last] as number) + (cells.how[last] === 0 ? 0 : 1);
  const row: RawRow = { offset: stoodAt(records, columns), text: bytes.toString("utf8", begins, ends) };
  const own = columns.stood === -1 ? names : names.slice(1);
  const record = recordOf({ file, names: own }, row);
  const fault = (one: Skipped): void => {
    open.rowsApart += 1;
    part.apart(one);
  };
  const at = `${record.span.source.name}:1:1`;
  if (record.shifted === true) {
    fault({ code: "SV307", at, says: "the row does not fit its header", tender: false });
    return;
  }
  if (open.tender.lots.length > 0) {
    open.whole.push(record);
    return;
  }
  const bidder = nameIn(record, "bidder");
  const bid = bidder === undefined ? -1 : open.names.indexOf(bidder.text);
  if (bid === -1) {
    fault({
      code: "SV313",
      at,
      says: `${quote(bidder?.text ?? "")} is not among the bids of ${quote(open.tender.reference)}`,
      tender: false,
    });
    return;
  }
  const reader: Reader = { diagnostics: [], spans: new Map() };
  const commitment = commitmentOf(reader, record, open.method.expected.measures ?? new Map());
  const [first] = reader.diagnostics;
  if (first !== undefined) {
    fault(apartFrom(first, file));
    return;
  }
  if (commitment === undefined) return;
  if (commitment.from !== undefined || commitment.to !== undefined) open.timed[bid] = 1;
  const variant = commitment.quantity === undefined ? -1 : variantOf(open.shelf, commitment);
  const parts =
    commitment.quantity === undefined ? undefined : multiply(commitment.quantity.value, integer(PARTS));
  if (
    variant === -1 ||
    parts === undefined ||
    denominator(parts) !== 1n ||
    numerator(parts) > BigInt(Number.MAX_SAFE_INTEGER)
  ) {
    open.extras.push({ bid, commitment });
    return;
  }
  const { evidence, plan, owner, from, to } = commitment;
  const lacking = [evidence, plan, owner, from ?? to].includes(undefined) ? 1 : 0;
  if (!addTo(open.sums, variant, bid, lacking, Number(numerator(parts))))
    open.extras.push({ bid, commitment });
}

export interface TableColumns extends Columns {
  readonly stood: number;
}

export function columnsOf(names: readonly string[]): TableColumns {
  const at = (name: string): number => names.indexOf(name);
  return {
    stood: at(STOOD),
    tender: at("tender"),
    bidder: at("bidder"),
    measure: at("measure"),
    quantity: at("quantity"),
    unit: at("unit"),
    from: at("from"),
    to: at("to"),
    evidence: at("evidence"),
    plan: at("plan"),
    owner: at("owner"),
    attribution: at("attribution"),
    width: names.length,
  };
}
