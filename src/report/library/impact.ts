/** What a new edition of a library would do to past tenders, for people and for the comment on a change. */

import { exact } from "../../number/exact.ts";
import { fixedPlacesText, groupThousands } from "../../number/rounding.ts";
import type { ContestResult } from "../../rescore/model.ts";
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";
import type { Grid, GridColumn } from "../evaluation-tables.ts";
import { escapeMarkdown, markdownTable as gridMarkdown } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { drawTable } from "../table.ts";
import { wrapText } from "../wrap.ts";
import type { ImpactDocument } from "./impact-model.ts";

export type ImpactReporter = (document: ImpactDocument, setting: RenderOptions) => string;

interface Part {
  readonly title: string;
  readonly grid: Grid;
  readonly elastic: number;
  /** What the table comes from, a line for each reason. */
  readonly because: readonly string[];
}

const leftGridColumn = (title: string): GridColumn => ({ title, align: "left" });
const rightGridColumn = (title: string): GridColumn => ({ title, align: "right" });

export const impactJson: ImpactReporter = (document) =>
  `${escapeHiddenInJson(JSON.stringify(document, null, 2))}\n`;

export const impactText: ImpactReporter = (document, setting) => {
  const { bold } = setting.ink;
  return `${[
    bold(toVisibleText(impactTitle(document))),
    headlineLines(document)
      .map((line) => wrapText(line, setting.columns))
      .join("\n"),
    ...impactReportParts(document).map(({ title, grid, elastic, because }) =>
      [
        bold(toVisibleText(title)),
        drawTable(grid, setting, elastic),
        ...because.map((line) => wrapText(line, setting.columns, "  ", "    ")),
      ].join("\n"),
    ),
  ].join("\n\n")}\n`;
};

export const impactMarkdown: ImpactReporter = (document) =>
  `${[
    `# ${escapeMarkdown(impactTitle(document))}`,
    ...headlineLines(document).map(escapeMarkdown),
    ...impactReportParts(document).flatMap(({ title, grid, because }) => [
      `## ${escapeMarkdown(title)}`,
      gridMarkdown(grid),
      ...(because.length === 0 ? [] : [because.map((line) => `- ${escapeMarkdown(line)}`).join("\n")]),
    ]),
  ].join("\n\n")}\n`;

const impactTitle = ({ before, after }: ImpactDocument): string =>
  `Past tenders under ${before} and ${after}`;

const countWithNoun = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

function headlineLines({ contests, untouched, moved, winners, stale }: ImpactDocument): readonly string[] {
  const open = winners.filter(({ accepted }) => accepted === null).length;
  return [
    `${countWithNoun(contests, "contest")} scored with both${untouched === 0 ? "" : `; ${countWithNoun(untouched, "tender")} of the archive ${untouched === 1 ? "does" : "do"} not rest on this library`}.`,
    moved.length === 0
      ? "No total, rank or status moves."
      : `A total, rank or status moves in ${moved.length}.`,
    winners.length === 0
      ? "No winner changes."
      : `The winner changes in ${winners.length}${open === 0 ? ", each accepted" : open === winners.length ? "" : `, ${open} of them not accepted`}.`,
    ...(stale.length === 0 ? [] : [`Accepted, and no longer there: ${joinWithAnd(stale)}.`]),
  ];
}

function impactReportParts(document: ImpactDocument): readonly Part[] {
  const all: readonly Part[] = [
    changedWinnersPart(document),
    ...document.moved.map(movedContestPart),
    notScoredPart(document),
  ];
  return all.filter(({ grid }) => grid.rows.length > 0);
}

const contestName = ({ tender, lot }: { readonly tender: string; readonly lot: string | null }): string =>
  lot === null ? tender : `${tender} (lot ${lot})`;

const changedWinnersPart = ({ winners }: ImpactDocument): Part => ({
  title: "Winners that change",
  elastic: 3,
  because: [],
  grid: {
    columns: [
      leftGridColumn("Tender"),
      leftGridColumn("Winner before"),
      leftGridColumn("Winner after"),
      leftGridColumn("Accepted"),
    ],
    rows: winners.map((one) => [
      contestName(one),
      one.before.join(", "),
      one.after.join(", "),
      one.accepted ?? "no",
    ]),
  },
});

const movedContestPart = (line: ContestResult): Part => ({
  title: `${contestName(line)} moves`,
  elastic: 0,
  grid: {
    columns: [
      leftGridColumn("Bidder"),
      rightGridColumn("Total before"),
      rightGridColumn("Total after"),
      rightGridColumn("Rank"),
    ],
    rows: line.bids
      .filter(hasBidMoved)
      .map(({ bidder, before, after }) => [
        bidder,
        before.total ?? before.status,
        after.total ?? after.status,
        before.rank === after.rank ? `${after.rank ?? "–"}` : `${before.rank ?? "–"} → ${after.rank ?? "–"}`,
      ]),
  },
  because: [
    ...line.why.map(
      ({ measure, because, before, after }) =>
        `${measure}: ${because}; all bids together £${poundsAndPenceText(before)} → £${poundsAndPenceText(after)}`,
    ),
    ...(line.whyMore === 0 ? [] : [`and ${line.whyMore} more`]),
  ],
});

const hasBidMoved = ({ before, after }: ContestResult["bids"][number]): boolean =>
  before.exact !== after.exact || before.rank !== after.rank || before.status !== after.status;

const poundsAndPenceText = (text: string): string =>
  groupThousands(fixedPlacesText(exact(text), 2, "half-up"));

const notScoredPart = ({ apart }: ImpactDocument): Part => ({
  title: "Not scored",
  elastic: 1,
  grid: {
    columns: [leftGridColumn("Where"), leftGridColumn("Why")],
    rows: apart.map(({ at, says: why }) => [at, why]),
  },
  because: [],
});
