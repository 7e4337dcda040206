/**
 * The story on one page: value what each bid puts forward, turn away the bids
 * that miss a published minimum, let the relative formulas see the bids that
 * remain, score, rank, and say what a person must decide.
 */

import type { Measure } from "../library/model.ts";
import { compare, isZero } from "../number/exact.ts";
import { type Award, absoluteMethods, type Bid, type Criterion, type Leaf } from "../tender/model.ts";
import { every, leaves } from "../tender/tree.ts";
import { offered } from "./commitments.ts";
import { type Scored, scoresOf } from "./criterion-score.ts";
import { valueUnder } from "./criterion-value.ts";
import { decisionsOf } from "./decisions.ts";
import { apply } from "./formulas/by-name.ts";
import type { Field, Fraction, Unscorable } from "./formulas/formula.ts";
import type { Evaluated, EvaluatedBid, Known, ValuedCommitment } from "./model.ts";
import { inRankOrder } from "./rank-order.ts";
import { byName } from "./ranking.ts";
import { onceForEach, type Remembered, recall, valuing } from "./remembered.ts";
import { countedPounds, totalOf } from "./totals.ts";
import { type Settings, valueOf } from "./value-chain.ts";
import { percentWritten, type Workings, written } from "./workings.ts";

/** One bid on its way through the evaluation. */
interface Entry {
  readonly bid: Bid;
  readonly commitments: readonly ValuedCommitment[];
  readonly values: ReadonlyMap<string, Known<Workings>>;
  readonly offered: Workings;
  readonly problems: readonly Unscorable[];
}

interface Standing extends Entry {
  readonly scores: ReadonlyMap<string, Scored>;
  readonly turnedAway?: { readonly criterion: string; readonly because: string };
}

/**
 * @param bids all bids for this award, withdrawn and excluded ones too
 * @param measures the measures of the tender's libraries
 * @param remembered what evaluations of nearly the same contest have left; it changes no figure
 * @returns the evaluation, or every figure that the published formulas cannot score
 */
export function evaluate(
  award: Award,
  bids: readonly Bid[],
  measures: readonly Measure[],
  settings: Settings,
  remembered?: Remembered,
): Evaluated {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const problems: Unscorable[] = [];
  const named = [...bids].sort(byName);
  const puts = recall(
    remembered,
    "valuing",
    award,
    () => [measures, settings],
    () => (remembered === undefined ? [] : [measures, settings, ...valuing(award)]),
  );
  const entries = named
    .filter((bid) => bid.status === "live")
    .map((bid) =>
      recall(
        remembered,
        "entry",
        bid,
        () => puts,
        () => enter(bid, award, byId, settings),
      ),
    );
  problems.push(...entries.flatMap(({ problems: own }) => own));
  const alone = formulasFor(award, [], problems, (leaf) => !leaf.relative, remembered);
  const byItself = [award, ...alone.values()];
  const judged = entries.map((entry) =>
    recall(
      remembered,
      "judged",
      entry,
      () => byItself,
      () => judge(entry, award, scoresOf({ award, values: entry.values, formulas: alone })),
    ),
  );
  const field = judged.filter((standing) => standing.turnedAway === undefined);
  const together = formulasFor(award, field, problems, () => field.length > 0, remembered);
  const amongOthers = [award, ...together.values()];
  const standings = judged.map((standing) =>
    standing.turnedAway === undefined
      ? recall(
          remembered,
          "scores",
          standing,
          () => amongOthers,
          () => ({
            ...standing,
            scores: scoresOf({ award, values: standing.values, formulas: together }, standing.scores),
          }),
        )
      : standing,
  );
  const evaluated = standings.map((standing) => {
    const { whole, problem } = recall(
      remembered,
      "concluded",
      standing,
      () => [award],
      () => conclude(standing, award),
    );
    if (problem !== undefined) problems.push(problem);
    return whole;
  });
  if (problems.length > 0) return { kind: "unscorable", problems: unique(problems) };
  const outside = named.filter((bid) => bid.status !== "live").map((bid) => leftOut(bid, byId, settings));
  const all = [...inRankOrder(evaluated, award), ...outside];
  return { kind: "evaluated", evaluation: { award, bids: all, decisions: decisionsOf(all, award) } };
}

function enter(bid: Bid, award: Award, measures: ReadonlyMap<string, Measure>, settings: Settings): Entry {
  const problems: Unscorable[] = [];
  const commitments = valued(bid, measures, settings);
  const values = new Map<string, Known<Workings>>();
  for (const leaf of leaves(award.criteria)) {
    const value = valueUnder(leaf, bid, commitments, award);
    if ("unscorable" in value) problems.push(value);
    else values.set(leaf.id, value);
  }
  return { bid, commitments, values, offered: offered(commitments), problems };
}

function valued(
  bid: Bid,
  measures: ReadonlyMap<string, Measure>,
  settings: Settings,
): readonly ValuedCommitment[] {
  return bid.commitments.flatMap((commitment) => {
    const measure = measures.get(commitment.measure);
    return measure === undefined ? [] : [valueOf(commitment, measure, settings)];
  });
}

/** Each criterion's formula with the field that it looks at. */
function formulasFor(
  award: Award,
  entries: readonly Entry[],
  problems: Unscorable[],
  wanted: (leaf: Leaf) => boolean,
  remembered: Remembered | undefined,
): ReadonlyMap<string, Fraction> {
  const formulas = new Map<string, Fraction>();
  for (const leaf of leaves(award.criteria)) {
    if (leaf.formula === undefined || !wanted(leaf)) continue;
    const field: Field = entries.flatMap(({ bid, values }) => {
      const value = values.get(leaf.id);
      return value?.kind === "known"
        ? [
            recall(
              remembered,
              "offer",
              value.value,
              () => [leaf.id],
              () => ({
                ...value.value,
                label: `${leaf.from === "price" ? "the price" : `\`${leaf.id}\``} of ${bid.bidder}`,
              }),
            ),
          ]
        : [];
    });
    if (leaf.relative && field.length === 0) continue;
    const { formula: spec } = leaf;
    const applied = apply(spec, field);
    if ("unscorable" in applied) {
      problems.push(applied);
      continue;
    }
    // A formula that is not relative looks at the field to say what it cannot score, and scores without it.
    const seen = leaf.relative ? field.flatMap(({ label, value }) => [label, value]) : [];
    const formula = recall(
      remembered,
      "formula",
      spec,
      () => seen,
      () => (remembered === undefined ? applied : onceForEach(applied)),
    );
    formulas.set(leaf.id, formula);
  }
  return formulas;
}

/** A bid below a published minimum, or that fails a gate, is out: it is not ranked and sets no lowest, highest or mean. */
function judge(entry: Entry, award: Award, scores: ReadonlyMap<string, Scored>): Standing {
  for (const criterion of every(award.criteria)) {
    const because = shortOf(criterion, entry, scores.get(criterion.id));
    if (because !== undefined) return { ...entry, scores, turnedAway: { criterion: criterion.id, because } };
  }
  return { ...entry, scores };
}

function shortOf(criterion: Criterion, { values }: Entry, score: Scored | undefined): string | undefined {
  const value = values.get(criterion.id);
  if (criterion.kind === "leaf" && criterion.from === "gate" && criterion.weight === undefined) {
    return value?.kind === "known" && isZero(value.value.value)
      ? `does not pass \`${criterion.id}\``
      : undefined;
  }
  const { minimum } = criterion;
  if (minimum === undefined || score?.kind !== "known") return undefined;
  if (minimum.kind === "share") {
    const { fraction } = score.value;
    return compare(fraction, minimum.share) < 0
      ? `\`${criterion.id}\` earns ${percentWritten(fraction)} of its marks, and the minimum is ${percentWritten(minimum.share)}`
      : undefined;
  }
  if (value?.kind !== "known" || compare(value.value.value, minimum.figure) >= 0) return undefined;
  return `\`${criterion.id}\` is given ${written(value.value.value)}, and the minimum is ${written(minimum.figure)}`;
}

interface Concluded {
  readonly whole: EvaluatedBid;
  readonly problem?: Unscorable;
}

function conclude(standing: Standing, award: Award): Concluded {
  const { bid, commitments, scores, turnedAway, values } = standing;
  const known = new Map(
    [...scores].flatMap(([id, score]) => (score.kind === "known" ? [[id, score.value.marks] as const] : [])),
  );
  const counted = countedPounds(award, values);
  const base = {
    bid,
    scores: known,
    commitments,
    offered: standing.offered,
    ...(counted !== undefined && { counted }),
  };
  if (turnedAway !== undefined)
    return {
      whole: {
        ...base,
        status: "disqualified",
        because: turnedAway.because,
        criterion: turnedAway.criterion,
        missing: [],
      },
    };
  const missing = lackingOf(award, values, bid);
  if (missing.length > 0)
    return { whole: { ...base, status: "unmarked", because: missing.join("; "), missing } };
  const figure = totalOf(bid, award, known);
  return "unscorable" in figure
    ? { whole: { ...base, status: "unmarked", missing: [] }, problem: figure }
    : { whole: { ...base, status: "scored", total: figure, missing: [] } };
}

function lackingOf(award: Award, values: ReadonlyMap<string, Known<Workings>>, bid: Bid): readonly string[] {
  const whats = [...values.values()].flatMap((value) => (value.kind === "missing" ? [value.what] : []));
  if (absoluteMethods.includes(award.method) && bid.price === undefined) whats.push("no price is given");
  return [...new Set(whats)];
}

function leftOut(bid: Bid, measures: ReadonlyMap<string, Measure>, settings: Settings): EvaluatedBid {
  const commitments = valued(bid, measures, settings);
  return {
    bid,
    status: bid.status === "withdrawn" ? "withdrawn" : "excluded",
    scores: new Map(),
    ...(bid.reason !== undefined && { because: bid.reason }),
    missing: [],
    commitments,
    offered: offered(commitments),
  };
}

const unique = (problems: readonly Unscorable[]): readonly Unscorable[] => [
  ...new Map(problems.map((one) => [JSON.stringify(one), one])).values(),
];
