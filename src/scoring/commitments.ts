/**
 * What a bid's commitments earn under one criterion. Quality over quantity is
 * applied here exactly as published: what is already required is not extra,
 * what has nothing behind it earns nothing, a published target is enough, a
 * cap is a cap, and one person is counted once.
 */
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
import type { Award, Given, ValuedLeaf } from "../tender/model.ts";
import type { Unscorable } from "./formulas/formula.ts";
import type { ValuedCommitment } from "./model.ts";
import { read, total, type Unit, type Workings, written } from "./workings.ts";

interface Rules {
  readonly unevidenced: "nothing" | "full";
  readonly targets: ReadonlyMap<string, Given>;
  readonly counts: (measure: string) => boolean;
  readonly alreadyRequired: ReadonlyMap<string, string>;
}

/** @returns pounds (or points) that the criterion counts, measure by measure. */
export function earned(
  commitments: readonly ValuedCommitment[],
  leaf: ValuedLeaf,
  award: Award,
): Workings | Unscorable {
  const rules: Rules = {
    unevidenced: leaf.unevidenced,
    targets: new Map(
      (leaf.measures ?? []).flatMap(({ id, target }) => (target === undefined ? [] : [[id, target]])),
    ),
    counts: (id) => leaf.measures === undefined || leaf.measures.some((one) => one.id === id),
    alreadyRequired: award.alreadyRequired ?? new Map(),
  };
  const inScope = commitments.filter(({ measure, worth }) => worth !== undefined && rules.counts(measure.id));
  const kinds = new Set(inScope.map(({ worth }) => worth?.unit));
  if (kinds.size > 1) {
    return {
      unscorable: `\`${leaf.id}\` counts both pounds and points, which cannot be added together`,
      remedy: "name the measures that count, all in pounds or all in points",
      at: leaf.at,
    };
  }
  return counted(`commitments counted: ${leaf.title}`, inScope, rules);
}

/** @returns everything that a bid promises, in pounds, each person once, whatever stands behind it. */
export function offered(commitments: readonly ValuedCommitment[]): Workings {
  const inPounds = commitments.filter(({ worth }) => worth?.unit === "pounds");
  return counted("commitments as promised", inPounds, {
    unevidenced: "full",
    targets: new Map(),
    counts: () => true,
    alreadyRequired: new Map(),
  });
}

function counted(label: string, commitments: readonly ValuedCommitment[], rules: Rules): Workings {
  const unit: Unit = commitments[0]?.worth?.unit ?? "pounds";
  const ids = [...new Set(commitments.map(({ measure }) => measure.id))].sort();
  const byMeasure = ids.map((id) => {
    const own = commitments.filter(({ measure }) => measure.id === id);
    return { own, id, worth: titled(ofMeasure(own, id, unit, rules), own, id) };
  });
  return {
    ...total(label, unit, countedOnce(byMeasure)),
    ...(byMeasure.length === 0 && { because: "no commitment that carries a value" }),
  };
}

/** The last step of a chain goes under the measure's own name. */
function titled(worth: Workings, own: readonly ValuedCommitment[], id: string): Workings {
  const title = `${own[0]?.measure.title ?? id} (${id})`;
  return {
    ...worth,
    label: worth.label.startsWith(title) ? worth.label : `${title}: ${worth.label}`,
    measure: id,
  };
}

/** All promises on one measure: evidence first, then the target, then the cap. */
function ofMeasure(own: readonly ValuedCommitment[], id: string, unit: Unit, rules: Rules): Workings {
  const title = own[0]?.measure.title ?? id;
  const required = rules.alreadyRequired.get(id);
  const parts = own.flatMap(({ worth, lacks }) => {
    if (worth === undefined) return [];
    if (required !== undefined)
      return [nothing(worth, "already-required", `already demanded by ${required}, so it is not extra`)];
    if (rules.unevidenced === "nothing" && lacks.length > 0)
      return [nothing(worth, "no-evidence-no-credit", `no ${lacks.join(", no ")}: earns nothing`)];
    return [worth];
  });
  const whole =
    parts.length === 1 && parts[0] !== undefined ? parts[0] : total(`${title} (${id})`, unit, parts);
  const credited = own.filter(
    ({ lacks }) => required === undefined && (rules.unevidenced === "full" || lacks.length === 0),
  );
  return capped(held(whole, credited, rules.targets.get(id)), own);
}

function nothing(worth: Workings, rule: string, because: string): Workings {
  return {
    label: worth.label,
    value: ZERO,
    unit: worth.unit,
    rule,
    sum: `${written(worth.value)} → 0`,
    because,
    from: [worth],
  };
}

/**
 * Enough is enough: beyond the published target a larger quantity earns no
 * more. The promises that are worth most for each unit fill the target first,
 * so that promising more never earns less.
 */
function held(value: Workings, credited: readonly ValuedCommitment[], target: Given | undefined): Workings {
  if (target === undefined) return value;
  const quantity: Exact = sum(credited.map(quantityIn));
  if (compare(quantity, target.value) <= 0) return value;
  const parts = credited.flatMap((one) => {
    const own = quantityIn(one);
    return one.worth === undefined || isZero(own) ? [] : [{ own, each: divide(one.worth.value, own) }];
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
    sum: counting.map(({ taken, each }) => `${written(taken)} × ${written(each)}`).join(" + "),
    because: `the promise is ${written(quantity)} ${credited[0]?.measure.unit ?? ""} and the target is ${written(target.value)}: enough is enough`,
    from: [value, read("published target", target.value, "quantity", target.at)],
  };
}

/** The quantity in the measure's own unit: the first figure that the value was made from. */
function quantityIn({ worth }: ValuedCommitment): Exact {
  let node = worth;
  while (node !== undefined && node.rule !== "quantity-times-proxy") node = node.from[0];
  return node?.from[0]?.value ?? ZERO;
}

function capped(value: Workings, own: readonly ValuedCommitment[]): Workings {
  const measure = own[0]?.measure;
  if (measure?.cap === undefined || compare(value.value, measure.cap) <= 0) return value;
  return {
    label: "held at the measure's cap",
    value: measure.cap,
    unit: value.unit,
    rule: "cap",
    sum: `${written(value.value)}, at most ${written(measure.cap)}`,
    from: [value, read("cap of the measure", measure.cap, value.unit, measure.at)],
  };
}

interface OfMeasure {
  readonly id: string;
  readonly own: readonly ValuedCommitment[];
  readonly worth: Workings;
}

/** Of measures that may count the same people, those count that together are worth most without any two of them linked. */
function countedOnce(all: readonly OfMeasure[]): readonly Workings[] {
  const live = all.filter(({ worth }) => !isZero(worth.value));
  const linked = (a: OfMeasure, b: OfMeasure): boolean => linksTo(a, b) || linksTo(b, a);
  const kept = new Set(groupsOf(live, linked).flatMap((group) => worthMost(group, linked)));
  return all.map((one) => {
    if (isZero(one.worth.value) || kept.has(one)) return one.worth;
    const instead = live.filter((other) => kept.has(other) && linked(one, other)).map(({ id }) => id);
    return nothing(
      one.worth,
      "counted-once",
      `may count the same people as ${instead.join(" and ")}, which counts: one person is counted once`,
    );
  });
}

function groupsOf(
  all: readonly OfMeasure[],
  linked: (a: OfMeasure, b: OfMeasure) => boolean,
): readonly (readonly OfMeasure[])[] {
  const groups: OfMeasure[][] = [];
  for (const one of all) {
    const touching = groups.filter((group) => group.some((other) => linked(one, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([...touching.flat(), one]);
  }
  return groups;
}

/** A group larger than this is filled from the most valuable down: the best of all choices would take too long to find. */
const MOST_TO_TRY = 14;

function worthMost(
  group: readonly OfMeasure[],
  linked: (a: OfMeasure, b: OfMeasure) => boolean,
): readonly OfMeasure[] {
  const sorted = [...group].sort((a, b) => compare(b.worth.value, a.worth.value) || (a.id < b.id ? -1 : 1));
  const choose = (from: readonly OfMeasure[]): readonly OfMeasure[] => {
    const [first, ...rest] = from;
    if (first === undefined) return [];
    const apart = rest.filter((other) => !linked(first, other));
    const withFirst = [first, ...choose(apart)];
    if (apart.length === rest.length || group.length > MOST_TO_TRY) return withFirst;
    const without = choose(rest);
    return compare(worthOf(without), worthOf(withFirst)) > 0 ? without : withFirst;
  };
  return choose(sorted);
}

const worthOf = (measures: readonly OfMeasure[]): Exact => sum(measures.map(({ worth }) => worth.value));

const linksTo = (one: OfMeasure, other: OfMeasure): boolean =>
  one.own[0]?.measure.countsOnceWith.includes(other.id) ?? false;
