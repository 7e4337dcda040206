/** What needs a panel, on a screen: each item with the evaluators' marks and reasons one beneath the other. */
import { journalFindingText } from "../journal.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { wrapText } from "../wrap.ts";
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

export function moderationTerminalText(
  document: ModerationDocument,
  { columns, ink }: RenderOptions,
): string {
  const say = (text: string, indent = "", hang = indent): string => wrapText(text, columns, indent, hang);
  const { waiting, standing, differed } = itemGroups(document);
  const mark = (one: ModerationMark, who: string): string =>
    say(
      `${one.mark}  ${who}: ${one.rationale ?? "(no reason)"}${one.cites === null ? "" : ` [${one.cites}]`}`,
      "     ",
      "        ",
    );
  const block = (item: ModerationItem, index: number): string =>
    [
      say(`${index + 1}. ${ink.bold(itemName(item))}`, "  ", "     "),
      say(itemStateText(item), "     "),
      ...item.individual.map((one) => mark(one, one.evaluator ?? "An evaluator")),
      ...(item.consensus === null ? [] : [mark(item.consensus, "The panel")]),
    ].join("\n");
  const short = (item: ModerationItem): string =>
    say(`- ${itemName(item)}: ${itemStateText(item)}`, "  ", "    ");
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [[ink.bold(title), ...lines].join("\n")];
  const findings = document.journal?.findings ?? [];
  return `${[
    [ink.bold(say(moderationHeading(document))), say(moderationSummaryLine(document))].join("\n"),
    ...section("For the panel", waiting.map(block)),
    ...section("A mark stands, and no consensus is recorded", standing.map(short)),
    ...section("Settled, where evaluators differed", differed.map(short)),
    [
      ink.bold("Reasons to look at"),
      ...(document.reasons.length === 0
        ? ["  None."]
        : document.reasons.map((one) =>
            [
              say(`- ${reasonFindingText(one)}`, "  ", "    "),
              ...(one.quoted === "" ? [] : [say(`“${one.quoted}”`, "    ")]),
            ].join("\n"),
          )),
    ].join("\n"),
    ...section(
      uncheckedPromisesTitle(document),
      uncheckedPromiseLines(document).map((line) => say(`- ${line}`, "  ", "    ")),
    ),
    ...section(
      "The journal",
      findings.map((one) => say(`- ${journalFindingText(one)}`, "  ", "    ")),
    ),
    say(NEVER_A_MARK),
  ].join("\n\n")}\n`;
}
