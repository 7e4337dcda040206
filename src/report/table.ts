/** The evaluation on a screen: tables that fit its width, then what was found and what is left to decide. */
import { toVisibleText } from "../source/quote.ts";
import {
  type Grid,
  type GridColumn,
  groupBidsByAward,
  marksDependOnOtherBids,
  marksGrid,
  rankingGrid,
  remarksOnBids,
} from "./evaluation-tables.ts";
import type { RenderOptions, TextReporter } from "./reporter-types.ts";
import type { AwardDocument, BidDocument, FindingDocument } from "./schema.ts";
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
import { displayWidth, padToWidth } from "./width.ts";
import { wrapText } from "./wrap.ts";

const NARROWEST = 40;
const WIDEST = 120;

export const tableReport: TextReporter = (document, setting) => {
  const fitted: RenderOptions = {
    ...setting,
    columns: Math.min(WIDEST, Math.max(NARROWEST, setting.columns)),
  };
  const [title = "", ...about] = tenderTitleLines(document);
  const { bold } = setting.ink;
  const { shown, met } = shownAndMetFindings(document.findings);
  const say = (text: string, indent = "", hang = indent): string =>
    wrapText(text, fitted.columns, indent, hang);
  const blocks = [
    [bold(say(title)), ...about.map((line) => say(line))].join("\n"),
    ...groupBidsByAward(document.awards, document.bids).flatMap(({ award, bids }) =>
      awardTextBlocks(award, bids, fitted),
    ),
    [
      bold("Findings"),
      ...(shown.length === 0 ? ["  none"] : shown.map((finding) => findingParagraph(finding, fitted))),
      ...(met.length > 0 ? [say(`Met: ${met.join(", ")}.`, "  ")] : []),
    ].join("\n"),
    ...(document.notices.length > 0
      ? [[bold("To know"), ...document.notices.map((notice) => say(notice, "  - ", "    "))].join("\n")]
      : []),
    ...(setting.insert === undefined ? [] : [setting.insert]),
    [
      bold("What a person must decide"),
      ...(document.decisions.length === 0
        ? [say(NOTHING_TO_DECIDE, "  ")]
        : document.decisions.map((decision, index) => say(decision, `  ${index + 1}. `, "     "))),
    ].join("\n"),
  ];
  return `${[...blocks, [say(filesReadSentence(document)), ...licenceCreditLines(document).map((line) => say(line)), say(NO_ADVICE)].join("\n")].join("\n\n")}\n`;
};

function awardTextBlocks(
  award: AwardDocument,
  bids: readonly BidDocument[],
  setting: RenderOptions,
): readonly string[] {
  const { bold } = setting.ink;
  const say = (text: string, indent = "", hang = indent): string =>
    wrapText(text, setting.columns, indent, hang);
  const remarks = remarksOnBids(bids).map(({ bidder, says }) => say(`${bidder}: ${says}`, "  ", "    "));
  return [
    ...(award.lot === null ? [] : [bold(say(`Lot ${award.lot}: ${award.title ?? ""}`))]),
    say(rankingHeadline(bids)),
    drawTableInFittingParts(rankingGrid(bids), setting),
    ...rankingLegendLines(bids).map((line) => say(line, "  ", "    ")),
    ...(remarks.length > 0 ? [remarks.join("\n")] : []),
    drawMarksTable(award, bids, setting),
    methodLines(award)
      .map((line) => say(line))
      .join("\n"),
  ];
}

/** Many bidders make a wide table: it is cut into pieces that fit, each with the criteria beside it. */
const CRITERION_COLUMN = 36;

function drawMarksTable(award: AwardDocument, bids: readonly BidDocument[], setting: RenderOptions): string {
  const pieces = groupBidsByWidth(bids, setting.columns - CRITERION_COLUMN).map((group) =>
    drawTable(marksGrid(award, group), setting, 0),
  );
  const starred = marksDependOnOtherBids(award);
  return `${pieces.join("\n\n")}${starred ? `\n${wrapText(RELATIVE, setting.columns, "", "  ")}` : ""}`;
}

/** As many bids beside each other as fit, each as wide as the longest word of its name. */
function groupBidsByWidth(bids: readonly BidDocument[], room: number): readonly (readonly BidDocument[])[] {
  const groups: BidDocument[][] = [[]];
  let left = room;
  for (const bid of bids) {
    const own =
      2 +
      Math.max(
        8,
        Math.min(LONGEST_TITLE, ...[Math.max(...toVisibleText(bid.bidder).split(" ").map(displayWidth))]),
      );
    const last = groups.at(-1) ?? [];
    if (last.length > 0 && own > left) {
      groups.push([bid]);
      left = room - own;
    } else {
      last.push(bid);
      left -= own;
    }
  }
  return groups;
}

const words: Readonly<
  Record<FindingDocument["result"], (setting: RenderOptions) => (text: string) => string>
> = {
  pass: ({ ink }) => ink.green,
  fail: ({ ink }) => ink.red,
  unknown: ({ ink }) => ink.yellow,
  "not applicable": ({ ink }) => ink.dim,
};

function findingParagraph(finding: FindingDocument, setting: RenderOptions): string {
  const word = findingResultUpperCase(finding);
  const text = wrapText(`${word} ${findingText(finding)}`, setting.columns, "  ", "    ");
  return text.replace(word, words[finding.result](setting)(word));
}

/** On a narrow screen a wide table is cut in two, each part with the ranks and names. */
function drawTableInFittingParts(grid: Grid, setting: RenderOptions): string {
  const whole = drawTable(grid, setting, 1);
  if (grid.columns.length < 5 || whole.split("\n").every((line) => displayWidth(line) <= setting.columns))
    return whole;
  const half = Math.ceil((grid.columns.length + 2) / 2);
  const part = (wanted: (index: number) => boolean): Grid => ({
    columns: grid.columns.filter((_, index) => wanted(index)),
    rows: grid.rows.map((row) => row.filter((_, index) => wanted(index))),
  });
  return [part((index) => index < half), part((index) => index < 2 || index >= half)]
    .map((one) => drawTableInFittingParts(one, setting))
    .join("\n\n");
}

/** One column takes what room the others leave, and wraps. */
export function drawTable({ columns, rows }: Grid, setting: RenderOptions, elastic: number): string {
  const clean = rows.map((row) => row.map((cell) => toVisibleText(cell)));
  const titles = columns.map(({ title }) => toVisibleText(title));
  const widths = columns.map((_, index) => naturalColumnWidth(index, elastic, titles, clean));
  const longestWord = Math.max(...clean.flatMap((row) => (row[elastic] ?? "").split(" ").map(displayWidth)));
  const wanted = Math.max(10, Math.min(LONGEST_TITLE, longestWord));
  const taken = (gap: number): number =>
    widths.reduce((all, own, index) => (index === elastic ? all : all + own + gap), 0);
  const gap = setting.columns - taken(2) < wanted ? 1 : 2;
  widths[elastic] = Math.max(10, Math.min(widths[elastic] ?? 10, setting.columns - taken(gap)));
  const rule = "─".repeat(Math.min(setting.columns, taken(gap) + (widths[elastic] ?? 0)));
  const wrapped = (cells: readonly string[]): readonly string[] =>
    cells.map((cell, index) => wrapCell(cell, widths[index] ?? 10));
  const lines = (some: readonly (readonly string[])[]) =>
    alignedRowLines(some.map(wrapped), columns, widths, " ".repeat(gap));
  return [...lines([titles]), rule, ...lines(clean)].join("\n");
}

/** Cells side by side, those of several lines too. */
function alignedRowLines(
  rows: readonly (readonly string[])[],
  columns: readonly GridColumn[],
  widths: readonly number[],
  gap: string,
): readonly string[] {
  return rows.flatMap((row) => {
    const cells = row.map((cell) => cell.split("\n"));
    const height = Math.max(1, ...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, index) =>
          padToWidth(lines[line] ?? "", widths[index] ?? 0, columns[index]?.align ?? "left"),
        )
        .join(gap)
        .trimEnd(),
    );
  });
}

/** Lines are broken here, at words, and an indent is kept. */
function wrapCell(cell: string, room: number): string {
  if (displayWidth(cell) <= room) return cell;
  const indent = /^ */.exec(cell)?.[0] ?? "";
  return wrapText(cell.slice(indent.length), room, indent);
}

const LONGEST_TITLE = 14;

/** A column is as wide as its figures; its title may wrap, the elastic column's text may too. */
function naturalColumnWidth(
  index: number,
  elastic: number,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): number {
  const cells = rows.map((row) => displayWidth(row[index] ?? ""));
  const title = titles[index] ?? "";
  const longestWord = Math.min(LONGEST_TITLE, Math.max(...title.split(" ").map(displayWidth)));
  return index === elastic ? Math.max(displayWidth(title), ...cells) : Math.max(longestWord, ...cells);
}
