/** The lines of a rescoring: NDJSON with everything, and a CSV for spreadsheets with a row for each. */
import { stringify } from "csv-stringify/sync";
import type { Line, Open, Placed } from "../../archive/model.ts";
import { escapeHidden } from "../../source/quote.ts";
import { safeCell } from "../csv.ts";

/** @returns the line as one line of JSON, with nothing in it that acts on a terminal. */
export function ndjsonLine(line: Line): string {
  return `${escapeHidden(JSON.stringify(line))}\n`;
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

/** @returns rows without a header, safe to open in a spreadsheet. */
export function csvRows(lines: readonly Line[]): string {
  return stringify(
    lines.map((line) => [
      safeCell(line.tender),
      safeCell(line.lot ?? ""),
      safeCell(line.title),
      safeCell(line.buyer ?? ""),
      line.commenced ?? "",
      String(line.bids.length),
      safeCell(line.winner.before.join("; ")),
      safeCell(line.winner.after.join("; ")),
      yesNo(line.winnerChanged),
      yesNo(line.moved),
      yesNo(line.changed),
      safeCell(
        line.bids
          .map(({ bidder, before, after }) => `${bidder}: ${stand(before)} → ${stand(after)}`)
          .join("; "),
      ),
      safeCell(whyText(line)),
      safeCell(findings(line.findings.before)),
      safeCell(findings(line.findings.after)),
      String(line.rowsApart),
      safeCell(line.at),
    ]),
    { record_delimiter: "\r\n", quoted_match: /[;\t]/ },
  );
}

const stand = ({ rank, total, status }: Placed): string =>
  rank === null ? status : `${total ?? "?"} (${rank})`;

const findings = (all: readonly Open[]): string =>
  all.map(({ regime, rule, result }) => `${result}: ${rule} (${regime})`).join("; ");

function whyText({ why, whyMore }: Line): string {
  const named = why.map(({ measure, because }) => `${measure}: ${because}`);
  return [...named, ...(whyMore > 0 ? [`and ${whyMore} more measures`] : [])].join("; ");
}
