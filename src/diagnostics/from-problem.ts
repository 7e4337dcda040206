/** What the readers of texts found, given the codes of the kind of file it was found in. */
import type { Problem, ProblemKind } from "../source/problem.ts";
import type { Area, Code } from "./catalogue.ts";
import { codeForTrouble } from "./check.ts";
import type { Diagnostic } from "./model.ts";

const inTables: Partial<Record<ProblemKind, Code>> = {
  "duplicate-header": "SV306",
  "empty-header": "SV306",
  "forbidden-header": "SV306",
  "ragged-row": "SV307",
  "no-rows": "SV321",
};

const unreadable: readonly ProblemKind[] = ["not-text", "too-large"];

/** @returns the problems as diagnostics of that kind of file. */
export function diagnosticsFromProblems(problems: readonly Problem[], area: Area): readonly Diagnostic[] {
  const tabs = problems.filter(({ kind }) => kind === "tab-indentation");
  // What follows a tab is misread because of it.
  return (tabs.length > 0 ? tabs : problems).map(({ kind, span, cause, remedy }) => ({
    code: inTables[kind] ?? codeForTrouble(area, unreadable.includes(kind) ? "unreadable" : "syntax"),
    span,
    cause,
    remedy:
      area !== "bids" && kind === "not-text" ? "name the text file that was meant: YAML or JSON" : remedy,
  }));
}
