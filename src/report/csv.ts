/** One row a bid, safe to open in a spreadsheet: text that a spreadsheet would run as a formula is kept as text. */
import { stringify } from "csv-stringify/sync";
import { safeCellText } from "../source/spreadsheet-cell.ts";
import type { TextReporter } from "./reporter-types.ts";
import type { BidDocument } from "./schema.ts";

/** A spreadsheet would take 11/3 for a date. */
const fractionAsTextCell = (exact: string): string => (exact.includes("/") ? `'${exact}` : exact);

export const csvReport: TextReporter = ({ awards, bids, tender }) => {
  const ids = [...new Set(awards.flatMap((award) => award.criteria.map(({ id }) => id)))];
  const header = [
    ...["reference", "lot", "rank", "bidder", "status", "total", "total-exact"],
    ...ids.map((id) => `marks-${id}`),
    ...[
      "sv-marks",
      "sv-quality-marks",
      "sv-quantity-marks",
      "price",
      "sv-pounds",
      "sv-pounds-per-pound",
      "ahead-by",
      "remarks",
    ],
  ];
  const rows = bids.map((bid) => [
    safeCellText(tender.reference),
    safeCellText(bid.lot ?? ""),
    bid.rank === null ? "" : String(bid.rank),
    safeCellText(bid.bidder),
    bid.status,
    bid.total?.shown ?? "",
    fractionAsTextCell(bid.total?.exact ?? ""),
    ...ids.map((id) => bid.scores[id]?.shown ?? ""),
    ...bidFigureCells(bid),
    safeCellText([...(bid.because === null ? [] : [bid.because]), ...bid.flags].join("; ")),
  ]);
  return stringify([header.map(safeCellText), ...rows], {
    bom: true,
    record_delimiter: "\r\n",
    quoted_match: /[;\t]/,
  });
};

const bidFigureCells = ({ socialValue, price, margin }: BidDocument): readonly string[] =>
  [
    socialValue.marks,
    socialValue.quality,
    socialValue.quantity,
    price,
    socialValue.pounds,
    socialValue.perPound,
    margin,
  ].map((figure) => figure?.shown ?? "");
