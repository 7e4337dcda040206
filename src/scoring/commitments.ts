/**
 * What a bid's commitments earn under one criterion. Quality over quantity is
 * applied here exactly as published: what is already required is not extra,
 * what has nothing behind it earns nothing, a published target is enough, a
 * cap is a cap, and one person is counted once.
 */
import { compare, divide, type Exact, isZero, multiply, sum, ZERO } from "../number/exact.ts";
import type { Award, CommitmentsLeaf, Given } from "../tender/model.ts";
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
  leaf: CommitmentsLeaf,
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

/** Enough is enough: beyond the published target a larger quantity earns no more. */
function held(value: Workings, credited: readonly ValuedCommitment[], target: Given | undefined): Workings {
  if (target === undefined) return value;
  const quantity: Exact = sum(credited.map((one) => quantityIn(one)));
  if (isZero(quantity) || compare(quantity, target.value) <= 0) return value;
  return {
    label: "up to the published target",
    value: divide(multiply(value.value, target.value), quantity),
    unit: value.unit,
    rule: "target",
    sum: `${written(value.value)} × ${written(target.value)} ÷ ${written(quantity)}`,
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

/** Of measures that may count the same people, only the most valuable earns. */
function countedOnce(all: readonly OfMeasure[]): readonly Workings[] {
  const groups: OfMeasure[][] = [];
  for (const one of all) {
    const linked = groups.filter((group) =>
      group.some((other) => linksTo(one, other) || linksTo(other, one)),
    );
    const merged = [one, ...linked.flat()].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const group of linked) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  const kept = new Map(
    groups.map((group) => [
      group,
      group.reduce((best, one) => (compare(one.worth.value, best.worth.value) > 0 ? one : best)),
    ]),
  );
  return all.map((one) => {
    const best = [...kept].find(([group]) => group.includes(one))?.[1];
    if (best === undefined || best === one || isZero(one.worth.value)) return one.worth;
    return nothing(
      one.worth,
      "counted-once",
      `may count the same people as ${best.id}, which is worth more and is the one that counts`,
    );
  });
}

const linksTo = (one: OfMeasure, other: OfMeasure): boolean =>
  one.own[0]?.measure.countsOnceWith.includes(other.id) ?? false;
