/** A page as Markdown, in which nothing from a file is markup. */
import { escapeMarkdown, markdownSentence } from "../markdown.ts";
import type { WorkingsDocument } from "../schema.ts";
import type { Block, Inline, Page, TableBlock } from "./model.ts";
import { workingsFigureHtml, workingsSteps } from "./workings.ts";
import { workingsLines } from "./workings-lines.ts";

/** @returns the whole text. */
export function pageMarkdown({ title, about, blocks, foot }: Page): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    ...about.map(textIn),
    ...blocks.map(blockIn),
    ...foot.map(textIn),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function textIn(inline: Inline): string {
  if (typeof inline === "string") return workingsLines(inline).map(escapeMarkdown).join("  \n");
  if ("missing" in inline) return `**${escapeMarkdown(inline.missing)}**`;
  return workingsLines(inline.english).map(markdownSentence).join("  \n");
}

function blockIn(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${textIn(block.text)}`;
    case "text":
      return textIn(block.text);
    case "list":
      return block.items
        .map((item, index) => `${block.ordered === true ? `${index + 1}.` : "-"} ${inLine(item)}`)
        .join("\n");
    case "facts":
      return block.rows.map(({ term, says }) => `- **${escapeMarkdown(term)}**: ${inLine(says)}`).join("\n");
    case "callout":
      return [`**${escapeMarkdown(block.title)}**`, ...block.blocks.map(blockIn)].join("\n\n");
    case "more":
      return [`**${escapeMarkdown(block.summary)}**`, ...block.blocks.map(blockIn)].join("\n\n");
    case "workings":
      return nodeIn(block.root, 0).join("\n");
    case "bars":
      return tableIn(block.table);
    case "table":
      return tableIn(block);
  }
}

/** A list item and a cell are one line each; their own lines are parted by a mark that Markdown reads as such. */
const inLine = (inline: Inline): string => textIn(inline).replaceAll("  \n", "<br>");

function tableIn({ caption, columns, rows }: TableBlock): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    ...(caption === "" ? [] : [`**${escapeMarkdown(caption)}**`, ""]),
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) =>
      line(row.map(({ text, indent = 0 }) => `${"&nbsp;".repeat(indent * 2)}${inLine(text)}`)),
    ),
  ].join("\n");
}

function nodeIn(node: WorkingsDocument, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  return [
    `${indent}- ${markdownSentence(node.label)} **${escapeMarkdown(workingsFigureHtml(node))}**${workingsSteps(
      node,
    )
      .map((step) => `; ${markdownSentence(step)}`)
      .join("")}`,
    ...node.from.flatMap((child) => nodeIn(child, depth + 1)),
  ];
}
