/**
 * The evaluation as it is saved: one document from which every report is made.
 * Figures are rounded here, once, by the published rule; no reporter works
 * anything out again.
 */

import type { EvaluatedAward, EvaluatedTender } from "../evaluation/model.ts";
import type { Library } from "../library/model.ts";
import { type Exact, exactText } from "../number/exact.ts";
import type { Finding } from "../regime/model.ts";
import { effectiveWeight } from "../regime/weight.ts";
import type { Evaluation } from "../scoring/model.ts";
import { percentText } from "../scoring/workings.ts";
import type { RoundTo } from "../tender/figures.ts";
import { joinWithAnd } from "../tender/join-with-and.ts";
import type { Criterion, MarksLeaf } from "../tender/model.ts";
import { questionText } from "../tender/questions/questions.ts";
import { qualityAspects } from "../tender/scales.ts";
import { bidDocument } from "./bid-document.ts";
import { figureDocument } from "./figures.ts";
import { criterionScoringText } from "./how-scored.ts";
import { statedOrInferredLaw } from "./law.ts";
import { farBelowRemarks } from "./low-price-remarks.ts";
import { methodTerms } from "./method-terms.ts";
import { modelLibraryRemarks } from "./model-remarks.ts";
import { recordDocument } from "./record-document.ts";
import { evaluationRemarks } from "./remarks.ts";
import { equalTotalRemarks, leadMismatchRemarks } from "./rounding-remarks.ts";
import type {
  AwardDocument,
  CriterionDocument,
  EvaluationDocument,
  FigureDocument,
  FindingDocument,
} from "./schema.ts";
import { usedFigurePublishers, usedMeasureIds } from "./sources-used.ts";

/** @returns the whole evaluation, with workings, as it is written by `--format json`. */
export async function evaluationDocument(evaluated: EvaluatedTender): Promise<EvaluationDocument> {
  const { inputs, frozen, stress } = evaluated;
  const scored = baseEvaluationDocument(evaluated);
  if (inputs.journal === undefined && frozen === undefined && stress === undefined) return scored;
  const { withFrozenMethodRemarks, withJournal } = await import("./evaluation-record.ts");
  const recorded = withFrozenMethodRemarks(withJournal(scored, inputs), frozen);
  if (stress === undefined) return recorded;
  return (await import("./stress/document.ts")).withStressAnalysis(recorded, stress);
}

function baseEvaluationDocument({
  version,
  inputs,
  awards,
  findings,
  questions,
}: EvaluatedTender): EvaluationDocument {
  const { tender, libraries, files } = inputs;
  const [first] = awards;
  const bids = awards.flatMap(({ lot, evaluation }) =>
    evaluation.bids.map((bid) => bidDocument(bid, evaluation.award, lot?.id)),
  );
  return {
    schema: "svscore.evaluation/v1",
    tool: { name: "svscore", version },
    tender: {
      reference: tender.reference,
      title: tender.title,
      buyer: tender.buyer ?? null,
      buyerType: tender.buyerType ?? null,
      commenced: tender.commenced ?? null,
      value: {
        excludingVat:
          tender.value.excludingVat === undefined ? null : exactText(tender.value.excludingVat.value),
        includingVat:
          tender.value.includingVat === undefined ? null : exactText(tender.value.includingVat.value),
      },
      adopts: tender.adopts ?? null,
      purpose: tender.purpose ?? null,
      term: tender.term === undefined ? null : { from: tender.term.from ?? null, to: tender.term.to ?? null },
      law: statedOrInferredLaw(tender),
      facts: Object.fromEntries(tender.facts),
      isDefault: tender.isDefault,
    },
    method: methodNameAndDigest(first),
    inputs: files.map(({ source, sha256 }) => ({
      name: source.name,
      get sha256() {
        return sha256();
      },
    })),
    libraries: libraries.map(({ name, version: own, title, licence }) => ({
      name,
      version: own,
      title,
      licence,
    })),
    ...(tender.record !== undefined && { record: recordDocument(tender.record) }),
    awards: awards.map(lotMethodDocument),
    bids,
    findings: findings.map(findingDocument),
    decisions: [
      ...awards.flatMap(({ lot, evaluation }) =>
        evaluation.decisions.map(({ says }) => (lot === undefined ? says : `Lot ${lot.id}: ${says}`)),
      ),
      ...questions.map(questionText),
      ...decisionsLeftByFindings(findings),
    ],
    notices: [
      ...modelLibraryRemarks(tender, awards, libraries),
      ...evaluationRemarks(tender, awards, findings),
      ...leadMismatchRemarks(bids),
      ...equalTotalRemarks(bids),
      ...farBelowRemarks(inputs),
      ...inputs.remarks,
    ],
    credits: [...licenceCreditSentences(libraries, awards)],
  };
}

/** What the licences of the values that took part ask to be printed, each sentence once, with who published them. */
function licenceCreditSentences(
  libraries: readonly Library[],
  awards: readonly EvaluatedAward[],
): readonly string[] {
  const taken = usedMeasureIds(awards);
  const credits = libraries.flatMap(({ credits: own, measures }) =>
    measures.some(({ id }) => taken.has(id)) ? own : [],
  );
  const sentences = new Set(credits.flatMap((credit) => credit.split(/(?<=\.)\s+(?=Contains )/)));
  const sources = usedFigurePublishers(awards);
  return [
    ...sentences,
    ...(sources.length === 0 ? [] : [`Published figures that took part: ${sources.join("; ")}.`]),
  ];
}

/** A rule that must hold, and does not or cannot be tested, is a person's business; said once for all lots that it is said of. */
export function decisionsLeftByFindings(findings: readonly Finding[]): readonly string[] {
  const lotsOf = new Map<string, string[]>();
  for (const finding of findings) {
    const says = decisionLeftByFinding(finding);
    if (says === undefined) continue;
    const lots = lotsOf.get(says) ?? [];
    if (finding.lot !== undefined) lots.push(finding.lot);
    lotsOf.set(says, lots);
  }
  return [...lotsOf].map(([says, lots]) => `${lotsPrefix(lots)}${says}`);
}

const lotsPrefix = (lots: readonly string[]): string =>
  lots.length === 0 ? "" : `${lots.length === 1 ? "Lot" : "Lots"} ${joinWithAnd(lots)}: `;

function decisionLeftByFinding({
  result,
  severity,
  says,
  missing,
  rule,
  regime,
  deviation,
}: Finding): string | undefined {
  if (severity !== "must") return undefined;
  if (result === "unknown")
    return `${rule} (${regime}) could not be tested: ${says}${missing === undefined ? "" : ` (give \`${missing}\`)`}`;
  if (result !== "fail") return undefined;
  const recorded =
    deviation === undefined
      ? "; record a deviation with who decided, when and why, or put it right"
      : `; a deviation is recorded (${deviation.who}, ${deviation.when}: ${deviation.why})`;
  return `${rule} (${regime}): ${says}${recorded}`;
}

/** Digests take a while to work out, so they are worked out when they are read. */
function methodNameAndDigest(award: EvaluatedAward | undefined): AwardDocument["method"] {
  return {
    name: award?.evaluation.award.method ?? "",
    get digest() {
      return award?.digest() ?? "";
    },
  };
}

function lotMethodDocument(evaluated: EvaluatedAward): AwardDocument {
  const {
    lot,
    evaluation: { award },
  } = evaluated;
  const weight = effectiveWeight(award, (one) => one.socialValue);
  return {
    lot: lot?.id ?? null,
    title: lot?.title ?? null,
    method: methodNameAndDigest(evaluated),
    marksAvailable: figureDocument(award.marksAvailable, award.rounding),
    rounding: { ...award.rounding },
    ties: [...award.ties],
    terms: [...methodTerms(award)],
    socialValueWeight: {
      ofTotal: weightPercentFigure(weight.ofTotal),
      ofNonPrice: weight.ofNonPrice === undefined ? null : weightPercentFigure(weight.ofNonPrice),
    },
    criteria: criterionDocuments(
      award.criteria,
      award.rounding,
      unusedAspectsRemover(evaluated.evaluation),
      null,
      0,
    ),
  };
}

/** A weight that is tested without rounding is not shown rounded up to its floor. */
const weightPercentFigure = (share: Exact): FigureDocument => ({
  shown: percentText(share),
  exact: exactText(share),
});

/** Social value that was marked as a whole has no sub-criteria, unless the tender published some. */
function unusedAspectsRemover({ bids }: Evaluation): (leaf: MarksLeaf) => MarksLeaf {
  const used = new Set(
    bids.flatMap(({ bid }) =>
      bid.marks.flatMap(({ criterion, aspect }) => (aspect === undefined ? [] : [criterion])),
    ),
  );
  return (leaf) => (leaf.aspects === qualityAspects && !used.has(leaf.id) ? { ...leaf, aspects: [] } : leaf);
}

function criterionDocuments(
  criteria: readonly Criterion[],
  rounding: RoundTo,
  asMarked: (leaf: MarksLeaf) => MarksLeaf,
  parent: string | null,
  depth: number,
): CriterionDocument[] {
  return criteria.flatMap((one) => [
    {
      id: one.id,
      title: one.title,
      parent,
      depth,
      weight: one.weight === undefined ? null : exactText(one.weight),
      worth: figureDocument(one.marksAvailable, rounding),
      from: one.kind === "leaf" ? one.from : null,
      formula: one.kind === "leaf" ? (one.formula?.by ?? null) : null,
      relative: one.relative,
      socialValue: one.socialValue,
      netZero: one.netZero,
      minimum:
        one.minimum === undefined
          ? null
          : one.minimum.kind === "share"
            ? percentText(one.minimum.share)
            : exactText(one.minimum.figure),
      get howScored() {
        return criterionScoringText(one.kind === "leaf" && one.from === "marks" ? asMarked(one) : one);
      },
      ...(one.kind === "leaf" && one.from === "marks" && scaleAndAspectsDocument(asMarked(one))),
    },
    ...(one.kind === "division"
      ? criterionDocuments(one.criteria, rounding, asMarked, one.id, depth + 1)
      : []),
  ]);
}

function scaleAndAspectsDocument({
  scale,
  aspects,
}: MarksLeaf): Pick<CriterionDocument, "scale" | "aspects"> {
  return {
    scale: {
      top: exactText(scale.top.value),
      allowed: scale.allowed?.map(exactText) ?? null,
      descriptors: [...scale.descriptors].map(([mark, says]) => ({ mark, says })),
    },
    aspects: aspects.map(({ id, title, weight }) => ({ id, title, weight: exactText(weight) })),
  };
}

/** @returns a finding as it is saved. */
export function findingDocument(one: Finding): FindingDocument {
  return {
    rule: one.rule,
    regime: one.regime,
    reference: one.reference ?? null,
    title: one.title,
    result: one.result,
    severity: one.severity,
    says: one.says,
    missing: one.missing ?? null,
    ...(one.takenAsNo !== undefined && { takenAsNo: [...one.takenAsNo] }),
    source: one.source,
    note: one.note ?? null,
    status: one.status,
    adopted: one.adopted,
    lot: one.lot ?? null,
    at: one.at ?? null,
    deviation: one.deviation ?? null,
  };
}
