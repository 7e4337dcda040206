/** What an evaluation's own record says of it: the journal that its marks come from, and the method that was frozen. */
import type { FrozenComparison } from "../evaluation/model.ts";
import type { EvidenceCheck, EvidenceChecks } from "../evidence/evidence-checks.ts";
import { journalFindings } from "../evidence/journal/findings.ts";
import type { Journal } from "../evidence/journal/model.ts";
import type { Inputs } from "../inputs/model.ts";
import { exactText } from "../number/exact.ts";
import type { EvidenceCheckDocument } from "./evidence/schema.ts";
import type { EvaluationDocument } from "./schema.ts";

/** @returns the document with what the journal shows, where there is one */
export function withJournal(
  document: EvaluationDocument,
  { journal, bids, checked }: Inputs,
): EvaluationDocument {
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
    bids:
      checked === undefined || checked.size === 0
        ? document.bids
        : bidsWithEvidenceChecks(document.bids, checked),
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
      ...pricesNotOpenedNotice(journal, bids),
      ...say("should"),
    ],
  };
}

const bidsWithEvidenceChecks = (
  bids: EvaluationDocument["bids"],
  checked: EvidenceChecks,
): EvaluationDocument["bids"] =>
  bids.map((bid) => ({
    ...bid,
    commitments: bid.commitments.map((one) => {
      const check = checked.get(one.at);
      return check === undefined ? one : { ...one, checked: evidenceCheckDocument(check) };
    }),
  }));

const evidenceCheckDocument = ({
  outcome,
  verified,
  by,
  when,
  reference,
  reason,
  at,
}: EvidenceCheck): EvidenceCheckDocument => ({
  outcome,
  verified: exactText(verified),
  by,
  when,
  reference,
  reason: reason ?? null,
  at,
});

/** Prices that are read without having been opened on the record. */
const pricesNotOpenedNotice = ({ entries }: Journal, bids: Inputs["bids"]): readonly string[] =>
  bids.some(({ price }) => price !== undefined) &&
  !entries.some(({ entry }) => entry.kind === "price-opening")
    ? ["Prices are read, and the journal records no opening of them (`svscore journal add … price-opening`)."]
    : [];

const MOST = 20;

/** @returns the document with whether the method is the one that was frozen */
export function withFrozenMethodRemarks(
  document: EvaluationDocument,
  frozen: FrozenComparison | undefined,
): EvaluationDocument {
  if (frozen === undefined) return document;
  const { file, when, digests, changes } = frozen;
  const { name } = file.source;
  const { decisions, notices } = frozenMethodRemarks(name, frozen);
  return {
    ...document,
    frozen: {
      name,
      when,
      digests: [...digests],
      same: changes.length === 0,
      changes: [...changes],
    },
    inputs: [...document.inputs, { name, sha256: file.sha256() }],
    decisions: [...document.decisions, ...decisions],
    notices: [...document.notices, ...notices],
  };
}

function frozenMethodRemarks(
  name: string,
  { when, changes }: FrozenComparison,
): { readonly decisions: readonly string[]; readonly notices: readonly string[] } {
  const day = when.slice(0, 10);
  if (changes.length === 0)
    return { decisions: [], notices: [`The method is the one that was frozen on ${day} (${name}).`] };
  const more = changes.length - MOST;
  return {
    decisions: [
      `The method is not the one that was frozen on ${day} (${name}): ${changes.length} ${changes.length === 1 ? "thing has" : "things have"} changed, named under To know; put them back, or record why they were rightly changed`,
    ],
    notices: [
      ...changes.slice(0, MOST).map((change) => `Changed since the method was frozen: ${change}.`),
      ...(more > 0 ? [`And ${more} more changes since the method was frozen; \`--frozen\` lists them.`] : []),
    ],
  };
}
