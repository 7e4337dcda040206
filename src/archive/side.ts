/** One contest under one library and one set of rules, scored by the same engine as `evaluate`. */
import type { Measure } from "../library/model.ts";
import { add, type Exact, exactText, ZERO } from "../number/exact.ts";
import { shown } from "../number/rounding.ts";
import { findingsOf } from "../regime/choose.ts";
import type { Finding, Ruleset } from "../regime/model.ts";
import { earnedIn } from "../scoring/earned.ts";
import { evaluate } from "../scoring/evaluate.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import type { EvaluatedBid, Evaluation } from "../scoring/model.ts";
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
  readonly rulesets: readonly Ruleset[];
  readonly settings: Settings;
}

export interface Side {
  /** By bidder. */
  readonly placed: ReadonlyMap<string, Placed>;
  /** Everything promised by the bids in the contest, by measure, exact. */
  readonly worth: ReadonlyMap<string, Exact>;
  readonly findings: readonly Open[];
}

/** @returns where every bid stands, or the figures that the published formulas cannot score. */
export function sideOf(contest: Contest): Side | { readonly problems: readonly Unscorable[] } {
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
    placed: new Map(result.evaluation.bids.map((one) => [one.bid.bidder, placedOf(one, award)])),
    worth,
    findings: openOf(contest, result.evaluation),
  };
}

function placedOf({ status, rank, total, counted }: EvaluatedBid, { rounding }: Award): Placed {
  return {
    status,
    rank: rank ?? null,
    total:
      total === undefined
        ? null
        : { shown: shown(total.value, rounding.places, rounding.mode), exact: exactText(total.value) },
    pounds: counted === undefined ? null : shown(counted.value, 2, "half-up"),
  };
}

/** @returns the rules that are breached or cannot be tested. */
function openOf(
  { tender, award, value, lot, bids, measures, rulesets }: Contest,
  evaluation: Evaluation,
): readonly Open[] {
  const findings = findingsOf(rulesets, {
    tender,
    award,
    value,
    bids: bids.filter(({ status }) => status === "live"),
    measures,
    earned: earnedIn(evaluation),
    ...(lot !== undefined && { lot }),
  });
  return findings.flatMap(({ rule, regime, result, severity }: Finding): readonly Open[] =>
    result === "fail" || result === "unknown" ? [{ rule, regime, result, severity }] : [],
  );
}
