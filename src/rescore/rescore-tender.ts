/** One past tender scored twice by the engine of `evaluate`: as it was, and as it would be. It never fails to answer. */
import { equal } from "../number/exact.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import type { Bid, Tender } from "../tender/model.ts";
import { beforeAfterContests, type ContestPair } from "./contest-pair.ts";
import { contestResult, MOST_NAMED, measureCounts, measureValueChanges } from "./contest-result.ts";
import type { FindingsCache } from "./findings-cache.ts";
import type { ContestResult, MeasureCounts, OpenFinding, Skipped } from "./model.ts";
import type { PastMethod, WhatIf } from "./past-method.ts";
import {
  type ContestUnderRules,
  evaluateOpenFindings,
  liveBidMeasureIds,
  type ScoredContest,
  scoreContest,
} from "./score-contest.ts";

export interface RescoredContest {
  readonly result: ContestResult;
  readonly measures: readonly (readonly [string, MeasureCounts])[];
}

/** A tender with its bids, ready to be scored twice. */
export interface OpenTender {
  readonly method: PastMethod;
  readonly tender: Tender;
  readonly bids: readonly Bid[];
  /** Where it is said to stand. */
  readonly at: string;
  /** Rows of its own that could not be read. */
  readonly rowsSkipped: number;
}

export interface RescoreOptions {
  readonly whatIf: WhatIf;
  /** Whether totals are given as exact text too. */
  readonly inFull: boolean;
  readonly findings: FindingsCache;
}

/** @returns the results of its contests, or why one of the two scorings cannot be worked out */
export function rescoreTenderContests(
  { method, tender, bids, at, rowsSkipped }: OpenTender,
  { whatIf, inFull, findings }: RescoreOptions,
): readonly RescoredContest[] | Skipped {
  const results: RescoredContest[] = [];
  for (const [index, pair] of beforeAfterContests(method, tender, bids, whatIf).entries()) {
    const ruled = method.contests[index];
    const open = (side: "before" | "after") =>
      ruled === undefined
        ? undefined
        : (contest: ContestUnderRules): readonly OpenFinding[] => {
            const promised = () => liveBidMeasureIds(contest.bids);
            return findings(ruled[side], contest.tender, promised, () => evaluateOpenFindings(contest));
          };
    const scored = rescoreContest(pair, at, rowsSkipped, inFull, open);
    if ("problems" in scored) {
      const [problem] = scored.problems;
      return { code: "SV317", at: problem?.at ?? at, says: problem?.unscorable ?? "", tender: true };
    }
    results.push(scored);
  }
  return results;
}

/** @returns the result of one contest, or why one of its two scorings cannot be worked out. */
export function rescoreContest(
  { before, after }: ContestPair,
  at: string,
  rowsSkipped: number,
  inFull: boolean,
  findings: (
    side: "before" | "after",
  ) => ((contest: ContestUnderRules) => readonly OpenFinding[]) | undefined = () => undefined,
): RescoredContest | { readonly problems: readonly Unscorable[] } {
  const old = scoreContest(before, inFull, findings("before"));
  if ("problems" in old) return old;
  const fresh = scoreContest(after, inFull, findings("after"));
  if ("problems" in fresh) return fresh;
  const changes = measureValueChanges(before, after, old, fresh);
  return {
    result: contestResult(
      { contest: before, rowsApart: rowsSkipped, at },
      old,
      fresh,
      changes.slice(0, MOST_NAMED),
      Math.max(0, changes.length - MOST_NAMED),
      totalsChanged(old, fresh),
    ),
    measures: measureCounts(old, fresh, changes),
  };
}

/** Whether any bid's total or status is another, to the last digit. */
function totalsChanged(old: ScoredContest, fresh: ScoredContest): boolean {
  return [...old.standings].some(([bidder, { status }]) => {
    const [was, is] = [old.totals.get(bidder), fresh.totals.get(bidder)];
    const same = was === undefined || is === undefined ? was === is : equal(was, is);
    return !same || fresh.standings.get(bidder)?.status !== status;
  });
}
