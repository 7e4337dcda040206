/** An award with one weight moved: the others of its level keep their proportions to each other, and the level keeps its sum. */
import { divide, type Exact, isZero, multiply, ONE, subtract, sum } from "../../number/exact.ts";
import type { Award, Criterion } from "../../tender/model.ts";

/** A criterion among those that share out the same marks. */
export interface Sibling {
  readonly criterion: Criterion;
  readonly parent: string | null;
  /** Its share of its level, above 0 and below 1. */
  readonly share: Exact;
}

/** @returns every criterion that shares a level with another that carries marks, branches first. */
export function criteriaWithSiblings(
  criteria: readonly Criterion[],
  parent: string | null = null,
): readonly Sibling[] {
  const weighted = criteria.filter(({ marksAvailable }) => !isZero(marksAvailable));
  const all = sum(weighted.map(({ marksAvailable }) => marksAvailable));
  const own = weighted.length < 2 ? [] : weighted;
  return [
    ...own.map((criterion): Sibling => ({ criterion, parent, share: divide(criterion.marksAvailable, all) })),
    ...criteria.flatMap((one) => (one.kind === "division" ? criteriaWithSiblings(one.criteria, one.id) : [])),
  ];
}

/** @param share of its level that the criterion is to have, above 0 and below 1 */
export function withCriterionShare(award: Award, { criterion, share: before }: Sibling, share: Exact): Award {
  const own = divide(share, before);
  const others = divide(subtract(ONE, share), subtract(ONE, before));
  const level = (criteria: readonly Criterion[]): readonly Criterion[] =>
    criteria.some(({ id }) => id === criterion.id)
      ? criteria.map((one) => scaleCriterionMarks(one, one.id === criterion.id ? own : others))
      : criteria.map((one) => (one.kind === "division" ? { ...one, criteria: level(one.criteria) } : one));
  return { ...award, criteria: level(award.criteria) };
}

function scaleCriterionMarks(criterion: Criterion, factor: Exact): Criterion {
  const marksAvailable = multiply(criterion.marksAvailable, factor);
  return criterion.kind === "division"
    ? {
        ...criterion,
        marksAvailable,
        criteria: criterion.criteria.map((one) => scaleCriterionMarks(one, factor)),
      }
    : { ...criterion, marksAvailable };
}
