/** What a new edition of a library would do to past tenders, for people and for the comment on a change. */

import { exact } from "../../number/exact.ts";
import { fixedPlacesText, groupThousands } from "../../number/rounding.ts";
import type { ContestResult } from "../../rescore/model.ts";
import { joinWithAnd } from "../../scoring/decisions.ts";
import { escapeHidden, toVisibleText } from "../../source/quote.ts";
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

const leftColumn = (title: string): GridColumn => ({ title, align: "left" });
const rightColumn = (title: string): GridColumn => ({ title, align: "right" });

export const impactJson: ImpactReporter = (document) =>
  `${escapeHidden(JSON.stringify(document, null, 2))}\n`;

export const impactText: ImpactReporter = (document, setting) => {
  const { bold } = setting.ink;
  return `${[
    bold(toVisibleText(impactTitle(document))),
    headlineLines(document)
      .map((line) => wrapText(line, setting.columns))
      .join("\n"),
    ...reportParts(document).map(({ title, grid, elastic, because }) =>
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
    ...reportParts(document).flatMap(({ title, grid, because }) => [
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

function reportParts(document: ImpactDocument): readonly Part[] {
  const all: readonly Part[] = [
    winnersPart(document),
    ...document.moved.map(movedContestPart),
    notScoredPart(document),
  ];
  return all.filter(({ grid }) => grid.rows.length > 0);
}

const contestName = ({ tender, lot }: { readonly tender: string; readonly lot: string | null }): string =>
  lot === null ? tender : `${tender} (lot ${lot})`;

const winnersPart = ({ winners }: ImpactDocument): Part => ({
  title: "Winners that change",
  elastic: 3,
  because: [],
  grid: {
    columns: [
      leftColumn("Tender"),
      leftColumn("Winner before"),
      leftColumn("Winner after"),
      leftColumn("Accepted"),
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
      leftColumn("Bidder"),
      rightColumn("Total before"),
      rightColumn("Total after"),
      rightColumn("Rank"),
    ],
    rows: line.bids
      .filter(hasMoved)
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
        `${measure}: ${because}; all bids together £${poundsAndPence(before)} → £${poundsAndPence(after)}`,
    ),
    ...(line.whyMore === 0 ? [] : [`and ${line.whyMore} more`]),
  ],
});

const hasMoved = ({ before, after }: ContestResult["bids"][number]): boolean =>
  before.exact !== after.exact || before.rank !== after.rank || before.status !== after.status;

const poundsAndPence = (text: string): string => groupThousands(fixedPlacesText(exact(text), 2, "half-up"));

const notScoredPart = ({ apart }: ImpactDocument): Part => ({
  title: "Not scored",
  elastic: 1,
  grid: {
    columns: [leftColumn("Where"), leftColumn("Why")],
    rows: apart.map(({ at, says: why }) => [at, why]),
  },
  because: [],
});
