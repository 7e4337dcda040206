/** How firm the rankings of a saved evaluation are, as a report of its own. */
import { toVisibleText } from "../../source/quote.ts";
import { escapeMarkdown, escapeMarkdownKeepingCode } from "../markdown.ts";
import type { TextReporter } from "../reporter-types.ts";
import { filesReadSentence, NO_ADVICE, tenderTitleLines } from "../sentences.ts";
import { wrapText } from "../wrap.ts";
import { drawMarkdown, drawPlain, drawTable } from "./draw.ts";

const NARROWEST = 60;
const WIDEST = 120;

export const stressTable: TextReporter = (document, setting) => {
  const fitted = { ...setting, columns: Math.min(WIDEST, Math.max(NARROWEST, setting.columns)) };
  const [title = "", ...about] = tenderTitleLines(document);
  const say = (text: string): string => wrapText(text, fitted.columns);
  return `${[
    [setting.ink.bold(say(title)), ...about.map(say)].join("\n"),
    drawTable(document.stress ?? [], fitted),
    [say(filesReadSentence(document)), say(NO_ADVICE)].join("\n"),
  ].join("\n\n")}\n`;
};

export const stressPlain: TextReporter = (document, setting) =>
  `${[
    ...tenderTitleLines(document).map(toVisibleText),
    "",
    drawPlain(document.stress ?? [], setting),
    "",
    toVisibleText(filesReadSentence(document)),
    NO_ADVICE,
  ].join("\n")}\n`;

export const stressMarkdown: TextReporter = (document, setting) => {
  const [title = "", ...about] = tenderTitleLines(document);
  return `${[
    `# ${escapeMarkdown(title)}`,
    ...about.map(escapeMarkdown),
    drawMarkdown(document.stress ?? [], setting),
    escapeMarkdownKeepingCode(filesReadSentence(document)),
    `_${NO_ADVICE}_`,
  ].join("\n\n")}\n`;
};
