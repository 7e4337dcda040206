/**
 * Dates as a British spreadsheet saves them. `18/11/2026` is read where the
 * whole column allows one reading only, and it is said that it was read so; a
 * column that could be read in two ways is asked about once.
 */
import { isIsoDate } from "../../source/date.ts";
import { quote } from "../../source/quote.ts";
import { type Reader, reportCell } from "./cells.ts";
import type { BidRecord, RecordCell, RecordSet } from "./record.ts";

const dateColumns = ["submitted", "from", "to"] as const;

const SLASHED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?))?$/;
const MONTH_IN_WORDS =
  /^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})\.?[- ](\d{4}|\d{2})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?))?$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL = "january february march april may june july august september october november december".split(
  " ",
);

type Reading = (text: string) => string | undefined;

const twoDigits = (text: string): string => text.padStart(2, "0");

function isoText(year: string, month: string, day: string, time: string | undefined): string | undefined {
  const date = `${year.length === 2 ? `20${year}` : year}-${twoDigits(month)}-${twoDigits(day)}`;
  if (!isIsoDate(date)) return undefined;
  if (time === undefined) return date;
  return `${date} ${time.length === 4 || time.length === 7 ? `0${time}` : time}`;
}

const dayFirst: Reading = (text) => {
  const [, day = "", , month = "", year = "", time] = SLASHED.exec(text) ?? [];
  return isoText(year, month, day, time);
};

const monthFirst: Reading = (text) => {
  const [, month = "", , day = "", year = "", time] = SLASHED.exec(text) ?? [];
  return isoText(year, month, day, time);
};

const monthInWords: Reading = (text) => {
  const [, day = "", word = "", year = "", time] = MONTH_IN_WORDS.exec(text) ?? [];
  const lower = word.toLowerCase();
  const month = FULL.includes(lower) ? FULL.indexOf(lower) : MONTHS.indexOf(lower === "sept" ? "sep" : lower);
  return isoText(year, String(month + 1), day, time);
};

/**
 * @returns the rows with their dates written year first, where these have one reading, and what was read so;
 *   reports SV319 once for a column of dates that have two
 */
export function withDatesYearFirst(
  reader: Reader,
  set: RecordSet,
): { readonly set: RecordSet; readonly remarks: readonly string[] } {
  let { records } = set;
  const remarks: string[] = [];
  for (const column of dateColumns) {
    if (!set.header.has(column) || (column !== "submitted" && set.shape !== "commitments")) continue;
    const read = readDateColumn(reader, set, records, column);
    records = read.records;
    remarks.push(...read.remarks);
  }
  return { set: records === set.records ? set : { ...set, records }, remarks };
}

function readDateColumn(
  reader: Reader,
  set: RecordSet,
  records: readonly BidRecord[],
  column: string,
): { readonly records: readonly BidRecord[]; readonly remarks: readonly string[] } {
  const cells = records.flatMap(({ cells, shifted }) => (shifted === true ? [] : (cells.get(column) ?? [])));
  const slashed = cells.filter(({ text }) => SLASHED.test(text));
  const worded = cells.filter(({ text }) => monthInWords(text) !== undefined);
  const fits = [
    { reading: dayFirst, order: "day first" },
    { reading: monthFirst, order: "month first" },
  ].filter(({ reading }) => slashed.every(({ text }) => reading(text) !== undefined));
  const same = slashed.every(({ text }) => dayFirst(text) === monthFirst(text));
  const chosen = fits.length === 1 || same ? fits[0] : undefined;
  const [first] = slashed;
  if (first !== undefined && fits.length === 2 && !same) {
    const more = slashed.length - 1;
    reportCell(
      reader,
      "SV319",
      first.span,
      `${column}: ${quote(first.text)} could be ${dayFirst(first.text)} or ${monthFirst(first.text)}${more === 0 ? "" : `, and ${more} more ${more === 1 ? "date" : "dates"} in the column can be read in two ways too`}`,
      "write year, month and day, for example 2026-09-01: in Excel, format the whole column as yyyy-mm-dd (or as text) before you save, because a sheet set to British dates turns them round again each time it is opened and saved",
    );
    return { records: without(records, column, slashed), remarks: [] };
  }
  const readings = new Map<RecordCell, string>();
  for (const cell of worded) readings.set(cell, monthInWords(cell.text) ?? cell.text);
  if (chosen !== undefined)
    for (const cell of slashed) readings.set(cell, chosen.reading(cell.text) ?? cell.text);
  const [example] = slashed.length > 0 && chosen !== undefined ? slashed : worded;
  if (readings.size === 0 || example === undefined) return { records, remarks: [] };
  const how =
    slashed.length > 0 && chosen !== undefined
      ? ` ${chosen.order}, the only way in which all of them can be`
      : "";
  return {
    records: withTexts(records, column, readings),
    remarks: [
      `The dates in the column \`${column}\` of ${set.name} are read${how}: ${quote(example.text)} is ${readings.get(example) ?? ""}.`,
    ],
  };
}

const withTexts = (
  records: readonly BidRecord[],
  column: string,
  texts: ReadonlyMap<RecordCell, string>,
): readonly BidRecord[] =>
  records.map((record) => {
    const cell = record.cells.get(column);
    const text = cell === undefined ? undefined : texts.get(cell);
    if (cell === undefined || text === undefined) return record;
    return { ...record, cells: new Map([...record.cells, [column, { ...cell, text }]]) };
  });

/** The rows without the dates that were asked about, so that each of them is not asked about again. */
const without = (
  records: readonly BidRecord[],
  column: string,
  asked: readonly RecordCell[],
): readonly BidRecord[] => withTexts(records, column, new Map(asked.map((cell) => [cell, ""])));
