/** Tab-separated lines without ornament, for screen readers and for the shell. */
import { visible } from "../source/quote.ts";
import {
  contestsOfDocument,
  hasRelative,
  marksTable,
  rankingTable,
  remarksOnBids,
} from "./evaluation-tables.ts";
import type { TextReporter } from "./reporter.ts";
import {
  creditLines,
  filesRead,
  findingsByWeight,
  findingText,
  headline,
  legend,
  methodLines,
  NO_ADVICE,
  NOTHING_TO_DECIDE,
  RELATIVE,
  resultWord,
  titleLines,
} from "./sentences.ts";

const tabbed = (cells: readonly string[]): string => cells.map(visible).join("\t");

export const plainReport: TextReporter = (document, { insert: also }) => {
  const { shown, met } = findingsByWeight(document.findings);
  const lines = [
    ...titleLines(document).map(visible),
    ...contestsOfDocument(document.awards, document.bids).flatMap(({ award, bids }) => [
      "",
      ...(award.lot === null ? [] : [visible(`Lot ${award.lot}: ${award.title ?? ""}`)]),
      visible(headline(bids)),
      ...[rankingTable(bids), marksTable(award, bids)].flatMap((grid) => [
        "",
        tabbed(grid.columns.map(({ title }) => title)),
        ...grid.rows.map(tabbed),
      ]),
      ...legend(bids),
      ...remarksOnBids(bids).map(({ bidder, says }) => visible(`${bidder}: ${says}`)),
      ...(hasRelative(award) ? [RELATIVE] : []),
      ...methodLines(award).map(visible),
    ]),
    "",
    "Findings",
    ...shown.map((finding) => visible(`${resultWord(finding)} ${findingText(finding)}`)),
    ...(met.length > 0 ? [`Met: ${met.join(", ")}.`] : []),
    ...(document.notices.length > 0 ? ["", "To know", ...document.notices.map(visible)] : []),
    ...(also === undefined ? [] : ["", also]),
    "",
    "What a person must decide",
    ...(document.decisions.length === 0 ? [NOTHING_TO_DECIDE] : document.decisions.map(visible)),
    "",
    visible(filesRead(document)),
    ...creditLines(document).map(visible),
    NO_ADVICE,
  ];
  return `${lines.join("\n")}\n`;
};
