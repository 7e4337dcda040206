/** One past tender scored twice by the engine of `evaluate`: as it was, and as it would be. */

import { equal } from "../number/exact.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import type { ContestPair } from "./contest-pair.ts";
import { lineOf, MOST_NAMED, measuresOf, movedOf } from "./contest-result.ts";
import type { ContestResult, MeasureCounts } from "./model.ts";
import { type Side, sideOf } from "./score-contest.ts";

export interface Rescored {
  readonly line: ContestResult;
  readonly measures: readonly (readonly [string, MeasureCounts])[];
}

/** @returns the line of one contest, or why one of its two scorings cannot be worked out. */
export function rescore(
  { before, after }: ContestPair,
  at: string,
  rowsApart: number,
  inFull: boolean,
): Rescored | { readonly problems: readonly Unscorable[] } {
  const old = sideOf(before, inFull);
  if ("problems" in old) return old;
  const fresh = sideOf(after, inFull);
  if ("problems" in fresh) return fresh;
  const moved = movedOf(before, after, old, fresh);
  return {
    line: lineOf(
      { contest: before, rowsApart, at },
      old,
      fresh,
      moved.slice(0, MOST_NAMED),
      Math.max(0, moved.length - MOST_NAMED),
      changedIn(old, fresh),
    ),
    measures: measuresOf(old, fresh, moved),
  };
}

/** Whether any bid's total or status is another, to the last digit. */
function changedIn(old: Side, fresh: Side): boolean {
  return [...old.placed].some(([bidder, { status }]) => {
    const [was, is] = [old.totals.get(bidder), fresh.totals.get(bidder)];
    const same = was === undefined || is === undefined ? was === is : equal(was, is);
    return !same || fresh.placed.get(bidder)?.status !== status;
  });
}
