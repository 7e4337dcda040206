/** The summary of a rescoring in each of its forms. */
import type { Summary } from "../../rescore/model.ts";
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import type { Grid } from "../evaluation-tables.ts";
import { markdownTable as markdownGrid, escapeMarkdown as safe } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { NO_ADVICE } from "../sentences.ts";
import { displayWidth, padToWidth } from "../width.ts";
import { wrapText } from "../wrap.ts";
import { type SummarySection, summaryHeadlineLines, summarySections } from "./sections.ts";

export type SummaryReporter = (summary: Summary, setting: RenderOptions) => string;

/** @returns the summary for a program: the shape of `Summary`. */
export const summaryJson: SummaryReporter = (summary) =>
  `${escapeHiddenInJson(JSON.stringify(summary, null, 2))}\n`;

/** @returns the summary for a screen. */
export const summaryTable: SummaryReporter = (summary, { columns, ink }) => {
  const fitted = Math.min(120, Math.max(40, columns));
  const blocks = summarySections(summary).map(({ title, says, grid }) =>
    [
      ink.bold(title),
      ...(says === "" ? [] : [wrapText(says, fitted)]),
      "",
      drawFittedTable(grid, fitted),
    ].join("\n"),
  );
  const first = summaryHeadlineLines(summary).map((line) => wrapText(line, fitted));
  return `${[[ink.bold("Past tenders, rescored"), ...first].join("\n"), ...blocks, wrapText(NO_ADVICE, fitted)].join("\n\n")}\n`;
};

/** A table whose last wide column wraps, so that it fits. */
export function drawFittedTable({ columns, rows }: Grid, fit: number): string {
  const texts = rows.map((row) => row.map(toVisibleText));
  const natural = columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...texts.map((row) => displayWidth(row[index] ?? ""))),
  );
  const widths = fitColumnWidths(
    natural,
    columns.map(({ align }) => align === "right"),
    fit,
  );
  const line = (cells: readonly string[]): string => {
    const wrapped = cells.map((cell, index) => wrapText(cell, widths[index] ?? 1).split("\n"));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) =>
      wrapped
        .map((lines, index) =>
          padToWidth(lines[at] ?? "", widths[index] ?? 1, columns[index]?.align ?? "left"),
        )
        .join("  ")
        .trimEnd(),
    ).join("\n");
  };
  return [
    line(columns.map(({ title }) => title)),
    "─".repeat(sum(widths) + 2 * (widths.length - 1)),
    ...texts.map(line),
  ].join("\n");
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** Headings of figures give way first, down to a word a line; then the widest column of words does. */
function fitColumnWidths(
  natural: readonly number[],
  figures: readonly boolean[],
  fit: number,
): readonly number[] {
  const widths = [...natural];
  const room = fit - 2 * (widths.length - 1);
  for (const [least, wanted] of [
    [9, true],
    [12, false],
  ] as const) {
    while (sum(widths) > room) {
      const open = widths.map((own, index) => (figures[index] === wanted && own > least ? own : 0));
      const widest = Math.max(...open);
      if (widest === 0) break;
      widths[open.lastIndexOf(widest)] = widest - 1;
    }
  }
  return widths;
}

/** @returns the summary for a page of Markdown. */
export const summaryMarkdown: SummaryReporter = (summary) => {
  const blocks = summarySections(summary).map(({ title, says, grid }: SummarySection) =>
    [`## ${title}`, ...(says === "" ? [] : [says]), markdownGrid(grid)].join("\n\n"),
  );
  return `${["# Past tenders, rescored", summaryHeadlineLines(summary).map(safe).join("\n"), ...blocks, NO_ADVICE].join("\n\n")}\n`;
};
