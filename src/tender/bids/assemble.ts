/**
 * Puts the bids together from all their rows. A bid is one bidder in one lot;
 * its own row and its entries may stand in different files, in any order, and
 * the order of rows never reaches the result.
 */

import { nearestWord } from "../../diagnostics/suggest.ts";
import { quote } from "../../source/quote.ts";
import { sourcePlaceText } from "../../source/span.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { SourcedFigure } from "../figures.ts";
import { lm3RoundColumn } from "../instruments/criteria.ts";
import type { Respent } from "../instruments/model.ts";
import type { Bid } from "../model.ts";
import {
  nonBlankCell,
  type Reader,
  readAllowedWordCell,
  readDateTimeCell,
  readMoneyCell,
  readRespentCell,
  readYesOrNoCell,
  reportCell,
} from "./cells.ts";
import { commitmentFromRow, readPromisedAmount } from "./commitments.ts";
import { reportCriteriaWithoutData } from "./criteria-without-data.ts";
import {
  addDraft,
  bidFromDraft,
  compareTexts,
  type Draft,
  type Drafts,
  findDraft,
  newDrafts,
} from "./draft.ts";
import { type Expected, type ExpectedCriterion, lm3RoundsAfterFirst } from "./expected-columns.ts";
import { readMarkCell, readMarkRow, reportRepeatedMarks } from "./marks.ts";
import { type BidRecord, type RecordCell, type RecordSet, toHeaderName } from "./record.ts";
import { readerMutedIfShifted, readRowBidder, readRowLot } from "./row-owner.ts";

/** @returns the bids by lot and name; faults are reported as SV304 to SV321. */
export function assembleBids(
  reader: Reader,
  sets: readonly RecordSet[],
  expected: Expected,
  file: string,
): readonly Bid[] {
  const drafts = newDrafts();
  const own = sets.filter((set) => set.shape === "bid");
  for (const set of own)
    for (const record of set.records)
      addDraftFromBidRow(readerMutedIfShifted(reader, record), drafts, record, expected);
  const listed = own.some((set) => set.header.has("bidder"))
    ? new Set([...drafts.all.values()].map(({ bidder }) => bidder.text))
    : undefined;
  for (const set of sets) {
    if (set.shape === "bid") continue;
    for (const record of set.records)
      addEntryToDraft(readerMutedIfShifted(reader, record), drafts, record, set, expected, listed);
  }
  for (const draft of drafts.all.values()) reportRepeatedMarks(reader, draft.bidder.text, draft.marks);
  if (drafts.all.size === 0 && reader.diagnostics.length === 0) {
    reader.diagnostics.push({
      code: "SV321",
      file,
      cause: "there are no bids in this file",
      remedy: "give each bidder a row; if this is another file than you meant, name the right one",
    });
  }
  const bids = [...drafts.all.values()].map(bidFromDraft);
  bids.sort((a, b) => compareTexts(a.lot ?? "", b.lot ?? "") || compareTexts(a.bidder, b.bidder));
  if (drafts.all.size > 0) reportCriteriaWithoutData(reader, bids, sets, expected);
  return bids;
}

function addDraftFromBidRow(reader: Reader, drafts: Drafts, record: BidRecord, expected: Expected): void {
  const bidder = readRowBidder(reader, record);
  const lot = readRowLot(reader, record, expected, []);
  if (bidder === undefined || lot === undefined) return;
  const earlier = findDraft(drafts, lot, bidder.text);
  if (earlier !== undefined) {
    const spelt = earlier.bidder.text === bidder.text ? "" : ` as ${quote(earlier.bidder.text)}`;
    reportCell(
      reader,
      "SV312",
      bidder.span,
      `${quote(bidder.text)} already has a row at ${sourcePlaceText(earlier.bidder.span)}${spelt}`,
      "keep one row for each bidder; if they are two bidders, give them names that differ",
    );
    return;
  }
  const draft = addDraft(drafts, bidder, lot);
  const criteria = expected.awards.get(lot) ?? new Map<string, ExpectedCriterion>();
  const figures = new Map<string, SourcedFigure>();
  const gates = new Map<string, { yes: boolean; at: string }>();
  const respent = new Map<string, Respent>();
  for (const [header, criterion] of criteria) {
    const cell = record.cells.get(header);
    if (criterion.from === "lm3")
      for (const round of lm3RoundsAfterFirst(criterion.leaf)) {
        const column = lm3RoundColumn(criterion.id, round);
        const cell = record.cells.get(toHeaderName(column));
        setIfGiven(respent, column, readRespentCell(reader, cell, `\`${column}\``));
      }
    if (criterion.from === "figure" || criterion.from === "sroi")
      setIfGiven(figures, criterion.id, readMoneyCell(reader, cell, `\`${criterion.id}\``));
    if (criterion.from === "gate")
      setIfGiven(gates, criterion.id, readYesOrNoCell(reader, cell, `\`${criterion.id}\``));
    if (criterion.from === "marks") {
      const mark = readMarkCell(reader, cell, criterion);
      if (mark !== undefined)
        draft.marks.push({ criterion: criterion.id, stage: "consensus", mark: mark.value, at: mark.at });
    }
  }
  for (const [header, cell] of record.cells) {
    const measure = expected.measures?.get(header);
    if (measure === undefined) continue;
    const amount = readPromisedAmount(reader, cell, measure);
    if (amount.quantity !== undefined || amount.narrative !== undefined)
      draft.commitments.push({
        measure: measure.id,
        ...amount,
        at: amount.quantity?.at ?? sourcePlaceText(cell.span),
      });
  }
  draft.own = {
    bidder: bidder.text,
    ...(lot !== "" && { lot }),
    ...readBidDetails(reader, record),
    figures,
    gates,
    ...(respent.size > 0 && { respent }),
    at: sourcePlaceText(bidder.span),
  };
}

function setIfGiven<Value>(map: Map<string, Value>, key: string, value: Value | undefined): void {
  if (value !== undefined) map.set(key, value);
}

const statuses = ["live", "withdrawn", "excluded"] as const;

function readBidDetails(reader: Reader, record: BidRecord) {
  const status = readAllowedWordCell(reader, record.cells.get("status"), statuses, "status") ?? "live";
  const reason = nonBlankCell(record, "reason");
  const price = readMoneyCell(reader, record.cells.get("price"), "price");
  const submitted = readDateTimeCell(reader, record.cells.get("submitted"), "submitted");
  const sme = readYesOrNoCell(reader, record.cells.get("sme"), "sme");
  const vcse = readYesOrNoCell(reader, record.cells.get("vcse"), "vcse");
  const statusCell = record.cells.get("status");
  if (status !== "live" && reason === undefined && statusCell !== undefined) {
    reportCell(
      reader,
      "SV304",
      statusCell.span,
      `the bid is ${status}, but no reason is given`,
      "add a column `reason` and say why, for the record",
    );
  }
  return {
    status,
    ...(reason !== undefined && { reason: reason.text }),
    ...withoutUndefined({ price, submitted }),
    ...(sme !== undefined && { sme: sme.yes }),
    ...(vcse !== undefined && { vcse: vcse.yes }),
  };
}

function addEntryToDraft(
  reader: Reader,
  drafts: Drafts,
  record: BidRecord,
  set: RecordSet,
  expected: Expected,
  listed: ReadonlySet<string> | undefined,
): void {
  const bidder = readRowBidder(reader, record);
  const lots = bidder === undefined ? [] : (drafts.lotsOf.get(bidder.text.toLowerCase()) ?? []);
  const lot = readRowLot(reader, record, expected, lots);
  if (bidder === undefined || lot === undefined) return;
  const draft = findOrStartDraft(reader, drafts, bidder, lot, listed);
  if (draft === undefined) return;
  if (set.shape === "prices") addPriceToDraft(reader, draft, record, bidder);
  else if (set.shape === "marks") {
    const mark = readMarkRow(reader, record, expected.awards.get(lot) ?? new Map());
    if (mark !== undefined) draft.marks.push(mark);
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
      const name = meant();
      return name === undefined
        ? "add the bidder's own row, or put the name right"
        : `did you mean ${quote(name)}? A bidder's name is written the same way everywhere`;
    },
  );
  return undefined;
}
