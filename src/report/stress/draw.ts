/** The part of a report that says how firm each ranking is: on a screen, as plain lines, as Markdown. */
import { toVisibleText } from "../../source/quote.ts";
import { escapeMarkdown, escapeMarkdownKeepingCode, markdownTable } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { wrapText } from "../wrap.ts";
import type { StressDocument } from "./schema.ts";
import { stressSections } from "./sections.ts";
import { drawWrappedTable } from "./wrapped-table.ts";

/** How a part is drawn: in one of the formats of a report. */
type Draw = (entries: readonly StressDocument[], setting: RenderOptions) => string;

/** @returns the part as it stands in a report of that format; nothing for one that is data. */
export function stressTextForFormat(
  format: string,
  entries: readonly StressDocument[],
  setting: RenderOptions,
): string | undefined {
  const drawn: Readonly<Record<string, Draw>> = {
    table: drawTable,
    plain: drawPlain,
    markdown: drawMarkdown,
  };
  return drawn[format]?.(entries, setting);
}

const firmnessHeading = ({ lot }: StressDocument): string =>
  lot === null ? "How firm it is" : `Lot ${lot}: how firm it is`;

export const drawTable: Draw = (entries, setting) => {
  const { bold, dim } = setting.ink;
  const say = (text: string, indent = "", hang = indent): string =>
    wrapText(text, setting.columns, indent, hang);
  return entries
    .flatMap((entry) => [
      [
        bold(say(firmnessHeading(entry))),
        say(entry.says),
        ...entry.reasons.map((reason) => say(reason, "  - ", "    ")),
      ].join("\n"),
      ...stressSections(entry).map(({ title, lines, grids }) =>
        [
          bold(say(title)),
          ...lines.map((line) => dim(say(line, "  "))),
          ...grids.map((grid) => `\n${drawWrappedTable(grid, setting.columns)}`),
        ].join("\n"),
      ),
    ])
    .join("\n\n");
};

export const drawPlain: Draw = (entries) =>
  entries
    .flatMap((entry) => [
      toVisibleText(firmnessHeading(entry)),
      toVisibleText(entry.says),
      ...entry.reasons.map(toVisibleText),
      ...stressSections(entry).flatMap(({ title, lines, grids }) => [
        "",
        title,
        ...lines.map(toVisibleText),
        ...grids.flatMap(({ columns, rows }) =>
          [columns.map((column) => column.title), ...rows].map((row) => row.map(toVisibleText).join("\t")),
        ),
      ]),
    ])
    .join("\n");

export const drawMarkdown: Draw = (entries) =>
  entries
    .flatMap((entry) => [
      `## ${escapeMarkdown(firmnessHeading(entry))}`,
      `**${escapeMarkdownKeepingCode(entry.says)}**`,
      entry.reasons.map((reason) => `- ${escapeMarkdownKeepingCode(reason)}`).join("\n"),
      ...stressSections(entry).flatMap(({ title, lines, grids }) => [
        `### ${escapeMarkdown(title)}`,
        ...lines.map(escapeMarkdownKeepingCode),
        ...grids.map(markdownTable),
      ]),
    ])
    .filter((part) => part !== "")
    .join("\n\n");
