/** One contest under one library and one set of rules, scored by the same engine as `evaluate`. */
import { add, type Exact, exactText, ZERO } from "../number/exact.ts";
import { shown } from "../number/rounding.ts";
import { evaluateRules } from "../regime/evaluate-rules.ts";
import type { CheckName, Ruleset } from "../regime/model.ts";
import type { Contest } from "../scoring/contest.ts";
import { evaluate } from "../scoring/evaluate.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import type { Award } from "../tender/model.ts";
import type { BidStanding, OpenFinding } from "./model.ts";

/** One ranking with the library and the rules that it is scored under. */
export interface ContestUnderRules extends Contest {
  /** The ids of the outcomes of its libraries, for the rules that ask for them. */
  readonly outcomes?: ReadonlySet<string>;
  readonly rulesets: readonly Ruleset[];
}

export interface Side {
  /** By bidder. */
  readonly placed: ReadonlyMap<string, BidStanding>;
  /** By bidder, what the rank rests on, in full. */
  readonly totals: ReadonlyMap<string, Exact>;
  /** Everything promised by the bids in the contest, by measure, exact. */
  readonly worth: ReadonlyMap<string, Exact>;
  readonly findings: readonly OpenFinding[];
}

/**
 * @param inFull whether totals are given as exact text too
 * @returns where every bid stands, or the figures that the published formulas cannot score
 */
export function sideOf(
  contest: ContestUnderRules,
  inFull: boolean,
): Side | { readonly problems: readonly Unscorable[] } {
  const { award } = contest;
  const result = evaluate(contest);
  if (result.kind === "unscorable") return { problems: result.problems };
  const worth = new Map<string, Exact>();
  for (const one of result.evaluation.bids) {
    if (one.status === "withdrawn" || one.status === "excluded") continue;
    for (const { measure, value: own } of one.commitments)
      if (own !== undefined) worth.set(measure.id, add(worth.get(measure.id) ?? ZERO, own.value));
  }
  return {
    placed: new Map(result.evaluation.bids.map((one) => [one.bid.bidder, placedOf(one, award, inFull)])),
    totals: new Map(
      result.evaluation.bids.flatMap(({ bid, total }) =>
        total === undefined ? [] : [[bid.bidder, total.value] as const],
      ),
    ),
    worth,
    findings: openOf(contest),
  };
}

function placedOf(
  { status, rank, total, counted }: EvaluatedBid,
  { rounding }: Award,
  inFull: boolean,
): BidStanding {
  return {
    status,
    rank: rank ?? null,
    total: total === undefined ? null : shown(total.value, rounding.places, rounding.mode),
    ...(inFull && total !== undefined && { exact: exactText(total.value) }),
    pounds: counted === undefined ? null : shown(counted.value, 2, "half-up"),
  };
}

/** Rules that look at single promises, or at what each bid earned: questions of one tender, left to `evaluate`. */
const ofBids: readonly CheckName[] = [
  "effective-weighting",
  "method-statement",
  "timed-commitment",
  "unusually-high",
  "within-term",
];

/** @returns the rules of the tender and its method that are breached or cannot be tested. */
export function openOf(contest: Omit<ContestUnderRules, "bids" | "valuation">): readonly OpenFinding[] {
  const asked = contest.rulesets.map((one) => ({
    ...one,
    rules: one.rules.filter(({ check }) => !ofBids.includes(check.kind)),
  }));
  return evaluateRules(asked, { ...contest, bids: [] }).flatMap(
    ({ rule, regime, result, severity }): readonly OpenFinding[] =>
      result === "fail" || result === "unknown" ? [{ rule, regime, result, severity }] : [],
  );
}
