/** What a published method does with constructed bids, for people: the findings, the curves, and the bids that prove them. */
import { escapeHidden, visible } from "../../source/quote.ts";
import type { Grid } from "../evaluation-tables.ts";
import { escapeMarkdown, markdownSentence, markdownTable } from "../markdown.ts";
import type { RenderOptions } from "../reporter.ts";
import { NO_ADVICE } from "../sentences.ts";
import { cell } from "../stress/cells.ts";
import { left, right, withoutEmptyRows } from "../stress/section.ts";
import { drawWrapped } from "../stress/wrapped-table.ts";
import { paragraph } from "../wrap.ts";
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

const titleOf = ({ tender }: SimulationDocument): string =>
  `${tender.title} (${tender.reference}): the published method tried on constructed bids`;

function partsOf(award: SimulatedAward): readonly Part[] {
  const curves = award.curves.map(
    (curve): Part => ({
      title: `What an offer earns: ${curve.title}`,
      lines: [curve.says],
      grids: withoutEmptyRows({
        columns: [right("Offer"), right("Marks"), right("On a straight line")],
        rows: curve.points.map(({ offer, marks, straight }) => [cell(offer), cell(marks), cell(straight)]),
      }),
      files: [],
    }),
  );
  const proofs = award.proofs.flatMap((proof): readonly Part[] => [
    { title: proof.title, lines: [proof.says], grids: [], files: [] },
    ...proof.fields.map(({ title, folder, standings, files }) => ({
      title,
      lines: [],
      grids: withoutEmptyRows({
        columns: [right("Rank"), left("Bidder"), right("Total")],
        rows: standings.map(({ rank, bidder, total }) => [`${rank}`, bidder, cell(total)]),
      }),
      files: Object.entries(files).map(([name, text]) => ({ name: `${folder}/${name}`, text })),
    })),
  ]);
  return [...curves, ...proofs];
}

const heading = ({ lot }: SimulatedAward): string =>
  lot === null ? "What was found" : `Lot ${lot}: what was found`;

const simulationTable: SimulationReporter = (document, setting) => {
  const { bold, dim } = setting.ink;
  const columns = Math.min(120, Math.max(60, setting.columns));
  const say = (text: string, indent = "", hang = indent): string => paragraph(text, columns, indent, hang);
  const blocks = document.awards.flatMap((award) => [
    [bold(say(heading(award))), ...award.says.map((one) => say(one, "  - ", "    "))].join("\n"),
    ...partsOf(award).map(({ title, lines, grids, files }) =>
      [
        bold(say(title)),
        ...lines.map((line) => say(line, "  ")),
        ...grids.map((grid) => `\n${drawWrapped(grid, columns)}`),
        ...files.map(({ name, text }) => `\n${dim(visible(name))}\n${indented(text)}`),
      ].join("\n"),
    ),
  ]);
  return `${[[bold(say(titleOf(document))), say(INVENTED)].join("\n"), ...blocks, say(NO_ADVICE)].join("\n\n")}\n`;
};

const indented = (text: string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${visible(line)}`)
    .join("\n");

const simulationPlain: SimulationReporter = (document) => {
  const lines = document.awards.flatMap((award) => [
    "",
    visible(heading(award)),
    ...award.says.map(visible),
    ...partsOf(award).flatMap(({ title, lines: own, grids, files }) => [
      "",
      visible(title),
      ...own.map(visible),
      ...grids.flatMap(({ columns, rows }) =>
        [columns.map((column) => column.title), ...rows].map((row) => row.map(visible).join("\t")),
      ),
      ...files.flatMap(({ name, text }) => [visible(name), ...text.trimEnd().split("\n").map(visible)]),
    ]),
  ]);
  return `${[visible(titleOf(document)), INVENTED, ...lines, "", NO_ADVICE].join("\n")}\n`;
};

const simulationMarkdown: SimulationReporter = (document) => {
  const parts = document.awards.flatMap((award) => [
    `## ${escapeMarkdown(heading(award))}`,
    award.says.map((one) => `- ${markdownSentence(one)}`).join("\n"),
    ...partsOf(award).flatMap(({ title, lines, grids, files }) => [
      `### ${escapeMarkdown(title)}`,
      ...lines.map(markdownSentence),
      ...grids.map(markdownTable),
      ...files.map(({ name, text }) => `${escapeMarkdown(name)}\n\n${indented(text).replace(/^/gm, "  ")}`),
    ]),
  ]);
  return `${[`# ${escapeMarkdown(titleOf(document))}`, INVENTED, ...parts, `_${NO_ADVICE}_`].join("\n\n")}\n`;
};

export const simulationFormats = {
  table: simulationTable,
  plain: simulationPlain,
  markdown: simulationMarkdown,
  json: (document) => `${escapeHidden(JSON.stringify(document, null, 2))}\n`,
} as const satisfies Record<string, SimulationReporter>;
