/** One contest under one library and one set of rules, scored by the same engine as `evaluate`. */
import type { Measure } from "../library/model.ts";
import { add, type Exact, exactText, ZERO } from "../number/exact.ts";
import { shown } from "../number/rounding.ts";
import { findingsOf } from "../regime/evaluate-rules.ts";
import type { CheckName, Finding, Ruleset } from "../regime/model.ts";
import { evaluate } from "../scoring/evaluate.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import type { Settings } from "../scoring/value-chain.ts";
import type { Award, Bid, ContractValue, Tender } from "../tender/model.ts";
import type { Open, Placed } from "./model.ts";

/** A tender without lots, or one lot of it, with the library and rules that it is scored under. */
export interface Contest {
  readonly tender: Tender;
  readonly award: Award;
  /** What the rules look at: the value of the whole contract where it is given. */
  readonly value: ContractValue;
  readonly lot?: string;
  readonly bids: readonly Bid[];
  readonly measures: readonly Measure[];
  /** The ids of the outcomes of its libraries, for the rules that ask for them. */
  readonly outcomes?: ReadonlySet<string>;
  readonly rulesets: readonly Ruleset[];
  readonly settings: Settings;
}

export interface Side {
  /** By bidder. */
  readonly placed: ReadonlyMap<string, Placed>;
  /** By bidder, what the rank rests on, in full. */
  readonly totals: ReadonlyMap<string, Exact>;
  /** Everything promised by the bids in the contest, by measure, exact. */
  readonly worth: ReadonlyMap<string, Exact>;
  readonly findings: readonly Open[];
}

/**
 * @param inFull whether totals are given as exact text too
 * @returns where every bid stands, or the figures that the published formulas cannot score
 */
export function sideOf(
  contest: Contest,
  inFull: boolean,
): Side | { readonly problems: readonly Unscorable[] } {
  const { award, bids, measures, settings } = contest;
  const result = evaluate(award, bids, measures, settings);
  if (result.kind === "unscorable") return { problems: result.problems };
  const worth = new Map<string, Exact>();
  for (const one of result.evaluation.bids) {
    if (one.status === "withdrawn" || one.status === "excluded") continue;
    for (const { measure, worth: own } of one.commitments)
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
): Placed {
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
export function openOf({
  tender,
  award,
  value,
  lot,
  measures,
  outcomes,
  rulesets,
}: Omit<Contest, "bids">): readonly Open[] {
  const asked = rulesets.map((one) => ({
    ...one,
    rules: one.rules.filter(({ check }) => !ofBids.includes(check.kind)),
  }));
  const findings = findingsOf(asked, {
    tender,
    award,
    value,
    bids: [],
    measures,
    ...(outcomes !== undefined && { outcomes }),
    ...(lot !== undefined && { lot }),
  });
  return findings.flatMap(({ rule, regime, result, severity }: Finding): readonly Open[] =>
    result === "fail" || result === "unknown" ? [{ rule, regime, result, severity }] : [],
  );
}
