/** A figure that its comma has cut, its end left standing in a column of words: `1,412` under `price` and `reason`. */
import { quote } from "../../source/quote.ts";
import { type Reader, reportCell } from "./cells.ts";
import type { BidRecord, RecordCell, RecordSet } from "./record.ts";

const columnsOfWords: ReadonlySet<string> = new Set([
  "reason",
  "evidence",
  "plan",
  "owner",
  "partner",
  "location",
  "description",
  "rationale",
  "feedback",
]);

const CUT = /^[(\u2212-]?£?[0-9]+,[0-9]{3}(?:\.[0-9]+)?\)?$/;

/** @returns the rows, those with a figure that seems cut as rows that do not fit their header; reports SV307 for each */
export function withCutFiguresAsked(reader: Reader, set: RecordSet): RecordSet {
  if (![...set.header.keys()].some((name) => columnsOfWords.has(name))) return set;
  let found = false;
  const records = set.records.map((record): BidRecord => {
    const cut = record.shifted === true ? undefined : cutFigureIn(record);
    if (cut === undefined) return record;
    found = true;
    const without = cut.text.replace(/,/g, "");
    reportCell(
      reader,
      "SV307",
      cut.span,
      `${quote(cut.text)} looks like one figure, cut at the comma`,
      `leave the commas out, ${without}, or put the cell in quotes, "${cut.text}"`,
    );
    return { ...record, shifted: true };
  });
  return found ? { ...set, records } : set;
}

function cutFigureIn({ cells }: BidRecord): RecordCell | undefined {
  let before: RecordCell | undefined;
  for (const [name, cell] of cells) {
    if (before !== undefined && columnsOfWords.has(name) && before.span.source === cell.span.source) {
      const text = cell.span.source.text.slice(before.span.start, cell.span.end);
      if (CUT.test(text)) return { text, span: { ...before.span, end: cell.span.end } };
    }
    before = columnsOfWords.has(name) ? undefined : cell;
  }
  return undefined;
}
