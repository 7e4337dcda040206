/** A bid's own row: its price, marks, figures and answers, and the promises that stand in columns of their own. */

import { quote } from "../../source/quote.ts";
import { sourcePlaceText } from "../../source/span.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { SourcedFigure } from "../figures.ts";
import { lm3RoundColumn } from "../instruments/criteria.ts";
import type { Respent } from "../instruments/model.ts";
import { hasFigureInPounds } from "../tree.ts";
import {
  nonBlankCell,
  type Reader,
  readAllowedWordCell,
  readDateTimeCell,
  readMoneyCell,
  readNumberCell,
  readRespentCell,
  readYesOrNoCell,
  reportCell,
  sameName,
} from "./cells.ts";
import { readPromisedAmount } from "./commitments.ts";
import { addDraft, type Drafts, findDraft } from "./draft.ts";
import { type Expected, type ExpectedCriterion, lm3RoundsAfterFirst } from "./expected-columns.ts";
import { readMarkCell } from "./marks.ts";
import { type BidRecord, toHeaderName } from "./record.ts";
import { readRowBidder, readRowLot, reportRowThatIsNoBid } from "./row-owner.ts";

/** @param notABid why the row is no bid, where its figures say so */
export function addDraftFromBidRow(
  reader: Reader,
  drafts: Drafts,
  record: BidRecord,
  expected: Expected,
  notABid: string | undefined,
): void {
  const bidder = readRowBidder(reader, record, expected);
  const isKnown = (expected.bidderNames ?? []).some((name) => sameName(name, bidder?.text ?? ""));
  if (bidder !== undefined && notABid !== undefined && !isKnown) {
    reportRowThatIsNoBid(reader, bidder, notABid);
    return;
  }
  const lot = bidder === undefined ? undefined : readRowLot(reader, record, expected, []);
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
    if (criterion.from === "figure" || criterion.from === "sroi") {
      const read = isInPounds(criterion) ? readMoneyCell : readNumberCell;
      setIfGiven(figures, criterion.id, read(reader, cell, `\`${criterion.id}\``));
    }
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
    if (Object.keys(amount).length > 0)
      draft.commitments.push({
        measure: measure.id,
        ...amount,
        byColumn: true,
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

/** A figure that is scored against a share of the contract value is in pounds, and so is what is put in. */
const isInPounds = ({ from, leaf }: ExpectedCriterion): boolean =>
  from === "sroi" || (leaf !== undefined && hasFigureInPounds(leaf));

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
