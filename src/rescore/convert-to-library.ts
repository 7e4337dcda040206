/**
 * A tender's promises as another library would count them. A quantity keeps
 * the unit in which it was promised; what the other library does not know, or
 * counts in a unit that this one does not turn into, cannot be valued there,
 * and says so instead of being taken for something else.
 */
import type { MeasuresById } from "../library/measures-by-id.ts";
import type { Measure } from "../library/model.ts";
import { conversionFactor, type Unit } from "../library/units.ts";
import { multiply } from "../number/exact.ts";
import type { Award, Bid, Commitment, Criterion } from "../tender/model.ts";

/** @returns why the other library cannot value a promise counted in this unit, if it cannot. */
export function whyNotConvertible(unit: Unit, other: Measure | undefined): string | undefined {
  if (other === undefined) return "not in the new library, so it earns nothing";
  return conversionFactor(unit, other.unit) === undefined
    ? `counted in ${other.unit} in the new library, which ${unit} does not turn into, so it earns nothing`
    : undefined;
}

/** @returns the bids with each promise in its own unit, and without those that the new library cannot value. */
export function convertBids(bids: readonly Bid[], before: MeasuresById, after: MeasuresById): readonly Bid[] {
  return bids.map((bid) => ({
    ...bid,
    commitments: bid.commitments.flatMap((one) => {
      const unit = unitOfPromise(one, before);
      return unit === undefined || whyNotConvertible(unit, after.get(one.measure)) !== undefined
        ? []
        : [{ ...one, unit }];
    }),
  }));
}

/** The unit that a promise is counted in: the one that it names, or that of its measure. */
const unitOfPromise = (one: Commitment, before: MeasuresById): Unit | undefined =>
  (one.unit as Unit | undefined) ?? before.get(one.measure)?.unit;

/** @returns the award with its published targets in the units of the new library. */
export function convertAwardTargets(award: Award, before: MeasuresById, after: MeasuresById): Award {
  const turned = (criterion: Criterion): Criterion => {
    if (criterion.kind === "division") return { ...criterion, criteria: criterion.criteria.map(turned) };
    if (criterion.from !== "commitments" && criterion.from !== "sroi") return criterion;
    if (criterion.measures === undefined) return criterion;
    return {
      ...criterion,
      measures: criterion.measures.map((one) => {
        const [from, to] = [before.get(one.id)?.unit, after.get(one.id)?.unit];
        const rate =
          one.target === undefined || from === undefined || to === undefined
            ? undefined
            : conversionFactor(from, to);
        return one.target === undefined || rate === undefined
          ? one
          : { ...one, target: { ...one.target, value: multiply(one.target.value, rate) } };
      }),
    };
  };
  return { ...award, criteria: award.criteria.map(turned) };
}
