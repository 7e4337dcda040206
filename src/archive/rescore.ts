/** One past tender scored twice by the engine of `evaluate`: as it was, and as it would be. */
import type { Unscorable } from "../scoring/formulas/formula.ts";
import type { Pair } from "./contests.ts";
import { lineOf, measuresOf, movedOf } from "./line.ts";
import type { Line, MeasureCounts } from "./model.ts";
import { sideOf } from "./side.ts";

export interface Rescored {
  readonly line: Line;
  readonly measures: readonly (readonly [string, MeasureCounts])[];
}

/** @returns the line of one contest, or why one of its two scorings cannot be worked out. */
export function rescore(
  { before, after }: Pair,
  at: string,
  rowsApart: number,
): Rescored | { readonly problems: readonly Unscorable[] } {
  const old = sideOf(before);
  if ("problems" in old) return old;
  const fresh = sideOf(after);
  if ("problems" in fresh) return fresh;
  const moved = movedOf(before, after, old, fresh);
  return {
    line: lineOf({ contest: before, rowsApart, at }, old, fresh, moved),
    measures: measuresOf(old, fresh, moved),
  };
}
