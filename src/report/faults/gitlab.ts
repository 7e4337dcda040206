/**
 * GitLab's code quality report: a list of faults, each with a fingerprint of
 * its own, because equal ones are shown once.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/
 */
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import { type FaultReporter, faultSentence } from "./model.ts";

const severity = { error: "major", warning: "minor", note: "info" } as const;

export const gitlab: FaultReporter = ({ faults }) => {
  const seen = new Map<string, number>();
  const list = faults.map((fault) => {
    const { rule, level, file, line, fingerprint } = fault;
    const again = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, again + 1);
    return {
      description: toVisibleText(faultSentence(fault)),
      check_name: rule,
      fingerprint: again === 0 ? fingerprint : `${fingerprint}-${again + 1}`,
      severity: severity[level],
      location: { path: file, lines: { begin: line ?? 1 } },
    };
  });
  return `${escapeHiddenInJson(JSON.stringify(list, null, 2))}\n`;
};
