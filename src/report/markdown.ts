/** The evaluation as Markdown, for a record or a pull request. Names from files are text and never markup. */
import { toVisibleText } from "../source/quote.ts";
import {
  type Grid,
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

/** @returns text that Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
  return toVisibleText(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*_{}[\]()#+!|~>-]/g, (character) =>
      character === "-" || character === "(" || character === ")" ? character : `\\${character}`,
    )
    .replace(/^(\s*)([-=])/u, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/u, "$1\\$2")
    .replace(/(https?|www)(?=[:.])/giu, "$1\u2060");
}

/** What our own sentences put between back quotes: an id or a figure, with nothing in it that Markdown would act on. */
const plainCode = /^`[A-Za-z0-9](?:[A-Za-z0-9._ &/:%+-]{0,79})`$/;

/** Our own words may quote an id in back quotes; the rest of a sentence is from files. */
export const escapeMarkdownKeepingCode = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part) => (plainCode.test(part) ? part : escapeMarkdown(part)))
    .join("");

/** @returns a table in which names from files are text. */
export function markdownTable({ columns, rows }: Grid): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) =>
      line(
        row.map((cell) => escapeMarkdown(cell).replace(/^ +/, (indent) => "&nbsp;".repeat(indent.length))),
      ),
    ),
  ].join("\n");
}

export const markdownReport: TextReporter = (document, { insert: also }) => {
  const [title = "", ...about] = tenderTitleLines(document);
  const { shown, met } = shownAndMetFindings(document.findings);
  const parts = [
    `# ${escapeMarkdown(title)}`,
    ...about.map(escapeMarkdown),
    ...groupBidsByAward(document.awards, document.bids).flatMap(({ award, bids }) => [
      ...(award.lot === null
        ? []
        : [`## Lot ${escapeMarkdown(award.lot)}: ${escapeMarkdown(award.title ?? "")}`]),
      `**${escapeMarkdownKeepingCode(rankingHeadline(bids))}**`,
      markdownTable(rankingGrid(bids)),
      ...rankingLegendLines(bids),
      award.lot === null ? "## Marks" : "### Marks",
      markdownTable(marksGrid(award, bids)),
      remarksOnBids(bids)
        .map(({ bidder, says }) => `- **${escapeMarkdown(bidder)}**: ${escapeMarkdownKeepingCode(says)}`)
        .join("\n"),
      award.lot === null ? "## Method" : "### Method",
      [
        ...(marksDependOnOtherBids(award) ? [RELATIVE.replace("*", "\\*")] : []),
        ...methodLines(award).map(escapeMarkdownKeepingCode),
      ]
        .map((line) => `- ${line}`)
        .join("\n"),
    ]),
    "## Findings",
    shown.length === 0
      ? "None."
      : shown
          .map(
            (finding) =>
              `- **${findingResultUpperCase(finding)}** ${escapeMarkdownKeepingCode(findingText(finding))}`,
          )
          .join("\n"),
    ...(met.length > 0 ? [`Met: ${met.join(", ")}.`] : []),
    ...(document.notices.length > 0
      ? ["## To know", document.notices.map((notice) => `- ${escapeMarkdownKeepingCode(notice)}`).join("\n")]
      : []),
    ...(also === undefined ? [] : [also]),
    "## What a person must decide",
    document.decisions.length === 0
      ? NOTHING_TO_DECIDE
      : document.decisions
          .map((decision, index) => `${index + 1}. ${escapeMarkdownKeepingCode(decision)}`)
          .join("\n"),
    escapeMarkdownKeepingCode(filesReadSentence(document)),
    ...licenceCreditLines(document).map(escapeMarkdownKeepingCode),
    `_${NO_ADVICE}_`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
};
