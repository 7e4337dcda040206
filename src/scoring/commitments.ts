/**
 * What a bid's commitments earn under one criterion. Quality over quantity is
 * applied here exactly as published: what is already required is not extra,
 * what has nothing behind it earns nothing, a published target is enough, a
 * cap is a cap, and one person is counted once.
 */

import type { Measure } from "../library/model.ts";
import {
  compare,
  divide,
  type Exact,
  isZero,
  multiply,
  smallest,
  subtract,
  sum,
  ZERO,
} from "../number/exact.ts";
import type { SourcedFigure } from "../tender/figures.ts";
import type { Award, ValuedLeaf } from "../tender/model.ts";
import type { Unscorable } from "./formulas/formula.ts";
import type { ValuedCommitment } from "./model.ts";
import {
  figureText,
  perspectivesOf,
  sourcedWorkings,
  totalWorkings,
  type Workings,
  type WorkingsUnit,
} from "./workings.ts";

/** A promise that is worth something that can be counted. */
type Valued = ValuedCommitment & { readonly value: Workings };

/** What the criterion says of the measures that it counts; nothing of it limits what is merely promised. */
interface Rules {
  readonly unevidenced?: "nothing" | "full";
  readonly targets?: ReadonlyMap<string, SourcedFigure | undefined>;
  readonly alreadyRequired?: Award["alreadyRequired"];
  readonly perspectives?: ValuedLeaf["perspectives"];
}

/** @returns pounds (or points) that the criterion counts, measure by measure. */
export function creditedValue(
  commitments: readonly ValuedCommitment[],
  { id, title, measures, unevidenced, perspectives, at }: ValuedLeaf,
  { alreadyRequired }: Pick<Award, "alreadyRequired">,
): Workings | Unscorable {
  const targets = new Map(measures?.map((one) => [one.id, one.target]));
  const inScope = commitments
    .filter(commitmentHasValue)
    .filter(({ measure }) => measures === undefined || targets.has(measure.id));
  const kinds = new Set(inScope.map(({ value }) => value.unit));
  if (kinds.size > 1) {
    return {
      unscorable: `\`${id}\` counts both pounds and points, which cannot be added together`,
      remedy: "name the measures that count, all in pounds or all in points",
      at,
    };
  }
  return commitmentsTotalWorkings(`commitments counted: ${title}`, inScope, {
    unevidenced,
    targets,
    alreadyRequired,
    perspectives,
  });
}

/** @returns everything that a bid promises, in pounds, each person once, whatever stands behind it. */
export function promisedValue(commitments: readonly ValuedCommitment[]): Workings {
  const inPounds = commitments.filter(commitmentHasValue).filter(({ value }) => value.unit === "pounds");
  return commitmentsTotalWorkings("commitments as promised", inPounds, {});
}

function commitmentHasValue(one: ValuedCommitment): one is Valued {
  return one.value !== undefined;
}

function commitmentsTotalWorkings(label: string, commitments: readonly Valued[], rules: Rules): Workings {
  const unit: WorkingsUnit = commitments[0]?.value.unit ?? "pounds";
  const byMeasure = new Map<string, Valued[]>();
  for (const one of commitments) {
    const own = byMeasure.get(one.measure.id);
    if (own === undefined) byMeasure.set(one.measure.id, [one]);
    else own.push(one);
  }
  const valued = [...byMeasure.values()]
    .flatMap((own) => own.slice(-1).map(({ measure }) => ({ measure, own })))
    .sort((a, b) => (a.measure.id < b.measure.id ? -1 : 1))
    .map(({ measure, own }): OfMeasure => {
      return { measure, value: withMeasureTitle(creditedMeasureValue(own, measure, unit, rules), measure) };
    });
  return {
    ...totalWorkings(label, unit, zeroDoubleCounts(valued)),
    ...(valued.length === 0 && { because: "no commitment that carries a value" }),
  };
}

/** The last step of a chain goes under the measure's own name. */
function withMeasureTitle(value: Workings, measure: Measure): Workings {
  const title = measureTitleWithId(measure);
  return {
    ...value,
    label: value.label === title ? title : `${title}: ${value.label}`,
    measure: measure.id,
  };
}

function measureTitleWithId({ title, id }: Measure): string {
  return `${title} (${id})`;
}

/** All promises on one measure: evidence first, then the target, then the cap. */
function creditedMeasureValue(
  own: readonly Valued[],
  measure: Measure,
  unit: WorkingsUnit,
  rules: Rules,
): Workings {
  const required = rules.alreadyRequired?.get(measure.id);
  const parts = own.map(({ value, lacks }) => {
    if (required !== undefined)
      return zeroedWithReason(
        value,
        "already-required",
        `already demanded by ${required}, so it is not extra`,
      );
    const outside = wrongPerspectiveReason(value, rules.perspectives);
    if (outside !== undefined) return zeroedWithReason(value, "other-perspective", outside);
    if (rules.unevidenced === "nothing" && lacks.length > 0)
      return zeroedWithReason(value, "no-evidence-no-credit", `no ${lacks.join(", no ")}: earns nothing`);
    return value;
  });
  const [first, second] = parts;
  const whole =
    first !== undefined && second === undefined
      ? first
      : totalWorkings(measureTitleWithId(measure), unit, parts);
  const credited = own.filter(({ value }) => parts.includes(value));
  return limitToCap(limitToTarget(whole, credited, measure, rules.targets?.get(measure.id)), measure);
}

/** Values of different perspectives overlap: a criterion that names its own takes no others. */
function wrongPerspectiveReason(value: Workings, wanted: readonly string[] | undefined): string | undefined {
  if (wanted === undefined || value.unit !== "pounds") return undefined;
  const own = perspectivesOf(value);
  const strange = own.find((one) => !wanted.includes(one));
  const only = `only ${wanted.join(" and ")} values count here`;
  if (strange !== undefined) return `its value is ${strange}, and ${only}`;
  return own.length === 0 ? `its value states no perspective, and ${only}` : undefined;
}

function zeroedWithReason(value: Workings, rule: string, because: string): Workings {
  return {
    label: value.label,
    value: ZERO,
    unit: value.unit,
    rule,
    sum: `${figureText(value.value)} → 0`,
    because,
    from: [value],
  };
}

/**
 * Enough is enough: beyond the published target a larger quantity earns no
 * more. The promises that are worth most for each unit fill the target first,
 * so that promising more never earns less.
 */
function limitToTarget(
  value: Workings,
  credited: readonly Valued[],
  { unit }: Measure,
  target: SourcedFigure | undefined,
): Workings {
  if (target === undefined) return value;
  const quantity: Exact = sum(credited.map(({ value }) => quantityFromWorkings(value)));
  if (compare(quantity, target.value) <= 0) return value;
  const parts = credited.flatMap(({ value }) => {
    const own = quantityFromWorkings(value);
    return isZero(own) ? [] : [{ own, each: divide(value.value, own) }];
  });
  parts.sort((a, b) => compare(b.each, a.each));
  let room = target.value;
  const filled = parts.map(({ own, each }) => {
    const taken = smallest([own, room]);
    room = subtract(room, taken);
    return { taken, each };
  });
  const counting = filled.filter(({ taken }) => !isZero(taken));
  return {
    label: "up to the published target",
    value: sum(counting.map(({ taken, each }) => multiply(taken, each))),
    unit: value.unit,
    rule: "target",
    sum: counting.map(({ taken, each }) => `${figureText(taken)} × ${figureText(each)}`).join(" + "),
    because: `the promise is ${figureText(quantity)} ${unit} and the target is ${figureText(target.value)}: enough is enough`,
    from: [value, sourcedWorkings("published target", target.value, "quantity", target.at)],
  };
}

/** The quantity in the measure's own unit: the first figure that the value was made from, year by year where it is valued so. */
function quantityFromWorkings({ rule, from }: Workings): Exact {
  if (rule === "years-of-delivery") return sum(from.map(quantityFromWorkings));
  const [first] = from;
  if (first === undefined) return ZERO;
  return rule === "quantity-times-proxy" ? first.value : quantityFromWorkings(first);
}

function limitToCap(value: Workings, { cap, at }: Measure): Workings {
  if (cap === undefined || compare(value.value, cap) <= 0) return value;
  return {
    label: "held at the measure's cap",
    value: cap,
    unit: value.unit,
    rule: "cap",
    sum: `${figureText(value.value)}, at most ${figureText(cap)}`,
    from: [value, sourcedWorkings("cap of the measure", cap, value.unit, at)],
  };
}

interface OfMeasure {
  readonly measure: Measure;
  readonly value: Workings;
}

/** Of measures that may count the same people, those count that together are worth most without any two of them linked. */
function zeroDoubleCounts(all: readonly OfMeasure[]): readonly Workings[] {
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

function bestNonOverlapping(group: readonly OfMeasure[]): readonly OfMeasure[] {
  const sorted = [...group].sort((a, b) => compare(b.value.value, a.value.value));
  const choose = (from: readonly OfMeasure[]): readonly OfMeasure[] => {
    const [first, ...rest] = from;
    if (first === undefined) return [];
    const apart = rest.filter((other) => !mayCountSamePeople(first, other));
    const withFirst = [first, ...choose(apart)];
    if (apart.length === rest.length || group.length > MOST_TO_TRY) return withFirst;
    const without = choose(rest);
    return compare(sumMeasureValues(without), sumMeasureValues(withFirst)) > 0 ? without : withFirst;
  };
  return choose(sorted);
}

function sumMeasureValues(measures: readonly OfMeasure[]): Exact {
  return sum(measures.map(({ value }) => value.value));
}
