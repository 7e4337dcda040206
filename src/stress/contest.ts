/**
 * One ranking as it stands, and as it would stand if something in it were
 * changed: every answer comes from evaluating the changed contest again.
 */
import { type Exact, negate, sum } from "../number/exact.ts";
import type { Contest } from "../scoring/contest.ts";
import type { Evaluated, EvaluatedBid, Evaluation } from "../scoring/model.ts";
import type { Bid } from "../tender/model.ts";
import type { Cases, In, Measured } from "./measured.ts";
import type { ChangeOutcome } from "./model.ts";

/** A contest that is evaluated again and again, each time with something in it changed. */
export interface TrialContest extends Contest {
  readonly evaluate: (contest: Contest) => Evaluated;
  /** The share of each promise whose evidence is recorded as verified, by the promise's place; nobody has recorded a look at the others. */
  readonly checked?: ReadonlyMap<string, { readonly verified: Exact }>;
}

/** A contest with its evaluation. */
export interface EvaluatedContest extends TrialContest {
  readonly evaluation: Evaluation;
  /** The bids that have a rank, in its order. */
  readonly ranked: readonly EvaluatedBid[];
  /** Who stands first, by name; several where they share it. */
  readonly leaders: readonly string[];
}

export interface Trouble {
  readonly trouble: string;
}

/** @returns the contest evaluated, or why it cannot be. */
export function evaluateContest(contest: TrialContest): EvaluatedContest | Trouble {
  const found = contest.evaluate(contest);
  if (found.kind === "unscorable")
    return { trouble: [...new Set(found.problems.map(({ unscorable }) => unscorable))].join("; ") };
  const { evaluation } = found;
  const ranked = evaluation.bids.filter(({ rank }) => rank !== undefined);
  const leaders = ranked.filter(({ rank }) => rank === 1).map(({ bid }) => bid.bidder);
  return { ...contest, evaluation, ranked, leaders };
}

/** @returns who would stand first after a change, held against who does now. */
export function outcomeOfChange(now: EvaluatedContest, changed: EvaluatedContest | Trouble): ChangeOutcome {
  return "trouble" in changed
    ? { leaders: [], changes: false, trouble: changed.trouble }
    : { leaders: changed.leaders, changes: !sameBiddersInOrder(now.leaders, changed.leaders), trouble: null };
}

/** @returns whether two lists in order name the same bidders. */
export const sameBiddersInOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** @returns the contest with one bid in place of the bidder's own. */
export const withReplacedBid = (contest: TrialContest, bid: Bid): TrialContest => ({
  ...contest,
  bids: contest.bids.map((one) => (one.bidder === bid.bidder ? bid : one)),
});

export const withoutBid = (contest: TrialContest, bidder: string): TrialContest => ({
  ...contest,
  bids: contest.bids.filter((one) => one.bidder !== bidder),
});

/** @returns what a bid is ranked on; null where it is not ranked. */
export function rankedTotal(standing: EvaluatedContest | Trouble, bidder: string): Measured | null {
  if ("trouble" in standing) return null;
  const found = standing.ranked.find(({ bid }) => bid.bidder === bidder)?.total;
  return found === undefined ? null : { value: found.value, unit: rankingUnit(standing) };
}

/** @returns the unit of what the award ranks on. */
export function rankingUnit({ award }: Contest): In {
  switch (award.method) {
    case "weighted-sum":
      return "marks";
    case "price-per-quality-point":
      return "pounds per mark";
    default:
      return "pounds";
  }
}

/**
 * How far a bid is ahead of the best other bid, on what is ranked on; below
 * zero by how far it is behind the first. Null where there is no other bid.
 */
export function leadOfBidder(
  standing: EvaluatedContest | Trouble,
  bidder: string | undefined,
): Measured | null {
  if ("trouble" in standing || standing.ranked.length < 2) return null;
  const index = standing.ranked.findIndex(({ bid }) => bid.bidder === bidder);
  if (index < 0) return null;
  const leads = standing.ranked.map(({ margin }) => (margin === undefined ? [] : [margin]));
  const value = index === 0 ? sum(leads[0] ?? []) : negate(sum(leads.slice(0, index).flat()));
  return { value, unit: rankingUnit(standing) };
}

/** As many bids as one analysis may evaluate again: it keeps a large field within seconds. */
const MOST_BIDS = 4_000;
const FEWEST_CASES = 5;

/** @returns the first of the cases, as many as a field of this size allows, and how many these are. */
export function limitCases<Case>(
  all: readonly Case[],
  { bids }: Contest,
): { readonly chosen: readonly Case[]; readonly cases: Cases } {
  const field = Math.max(1, bids.length);
  const room = Math.max(FEWEST_CASES, (MOST_BIDS - (MOST_BIDS % field)) / field);
  const chosen = all.slice(0, room);
  return { chosen, cases: { examined: chosen.length, possible: all.length } };
}
