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
  largest,
  multiply,
  smallest,
  subtract,
  sum,
  ZERO,
} from "../number/exact.ts";
import type { SourcedFigure } from "../tender/figures.ts";
import type { Award, ValuedLeaf } from "../tender/model.ts";
import { type OfMeasure, zeroDoubleCounts } from "./double-counts.ts";
import type { Unscorable } from "./formulas/formula.ts";
import type { ValuedCommitment } from "./model.ts";
import {
  figureText,
  perspectivesOf,
  sourcedWorkings,
  totalWorkings,
  valuesOfYears,
  type Workings,
  type WorkingsUnit,
  zeroedWithReason,
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
    if (rules.unevidenced === "nothing" && lacks.length > 0)
      return zeroedWithReason(value, "no-evidence-no-credit", `no ${lacks.join(", no ")}: earns nothing`);
    return zeroOtherPerspectives(value, rules.perspectives);
  });
  const [first, second] = parts;
  const whole =
    first !== undefined && second === undefined
      ? first
      : totalWorkings(measureTitleWithId(measure), unit, parts);
  return limitToCap(limitToTarget(whole, parts, measure, rules.targets?.get(measure.id)), measure);
}

/** Each year's value has a perspective of its own, so only the years of another kind earn nothing. */
function zeroOtherPerspectives(value: Workings, wanted: readonly string[] | undefined): Workings {
  const years = valuesOfYears(value);
  const parts = years.map((year) => zeroOtherPerspectives(year, wanted));
  const [first] = parts;
  if (first !== undefined) {
    if (parts.every((part, index) => part === years[index])) return value;
    if (parts.every(({ rule, because }) => rule === "other-perspective" && because === first.because))
      return zeroedWithReason(value, "other-perspective", first.because ?? "");
    const total = totalWorkings(value.label, value.unit, parts, value.rule);
    return { ...total, ...(value.measure !== undefined && { measure: value.measure }) };
  }
  const outside = wrongPerspectiveReason(value, wanted);
  return outside === undefined ? value : zeroedWithReason(value, "other-perspective", outside);
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

/**
 * Enough is enough: beyond the published target a larger quantity earns no
 * more. The promises that are worth most for each unit fill the target first,
 * so that promising more never earns less.
 */
function limitToTarget(
  value: Workings,
  credited: readonly Workings[],
  { unit }: Measure,
  target: SourcedFigure | undefined,
): Workings {
  if (target === undefined) return value;
  const quantity: Exact = sum(credited.map(quantityFromWorkings));
  if (compare(quantity, target.value) <= 0) return value;
  const parts = credited.flatMap((one) => {
    const own = quantityFromWorkings(one);
    return isZero(own) ? [] : [{ own, each: divide(one.value, own) }];
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

/** Why a promise, or a year of one, earns nothing and takes no room under a target. */
const zeroing: readonly (string | undefined)[] = [
  "already-required",
  "no-evidence-no-credit",
  "other-perspective",
];

/**
 * The quantity in the measure's own unit: the first figure that the value was
 * made from. What is kept in several years is added up; what lasts for several
 * is one quantity.
 */
function quantityFromWorkings({ rule, from }: Workings): Exact {
  if (zeroing.includes(rule)) return ZERO;
  if (rule === "years-of-delivery") return sum(from.map(quantityFromWorkings));
  if (rule === "years-of-benefit") return largest(from.map(quantityFromWorkings));
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
