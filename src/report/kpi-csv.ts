/** The schedule of indicators as a sheet: unit, target, date, evidence and owner, and what is missing. */
import { stringify } from "csv-stringify/sync";
import { safeCellText } from "../source/spreadsheet-cell.ts";
import { commitmentIndicators } from "./kpi.ts";
import type { TextReporter } from "./reporter-types.ts";

const header = [
  ...["reference", "lot", "bidder", "id", "measure", "title", "description", "target", "unit", "from", "by"],
  ...["evidence", "plan", "owner", "partner", "location", "missing", "at"],
];

export const kpiCsv: TextReporter = (document) => {
  const rows = commitmentIndicators(document).map(({ id, lot, bidder, commitment: one, missing }) => [
    safeCellText(document.tender.reference),
    safeCellText(lot ?? ""),
    safeCellText(bidder),
    safeCellText(id),
    safeCellText(one.measure),
    safeCellText(one.title),
    safeCellText(one.narrative ?? ""),
    one.quantity === null ? "" : one.quantity.includes("/") ? `'${one.quantity}` : one.quantity,
    safeCellText(one.unit),
    ...[one.starts, one.ends, one.evidence, one.plan, one.owner, one.partner, one.location].map((text) =>
      safeCellText(text ?? ""),
    ),
    missing.join("; "),
    safeCellText(one.at),
  ]);
  return stringify([header, ...rows], { bom: true, record_delimiter: "\r\n", quoted_match: /[;\t]/ });
};
