/** Tab-separated lines without ornament, for screen readers and for the shell. */
import { toVisibleText } from "../source/quote.ts";
import {
  groupBidsByAward,
  marksDependOnOtherBids,
  marksGrid,
  rankingGrid,
  remarksOnBids,
} from "./evaluation-tables.ts";
import type { TextReporter } from "./reporter-types.ts";
import {
  filesReadSentence,
  findingResultUpperCase,
  findingText,
  licenceCreditLines,
  methodLines,
  NO_ADVICE,
  NOTHING_TO_DECIDE,
  RELATIVE,
  rankingHeadline,
  rankingLegendLines,
  shownAndMetFindings,
  tenderTitleLines,
} from "./sentences.ts";

const tabSeparatedLine = (cells: readonly string[]): string => cells.map(toVisibleText).join("\t");

export const plainReport: TextReporter = (document, { insert: also }) => {
  const { shown, met } = shownAndMetFindings(document.findings);
  const lines = [
    ...tenderTitleLines(document).map(toVisibleText),
    ...groupBidsByAward(document.awards, document.bids).flatMap(({ award, bids }) => [
      "",
      ...(award.lot === null ? [] : [toVisibleText(`Lot ${award.lot}: ${award.title ?? ""}`)]),
      toVisibleText(rankingHeadline(bids)),
      ...[rankingGrid(bids), marksGrid(award, bids)].flatMap((grid) => [
        "",
        tabSeparatedLine(grid.columns.map(({ title }) => title)),
        ...grid.rows.map(tabSeparatedLine),
      ]),
      ...rankingLegendLines(bids),
      ...remarksOnBids(bids).map(({ bidder, says }) => toVisibleText(`${bidder}: ${says}`)),
      ...(marksDependOnOtherBids(award) ? [RELATIVE] : []),
      ...methodLines(award).map(toVisibleText),
    ]),
    "",
    "Findings",
    ...shown.map((finding) => toVisibleText(`${findingResultUpperCase(finding)} ${findingText(finding)}`)),
    ...(met.length > 0 ? [`Met: ${met.join(", ")}.`] : []),
    ...(document.notices.length > 0 ? ["", "To know", ...document.notices.map(toVisibleText)] : []),
    ...(also === undefined ? [] : ["", also]),
    "",
    "What a person must decide",
    ...(document.decisions.length === 0 ? [NOTHING_TO_DECIDE] : document.decisions.map(toVisibleText)),
    "",
    toVisibleText(filesReadSentence(document)),
    ...licenceCreditLines(document).map(toVisibleText),
    NO_ADVICE,
  ];
  return `${lines.join("\n")}\n`;
};
