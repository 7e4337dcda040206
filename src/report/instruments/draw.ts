/** A page on a screen, as plain lines, or as Markdown. Names from files are text and never act on a terminal or as markup. */
import { toVisibleText } from "../../source/quote.ts";
import { workingsTreeLines } from "../explain.ts";
import { escapeMarkdown, escapeMarkdownKeepingCode, markdownTable } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { unstyled } from "../style.ts";
import { drawTable } from "../table.ts";
import { wrapText } from "../wrap.ts";
import { filesReadLine, type InstrumentPage, NOT_OURS, NOTHING_LEFT } from "./page.ts";

export type DrawPage = (page: InstrumentPage, setting: RenderOptions) => string;

const NARROWEST = 40;
const WIDEST = 120;

export const instrumentTable: DrawPage = (page, setting) => {
  const fitted: RenderOptions = {
    ...setting,
    columns: Math.min(WIDEST, Math.max(NARROWEST, setting.columns)),
  };
  const { bold } = setting.ink;
  const say = (text: string, indent = "", hang = indent): string =>
    wrapText(text, fitted.columns, indent, hang);
  const list = (title: string, all: readonly string[]): readonly string[] =>
    all.length === 0 ? [] : [[bold(title), ...all.map((one) => say(one, "  - ", "    "))].join("\n")];
  const blocks = [
    [bold(say(page.title)), ...page.about.map((line) => say(line))].join("\n"),
    page.headlines.map((line) => say(line)).join("\n"),
    ...page.sections.map(
      ({ title, grid, elastic }) => `${bold(say(title))}\n${drawTable(grid, fitted, elastic)}`,
    ),
    ...list("Assumed", page.assumptions),
    ...list("To know", page.notices),
    [
      bold("What a person must decide"),
      ...(page.decisions.length === 0
        ? [say(NOTHING_LEFT, "  ")]
        : page.decisions.map((one, index) => say(one, `  ${index + 1}. `, "     "))),
    ].join("\n"),
    ...page.workings.map(({ title, nodes }) =>
      [bold(say(title)), ...nodes.flatMap((node) => workingsTreeLines(node, "", "", fitted))].join("\n"),
    ),
    [say(filesReadLine(page)), say(NOT_OURS)].join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
};

const tabbedLine = (cells: readonly string[]): string => cells.map(toVisibleText).join("\t");

const UNBROKEN: RenderOptions = { columns: 100_000, ink: unstyled };

export const instrumentPlain: DrawPage = (page) => {
  const lines = [
    page.title,
    ...page.about,
    ...page.headlines,
    ...page.sections.flatMap(({ title, grid }) => [
      "",
      title,
      tabbedLine(grid.columns.map((column) => column.title)),
      ...grid.rows.map(tabbedLine),
    ]),
    ...(page.assumptions.length > 0 ? ["", "Assumed", ...page.assumptions] : []),
    ...(page.notices.length > 0 ? ["", "To know", ...page.notices] : []),
    "",
    "What a person must decide",
    ...(page.decisions.length === 0 ? [NOTHING_LEFT] : page.decisions),
    ...page.workings.flatMap(({ title, nodes }) => [
      "",
      title,
      ...nodes.flatMap((node) => workingsTreeLines(node, "", "", UNBROKEN)),
    ]),
    "",
    filesReadLine(page),
    NOT_OURS,
  ];
  return `${lines.map((line) => (line.includes("\t") ? line : toVisibleText(line))).join("\n")}\n`;
};

export const instrumentMarkdown: DrawPage = (page) => {
  const list = (title: string, all: readonly string[]): readonly string[] =>
    all.length === 0
      ? []
      : [`## ${title}`, all.map((one) => `- ${escapeMarkdownKeepingCode(one)}`).join("\n")];
  const parts = [
    `# ${escapeMarkdown(page.title)}`,
    ...page.about.map(escapeMarkdownKeepingCode),
    ...page.headlines.map((line) => `**${escapeMarkdownKeepingCode(line)}**`),
    ...page.sections.flatMap(({ title, grid }) => [`## ${escapeMarkdown(title)}`, markdownTable(grid)]),
    ...list("Assumed", page.assumptions),
    ...list("To know", page.notices),
    "## What a person must decide",
    page.decisions.length === 0
      ? NOTHING_LEFT
      : page.decisions.map((one, index) => `${index + 1}. ${escapeMarkdownKeepingCode(one)}`).join("\n"),
    ...page.workings.flatMap(({ title, nodes }) => [
      `## ${escapeMarkdown(title)}`,
      fencedCodeBlock(nodes.flatMap((node) => workingsTreeLines(node, "", "", UNBROKEN))),
    ]),
    escapeMarkdownKeepingCode(filesReadLine(page)),
    `_${NOT_OURS}_`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
};

/** A fence is longer than any run of back quotes in what it holds. */
function fencedCodeBlock(lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join("\n");
}
