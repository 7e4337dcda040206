/** One contest under one library and one set of rules, scored by the same engine as `evaluate`. */
import { add, type Exact, exactText, ZERO } from "../number/exact.ts";
import { fixedPlacesText } from "../number/rounding.ts";
import { checkForKind } from "../regime/checks/registry.ts";
import { evaluateRules } from "../regime/evaluate-rules.ts";
import type { Ruleset } from "../regime/model.ts";
import type { Contest } from "../scoring/contest.ts";
import { evaluateWith, type Steps, steps } from "../scoring/evaluate.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import { isValuedLeaf, unknownPromises } from "../scoring/unknown-promises.ts";
import { sourcedWorkings } from "../scoring/workings.ts";
import type { Award, Bid } from "../tender/model.ts";
import { leafCriteria } from "../tender/tree.ts";
import type { BidStanding, OpenFinding } from "./model.ts";

/** One ranking with the library and the rules that it is scored under. */
export interface ContestUnderRules extends Contest {
  /** The ids of the outcomes of its libraries, for the rules that ask for them. */
  readonly outcomes: ReadonlySet<string>;
  readonly rulesets: readonly Ruleset[];
}

export interface ScoredContest {
  /** By bidder. */
  readonly standings: ReadonlyMap<string, BidStanding>;
  /** By bidder, what the rank rests on, in full. */
  readonly totals: ReadonlyMap<string, Exact>;
  /** The value of everything promised by the bids in the contest, by measure, exact. */
  readonly values: ReadonlyMap<string, Exact>;
  /** How many promises of bids in the contest count and have no value, or none for some of their years. */
  readonly unknown: number;
  readonly findings: readonly OpenFinding[];
}

/** Rescoring says nothing of what promises come to before anybody asks what stands behind them. */
const withoutOffered: Steps = {
  ...steps,
  valueBid: (bid, measures, contest) =>
    steps.valueBid(bid, measures, contest, () => sourcedWorkings("not worked out", ZERO, "pounds")),
};

/**
 * @param inFull whether totals are given as exact text too
 * @param findings the open rules of the contest, where somebody keeps them
 * @returns where every bid stands, or the figures that the published formulas cannot score
 */
export function scoreContest(
  contest: ContestUnderRules,
  inFull: boolean,
  findings: (contest: ContestUnderRules) => readonly OpenFinding[] = evaluateOpenFindings,
): ScoredContest | { readonly problems: readonly Unscorable[] } {
  const result = evaluateWith(withoutOffered, contest);
  if (result.kind === "unscorable") return { problems: result.problems };
  const { bids } = result.evaluation;
  const values = new Map<string, Exact>();
  for (const one of bids) {
    if (one.status === "withdrawn" || one.status === "excluded") continue;
    for (const { measure, value } of one.commitments)
      if (value !== undefined) values.set(measure.id, add(values.get(measure.id) ?? ZERO, value.value));
  }
  return {
    standings: new Map(bids.map((one) => [one.bid.bidder, toBidStanding(one, contest.award, inFull)])),
    totals: new Map(
      bids.flatMap(({ bid, total }) => (total === undefined ? [] : [[bid.bidder, total.value] as const])),
    ),
    values,
    unknown: unknownPromiseCount(bids, contest.award),
    findings: findings(contest),
  };
}

function unknownPromiseCount(bids: readonly EvaluatedBid[], award: Award): number {
  const leaves = leafCriteria(award.criteria).filter(isValuedLeaf);
  const live = bids.filter(({ status }) => status !== "withdrawn" && status !== "excluded");
  return live.reduce((count, { commitments }) => {
    const own = commitments.some(({ unknown }) => unknown !== undefined)
      ? new Set(leaves.flatMap((leaf) => unknownPromises(commitments, leaf, award)))
      : none;
    return count + own.size;
  }, 0);
}

const none: ReadonlySet<never> = new Set();

function toBidStanding(
  { status, rank, total, counted }: EvaluatedBid,
  { rounding }: Award,
  inFull: boolean,
): BidStanding {
  return {
    status,
    rank: rank ?? null,
    total: total === undefined ? null : fixedPlacesText(total.value, rounding.places, rounding.mode),
    ...(inFull && total !== undefined && { exact: exactText(total.value) }),
    pounds: counted === undefined ? null : fixedPlacesText(counted.value, 2, "half-up"),
  };
}

/** @returns the measures that the live bids promise */
export const liveBidMeasureIds = (bids: readonly Bid[]): ReadonlySet<string> =>
  new Set(
    bids.flatMap(({ status, commitments }) =>
      status === "live" ? commitments.map(({ measure }) => measure) : [],
    ),
  );

/**
 * Rules that look at single bids, or at what they earned, are questions of one
 * tender, and left to `evaluate`.
 *
 * @returns the rules of the tender and its method that are breached or cannot be tested
 */
export function evaluateOpenFindings({
  bids,
  promised = liveBidMeasureIds(bids),
  ...contest
}: Omit<ContestUnderRules, "valuation"> & {
  readonly promised?: ReadonlySet<string>;
}): readonly OpenFinding[] {
  const asked = contest.rulesets.map((one) => ({
    ...one,
    rules: one.rules.filter(({ check }) => !checkForKind(check).looksAt.includes("bids")),
  }));
  return evaluateRules(asked, { ...contest, bids: [], promised }).flatMap(
    ({ rule, regime, result, severity }): readonly OpenFinding[] =>
      result === "fail" || result === "unknown" ? [{ rule, regime, result, severity }] : [],
  );
}
