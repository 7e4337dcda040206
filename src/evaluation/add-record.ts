/** What an evaluation's own record says of it: the method that was frozen, and the journal that its marks come from. */

import type { Check, Checked } from "../evidence/evidence-checks.ts";
import { journalFindings } from "../evidence/journal/findings.ts";
import type { Journal } from "../evidence/journal/load.ts";
import type { Gathered } from "../inputs/collect.ts";
import type { Io } from "../io/io.ts";
import { exactText } from "../number/exact.ts";
import type { CheckDocument } from "../report/evidence/schema.ts";
import type { EvaluationDocument } from "../report/schema.ts";
import { comparedWithFrozen, frozenWords } from "./compare-frozen.ts";

/** @returns the document with what its record says: whether the method is the frozen one, and what the journal shows. */
export async function withRecord(
  io: Io,
  document: EvaluationDocument,
  gathered: Gathered,
  { frozenPath, mustBeFrozen }: { readonly frozenPath?: string; readonly mustBeFrozen: boolean },
): Promise<EvaluationDocument> {
  const { frozen, input } = await comparedWithFrozen(io, gathered, frozenPath, mustBeFrozen);
  const judged =
    gathered.journal === undefined ? document : withJournal(document, gathered.journal, gathered);
  if (frozen === undefined || input === undefined) return judged;
  const { decisions, notices } = frozenWords(frozen);
  return {
    ...judged,
    frozen,
    inputs: [...judged.inputs, { name: input.source.name, sha256: input.sha256() }],
    decisions: [...judged.decisions, ...decisions],
    notices: [...judged.notices, ...notices],
  };
}

function withJournal(
  document: EvaluationDocument,
  journal: Journal,
  { bids, checked }: Gathered,
): EvaluationDocument {
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
    bids: checked === undefined || checked.size === 0 ? document.bids : withChecks(document.bids, checked),
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
      ...unopened(journal, bids),
      ...say("should"),
    ],
  };
}

const withChecks = (bids: EvaluationDocument["bids"], checked: Checked): EvaluationDocument["bids"] =>
  bids.map((bid) => ({
    ...bid,
    commitments: bid.commitments.map((one) => {
      const check = checked.get(one.at);
      return check === undefined ? one : { ...one, checked: checkDocument(check) };
    }),
  }));

const checkDocument = ({ outcome, verified, by, when, reference, reason, at }: Check): CheckDocument => ({
  outcome,
  verified: exactText(verified),
  by,
  when,
  reference,
  reason: reason ?? null,
  at,
});

/** Prices that are read without having been opened on the record. */
const unopened = ({ entries }: Journal, bids: Gathered["bids"]): readonly string[] =>
  bids.some(({ price }) => price !== undefined) &&
  !entries.some(({ entry }) => entry.kind === "price-opening")
    ? ["Prices are read, and the journal records no opening of them (`svscore journal add … price-opening`)."]
    : [];
