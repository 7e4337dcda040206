/**
 * The lines of a rescoring: NDJSON with everything, and a CSV for spreadsheets
 * with a row for each. Both are put together by hand, to the bytes that
 * JSON.stringify and csv-stringify would give (a test holds them to it): an
 * archive has a line for each of its tenders, and writing them took a quarter
 * of the time. Most of a line is findings, which many tenders share; their text
 * is kept with them.
 */

import { escapeHiddenInJson } from "../source/quote.ts";
import { safeCellText } from "../source/spreadsheet-cell.ts";
import type { BidStanding, ContestResult, MeasureDifference, OpenFinding, RescoredBid } from "./model.ts";

const json = JSON.stringify;

/** @returns the line as one line of JSON, with nothing in it that acts on a terminal. */
export function ndjsonLine(line: ContestResult): string {
  const { tender, lot, title, buyer, commenced, winner, bids, why, findings } = line;
  const heading = `{"schema":"${line.schema}","tender":${json(tender)},"lot":${json(lot)},"title":${json(title)},"buyer":${json(buyer)},"commenced":${json(commenced)}`;
  const first = `"winner":{"before":${json(winner.before)},"after":${json(winner.after)}},"winnerChanged":${line.winnerChanged},"moved":${line.moved},"changed":${line.changed}`;
  const moved = `"why":[${why.map(movedMeasureJson).join(",")}],"whyMore":${line.whyMore}`;
  const open = `"findings":{"before":${findingsJsonAndCell(findings.before).json},"after":${findingsJsonAndCell(findings.after).json}}`;
  return `${escapeHiddenInJson(`${heading},${first},"bids":[${bids.map(bidJson).join(",")}],${moved},${open},${unknownJson(line)}"rowsApart":${line.rowsApart},"at":${json(line.at)}}`)}\n`;
}

const unknownJson = ({ unknown }: ContestResult): string =>
  unknown === undefined ? "" : `"unknown":${json(unknown)},`;

const bidJson = ({ bidder, before, after }: RescoredBid): string =>
  `{"bidder":${json(bidder)},"before":${standingJson(before)},"after":${standingJson(after)}}`;

/** Figures are digits, and statuses are words of svscore's own: nothing in them needs an escape. */
const standingJson = ({ status, rank, total, exact, pounds }: BidStanding): string =>
  `{"status":"${status}","rank":${rank},"total":${jsonStringOrNull(total)}${exact === undefined ? "" : `,"exact":${jsonStringOrNull(exact)}`},"pounds":${jsonStringOrNull(pounds)}}`;

const jsonStringOrNull = (text: string | null): string => (text === null ? "null" : `"${text}"`);

const movedMeasureJson = ({ measure, before, after, because }: MeasureDifference): string =>
  `{"measure":${json(measure)},"before":"${before}","after":"${after}","because":${json(because)}}`;

interface Kept {
  readonly json: string;
  readonly cell: string;
}

const texts = new WeakMap<readonly OpenFinding[], Kept>();

function findingsJsonAndCell(open: readonly OpenFinding[]): Kept {
  const found = texts.get(open);
  if (found !== undefined) return found;
  const said = open.map(({ regime, rule, result }) => `${result}: ${rule} (${regime})`).join("; ");
  const made = { json: json(open), cell: csvCell(said) };
  texts.set(open, made);
  return made;
}

const columns = [
  "reference",
  "lot",
  "title",
  "buyer",
  "commenced",
  "bids",
  "winner-before",
  "winner-after",
  "winner-changed",
  "moved",
  "totals-changed",
  "standings",
  "why",
  "findings-before",
  "findings-after",
  "rows-apart",
  "at",
];

/** The first line of `tenders.csv`, with the mark by which Excel knows UTF-8. */
export const csvHeader = `\ufeff${columns.join(",")}\r\n`;

const yesNo = (value: boolean): string => (value ? "yes" : "no");

/** @returns the line as a row, safe to open in a spreadsheet. */
export function csvRow(line: ContestResult): string {
  const { winner, bids, findings } = line;
  const standings = bids.map(
    ({ bidder, before, after }) => `${bidder}: ${standingWords(before)} → ${standingWords(after)}`,
  );
  const heading = `${csvCell(line.tender)},${csvCell(line.lot ?? "")},${csvCell(line.title)},${csvCell(line.buyer ?? "")},${line.commenced ?? ""}`;
  const first = `${bids.length},${csvCell(winner.before.join("; "))},${csvCell(winner.after.join("; "))},${yesNo(line.winnerChanged)},${yesNo(line.moved)},${yesNo(line.changed)}`;
  return `${heading},${first},${csvCell(standings.join("; "))},${csvCell(movedMeasuresText(line))},${findingsJsonAndCell(findings.before).cell},${findingsJsonAndCell(findings.after).cell},${line.rowsApart},${csvCell(line.at)}\r\n`;
}

/** A cell of safe text, in quotes where what follows it could be taken for another. */
export function csvCell(text: string): string {
  const safe = safeCellText(text);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const standingWords = ({ rank, total, status }: BidStanding): string =>
  rank === null ? status : `${total ?? "?"} (${rank})`;

function movedMeasuresText({ why, whyMore }: ContestResult): string {
  const named = why.map(({ measure, because }) => `${measure}: ${because}`);
  return [...named, ...(whyMore > 0 ? [`and ${whyMore} more measures`] : [])].join("; ");
}
