/** What a new edition of a library would do to past tenders, for people and for the comment on a change. */

import { exact } from "../../number/exact.ts";
import { grouped, shown } from "../../number/rounding.ts";
import type { ContestResult } from "../../rescore/model.ts";
import { listWords } from "../../scoring/decisions.ts";
import { escapeHidden, visible } from "../../source/quote.ts";
import type { Grid, GridColumn } from "../evaluation-tables.ts";
import { escapeMarkdown, markdownTable as gridMarkdown } from "../markdown.ts";
import type { RenderOptions } from "../reporter.ts";
import { drawTable } from "../table.ts";
import { paragraph } from "../wrap.ts";
import type { ImpactDocument } from "./impact-model.ts";

export type ImpactReporter = (document: ImpactDocument, setting: RenderOptions) => string;

interface Part {
  readonly title: string;
  readonly grid: Grid;
  readonly elastic: number;
  /** What the table comes from, a line for each reason. */
  readonly because: readonly string[];
}

const left = (title: string): GridColumn => ({ title, align: "left" });
const right = (title: string): GridColumn => ({ title, align: "right" });

export const impactJson: ImpactReporter = (document) =>
  `${escapeHidden(JSON.stringify(document, null, 2))}\n`;

export const impactText: ImpactReporter = (document, setting) => {
  const { bold } = setting.ink;
  return `${[
    bold(visible(titleOf(document))),
    headlineText(document)
      .map((line) => paragraph(line, setting.columns))
      .join("\n"),
    ...reportParts(document).map(({ title, grid, elastic, because }) =>
      [
        bold(visible(title)),
        drawTable(grid, setting, elastic),
        ...because.map((line) => paragraph(line, setting.columns, "  ", "    ")),
      ].join("\n"),
    ),
  ].join("\n\n")}\n`;
};

export const impactMarkdown: ImpactReporter = (document) =>
  `${[
    `# ${escapeMarkdown(titleOf(document))}`,
    ...headlineText(document).map(escapeMarkdown),
    ...reportParts(document).flatMap(({ title, grid, because }) => [
      `## ${escapeMarkdown(title)}`,
      gridMarkdown(grid),
      ...(because.length === 0 ? [] : [because.map((line) => `- ${escapeMarkdown(line)}`).join("\n")]),
    ]),
  ].join("\n\n")}\n`;

const titleOf = ({ before, after }: ImpactDocument): string => `Past tenders under ${before} and ${after}`;

const listOrNone = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

function headlineText({ contests, untouched, moved, winners, stale }: ImpactDocument): readonly string[] {
  const open = winners.filter(({ accepted }) => accepted === null).length;
  return [
    `${listOrNone(contests, "contest")} scored with both${untouched === 0 ? "" : `; ${listOrNone(untouched, "tender")} of the archive ${untouched === 1 ? "does" : "do"} not rest on this library`}.`,
    moved.length === 0
      ? "No total, rank or status moves."
      : `A total, rank or status moves in ${moved.length}.`,
    winners.length === 0
      ? "No winner changes."
      : `The winner changes in ${winners.length}${open === 0 ? ", each accepted" : open === winners.length ? "" : `, ${open} of them not accepted`}.`,
    ...(stale.length === 0 ? [] : [`Accepted, and no longer there: ${listWords(stale)}.`]),
  ];
}

function reportParts(document: ImpactDocument): readonly Part[] {
  const all: readonly Part[] = [winnersPart(document), ...document.moved.map(movedPart), apartPart(document)];
  return all.filter(({ grid }) => grid.rows.length > 0);
}

const nameOf = ({ tender, lot }: { readonly tender: string; readonly lot: string | null }): string =>
  lot === null ? tender : `${tender} (lot ${lot})`;

const winnersPart = ({ winners }: ImpactDocument): Part => ({
  title: "Winners that change",
  elastic: 3,
  because: [],
  grid: {
    columns: [left("Tender"), left("Winner before"), left("Winner after"), left("Accepted")],
    rows: winners.map((one) => [
      nameOf(one),
      one.before.join(", "),
      one.after.join(", "),
      one.accepted ?? "no",
    ]),
  },
});

const movedPart = (line: ContestResult): Part => ({
  title: `${nameOf(line)} moves`,
  elastic: 0,
  grid: {
    columns: [left("Bidder"), right("Total before"), right("Total after"), right("Rank")],
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
        `${measure}: ${because}; all bids together £${pounds(before)} → £${pounds(after)}`,
    ),
    ...(line.whyMore === 0 ? [] : [`and ${line.whyMore} more`]),
  ],
});

const hasMoved = ({ before, after }: ContestResult["bids"][number]): boolean =>
  before.exact !== after.exact || before.rank !== after.rank || before.status !== after.status;

const pounds = (text: string): string => grouped(shown(exact(text), 2, "half-up"));

const apartPart = ({ apart }: ImpactDocument): Part => ({
  title: "Not scored",
  elastic: 1,
  grid: { columns: [left("Where"), left("Why")], rows: apart.map(({ at, says: why }) => [at, why]) },
  because: [],
});
