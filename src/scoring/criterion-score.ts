/**
 * One bid's marks, criterion by criterion: value, formula, gate, scaling,
 * weight, rounding, in that order. A criterion that depends on the other bids
 * waits until it is known which bids are still in.
 */
import { compare, divide, type Exact, isZero, multiply, sum, ZERO } from "../number/exact.ts";
import { round } from "../number/rounding.ts";
import type { RoundTo } from "../tender/figures.ts";
import type { Award, Criterion, CriterionGroup, Leaf } from "../tender/model.ts";
import { allCriteria } from "../tender/tree.ts";
import type { Fraction } from "./formulas/formula.ts";
import type { Known } from "./model.ts";
import { figureText, percentText, sourcedWorkings, totalWorkings, type Workings } from "./workings.ts";

/** A criterion's marks, with the fraction of what was available before any rounding. */
export interface Score {
  readonly marks: Workings;
  readonly fraction: Exact;
}

export type Scored = Known<Score> | { readonly kind: "waiting" };

export interface Scorer {
  readonly award: Award;
  /** The bid's value under each criterion that scores. */
  readonly values: ReadonlyMap<string, Known<Workings>>;
  /** Each criterion's formula; one that depends on the other bids is absent until the field is known. */
  readonly formulas: ReadonlyMap<string, Fraction>;
}

/**
 * @param before the scores that were known without the other bids; with them, they stay what they are
 * @returns every criterion of the award as this bid scores it
 */
export function scoreEveryCriterion(
  scorer: Scorer,
  before?: ReadonlyMap<string, Scored>,
): ReadonlyMap<string, Scored> {
  const all = allCriteria(scorer.award.criteria);
  const byId = new Map(all.map((criterion) => [criterion.id, criterion]));
  const done = new Map<string, Scored>();
  const score = (criterion: Criterion): Scored => {
    const known = done.get(criterion.id);
    if (known !== undefined) return known;
    const settled = before?.get(criterion.id);
    const found =
      settled?.kind === "known"
        ? settled
        : criterion.kind === "division"
          ? divisionScore(criterion, score)
          : leafScore(criterion, scorer, (id) => named(id));
    done.set(criterion.id, found);
    return found;
  };
  const named = (id: string): Scored => {
    const criterion = byId.get(id);
    return criterion === undefined ? { kind: "missing", what: `no criterion \`${id}\`` } : score(criterion);
  };
  // What a score rests on stands before it, then as now.
  for (const id of before?.keys() ?? byId.keys()) named(id);
  return done;
}

type OfCriterion = (criterion: Criterion) => Scored;
type OfId = (id: string) => Scored;

/** A branch adds up what its criteria earned. */
function divisionScore(division: CriterionGroup, score: OfCriterion): Scored {
  const parts = division.criteria.map(score);
  const unknown = parts.find((part) => part.kind !== "known");
  if (unknown !== undefined) return unknown.kind === "missing" ? joinMissingScores(parts) : unknown;
  const found = parts.flatMap((part) => (part.kind === "known" ? [part.value] : []));
  const marks = roundMarks(
    {
      ...totalWorkings(
        division.title,
        "marks",
        found.map((one) => one.marks),
      ),
      criterion: division.id,
    },
    division.round,
  );
  const unrounded = sum(
    division.criteria.map((criterion, index) =>
      multiply(found[index]?.fraction ?? ZERO, criterion.marksAvailable),
    ),
  );
  return {
    kind: "known",
    value: {
      marks,
      fraction: isZero(division.marksAvailable) ? ZERO : divide(unrounded, division.marksAvailable),
    },
  };
}

function joinMissingScores(parts: readonly Scored[]): Scored {
  return {
    kind: "missing",
    what: parts.flatMap((part) => (part.kind === "missing" ? [part.what] : [])).join("; "),
  };
}

function leafScore(leaf: Leaf, { award, values, formulas }: Scorer, named: OfId): Scored {
  const value = values.get(leaf.id);
  if (value === undefined || value.kind === "missing")
    return value ?? { kind: "missing", what: `nothing for \`${leaf.id}\`` };
  if (leaf.formula === undefined) {
    const because = "the method ranks on the price itself, so price earns no marks";
    return {
      kind: "known",
      value: {
        marks: {
          label: leaf.title,
          value: ZERO,
          unit: "marks",
          criterion: leaf.id,
          rule: award.method,
          because,
          from: [value.value],
        },
        fraction: ZERO,
      },
    };
  }
  const formula = formulas.get(leaf.id);
  if (formula === undefined) return { kind: "waiting" };
  const raw = formula(value.value);
  const opened = applyGates(leaf, raw, named);
  if (opened.kind !== "known") return opened;
  const scaled = scaleByOtherCriterion(leaf, opened.value, named);
  if (scaled.kind !== "known") return scaled;
  const fraction = scaled.value;
  const exactMarks: Workings = {
    label: leaf.title,
    value: multiply(fraction.value, leaf.marksAvailable),
    unit: "marks",
    criterion: leaf.id,
    ...(raw.rule !== undefined && { rule: raw.rule }),
    sum: `${figureText(fraction.value)} × ${figureText(leaf.marksAvailable)}`,
    from: [fraction, sourcedWorkings("marks available", leaf.marksAvailable, "marks", leaf.at)],
  };
  const own = leaf.round ?? (award.rounding.of === "criterion" ? award.rounding : undefined);
  return { kind: "known", value: { marks: roundMarks(exactMarks, own), fraction: fraction.value } };
}

/** Quality opens the gate: nothing is earned until each named criterion has reached its share. */
function applyGates(
  leaf: Leaf,
  fraction: Workings,
  named: OfId,
): Known<Workings> | { readonly kind: "waiting" } {
  // A gate that is shut decides, whatever is still to come of the others.
  const unknown = leaf.needs.map(({ criterion }) => named(criterion)).find(({ kind }) => kind !== "known");
  for (const { criterion, share, at } of leaf.needs) {
    const other = named(criterion);
    if (other.kind !== "known") continue;
    if (compare(other.value.fraction, share) < 0) {
      return {
        kind: "known",
        value: {
          label: "share of the marks",
          value: ZERO,
          unit: "share",
          rule: "needs",
          sum: `${percentText(other.value.fraction)} of \`${criterion}\` is less than ${percentText(share)}`,
          because: `earns nothing until \`${criterion}\` reaches ${percentText(share)} of its marks`,
          from: [
            fraction,
            {
              ...sourcedWorkings(`share that \`${criterion}\` earned`, other.value.fraction, "share"),
              from: [other.value.marks],
            },
            sourcedWorkings("share that it must reach", share, "share", at),
          ],
        },
      };
    }
  }
  if (unknown !== undefined && unknown.kind !== "known") return unknown;
  return {
    kind: "known",
    value: leaf.needs.length === 0 ? fraction : withPassedGates(leaf, fraction, named),
  };
}

/** The gates that were passed stand in the workings too. */
function withPassedGates(leaf: Leaf, fraction: Workings, named: OfId): Workings {
  const passed = leaf.needs.map(({ criterion, share }) => {
    const other = named(criterion);
    return `${other.kind === "known" ? percentText(other.value.fraction) : ""} of \`${criterion}\` reaches ${percentText(share)}`;
  });
  return {
    label: "share of the marks",
    value: fraction.value,
    unit: "share",
    rule: "needs",
    sum: passed.join("; "),
    from: [fraction],
  };
}

function scaleByOtherCriterion(
  leaf: Leaf,
  fraction: Workings,
  named: OfId,
): Known<Workings> | { readonly kind: "waiting" } {
  if (leaf.scaledBy === undefined) return { kind: "known", value: fraction };
  const { criterion } = leaf.scaledBy;
  const other = named(criterion);
  if (other.kind !== "known") return other;
  return {
    kind: "known",
    value: {
      label: "share of the marks",
      value: multiply(fraction.value, other.value.fraction),
      unit: "share",
      rule: "scaled-by",
      sum: `${figureText(fraction.value)} × ${figureText(other.value.fraction)}`,
      because: `scaled by the share that \`${criterion}\` earned`,
      from: [
        fraction,
        {
          ...sourcedWorkings(`share that \`${criterion}\` earned`, other.value.fraction, "share"),
          from: [other.value.marks],
        },
      ],
    },
  };
}

/** @returns the marks rounded as the tender published, with the exact marks beneath. */
export function roundMarks(marks: Workings, to: RoundTo | undefined): Workings {
  if (to === undefined) return marks;
  const { criterion, ...beneath } = marks;
  return {
    label: marks.label,
    ...(criterion !== undefined && { criterion }),
    value: round(marks.value, to.places, to.mode),
    unit: marks.unit,
    rule: "round",
    sum: `${figureText(marks.value)} to ${to.places} ${to.places === 1 ? "place" : "places"}, ${to.mode}`,
    from: [{ ...beneath, label: `${marks.label}, before rounding` }],
  };
}
