/** What needs a panel, as Markdown for the agenda of a meeting: marks and reasons side by side. */
import { journalFindingText } from "../journal.ts";
import { escapeMarkdown } from "../markdown.ts";
import type { ModerationDocument, ModerationItem, ModerationMark } from "./document.ts";
import {
  itemGroups,
  itemName,
  itemStateText,
  moderationHeading,
  moderationSummaryLine,
  NEVER_A_MARK,
  reasonFindingText,
  uncheckedPromiseLines,
  uncheckedPromisesTitle,
} from "./words.ts";

export function moderationMarkdown(document: ModerationDocument): string {
  const { waiting, standing, differed } = itemGroups(document);
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const line = (one: ModerationMark, who: string): string =>
    row([who, one.mark, one.rationale ?? "", one.cites ?? ""].map(escapeMarkdown));
  const block = (item: ModerationItem, index: number): string =>
    [
      `### ${index + 1}. ${escapeMarkdown(itemName(item))}`,
      escapeMarkdown(`${itemStateText(item)}.`),
      [
        row(["Evaluator", "Mark", "Reason", "Place in the bid"]),
        row(["---", "---:", "---", "---"]),
        ...item.individual.map((one) => line(one, one.evaluator ?? "")),
        row(["**Consensus**", "", "", ""]),
      ].join("\n"),
    ].join("\n\n");
  const bullets = (items: readonly ModerationItem[]): string =>
    items.map((item) => `- ${escapeMarkdown(`${itemName(item)}: ${itemStateText(item)}`)}`).join("\n");
  const unchecked = uncheckedPromiseLines(document);
  const findings = document.journal?.findings ?? [];
  const parts = [
    `# ${escapeMarkdown(moderationHeading(document))}`,
    escapeMarkdown(moderationSummaryLine(document)),
    ...(waiting.length === 0 ? [] : ["## For the panel", ...waiting.map(block)]),
    ...(standing.length === 0 ? [] : ["## A mark stands, and no consensus is recorded", bullets(standing)]),
    ...(differed.length === 0 ? [] : ["## Settled, where evaluators differed", bullets(differed)]),
    "## Reasons to look at",
    document.reasons.length === 0
      ? "None."
      : document.reasons
          .map(
            (one) =>
              `- ${escapeMarkdown(reasonFindingText(one))}${one.quoted === "" ? "" : `: “${escapeMarkdown(one.quoted)}”`}`,
          )
          .join("\n"),
    ...(unchecked.length === 0
      ? []
      : [
          `## ${escapeMarkdown(uncheckedPromisesTitle(document))}`,
          unchecked.map((line) => `- ${escapeMarkdown(line)}`).join("\n"),
        ]),
    ...(findings.length === 0
      ? []
      : ["## The journal", findings.map((one) => `- ${escapeMarkdown(journalFindingText(one))}`).join("\n")]),
    `_${NEVER_A_MARK}_`,
  ];
  return `${parts.join("\n\n")}\n`;
}
