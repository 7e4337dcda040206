/** Whose row it is: its bidder and its lot, and to whom its faults are told. */
import { didYouMean } from "../../diagnostics/suggest.ts";
import { quote } from "../../source/quote.ts";
import { isBlankText, nonBlankCell, normalisedNameCell, type Reader, reportCell, sameName } from "./cells.ts";
import { meantColumns } from "./column-synonyms.ts";
import type { Expected } from "./expected-columns.ts";
import { isNameOfSum } from "./no-bidder.ts";
import { type BidRecord, type RecordCell, toHeaderName } from "./record.ts";

/** Of a row that does not fit its header, that alone is told: the rest follows from it. */
export const readerMutedIfShifted = (reader: Reader, { shifted }: BidRecord): Reader =>
  shifted === true ? { ...reader, diagnostics: [] } : reader;

/** @returns the lot that a row belongs to ("" where the tender has none), or SV318. */
export function readRowLot(
  reader: Reader,
  record: BidRecord,
  expected: Expected,
  draftsLots: readonly string[],
): string | undefined {
  const cell = nonBlankCell(record, "lot");
  if (expected.lots.length === 0) {
    if (cell !== undefined && expected.awards.has(""))
      reportCell(
        reader,
        "SV318",
        cell.span,
        `${quote(cell.text)} is a lot, and the tender has none`,
        "take the column `lot` out, or add `lots` to the tender",
      );
    return "";
  }
  if (cell === undefined) {
    if (draftsLots.length === 1) return draftsLots[0];
    reportCell(
      reader,
      "SV318",
      record.span,
      "this row does not say which lot it is for",
      `add \`lot\`: one of ${expected.lots.join(", ")}`,
    );
    return undefined;
  }
  const found = expected.lots.find((lot) => lot.toLowerCase() === cell.text.toLowerCase());
  if (found === undefined)
    reportCell(reader, "SV318", cell.span, `${quote(cell.text)} is not a lot of this tender`, () =>
      didYouMean(cell.text, expected.lots),
    );
  return found;
}

/** @returns the row's bidder; SV304 where it names none, SV322 where its name is that of a line of totals */
export function readRowBidder(
  reader: Reader,
  record: BidRecord,
  { bidderNames = [] }: Pick<Expected, "bidderNames">,
): RecordCell | undefined {
  const bidder = normalisedNameCell(record, "bidder");
  const isKnown = bidderNames.some((name) => sameName(name, bidder?.text ?? ""));
  if (bidder !== undefined && isKnown) return bidder;
  if (bidder !== undefined && isHeaderAgain(bidder.text)) {
    reportRowThatIsNoBid(reader, bidder, "this row is a second header");
    return undefined;
  }
  if (bidder !== undefined && isNameOfSum(bidder.text)) {
    reportRowThatIsNoBid(reader, bidder, "this row looks like the sheet's own, such as a line of totals");
    return undefined;
  }
  if (bidder !== undefined && !isBlankText(bidder.text)) return bidder;
  if (record.cells.has("bidder"))
    reportCell(
      reader,
      "SV304",
      record.cells.get("bidder")?.span ?? record.span,
      "this row has no bidder",
      "write the bidder's name, or delete the row",
    );
  return undefined;
}

/** `Bidder`, or `(name)` in a header of two lines. */
const isHeaderAgain = (text: string): boolean =>
  ["bidder", "bidder-name", "(name)", "(bidder)"].includes(toHeaderName(text)) ||
  meantColumns(toHeaderName(text)).includes("bidder");

/** Reports SV322. */
export const reportRowThatIsNoBid = (reader: Reader, { text, span }: RecordCell, why: string): void =>
  reportCell(
    reader,
    "SV322",
    span,
    `${quote(text)} is no bidder, it seems: ${why}`,
    `delete the row; if a bidder has that name, add it at the top of the tender: names-that-are-bidders: [${JSON.stringify(text)}]`,
  );
