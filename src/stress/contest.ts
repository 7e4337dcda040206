/**
 * One ranking as it stands, and as it would stand if something in it were
 * changed: every answer comes from evaluating the changed contest again.
 */
import type { Measure } from "../library/model.ts";
import { evaluate } from "../scoring/evaluate.ts";
import type { Evaluation } from "../scoring/model.ts";
import type { Settings } from "../scoring/value-chain.ts";
import type { Award, Bid } from "../tender/model.ts";
import type { Outcome } from "./model.ts";

/** All that a ranking is made from. */
export interface Contest {
  readonly award: Award;
  readonly bids: readonly Bid[];
  readonly measures: readonly Measure[];
  readonly settings: Settings;
}

/** A contest with its evaluation. */
export interface Standing extends Contest {
  readonly evaluation: Evaluation;
  /** Who stands first, by name; several where they share it. */
  readonly leaders: readonly string[];
}

/** @returns the contest evaluated, or why it cannot be. */
export function stand(contest: Contest): Standing | { readonly trouble: string } {
  const found = evaluate(contest.award, contest.bids, contest.measures, contest.settings);
  return found.kind === "evaluated"
    ? { ...contest, evaluation: found.evaluation, leaders: leadersOf(found.evaluation) }
    : { trouble: [...new Set(found.problems.map(({ unscorable }) => unscorable))].join("; ") };
}

const leadersOf = ({ bids }: Evaluation): readonly string[] =>
  bids.filter(({ rank }) => rank === 1).map(({ bid }) => bid.bidder);

/** @returns who would stand first after a change, held against who does now. */
export function outcome(now: Standing, changed: Standing | { readonly trouble: string }): Outcome {
  return "trouble" in changed
    ? { leaders: [], changes: false, trouble: changed.trouble }
    : { leaders: changed.leaders, changes: !same(now.leaders, changed.leaders), trouble: null };
}

/** @returns whether two lists in order name the same bidders. */
const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);
