/** Rows beside a bid's own: a price kept apart, a mark, a promise. */

import { nearestWord } from "../../diagnostics/suggest.ts";
import { quote } from "../../source/quote.ts";
import { type Reader, readMoneyCell, reportCell } from "./cells.ts";
import { commitmentFromRow } from "./commitments.ts";
import { addDraft, type Draft, type Drafts, findDraft } from "./draft.ts";
import type { Expected } from "./expected-columns.ts";
import { readMarkRow } from "./marks.ts";
import type { BidRecord, RecordCell, RecordSet } from "./record.ts";
import { readRowBidder, readRowLot } from "./row-owner.ts";

export function addEntryToDraft(
  reader: Reader,
  drafts: Drafts,
  record: BidRecord,
  set: RecordSet,
  expected: Expected,
  listed: ReadonlySet<string> | undefined,
): void {
  const bidder = readRowBidder(reader, record, expected);
  const lots = bidder === undefined ? [] : (drafts.lotsOf.get(bidder.text.toLowerCase()) ?? []);
  const lot = bidder === undefined ? undefined : readRowLot(reader, record, expected, lots);
  if (bidder === undefined || lot === undefined) return;
  const draft = findOrStartDraft(reader, drafts, bidder, lot, listed);
  if (draft === undefined) return;
  if (set.shape === "prices") addPriceToDraft(reader, draft, record, bidder);
  else if (set.shape === "marks") {
    const row = readMarkRow(reader, record, expected.awards.get(lot) ?? new Map());
    if (row === undefined) return;
    if (row.mark === undefined) draft.pending.push(row.pending);
    else draft.marks.push(row.mark);
  } else if (expected.measures !== undefined) {
    const commitment = commitmentFromRow(reader, record, expected.measures);
    if (commitment !== undefined) draft.commitments.push(commitment);
  }
}

/** A price that was kept apart from its bid until quality was marked. */
function addPriceToDraft(reader: Reader, draft: Draft, record: BidRecord, bidder: RecordCell): void {
  const price = readMoneyCell(reader, record.cells.get("price"), "price");
  if (price === undefined || draft.own === undefined) return;
  if (draft.own.price !== undefined) {
    reportCell(
      reader,
      "SV312",
      bidder.span,
      `the price of ${quote(bidder.text)} is already given at ${draft.own.price.at}`,
      "keep one price for each bid",
    );
    return;
  }
  draft.own = { ...draft.own, price };
}

function findOrStartDraft(
  reader: Reader,
  drafts: Drafts,
  bidder: RecordCell,
  lot: string,
  listed: ReadonlySet<string> | undefined,
): Draft | undefined {
  const found = findDraft(drafts, lot, bidder.text);
  if (found !== undefined && (found.bidder.text === bidder.text || listed === undefined)) return found;
  if (listed === undefined) return addDraft(drafts, bidder, lot);
  const meant = (): string | undefined => found?.bidder.text ?? nearestWord(bidder.text, listed);
  reportCell(
    reader,
    "SV313",
    bidder.span,
    `${quote(bidder.text)} is not among the bids${lot === "" ? "" : ` for lot ${quote(lot)}`}`,
    () => {
      if (listed.has(bidder.text))
        return "its own row is for another lot: put the lot right, or add its row for this one";
      const name = meant();
      return name === undefined
        ? "add the bidder's own row, or put the name right"
        : `did you mean ${quote(name)}? A bidder's name is written the same way everywhere`;
    },
  );
  return undefined;
}
