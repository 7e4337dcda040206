/** What two runs of rescore differ in, on a screen, as Markdown and for programs. */

import { groupThousands } from "../../number/rounding.ts";
import type { RunComparison } from "../../rescore/compare-runs.ts";
import { escapeHiddenInJson } from "../../source/quote.ts";
import type { Grid } from "../evaluation-tables.ts";
import { escapeMarkdown, markdownTable as markdownGrid } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { wrapText } from "../wrap.ts";
import { drawFittedTable } from "./summary.ts";

type ComparisonReporter = (
  comparison: RunComparison,
  files: readonly string[],
  setting: RenderOptions,
) => string;

const countText = (value: number): string => groupThousands(String(value));

function comparisonHeadlineLines(
  { tenders, alike, exactly, differing }: RunComparison,
  files: readonly string[],
): readonly string[] {
  const kinds = Object.entries(differing).flatMap(([what, often]) =>
    often === 0 ? [] : [`${what} ${countText(often)}`],
  );
  return [
    `${files.join(" and ")}: ${countText(tenders)} contests, ${countText(alike)} alike ${exactly ? "to the last figure" : "in every figure that both show"}.`,
    ...(kinds.length === 0
      ? []
      : [`They differ in: ${kinds.join(", ")}; a contest is counted under the gravest.`]),
  ];
}

function differencesGrid({ differences }: RunComparison): Grid {
  return {
    columns: ["Tender", "Differs in", "First", "Second"].map((title) => ({ title, align: "left" as const })),
    rows: differences.map(({ tender, lot, what, first, second }) => [
      lot === null ? tender : `${tender}, lot ${lot}`,
      what,
      first,
      second,
    ]),
  };
}

const table: ComparisonReporter = (comparison, files, { columns, ink }) => {
  const fit = Math.min(120, Math.max(40, columns));
  const grid = differencesGrid(comparison);
  return `${[
    ink.bold("Two rescorings compared"),
    ...comparisonHeadlineLines(comparison, files).map((line) => wrapText(line, fit)),
    ...(grid.rows.length === 0 ? [] : ["", drawFittedTable(grid, fit)]),
  ].join("\n")}\n`;
};

const markdown: ComparisonReporter = (comparison, files) => {
  const grid = differencesGrid(comparison);
  return `${[
    "# Two rescorings compared",
    comparisonHeadlineLines(comparison, files).map(escapeMarkdown).join("\n"),
    ...(grid.rows.length === 0 ? [] : [markdownGrid(grid)]),
  ].join("\n\n")}\n`;
};

const json: ComparisonReporter = (comparison) =>
  `${escapeHiddenInJson(JSON.stringify(comparison, null, 2))}\n`;

export const comparisonReports = { table, markdown, json } as const;
