/** A table as Word keeps it: of fixed widths, its head repeated on each page. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  WidthType,
  Table as WordTable,
} from "docx";
import { englishInline, type Page, type TableBlock } from "../model.ts";
import { docxColumnWidths } from "../widths.ts";
import { inlineToText } from "../workings-lines.ts";
import { colours, textRuns } from "./runs.ts";

/** Twentieths of a point: A4 with margins of 20 mm. */
export const A4 = { width: 11_906, height: 16_838 };
export const MARGIN = 1_134;
export const ROOM = A4.width - 2 * MARGIN;

export function tableToWord(
  table: TableBlock,
  language: Page["language"],
  given?: readonly number[],
): (Paragraph | WordTable)[] {
  const { caption, columns, rows } = table;
  const inOwn = (text: string) => (table.english === true ? englishInline(text) : text);
  if (rows.length === 0) return [];
  const size = columns.length > 6 ? 15 : columns.length > 4 ? 17 : 19;
  const widths = given ?? docxColumnWidths(table, ROOM, size);
  const align = (index: number) =>
    columns[index]?.align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const cellOf = (index: number, children: TextRun[], indent = 0) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      children: [
        new Paragraph({
          alignment: align(index),
          spacing: { after: 0 },
          indent: { left: indent * 200 },
          children,
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) =>
      cellOf(index, textRuns(inOwn(title), language, { bold: true, size })),
    ),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: row.every(({ text }) => inlineToText(text).length < 600),
        children: row.map(({ text, indent, tone, strong }, index) =>
          cellOf(
            index,
            textRuns(text, language, {
              size,
              ...((strong === true || (tone !== undefined && tone !== "quiet")) && { bold: true }),
              ...(tone !== undefined && { color: colours[tone] }),
            }),
            indent,
          ),
        ),
      }),
  );
  const line = { style: BorderStyle.SINGLE, size: 4, color: "B8BEC6" };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return [
    ...(caption === ""
      ? []
      : [
          new Paragraph({
            keepNext: true,
            spacing: { before: 160, after: 60 },
            children: textRuns(inOwn(caption), language, { bold: true, size: 19 }),
          }),
        ]),
    new WordTable({
      layout: TableLayoutType.FIXED,
      width: { size: ROOM, type: WidthType.DXA },
      columnWidths: [...widths],
      borders: {
        top: line,
        bottom: line,
        left: none,
        right: none,
        insideHorizontal: line,
        insideVertical: none,
      },
      rows: columns.some(({ title }) => title !== "") ? [head, ...body] : body,
    }),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ];
}
