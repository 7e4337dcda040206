/** Ways round a tree of criteria. */
import type { Criterion, Leaf } from "./model.ts";

/** @returns every criterion of the tree, each before those beneath it. */
export function every(criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.flatMap((one) => (one.kind === "division" ? [one, ...every(one.criteria)] : [one]));
}

/** @returns the criteria that score, in the order of the tender. */
export function leaves(criteria: readonly Criterion[]): readonly Leaf[] {
  return criteria.flatMap((one) => (one.kind === "division" ? leaves(one.criteria) : [one]));
}

/**
 * The branches at the head of what is wanted: a branch inside another that is
 * already counted is not counted again.
 */
export function topmost(
  criteria: readonly Criterion[],
  wanted: (one: Criterion) => boolean,
): readonly Criterion[] {
  return criteria.flatMap((one) =>
    wanted(one) ? [one] : one.kind === "division" ? topmost(one.criteria, wanted) : [],
  );
}
