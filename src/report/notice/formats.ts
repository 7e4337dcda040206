/** A check of notices as text: for a screen, for the shell, for a record, for programs. */
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import { escapeMarkdown } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { wrapText } from "../wrap.ts";
import type { NoticeCheckDocument, NoticeDocument } from "./document.ts";
import {
  aboutNoticeLine,
  answerCountsLine,
  lotGroupName,
  lotQuotes,
  minimumWeightLine,
  NO_GUESS,
  NO_TENDER,
  socialValueWeightText,
  upperCaseAnswer,
} from "./words.ts";

type Format = (document: NoticeCheckDocument, setting: RenderOptions) => string;

const noticeHeading = ({ id, title }: NoticeDocument): string => (title === null ? id : `${id} ${title}`);

const table: Format = (document, { columns, ink }) => {
  const room = Math.min(120, Math.max(40, columns));
  const say = (text: string, indent = "", hang = indent): string => wrapText(text, room, indent, hang);
  const coloured = { met: ink.green, below: ink.red, "cannot tell": ink.yellow } as const;
  const paint = (text: string, answer: NoticeDocument["answer"]): string =>
    text.replace(upperCaseAnswer(answer), coloured[answer](upperCaseAnswer(answer)));
  const blocks = document.notices.map((notice) =>
    [
      paint(
        ink.bold(say(`${upperCaseAnswer(notice.answer)} ${noticeHeading(notice)}`, "", "  ")),
        notice.answer,
      ),
      say(aboutNoticeLine(notice), "  "),
      say(minimumWeightLine(notice), "  "),
      ...(notice.lots.length === 0 ? [say(NO_TENDER, "  ")] : []),
      ...notice.lots.flatMap((lot) => [
        say(
          `${lotGroupName(lot)}: ${lot.answer}${lot.cancelled ? " (cancelled)" : ""}; ${socialValueWeightText(lot)}: ${lot.because}`,
          "  ",
          "    ",
        ),
        ...lotQuotes(lot).map(({ text, at }) => say(`“${text}” [${at}]`, "    ", "      ")),
      ]),
    ].join("\n"),
  );
  return `${[...blocks, [say(answerCountsLine(document)), say(NO_GUESS)].join("\n")].join("\n\n")}\n`;
};

const plain: Format = (document) => {
  const rows = document.notices.flatMap((notice) => {
    const own = [notice.id, notice.buyer ?? "", notice.published ?? ""];
    if (notice.lots.length === 0) return [[...own, "", "cannot tell", "", "", NO_TENDER, ""]];
    return notice.lots.map((lot) => [
      ...own,
      lot.lots.join(" "),
      lot.answer,
      lot.least.shown,
      lot.most.shown,
      lot.because,
      lotQuotes(lot)
        .map(({ text, at }) => `${text} [${at}]`)
        .join(" | "),
    ]);
  });
  const heads = ["Notice", "Buyer", "Published", "Lots", "Answer", "Least", "Most", "Because", "Words"];
  const lines = [heads, ...rows].map((cells) => cells.map(toVisibleText).join("\t"));
  return `${[...lines, answerCountsLine(document), NO_GUESS].join("\n")}\n`;
};

const markdown: Format = (document) => {
  const blocks = document.notices.flatMap((notice) => [
    `## ${escapeMarkdown(noticeHeading(notice))}`,
    `**${upperCaseAnswer(notice.answer)}**`,
    escapeMarkdown(aboutNoticeLine(notice)),
    escapeMarkdown(minimumWeightLine(notice)),
    notice.lots.length === 0
      ? NO_TENDER
      : notice.lots
          .map((lot) =>
            [
              `- ${escapeMarkdown(`${lotGroupName(lot)}: ${lot.answer}; ${socialValueWeightText(lot)}: ${lot.because}`)}`,
              ...lotQuotes(lot).map(
                ({ text, at }) => `  - “${escapeMarkdown(text)}” \\[${escapeMarkdown(at)}\\]`,
              ),
            ].join("\n"),
          )
          .join("\n"),
  ]);
  return `${["# Social value in published notices", escapeMarkdown(answerCountsLine(document)), ...blocks, `_${NO_GUESS}_`].join("\n\n")}\n`;
};

const json: Format = (document) => `${escapeHiddenInJson(JSON.stringify(document, null, 2))}\n`;

export const noticeFormats = { table, plain, markdown, json } as const;
