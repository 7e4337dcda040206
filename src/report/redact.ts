/** An evaluation with names or the panel's own record left out, before any report is made of it, so that no report can show what another hides. */
import type { BidDocument, EvaluationDocument } from "./schema.ts";
import type { StressDocument } from "./stress/schema.ts";

export type Redaction = "evaluators" | "bidders" | "internal";

/**
 * @returns the evaluation without what is named: evaluators as "Evaluator A",
 *   bidders as "Bidder A" wherever their names stand, or without the marks and
 *   reasons that only the buyer may read. A notice says what was left out.
 */
export function redactEvaluation(
  document: EvaluationDocument,
  what: readonly Redaction[],
): EvaluationDocument {
  const steps: Readonly<Record<Redaction, (one: EvaluationDocument) => EvaluationDocument>> = {
    internal: withoutInternalRecord,
    evaluators: (one) => replaceNamesWithLetters(one, evaluatorNames(one), "Evaluator"),
    bidders: (one) =>
      replaceNamesWithLetters(
        one,
        one.bids.map(({ bidder }) => bidder),
        "Bidder",
      ),
  };
  const order: readonly Redaction[] = ["internal", "evaluators", "bidders"];
  const chosen = order.filter((one) => what.includes(one));
  const made = chosen.reduce((one, step) => steps[step](one), structuredClone(document));
  return {
    ...made,
    notices: [...made.notices, `Left out of this copy: ${chosen.map((one) => says[one]).join("; ")}.`],
  };
}

const says: Readonly<Record<Redaction, string>> = {
  evaluators: "the names of evaluators",
  bidders: "the names of bidders and who they are",
  internal: "evaluators' own marks, and reasons that only the buyer may read",
};

/** Whoever gave a mark or looked at evidence. */
const evaluatorNames = ({ bids }: EvaluationDocument): readonly string[] =>
  bids.flatMap(({ marks, commitments }) => [
    ...marks.flatMap(({ evaluator }) => evaluator ?? []),
    ...commitments.flatMap(({ checked }) => checked?.by ?? []),
  ]);

function withoutInternalRecord(document: EvaluationDocument): EvaluationDocument {
  const told = new Set(document.bids.flatMap(({ marks }) => marks.flatMap(({ feedback }) => feedback ?? [])));
  const hidden = new Set(
    document.bids.flatMap(({ marks }) => marks.flatMap(({ rationale }) => rationale ?? [])),
  );
  const node = (one: BidDocument["workings"]): BidDocument["workings"] => {
    const { because, ...rest } = one;
    const keep = because === undefined || told.has(because) || !hidden.has(because);
    return { ...rest, ...(because !== undefined && keep && { because }), from: one.from.map(node) };
  };
  return {
    ...document,
    ...(document.stress !== undefined && { stress: document.stress.map(withoutEvaluatorMarkFlips) }),
    bids: document.bids.map((bid) => ({
      ...bid,
      workings: node(bid.workings),
      commitments: bid.commitments.map((one) =>
        one.checked === undefined ? one : { ...one, checked: { ...one.checked, reason: null } },
      ),
      marks: bid.marks
        .filter(({ stage }) => stage === "consensus")
        .map((mark) => ({ ...mark, rationale: null })),
    })),
  };
}

/** A mark that one evaluator gave is internal, wherever it is told; that such marks were tried is not. */
const withoutEvaluatorMarkFlips = (entry: StressDocument): StressDocument => ({
  ...entry,
  marks: { ...entry.marks, flips: entry.marks.flips.filter(({ evaluator }) => evaluator === null) },
});

/** Longer names first, so that no part of one is taken for another. */
function replaceNamesWithLetters(
  document: EvaluationDocument,
  names: readonly string[],
  kind: string,
): EvaluationDocument {
  const once = [...new Set(names)].filter((name) => name !== "").sort((a, b) => (a < b ? -1 : 1));
  const known = new Map(once.map((name, index) => [name, `${kind} ${letterLabel(index)}`]));
  const longest = [...once].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const any = longest.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  // A name is a name only where it is not part of a longer word.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "gu");
  const change = (value: unknown): unknown => {
    if (typeof value === "string")
      return once.length === 0 ? value : value.replace(pattern, (found) => known.get(found) ?? found);
    if (Array.isArray(value)) return value.map(change);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        kept.has(key) && typeof one === "string" ? one : change(one),
      ]),
    );
  };
  const made = change(document) as EvaluationDocument;
  const { record, ...rest } = made;
  // Who a supplier is would give its name away.
  return kind === "Bidder" || record === undefined ? rest : made;
}

/** Words of closed lists, figures and ids are not names. */
const kept = new Set([
  ...[
    "schema",
    "shown",
    "exact",
    "unit",
    "status",
    "stage",
    "criterion",
    "id",
    "parent",
    "measure",
    "sha256",
    "digest",
  ],
  ...[
    "from",
    "formula",
    "rule",
    "method",
    "result",
    "severity",
    "mode",
    "of",
    "rank",
    "worthIn",
    "totalIn",
    "law",
    "outcome",
  ],
]);

/** A to Z, then AA, AB and so on. */
function letterLabel(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : `${letterLabel(Math.floor(index / 26) - 1)}${letter}`;
}
