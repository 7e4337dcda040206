/** The criteria on which constructed bids differ in quality, and the marks that they may be given there. */

import {
  compare,
  denominator,
  divide,
  type Exact,
  exact,
  exactInteger,
  multiply,
  sign,
} from "../../number/exact.ts";
import { given } from "../../scoring/formulas/given.ts";
import type { Award, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";

const TWENTIETH = exact("0.05");
const MOST_WHOLE = exactInteger(100);

/** @returns the most that may be given under a criterion that is marked. */
export function topMark(leaf: Leaf): Exact | undefined {
  if (leaf.from === "marks") return leaf.scale.top.value;
  return leaf.from === "figure" && given.is(leaf.formula) ? leaf.formula.outOf.value : undefined;
}

/** @returns the marks that may be given, lowest first: those listed, whole marks, or twentieths of the top. */
export function allowedMarks(leaf: Leaf): readonly Exact[] {
  const top = topMark(leaf);
  if (top === undefined || sign(top) <= 0) return [];
  if (leaf.from === "marks" && leaf.scale.allowed !== undefined) return [...leaf.scale.allowed].sort(compare);
  const step =
    denominator(top) === 1n && compare(top, MOST_WHOLE) <= 0 ? exactInteger(1) : multiply(top, TWENTIETH);
  const rungs: Exact[] = [];
  for (let count = 0; compare(multiply(step, exactInteger(count)), top) <= 0; count += 1)
    rungs.push(multiply(step, exactInteger(count)));
  return rungs;
}

/** @returns the highest mark that is at most a share of the top. */
export function highestMarkUpToShare(leaf: Leaf, share: Exact): Exact | undefined {
  const top = topMark(leaf);
  return top === undefined
    ? undefined
    : allowedMarks(leaf).findLast((rung) => compare(divide(rung, top), share) <= 0);
}

/** @returns whether a mark may be given: one of those listed, or any decimal up to the top. */
export function isAllowedMark(leaf: Leaf, mark: Exact): boolean {
  const top = topMark(leaf);
  if (top === undefined || sign(mark) < 0 || compare(mark, top) > 0) return false;
  if (leaf.from === "marks" && leaf.scale.allowed !== undefined)
    return leaf.scale.allowed.some((one) => compare(one, mark) === 0);
  return isFiniteDecimal(mark);
}

/** Bids are written in decimals, so a third of a mark cannot be given. */
function isFiniteDecimal(value: Exact): boolean {
  let below = denominator(value);
  for (const prime of [2n, 5n]) while (below % prime === 0n) below /= prime;
  return below === 1n;
}

/** @returns the criteria that are marked and look at one bid alone, the one worth most first. */
export const qualityLeaves = ({ criteria }: Award): readonly Leaf[] =>
  leafCriteria(criteria)
    .filter((leaf) => topMark(leaf) !== undefined && !leaf.relative && sign(leaf.marksAvailable) > 0)
    .sort((a, b) => compare(b.marksAvailable, a.marksAvailable));
