/** The faults of a check as Markdown, for a comment on a change. */
import { escapeMarkdown } from "../markdown.ts";
import { type FaultReporter, faultCountsLine, faultSourcePlace } from "./model.ts";

export const faultsMarkdown: FaultReporter = (document) => {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rows = document.faults.map((fault) =>
    line(
      [fault.level, fault.rule, faultSourcePlace(fault), fault.measure ?? "", fault.cause, fault.remedy].map(
        escapeMarkdown,
      ),
    ),
  );
  const table =
    rows.length === 0
      ? []
      : [
          [
            line(["level", "rule", "place", "measure", "what is wrong", "what to do"]),
            line(["---", "---", "---", "---", "---", "---"]),
            ...rows,
          ].join("\n"),
        ];
  return `${["# Check of libraries", escapeMarkdown(faultCountsLine(document)), ...table].join("\n\n")}\n`;
};
