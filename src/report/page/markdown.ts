/** A page as Markdown, in which nothing from a file is markup. */
import { escapeMarkdown, escapeMarkdownKeepingCode } from "../markdown.ts";
import type { WorkingsDocument } from "../schema.ts";
import type { Block, Inline, Page, TableBlock } from "./model.ts";
import { workingsDetailLines, workingsFigureText } from "./workings.ts";
import { visibleLines } from "./workings-lines.ts";

/** @returns the whole text. */
export function pageMarkdown({ title, about, blocks, foot }: Page): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    ...about.map(inlineMarkdown),
    ...blocks.map(blockMarkdown),
    ...foot.map(inlineMarkdown),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function inlineMarkdown(inline: Inline): string {
  if (typeof inline === "string") return visibleLines(inline).map(escapeMarkdown).join("  \n");
  if ("missing" in inline) return `**${escapeMarkdown(inline.missing)}**`;
  return visibleLines(inline.english).map(escapeMarkdownKeepingCode).join("  \n");
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${inlineMarkdown(block.text)}`;
    case "text":
      return inlineMarkdown(block.text);
    case "list":
      return block.items
        .map((item, index) => `${block.ordered === true ? `${index + 1}.` : "-"} ${oneLineMarkdown(item)}`)
        .join("\n");
    case "facts":
      return block.rows
        .map(({ term, says }) => `- **${escapeMarkdown(term)}**: ${oneLineMarkdown(says)}`)
        .join("\n");
    case "callout":
      return [`**${escapeMarkdown(block.title)}**`, ...block.blocks.map(blockMarkdown)].join("\n\n");
    case "more":
      return [`**${escapeMarkdown(block.summary)}**`, ...block.blocks.map(blockMarkdown)].join("\n\n");
    case "workings":
      return workingsMarkdownLines(block.root, 0).join("\n");
    case "bars":
      return tableMarkdown(block.table);
    case "table":
      return tableMarkdown(block);
  }
}

/** A list item and a cell are one line each; their own lines are parted by a mark that Markdown reads as such. */
const oneLineMarkdown = (inline: Inline): string => inlineMarkdown(inline).replaceAll("  \n", "<br>");

function tableMarkdown({ caption, columns, rows }: TableBlock): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    ...(caption === "" ? [] : [`**${escapeMarkdown(caption)}**`, ""]),
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) =>
      line(row.map(({ text, indent = 0 }) => `${"&nbsp;".repeat(indent * 2)}${oneLineMarkdown(text)}`)),
    ),
  ].join("\n");
}

function workingsMarkdownLines(node: WorkingsDocument, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  return [
    `${indent}- ${escapeMarkdownKeepingCode(node.label)} **${escapeMarkdown(workingsFigureText(node))}**${workingsDetailLines(
      node,
    )
      .map((step) => `; ${escapeMarkdownKeepingCode(step)}`)
      .join("")}`,
    ...node.from.flatMap((child) => workingsMarkdownLines(child, depth + 1)),
  ];
}
