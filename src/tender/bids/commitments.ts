/** Rows of commitments, and the measure columns of a bid: what is promised, how much of it, and what stands behind it. */

import { didYouMean } from "../../diagnostics/suggest.ts";
import { conversionFactor, parseUnit } from "../../library/units.ts";
import { compare, ONE, sign, ZERO } from "../../number/exact.ts";
import { isToBeConfirmed } from "../../number/typed-figure.ts";
import { quote } from "../../source/quote.ts";
import { sourcePlaceText } from "../../source/span.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { SourcedFigure } from "../figures.ts";
import type { Commitment } from "../model.ts";
import {
  isPlaceholderText,
  nonBlankCell,
  type Reader,
  readDateCell,
  readMoneyCell,
  readPercentAsFraction,
  readPercentAsNumber,
  readQuantityCell,
  readYesOrNoCell,
  reportCell,
} from "./cells.ts";
import type { ExpectedMeasure } from "./expected-columns.ts";
import { type BidRecord, type RecordCell, toHeaderName } from "./record.ts";

/** How much is promised, or that it has still to be said. */
export type PromisedAmount = Pick<Commitment, "quantity" | "narrative" | "toBeConfirmed">;

/** @returns how much is promised, in the words of the measure's unit; SV310 or SV317 where it cannot be. */
export function readPromisedAmount(
  reader: Reader,
  cell: RecordCell | undefined,
  measure: ExpectedMeasure,
): PromisedAmount {
  if (cell === undefined) return {};
  const what = `the quantity for \`${measure.id}\``;
  if (measure.kind === "narrative") return cell.text === "" ? {} : { narrative: cell.text };
  if (isToBeConfirmed(cell.text)) return { toBeConfirmed: true };
  if (measure.kind === "yes-no") {
    const answer = readYesOrNoCell(reader, cell, what);
    return answer === undefined ? {} : { quantity: { value: answer.yes ? ONE : ZERO, at: answer.at } };
  }
  const read =
    measure.unit === "GBP"
      ? readMoneyCell
      : measure.unit === "percent"
        ? readPercentAsNumber
        : readQuantityCell;
  const quantity = read(reader, cell, what);
  if (quantity === undefined) return {};
  if (sign(quantity.value) < 0) {
    reportCell(
      reader,
      "SV310",
      cell.span,
      `${what}: ${quote(cell.text)} is below nothing`,
      "a promise is a quantity of zero or more; leave the cell empty if nothing is promised",
    );
    return {};
  }
  return { quantity };
}

/** @returns a row of a commitments file, or nothing when its measure is not known. */
export function commitmentFromRow(
  reader: Reader,
  record: BidRecord,
  measures: ReadonlyMap<string, ExpectedMeasure>,
): Commitment | undefined {
  const named = record.cells.get("measure");
  const measure = measures.get(toHeaderName(named?.text ?? ""));
  if (measure === undefined) {
    reportCell(
      reader,
      "SV315",
      (named ?? record).span,
      `${quote(named?.text ?? "")} is not a measure of the tender's library`,
      () =>
        didYouMean(
          named?.text ?? "",
          [...measures.values()].map(({ id }) => id),
        ),
    );
    return undefined;
  }
  const unit = readCommitmentUnit(reader, nonBlankCell(record, "unit"), measure);
  const from = readDateCell(reader, record.cells.get("from"), "from");
  const to = readDateCell(reader, record.cells.get("to"), "to");
  const toCell = record.cells.get("to");
  if (from !== undefined && to !== undefined && from > to && toCell !== undefined) {
    reportCell(
      reader,
      "SV319",
      toCell.span,
      `the commitment ends on ${to}, before it begins on ${from}`,
      "put the two dates the right way round",
    );
  }
  const placeholders = ["evidence", "plan", "owner"].filter((key) =>
    isPlaceholderText(record.cells.get(key)?.text ?? ""),
  );
  const texts = Object.fromEntries(
    (["evidence", "plan", "owner", "partner", "location", "description"] as const).flatMap((key) => {
      const cell = nonBlankCell(record, key);
      if (cell === undefined || placeholders.includes(key)) return [];
      return [[key, cell.text]];
    }),
  );
  const { description, ...rest } = texts;
  const amount = withBlankQuantityAsked(
    readPromisedAmount(reader, record.cells.get("quantity"), measure),
    record,
    measure,
  );
  const attribution = readAttributionShare(reader, record.cells.get("attribution"));
  return {
    measure: measure.id,
    ...(description !== undefined && { narrative: description }),
    ...amount,
    ...withoutUndefined({ unit, from, to }),
    ...rest,
    ...(attribution !== undefined && { attribution }),
    ...(placeholders.length > 0 && { placeholders }),
    at: amount.quantity?.at ?? sourcePlaceText((named ?? record).span),
  };
}

/** A row that says what stands behind a promise, and not how much it is, is a promise to be confirmed. */
function withBlankQuantityAsked(
  amount: PromisedAmount,
  record: BidRecord,
  { kind }: ExpectedMeasure,
): PromisedAmount {
  const cell = record.cells.get("quantity");
  const says = ["evidence", "plan", "owner", "partner", "description"].some(
    (key) => nonBlankCell(record, key) !== undefined,
  );
  return kind !== "narrative" && cell?.text === "" && says ? { toBeConfirmed: true } : amount;
}

function readCommitmentUnit(
  reader: Reader,
  cell: RecordCell | undefined,
  measure: ExpectedMeasure,
): string | undefined {
  if (cell === undefined) return undefined;
  const unit = parseUnit(cell.text);
  if (unit !== undefined && conversionFactor(unit, measure.unit) !== undefined) return unit;
  const cause =
    unit === undefined
      ? `${quote(cell.text)} is not a unit on the list`
      : `\`${measure.id}\` is counted in ${measure.unit}, and ${quote(cell.text)} measures something else`;
  const fullTime =
    measure.unit.startsWith("FTE") && unit === "hour"
      ? "; how many hours make a full-time year is for the bidder to state, so work it out first"
      : "";
  reportCell(reader, "SV316", cell.span, cause, `give the quantity in ${measure.unit}${fullTime}`);
  return undefined;
}

function readAttributionShare(reader: Reader, cell: RecordCell | undefined): SourcedFigure | undefined {
  const share = readPercentAsFraction(reader, cell, "attribution");
  if (share === undefined || cell === undefined) return undefined;
  if (sign(share.value) >= 0 && compare(share.value, ONE) <= 0) return share;
  reportCell(
    reader,
    "SV310",
    cell.span,
    `attribution: ${quote(cell.text)} is not from 0% to 100%`,
    "write the share of the result that is due to this contract",
  );
  return undefined;
}
