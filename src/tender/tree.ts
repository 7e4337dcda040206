/** Ways round a tree of criteria. */
import type { Criterion, Leaf } from "./model.ts";

type Walk<Found> = (criteria: readonly Criterion[]) => readonly Found[];

/** A tender's criteria never change and are walked for every bid, so each walk is made once. */
function memoiseWalk<Found>(walk: Walk<Found>): Walk<Found> {
  const made = new WeakMap<readonly Criterion[], readonly Found[]>();
  return (criteria) => {
    const found = made.get(criteria) ?? walk(criteria);
    made.set(criteria, found);
    return found;
  };
}

/** @returns every criterion of the tree, each before those beneath it. */
export const allCriteria: Walk<Criterion> = memoiseWalk((criteria) =>
  criteria.flatMap((one) => (one.kind === "division" ? [one, ...allCriteria(one.criteria)] : [one])),
);

/** @returns the criteria that score, in the order of the tender. */
export const leafCriteria: Walk<Leaf> = memoiseWalk((criteria) =>
  criteria.flatMap((one) => (one.kind === "division" ? leafCriteria(one.criteria) : [one])),
);

/**
 * The branches at the head of what is wanted: a branch inside another that is
 * already counted is not counted again.
 */
export function topmostCriteriaWhere(
  criteria: readonly Criterion[],
  wanted: (one: Criterion) => boolean,
): readonly Criterion[] {
  return criteria.flatMap((one) =>
    wanted(one) ? [one] : one.kind === "division" ? topmostCriteriaWhere(one.criteria, wanted) : [],
  );
}

/** @returns whether a criterion's figure is in pounds: it is scored against a share of the contract value */
export const hasFigureInPounds = ({ formula }: Leaf): boolean =>
  formula !== undefined &&
  "best" in formula &&
  (formula.best.ofValue !== undefined || formula.worst.ofValue !== undefined);
