/** Tab-separated lines without ornament, for screen readers and for the shell. */
import { toVisibleText } from "../source/quote.ts";
import {
  awardsWithBids,
  hasRelativeMarks,
  marksTable,
  rankingTable,
  remarksOnBids,
} from "./evaluation-tables.ts";
import type { TextReporter } from "./reporter-types.ts";
import {
  creditLines,
  filesReadSentence,
  findingText,
  methodLines,
  NO_ADVICE,
  NOTHING_TO_DECIDE,
  RELATIVE,
  rankingHeadline,
  rankingLegendLines,
  resultWord,
  splitMetFindings,
  titleLines,
} from "./sentences.ts";

const tabSeparated = (cells: readonly string[]): string => cells.map(toVisibleText).join("\t");

export const plainReport: TextReporter = (document, { insert: also }) => {
  const { shown, met } = splitMetFindings(document.findings);
  const lines = [
    ...titleLines(document).map(toVisibleText),
    ...awardsWithBids(document.awards, document.bids).flatMap(({ award, bids }) => [
      "",
      ...(award.lot === null ? [] : [toVisibleText(`Lot ${award.lot}: ${award.title ?? ""}`)]),
      toVisibleText(rankingHeadline(bids)),
      ...[rankingTable(bids), marksTable(award, bids)].flatMap((grid) => [
        "",
        tabSeparated(grid.columns.map(({ title }) => title)),
        ...grid.rows.map(tabSeparated),
      ]),
      ...rankingLegendLines(bids),
      ...remarksOnBids(bids).map(({ bidder, says }) => toVisibleText(`${bidder}: ${says}`)),
      ...(hasRelativeMarks(award) ? [RELATIVE] : []),
      ...methodLines(award).map(toVisibleText),
    ]),
    "",
    "Findings",
    ...shown.map((finding) => toVisibleText(`${resultWord(finding)} ${findingText(finding)}`)),
    ...(met.length > 0 ? [`Met: ${met.join(", ")}.`] : []),
    ...(document.notices.length > 0 ? ["", "To know", ...document.notices.map(toVisibleText)] : []),
    ...(also === undefined ? [] : ["", also]),
    "",
    "What a person must decide",
    ...(document.decisions.length === 0 ? [NOTHING_TO_DECIDE] : document.decisions.map(toVisibleText)),
    "",
    toVisibleText(filesReadSentence(document)),
    ...creditLines(document).map(toVisibleText),
    NO_ADVICE,
  ];
  return `${lines.join("\n")}\n`;
};
