/** What an evaluation's own record says of it: the journal that its marks come from. */
import { journalFindings } from "../../evidence/journal/findings.ts";
import type { EvaluationDocument } from "../../report/schema.ts";
import type { Gathered } from "../gather.ts";

/** @returns the document with its journal, and with what a person must look at in it. */
export function withRecord(document: EvaluationDocument, { journal }: Gathered): EvaluationDocument {
  if (journal === undefined) return document;
  const findings = journalFindings(journal);
  const say = (severity: "must" | "should"): readonly string[] =>
    findings
      .filter((one) => one.severity === severity)
      .map(
        ({ check, reference, says, at }) =>
          `Journal, ${check}${reference === undefined ? "" : ` (${reference})`}: ${says} [${at}]`,
      );
  return {
    ...document,
    journal: {
      name: journal.name,
      entries: journal.entries.length,
      head: journal.head,
      findings: findings.map(({ reference, ...rest }) => ({ ...rest, reference: reference ?? null })),
    },
    decisions: [...document.decisions, ...say("must")],
    notices: [
      ...document.notices,
      `Marks are read from the journal ${journal.name}: ${journal.entries.length} entries, its chain whole, its head ${journal.head}.`,
      ...say("should"),
    ],
  };
}
