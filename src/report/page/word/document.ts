/** A page as a Word file. The library that writes it is large, so nothing but this module and what asks for it may load it. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  TextRun,
  type Table as WordTable,
} from "docx";
import { Refusal } from "../../../diagnostics/model.ts";
import { groupThousands } from "../../../number/rounding.ts";
import { toVisibleText } from "../../../source/quote.ts";
import type { WorkingsDocument } from "../../schema.ts";
import { type Block, englishInline, type Page, type Tone } from "../model.ts";
import { stripZipTimes } from "../strip-zip-times.ts";
import { workingsDetailLines, workingsFigureText } from "../workings.ts";
import { pieceCount } from "./pieces.ts";
import { colours, textRuns } from "./runs.ts";
import { A4, MARGIN, ROOM, tableToWord } from "./table.ts";

type Language = Page["language"];

const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** Paragraphs and cells; each takes some 20 kB of memory while the file is made. */
const MOST_PIECES = 9_000;

function refuseIfTooLong(blocks: readonly Block[]): void {
  const pieces = pieceCount(blocks);
  if (pieces <= MOST_PIECES) return;
  throw new Refusal([
    {
      code: "SV904",
      cause: `a Word file would have ${groupThousands(String(pieces))} paragraphs and cells, and svscore writes up to ${groupThousands(String(MOST_PIECES))} (about 150 bids)`,
      remedy:
        "write a page instead (`-o report.html`), which Word opens too, or one letter for each bidder (`--letters`)",
    },
  ]);
}

/**
 * @returns the bytes of the file. The same page gives the same bytes.
 * @throws Refusal SV904 for a page that is too long to be made in reasonable memory
 */
export async function pageWord({ language, title, about, blocks, foot }: Page): Promise<Uint8Array> {
  refuseIfTooLong(blocks);
  const document = new Document({
    title: toVisibleText(title),
    creator: "svscore",
    lastModifiedBy: "svscore",
    styles: {
      default: {
        document: {
          run: { font: "Arial", size: 21, language: { value: language === "en" ? "en-GB" : "cy-GB" } },
          paragraph: { spacing: { after: 100, line: 264, lineRule: LineRuleType.AUTO } },
        },
        heading1: {
          run: { size: 34, bold: true, color: "12436D" },
          paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
        },
        heading2: {
          run: { size: 27, bold: true, color: "12436D" },
          paragraph: { spacing: { before: 320, after: 120, line: 264, lineRule: LineRuleType.AUTO } },
        },
        heading3: {
          run: { size: 24, bold: true },
          paragraph: { spacing: { before: 240, after: 80, line: 264, lineRule: LineRuleType.AUTO } },
        },
        heading4: { run: { size: 21, bold: true }, paragraph: { spacing: { before: 160, after: 60 } } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ size: 17, children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: textRuns(title, language) }),
          ...about.map(
            (line) => new Paragraph({ children: textRuns(line, language, { color: colours.quiet }) }),
          ),
          ...blocks.flatMap((block) => blockToWord(block, language)),
          ...foot.map(
            (line) =>
              new Paragraph({ children: textRuns(line, language, { color: colours.quiet, size: 17 }) }),
          ),
        ],
      },
    ],
  });
  return stripZipTimes(await Packer.toBuffer(document));
}

function blockToWord(block: Block, language: Language): (Paragraph | WordTable)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: levels[block.level],
          keepNext: true,
          children: textRuns(block.text, language),
        }),
      ];
    case "text":
      return [
        new Paragraph({
          keepNext: block.tone === "lead",
          children: textRuns(
            block.text,
            language,
            block.tone === "lead"
              ? { size: 24 }
              : block.tone === "note"
                ? { color: colours.quiet, size: 19 }
                : {},
          ),
        }),
      ];
    case "list":
      return block.items.map(
        (item, index) =>
          new Paragraph({
            indent: { left: 400, hanging: 300 },
            children: [
              new TextRun(block.ordered === true ? `${index + 1}. ` : "• "),
              ...textRuns(item, language),
            ],
          }),
      );
    case "facts":
      return tableToWord(
        {
          kind: "table",
          caption: "",
          columns: [
            { title: "", align: "left" },
            { title: "", align: "left" },
          ],
          rows: block.rows.map(({ term, says }) => [{ text: term, strong: true }, { text: says }]),
        },
        language,
        [3_000, ROOM - 3_000],
      );
    case "callout":
      return [
        new Paragraph({
          ...calloutStyle(block.tone),
          keepNext: true,
          children: textRuns(block.title, language, { bold: true }),
        }),
        ...block.blocks.flatMap((one) => calloutBlockToWord(one, block.tone, language)),
      ];
    case "more":
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 160 },
          children: textRuns(block.summary, language, { bold: true }),
        }),
        ...block.blocks.flatMap((one) => blockToWord(one, language)),
      ];
    case "workings":
      return workingsParagraphs(block.root, 0, language);
    case "bars":
      return tableToWord(block.table, language);
    case "table":
      return tableToWord(block, language);
  }
}

const calloutStyle = (tone: Tone) => ({
  indent: { left: 200 },
  shading: { type: ShadingType.CLEAR, color: "auto", fill: "F2F4F6" },
  border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: colours[tone] } },
});

function calloutBlockToWord(block: Block, tone: Tone, language: Language): (Paragraph | WordTable)[] {
  if (block.kind === "text")
    return [new Paragraph({ ...calloutStyle(tone), children: textRuns(block.text, language) })];
  if (block.kind === "list")
    return block.items.map(
      (item, index) =>
        new Paragraph({
          ...calloutStyle(tone),
          children: [
            new TextRun(block.ordered === true ? `${index + 1}. ` : "• "),
            ...textRuns(item, language),
          ],
        }),
    );
  return blockToWord(block, language);
}

const DEEPEST = 10;

function workingsParagraphs(node: WorkingsDocument, depth: number, language: Language): Paragraph[] {
  const indent = { left: Math.min(depth, DEEPEST) * 240 };
  return [
    new Paragraph({
      indent,
      spacing: { after: 10 },
      children: [
        ...textRuns(englishInline(node.label), language, { size: 18 }),
        new TextRun({ text: " ", size: 18 }),
        ...textRuns(englishInline(workingsFigureText(node)), language, { bold: true, size: 18 }),
      ],
    }),
    ...workingsDetailLines(node).map(
      (step) =>
        new Paragraph({
          indent: { left: indent.left + 120 },
          spacing: { after: 10 },
          children: textRuns(englishInline(step), language, { size: 16, color: colours.quiet }),
        }),
    ),
    ...node.from.flatMap((child) => workingsParagraphs(child, depth + 1, language)),
  ];
}
