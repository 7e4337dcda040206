/** What a published method does with constructed bids, for people: the findings, the curves, and the bids that prove them. */
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import type { Grid } from "../evaluation-tables.ts";
import { escapeMarkdown, escapeMarkdownKeepingCode, markdownTable } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { NO_ADVICE } from "../sentences.ts";
import { figureCell } from "../stress/cells.ts";
import { gridUnlessEmpty, leftAlignedGridColumn, rightAlignedGridColumn } from "../stress/section.ts";
import { drawWrappedTable } from "../stress/wrapped-table.ts";
import { wrapText } from "../wrap.ts";
import type { SimulatedAward, SimulationDocument } from "./document.ts";

/** A part of the report: words, tables, and files as they stand. */
interface Part {
  readonly title: string;
  readonly lines: readonly string[];
  readonly grids: readonly Grid[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

const INVENTED =
  "All bids below are constructed. Their figures are invented, and are no estimate of any market.";

type SimulationReporter = (document: SimulationDocument, setting: RenderOptions) => string;

const simulationTitle = ({ tender }: SimulationDocument): string =>
  `${tender.title} (${tender.reference}): the published method tried on constructed bids`;

function simulatedAwardParts(award: SimulatedAward): readonly Part[] {
  const curves = award.curves.map(
    (curve): Part => ({
      title: `What an offer earns: ${curve.title}`,
      lines: [curve.says],
      grids: gridUnlessEmpty({
        columns: [
          rightAlignedGridColumn("Offer"),
          rightAlignedGridColumn("Marks"),
          rightAlignedGridColumn("On a straight line"),
        ],
        rows: curve.points.map(({ offer, marks, straight }) => [
          figureCell(offer),
          figureCell(marks),
          figureCell(straight),
        ]),
      }),
      files: [],
    }),
  );
  const proofs = award.proofs.flatMap((proof): readonly Part[] => [
    { title: proof.title, lines: [proof.says], grids: [], files: [] },
    ...proof.fields.map(({ title, folder, standings, files }) => ({
      title,
      lines: [],
      grids: gridUnlessEmpty({
        columns: [
          rightAlignedGridColumn("Rank"),
          leftAlignedGridColumn("Bidder"),
          rightAlignedGridColumn("Total"),
        ],
        rows: standings.map(({ rank, bidder, total }) => [`${rank}`, bidder, figureCell(total)]),
      }),
      files: Object.entries(files).map(([name, text]) => ({ name: `${folder}/${name}`, text })),
    })),
  ]);
  return [...curves, ...proofs];
}

const findingsHeading = ({ lot }: SimulatedAward): string =>
  lot === null ? "What was found" : `Lot ${lot}: what was found`;

const simulationTable: SimulationReporter = (document, setting) => {
  const { bold, dim } = setting.ink;
  const columns = Math.min(120, Math.max(60, setting.columns));
  const say = (text: string, indent = "", hang = indent): string => wrapText(text, columns, indent, hang);
  const blocks = document.awards.flatMap((award) => [
    [bold(say(findingsHeading(award))), ...award.says.map((one) => say(one, "  - ", "    "))].join("\n"),
    ...simulatedAwardParts(award).map(({ title, lines, grids, files }) =>
      [
        bold(say(title)),
        ...lines.map((line) => say(line, "  ")),
        ...grids.map((grid) => `\n${drawWrappedTable(grid, columns)}`),
        ...files.map(({ name, text }) => `\n${dim(toVisibleText(name))}\n${indentLines(text)}`),
      ].join("\n"),
    ),
  ]);
  return `${[[bold(say(simulationTitle(document))), say(INVENTED)].join("\n"), ...blocks, say(NO_ADVICE)].join("\n\n")}\n`;
};

const indentLines = (text: string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${toVisibleText(line)}`)
    .join("\n");

const simulationPlain: SimulationReporter = (document) => {
  const lines = document.awards.flatMap((award) => [
    "",
    toVisibleText(findingsHeading(award)),
    ...award.says.map(toVisibleText),
    ...simulatedAwardParts(award).flatMap(({ title, lines: own, grids, files }) => [
      "",
      toVisibleText(title),
      ...own.map(toVisibleText),
      ...grids.flatMap(({ columns, rows }) =>
        [columns.map((column) => column.title), ...rows].map((row) => row.map(toVisibleText).join("\t")),
      ),
      ...files.flatMap(({ name, text }) => [
        toVisibleText(name),
        ...text.trimEnd().split("\n").map(toVisibleText),
      ]),
    ]),
  ]);
  return `${[toVisibleText(simulationTitle(document)), INVENTED, ...lines, "", NO_ADVICE].join("\n")}\n`;
};

const simulationMarkdown: SimulationReporter = (document) => {
  const parts = document.awards.flatMap((award) => [
    `## ${escapeMarkdown(findingsHeading(award))}`,
    award.says.map((one) => `- ${escapeMarkdownKeepingCode(one)}`).join("\n"),
    ...simulatedAwardParts(award).flatMap(({ title, lines, grids, files }) => [
      `### ${escapeMarkdown(title)}`,
      ...lines.map(escapeMarkdownKeepingCode),
      ...grids.map(markdownTable),
      ...files.map(
        ({ name, text }) => `${escapeMarkdown(name)}\n\n${indentLines(text).replace(/^/gm, "  ")}`,
      ),
    ]),
  ]);
  return `${[`# ${escapeMarkdown(simulationTitle(document))}`, INVENTED, ...parts, `_${NO_ADVICE}_`].join("\n\n")}\n`;
};

export const simulationFormats = {
  table: simulationTable,
  plain: simulationPlain,
  markdown: simulationMarkdown,
  json: (document) => `${escapeHiddenInJson(JSON.stringify(document, null, 2))}\n`,
} as const satisfies Record<string, SimulationReporter>;
