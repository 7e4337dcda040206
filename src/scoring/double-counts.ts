/**
 * One person, household or tonne is counted once: of measures that may count
 * the same, those count that together are worth most.
 */
import type { Measure } from "../library/model.ts";
import { compare, type Exact, isZero, sum } from "../number/exact.ts";
import { type Workings, zeroedWithReason } from "./workings.ts";

/** What the promises on one measure come to. */
export interface OfMeasure {
  readonly measure: Measure;
  readonly value: Workings;
}

/** Of measures that may count the same people, those count that together are worth most without any two of them linked. */
export function zeroDoubleCounts(all: readonly OfMeasure[]): readonly Workings[] {
  const live = all.filter(({ value }) => !isZero(value.value));
  if (!live.some(declaresDoubleCounting)) return all.map(({ value }) => value);
  const kept = new Set(
    overlappingGroups(live).flatMap((group) => bestNonOverlapping(live.filter((one) => group.has(one)))),
  );
  return all.map((one) => {
    if (isZero(one.value.value) || kept.has(one)) return one.value;
    const instead = [...kept]
      .filter((other) => mayCountSamePeople(one, other))
      .map(({ measure }) => measure.id);
    return zeroedWithReason(
      one.value,
      "counted-once",
      `may count the same people as ${instead.sort().join(" and ")}, which counts: one person is counted once`,
    );
  });
}

/** Whether it says of other measures that they may count the same people. */
const declaresDoubleCounting = ({ measure }: OfMeasure): boolean =>
  measure.countsOnceWith.length > 0 || (measure.doubleCountGroups ?? []).length > 0;

function mayCountSamePeople({ measure: a }: OfMeasure, { measure: b }: OfMeasure): boolean {
  const groups = b.doubleCountGroups ?? [];
  return (
    a.countsOnceWith.includes(b.id) ||
    b.countsOnceWith.includes(a.id) ||
    (a.doubleCountGroups ?? []).some((group) => groups.includes(group))
  );
}

function overlappingGroups(all: readonly OfMeasure[]): readonly ReadonlySet<OfMeasure>[] {
  const named = new Set(all.flatMap(({ measure }) => measure.countsOnceWith));
  let groups: readonly ReadonlySet<OfMeasure>[] = [];
  for (const one of all) {
    const touches = (group: ReadonlySet<OfMeasure>): boolean =>
      [...group].some((other) => mayCountSamePeople(one, other));
    const touched = declaresDoubleCounting(one) || named.has(one.measure.id) ? groups.filter(touches) : [];
    const whole = new Set([...touched.flatMap((group) => [...group]), one]);
    groups = [...groups.filter((group) => !touched.includes(group)), whole];
  }
  return groups;
}

/** A group larger than this is filled from the most valuable down: the best of all choices would take too long to find. */
const MOST_TO_TRY = 14;

/** @returns the choice that is worth most; nothing is left out that overlaps with none of it, so a deduction stands unless a gain that overlaps with it counts. */
function bestNonOverlapping(group: readonly OfMeasure[]): readonly OfMeasure[] {
  const sorted = [...group].sort((a, b) => compare(b.value.value, a.value.value));
  const choose = (from: readonly OfMeasure[]): readonly OfMeasure[] => {
    const [first] = from;
    if (first === undefined) return [];
    const around = from.filter((other) => other === first || mayCountSamePeople(first, other));
    const choices = (group.length > MOST_TO_TRY ? [first] : around).map((one) => [
      one,
      ...choose(from.filter((other) => other !== one && !mayCountSamePeople(one, other))),
    ]);
    return choices.reduce((best, one) =>
      compare(sumMeasureValues(one), sumMeasureValues(best)) > 0 ? one : best,
    );
  };
  return choose(sorted);
}

function sumMeasureValues(measures: readonly OfMeasure[]): Exact {
  return sum(measures.map(({ value }) => value.value));
}
