/**
 * Puts the bids together from all their rows. A bid is one bidder in one lot;
 * its own row and its entries may stand in different files, in any order, and
 * the order of rows never reaches the result.
 */

import type { Bid } from "../model.ts";
import { addDraftFromBidRow } from "./bid-row.ts";
import type { Reader } from "./cells.ts";
import { reportCriteriaWithoutData } from "./criteria-without-data.ts";
import { withCutFiguresAsked } from "./cut-figures.ts";
import { withDatesYearFirst } from "./date-columns.ts";
import { bidFromDraft, compareTexts, newDrafts } from "./draft.ts";
import { addEntryToDraft } from "./entry-row.ts";
import type { Expected } from "./expected-columns.ts";
import { reportRepeatedMarks } from "./marks.ts";
import { rowsThatAreNoBids } from "./no-bidder.ts";
import { reportMixedPercentSigns } from "./percent-signs.ts";
import type { RecordSet } from "./record.ts";
import { readerMutedIfShifted } from "./row-owner.ts";

/** @returns the bids by lot and name; faults are reported as SV304 to SV321. */
export function assembleBids(
  reader: Reader,
  given: readonly RecordSet[],
  expected: Expected,
  file: string,
): readonly Bid[] {
  const sets = given.map((set) => {
    const read = withDatesYearFirst(reader, set);
    reader.remarks?.push(...read.remarks);
    return withCutFiguresAsked(reader, read.set);
  });
  reportMixedPercentSigns(reader, sets, expected);
  const drafts = newDrafts();
  const own = sets.filter((set) => set.shape === "bid");
  for (const set of own) {
    const noBids = rowsThatAreNoBids(set);
    for (const record of set.records)
      addDraftFromBidRow(readerMutedIfShifted(reader, record), drafts, record, expected, noBids.get(record));
  }
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
