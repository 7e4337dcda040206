/**
 * The story on one page: value what each bid puts forward, turn away the bids
 * that miss a published minimum, let the relative formulas see the bids that
 * remain, score, rank, and say what a person must decide.
 */

import { type MeasuresById, measuresById } from "../library/measures-by-id.ts";
import { compare, isZero } from "../number/exact.ts";
import { type Award, absoluteMethods, type Bid, type Criterion, type Leaf } from "../tender/model.ts";
import { allCriteria, leafCriteria } from "../tender/tree.ts";
import { promisedValue } from "./commitments.ts";
import type { Contest } from "./contest.ts";
import { type Scored, scoreEveryCriterion } from "./criterion-score.ts";
import { criterionValue } from "./criterion-value.ts";
import { decisionsNeeded } from "./decisions.ts";
import type { FormulaField, Fraction, Unscorable } from "./formulas/formula.ts";
import { bindFormulaToBids } from "./formulas/registry.ts";
import type { Evaluated, EvaluatedBid, Known, ValuedCommitment } from "./model.ts";
import { rankEvaluatedBids } from "./rank-order.ts";
import { compareBidderNames } from "./ranking.ts";
import { awardMethodTotal, countedSocialValue } from "./totals.ts";
import { valueCommitment } from "./value-chain.ts";
import { figureText, percentText, type Workings } from "./workings.ts";

/** A bid with what it puts forward under each criterion. */
export interface ValuedBid {
  readonly bid: Bid;
  readonly commitments: readonly ValuedCommitment[];
  readonly values: ReadonlyMap<string, Known<Workings>>;
  readonly offered: Workings;
  readonly problems: readonly Unscorable[];
}

/** A bid with its scores, as far as they are known, and the minimum that it missed, if it missed one. */
export interface ScoredBid extends ValuedBid {
  readonly scores: ReadonlyMap<string, Scored>;
  readonly turnedAway?: { readonly criterion: string; readonly because: string };
}

export interface FinishedBid {
  readonly whole: EvaluatedBid;
  readonly problem?: Unscorable;
}

/** Each criterion's formula, with the published figures and the field of bids put in. */
export type Formulas = ReadonlyMap<string, Fraction>;

/** What an evaluation is made of. Each step is a pure function, so whoever evaluates often can keep its answers. */
export const steps = { valueBid, offerOf, formulaFor, applyMinimums, scoreAgainstField, finishBid };

export type Steps = typeof steps;

/** @returns the evaluation, or every figure that the published formulas cannot score */
export const evaluate = (contest: Contest): Evaluated => evaluateWith(steps, contest);

/** The same evaluation by steps that may keep their answers. */
export function evaluateWith(steps: Steps, contest: Contest): Evaluated {
  const { award } = contest;
  const measures = measuresById(contest.measures);
  const problems: Unscorable[] = [];
  const formulas = (field: readonly ScoredBid[], wanted: (leaf: Leaf) => boolean): Formulas =>
    prepareFormulas(steps, award, field, wanted, problems);

  const named = [...contest.bids].sort(compareBidderNames);
  const valued = named.filter(isLiveBid).map((bid) => steps.valueBid(bid, measures, contest));
  problems.push(...valued.flatMap((one) => one.problems));

  const alone = formulas([], (leaf) => !leaf.relative);
  const judged = valued.map((one) => steps.applyMinimums(one, award, alone));
  const field = judged.filter(({ turnedAway }) => turnedAway === undefined);

  const together = formulas(field, () => field.length > 0);
  const scored = judged.map((one) =>
    one.turnedAway === undefined ? steps.scoreAgainstField(one, award, together) : one,
  );

  const finished = scored.map((one) => steps.finishBid(one, award));
  problems.push(...finished.flatMap(({ problem }) => problem ?? []));
  if (problems.length > 0) return { kind: "unscorable", problems: uniqueProblems(problems) };

  const outside = named
    .filter((bid) => !isLiveBid(bid))
    .map((bid) => withdrawnOrExcludedBid(bid, measures, contest));
  const ranked = rankEvaluatedBids(
    finished.map(({ whole }) => whole),
    award,
  );
  const bids = [...ranked, ...outside];
  return { kind: "evaluated", evaluation: { award, bids, decisions: decisionsNeeded(bids, award) } };
}

const isLiveBid = ({ status }: Bid): boolean => status === "live";

/** @param promised what all that is promised comes to; who says nothing of it need not work it out */
function valueBid(bid: Bid, measures: MeasuresById, contest: Contest, promised = promisedValue): ValuedBid {
  const problems: Unscorable[] = [];
  const commitments = valuedCommitments(bid, measures, contest);
  const values = new Map<string, Known<Workings>>();
  for (const leaf of leafCriteria(contest.award.criteria)) {
    const value = criterionValue(leaf, bid, commitments, contest.award);
    if ("unscorable" in value) problems.push(value);
    else values.set(leaf.id, value);
  }
  return { bid, commitments, values, offered: promised(commitments), problems };
}

function valuedCommitments(
  bid: Bid,
  measures: MeasuresById,
  { valuation }: Contest,
): readonly ValuedCommitment[] {
  return bid.commitments.flatMap((commitment) => {
    const measure = measures.get(commitment.measure);
    return measure === undefined ? [] : [valueCommitment(commitment, measure, valuation)];
  });
}

function prepareFormulas(
  steps: Steps,
  award: Award,
  bids: readonly ScoredBid[],
  wanted: (leaf: Leaf) => boolean,
  problems: Unscorable[],
): Formulas {
  const formulas = new Map<string, Fraction>();
  for (const leaf of leafCriteria(award.criteria)) {
    if (leaf.formula === undefined || !wanted(leaf)) continue;
    const field: FormulaField = bids.flatMap(({ bid, values }) => {
      const value = values.get(leaf.id);
      return value?.kind === "known" ? [steps.offerOf(value.value, leaf, bid)] : [];
    });
    if (leaf.relative && field.length === 0) continue;
    const formula = steps.formulaFor(leaf, field);
    if (formula === undefined) continue;
    if ("unscorable" in formula) problems.push(formula);
    else formulas.set(leaf.id, formula);
  }
  return formulas;
}

/** What a bid offers under a criterion, under the name by which a formula tells of it. */
function offerOf(value: Workings, leaf: Leaf, bid: Bid): Workings {
  return { ...value, label: `${leaf.from === "price" ? "the price" : `\`${leaf.id}\``} of ${bid.bidder}` };
}

function formulaFor({ formula }: Leaf, field: FormulaField): Fraction | Unscorable | undefined {
  return formula === undefined ? undefined : bindFormulaToBids(formula, field);
}

/** A bid below a published minimum, or that fails a gate, is out: it is not ranked and sets no lowest, highest or mean. */
function applyMinimums(valued: ValuedBid, award: Award, formulas: Formulas): ScoredBid {
  const scores = scoreEveryCriterion({ award, values: valued.values, formulas });
  for (const criterion of allCriteria(award.criteria)) {
    const because = missedMinimumReason(criterion, valued, scores.get(criterion.id));
    if (because !== undefined) return { ...valued, scores, turnedAway: { criterion: criterion.id, because } };
  }
  return { ...valued, scores };
}

function missedMinimumReason(
  criterion: Criterion,
  { values }: ValuedBid,
  score: Scored | undefined,
): string | undefined {
  const value = values.get(criterion.id);
  if (criterion.kind === "leaf" && criterion.from === "gate" && criterion.weight === undefined) {
    return value?.kind === "known" && isZero(value.value.value)
      ? `does not pass \`${criterion.id}\``
      : undefined;
  }
  const { minimum } = criterion;
  if (minimum === undefined) return undefined;
  if (minimum.kind === "share") {
    if (score?.kind !== "known") return undefined;
    const { fraction } = score.value;
    return compare(fraction, minimum.share) < 0
      ? `\`${criterion.id}\` earns ${percentText(fraction)} of its marks, and the minimum is ${percentText(minimum.share)}`
      : undefined;
  }
  if (value?.kind !== "known" || compare(value.value.value, minimum.figure) >= 0) return undefined;
  return `\`${criterion.id}\` is given ${figureText(value.value.value)}, and the minimum is ${figureText(minimum.figure)}`;
}

/** Scores that were known without the other bids stay what they are. */
function scoreAgainstField(judged: ScoredBid, award: Award, formulas: Formulas): ScoredBid {
  return {
    ...judged,
    scores: scoreEveryCriterion({ award, values: judged.values, formulas }, judged.scores),
  };
}

function finishBid(scored: ScoredBid, award: Award): FinishedBid {
  const { bid, commitments, scores, turnedAway, values } = scored;
  const known = new Map(
    [...scores].flatMap(([id, score]) => (score.kind === "known" ? [[id, score.value.marks] as const] : [])),
  );
  const counted = countedSocialValue(award, values);
  const base = {
    bid,
    scores: known,
    commitments,
    offered: scored.offered,
    ...(counted !== undefined && { counted }),
  };
  if (turnedAway !== undefined)
    return {
      whole: {
        ...base,
        ...turnedAway,
        scores: withinMarksAvailable(known, award),
        status: "disqualified",
        missing: [],
      },
    };
  const missing = missingFigureTexts(award, values, bid);
  if (missing.length > 0)
    return { whole: { ...base, status: "unmarked", because: missing.join("; "), missing } };
  const figure = awardMethodTotal(bid, award, known);
  return "unscorable" in figure
    ? { whole: { ...base, status: "unmarked", missing: [] }, problem: figure }
    : { whole: { ...base, status: "scored", total: figure, missing: [] } };
}

/** A bid that is out is held to no field, so a figure of its own may come to more marks than there are: these are not shown. */
function withinMarksAvailable(
  scores: ReadonlyMap<string, Workings>,
  { criteria }: Award,
): ReadonlyMap<string, Workings> {
  const available = new Map(allCriteria(criteria).map(({ id, marksAvailable }) => [id, marksAvailable]));
  return new Map(
    [...scores].filter(([id, { value }]) => {
      const most = available.get(id);
      return most === undefined || compare(value, most) <= 0;
    }),
  );
}

function missingFigureTexts(
  award: Award,
  values: ReadonlyMap<string, Known<Workings>>,
  bid: Bid,
): readonly string[] {
  const whats = [...values.values()].flatMap((value) => (value.kind === "missing" ? [value.what] : []));
  if (absoluteMethods.includes(award.method) && bid.price === undefined) whats.push("no price is given");
  return [...new Set(whats)];
}

/** A bid that has left is valued and not ranked. */
function withdrawnOrExcludedBid(bid: Bid, measures: MeasuresById, contest: Contest): EvaluatedBid {
  const commitments = valuedCommitments(bid, measures, contest);
  return {
    bid,
    status: bid.status === "withdrawn" ? "withdrawn" : "excluded",
    scores: new Map(),
    ...(bid.reason !== undefined && { because: bid.reason }),
    missing: [],
    commitments,
    offered: promisedValue(commitments),
  };
}

const uniqueProblems = (problems: readonly Unscorable[]): readonly Unscorable[] => [
  ...new Map(problems.map((one) => [JSON.stringify(one), one])).values(),
];
