/**
 * One cell at a time: what a person typed, read as a figure, a yes or no, a
 * date or words. A cell that cannot be read is reported with its cause; a cell
 * that is not given is `undefined`, which is never zero.
 */
import type { Code } from "../../diagnostics/catalogue.ts";
import { type Diagnostic, MOST_FAULTS, withLateRemedy } from "../../diagnostics/model.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { type Exact, HUNDRED, multiply } from "../../number/exact.ts";
import {
  isToBeConfirmed,
  parseTypedMoney,
  parseTypedNumber,
  parseTypedPercent,
  parseTypedQuantity,
  type Typed,
} from "../../number/typed-figure.ts";
import { britishToIsoDate, isIsoDate } from "../../source/date.ts";
import { quote } from "../../source/quote.ts";
import { type Span, sourcePlaceText } from "../../source/span.ts";
import type { SourcedFigure } from "../figures.ts";
import type { Respent } from "../instruments/model.ts";
import type { Bid } from "../model.ts";
import type { BidRecord, RecordCell } from "./record.ts";

export interface Reader {
  readonly diagnostics: Diagnostic[];
  /** Where each figure that was read stands, so that a later fault can point at it. */
  readonly spans: Map<string, Span>;
  /** What was read in a way that its reader should know of, in sentences. */
  readonly remarks?: string[];
}

/** @param remedy worked out when it is printed, where that takes a while: of ten thousand faults fifty are */
export function reportCell(
  reader: Reader,
  code: Code,
  span: Span,
  cause: string,
  remedy: string | (() => string),
): void {
  if (reader.diagnostics.length >= MOST_FAULTS) return;
  reader.diagnostics.push(
    typeof remedy === "string"
      ? { code, span, cause, remedy }
      : withLateRemedy({ code, span, cause }, remedy),
  );
}

const nothingGiven = /^(?:|n\/?a|nil|none|not given|null|\?+|[-–—])$/i;

/** @returns whether a cell holds nothing, or words that only hold its place: `n/a`, `TBC`, `to follow`. */
export const isBlankText = (text: string): boolean => nothingGiven.test(text) || isToBeConfirmed(text);

/** Words that only hold the place of what is still to come. */
const PLACEHOLDER =
  /^(?:tb[acd]\b.*|to be \w+(?: .*)?|(?:\w+ )?to follow|will be \w+.*|yet to be .*|not (?:yet )?(?:known|available|agreed|confirmed|applicable)|unknown|pending.*|await(?:ing|ed)\b.*|on award|in progress|\.{2,}|x+|yes|no|y|see (?:above|attached|below)|as above|ditto)\.?$/i;

/** @returns whether a text says nothing of its own: it only holds the place of what is still to come */
export const isPlaceholderText = (text: string): boolean => PLACEHOLDER.test(text.trim());

/** @returns the words of a cell, or nothing when it is blank or says that nothing is given. */
export function nonBlankCell(record: BidRecord, name: string): RecordCell | undefined {
  const cell = record.cells.get(name);
  return cell === undefined || isBlankText(cell.text) ? undefined : cell;
}

/** @returns a name as bids are known by it, however its letters and spaces were written. */
export const normaliseName = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();

/** @returns whether two names are one bidder's: capitals tell nobody apart. */
export const sameName = (one: string, other: string): boolean =>
  normaliseName(one).toLowerCase() === normaliseName(other).toLowerCase();

/** @returns the words of a name that matters, such as a bidder's: one space between words, accents in one form. */
export function normalisedNameCell(record: BidRecord, key: string): RecordCell | undefined {
  const cell = record.cells.get(key);
  const text = cell === undefined ? "" : normaliseName(cell.text);
  return cell === undefined || text === "" ? undefined : { text, span: cell.span };
}

function readCellFigure(
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
  typed: (text: string) => Typed,
  remedy?: (text: string) => string | undefined,
): SourcedFigure | undefined {
  if (cell === undefined) return undefined;
  const read = typed(cell.text);
  if (read.kind === "not-given") return undefined;
  if (read.kind === "refused") {
    reportCell(reader, "SV310", cell.span, `${what}: ${read.cause}`, remedy?.(cell.text) ?? read.remedy);
    return undefined;
  }
  return figureAtSpan(reader, read.value, cell.span);
}

function figureAtSpan(reader: Reader, value: Exact, span: Span): SourcedFigure {
  const place = sourcePlaceText(span);
  reader.spans.set(place, span);
  return { value, at: place };
}

export const readMoneyCell = (
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
): SourcedFigure | undefined =>
  readCellFigure(reader, cell, what, cell?.isNumber === true ? parseTypedQuantity : parseTypedMoney);

/** @returns a number of any kind; one with a per cent sign is its number of hundredths: `45%` is 45. */
export const readNumberCell = (
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
): SourcedFigure | undefined => readCellFigure(reader, cell, what, parseTypedNumber);
/** @param remedy says what to do about a cell that cannot be read, where the caller knows better than the grammar */
export const readQuantityCell = (
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
  remedy?: (text: string) => string | undefined,
): SourcedFigure | undefined => readCellFigure(reader, cell, what, parseTypedQuantity, remedy);
/** @returns a fraction of one. */
export const readPercentAsFraction = (
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
): SourcedFigure | undefined => readCellFigure(reader, cell, what, parseTypedPercent);

/** @returns what is spent again in an area: with its sign a share of the round before, otherwise pounds. */
export function readRespentCell(
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
): Respent | undefined {
  const asShare = cell?.text.includes("%") ?? false;
  const read = (asShare ? readPercentAsFraction : readMoneyCell)(reader, cell, what);
  if (read === undefined) return undefined;
  return asShare ? { kind: "share", share: read, at: read.at } : { kind: "local", local: read, at: read.at };
}

/** @returns a percentage as its number of hundredths: `45%` is 45. */
export function readPercentAsNumber(
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
): SourcedFigure | undefined {
  const read = readPercentAsFraction(reader, cell, what);
  return read === undefined ? undefined : { value: multiply(read.value, HUNDRED), at: read.at };
}

const yes = ["yes", "y", "true", "pass", "passed", "1"];
const no = ["no", "n", "false", "fail", "failed", "0"];

/** @returns yes or no, or SV305 for any other word. */
export function readYesOrNoCell(
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
): { readonly yes: boolean; readonly at: string } | undefined {
  if (cell === undefined || isBlankText(cell.text)) return undefined;
  const word = cell.text.toLowerCase();
  if (yes.includes(word) || no.includes(word))
    return { yes: yes.includes(word), at: sourcePlaceText(cell.span) };
  reportCell(
    reader,
    "SV305",
    cell.span,
    `${what}: ${quote(cell.text)} is neither yes nor no`,
    "write yes or no",
  );
  return undefined;
}

/** @returns the word as written in the list, or SV305. */
export function readAllowedWordCell<Word extends string>(
  reader: Reader,
  cell: RecordCell | undefined,
  allowed: readonly Word[],
  what: string,
): Word | undefined {
  if (cell === undefined || isBlankText(cell.text)) return undefined;
  const found = allowed.find((word) => word === cell.text.toLowerCase());
  if (found === undefined)
    reportCell(reader, "SV305", cell.span, `${what}: ${quote(cell.text)} is not a word for this column`, () =>
      didYouMean(cell.text, allowed),
    );
  return found;
}

/** @returns the day, or SV319 with the date written as it should be where that can be told. */
export function readDateCell(reader: Reader, cell: RecordCell | undefined, what: string): string | undefined {
  if (cell === undefined || isBlankText(cell.text)) return undefined;
  if (isIsoDate(cell.text)) return cell.text;
  const turned = britishToIsoDate(cell.text);
  reportCell(
    reader,
    "SV319",
    cell.span,
    `${what}: ${quote(cell.text)} is not a date written year first`,
    turned !== undefined
      ? `if the day stands first, write ${turned} (in Excel, format the column as yyyy-mm-dd before you save)`
      : "write year, month and day, for example 2026-09-01",
  );
  return undefined;
}

const instant = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:Z|\+00:00)?)?$/;

/** @returns a day, or a day and time (in one time zone), as text that sorts; or SV319. */
export function readDateTimeCell(
  reader: Reader,
  cell: RecordCell | undefined,
  what: string,
): Bid["submitted"] {
  if (cell === undefined || isBlankText(cell.text)) return undefined;
  const [, day = "", hour, minute = "00", second = "00"] = instant.exec(cell.text) ?? [];
  const sound = isIsoDate(day) && (hour === undefined || (hour < "24" && minute < "60" && second < "60"));
  if (!sound) {
    reportCell(
      reader,
      "SV319",
      cell.span,
      `${what}: ${quote(cell.text)} is not a date, or a date and time`,
      "write it year first, for example 2026-01-05 or 2026-01-05 11:59",
    );
    return undefined;
  }
  return {
    text: hour === undefined ? day : `${day}T${hour}:${minute}:${second}`,
    ...(hour !== undefined && { zone: /(?:Z|\+00:00)$/.test(cell.text) }),
    at: sourcePlaceText(cell.span),
  };
}
