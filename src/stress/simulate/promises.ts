/** What constructed bids promise under a criterion that is scored from commitments: whole units of measures that carry a worth. */

import type { Measure } from "../../library/model.ts";
import {
  denominator,
  divide,
  type Exact,
  exactInteger,
  isZero,
  largest,
  numerator,
  ONE,
  sign,
} from "../../number/exact.ts";
import { between } from "../../scoring/formulas/between.ts";
import { valueCommitment } from "../../scoring/value-chain.ts";
import type { Commitment, CommitmentsLeaf } from "../../tender/model.ts";
import type { TrialContest } from "../contest.ts";

export interface Promisable {
  readonly measure: Measure;
  /** The most that is promised: the published target, or as much as earns all of the marks. */
  readonly most: Exact;
}

/** Where nothing says how much is enough. */
const UNITS = exactInteger(400);
const MOST_MEASURES = 12;

/** @returns one measure that nothing limits, or else all those that count, up to their targets. */
export function promisableMeasures(
  contest: Omit<TrialContest, "bids">,
  leaf: CommitmentsLeaf,
): readonly Promisable[] {
  const { award, measures, valuation } = contest;
  const each = (measure: Measure): Exact =>
    valueCommitment(constructedPromise(measure, ONE, ""), measure, valuation).value?.value ?? exactInteger(0);
  const targetOf = ({ id }: Measure): Exact | undefined =>
    leaf.measures?.find((one) => one.id === id)?.target?.value;
  const counting = measures.filter(
    (measure) =>
      (leaf.measures === undefined || leaf.measures.some(({ id }) => id === measure.id)) &&
      award.alreadyRequired?.has(measure.id) !== true &&
      sign(each(measure)) > 0,
  );
  const free = counting.find((measure) => targetOf(measure) === undefined && measure.cap === undefined);
  const chosen = free === undefined ? counting.slice(0, MOST_MEASURES) : [free];
  return chosen.map((measure) => ({
    measure,
    most: targetOf(measure) ?? quantityThatEarnsAll(leaf, each(measure)),
  }));
}

function quantityThatEarnsAll({ formula }: CommitmentsLeaf, each: Exact): Exact {
  if (!between.is(formula) || isZero(each)) return UNITS;
  const units = divide(largest([formula.best.value, formula.worst.value]), each);
  const [above, below] = [numerator(units), denominator(units)];
  return exactInteger((above + below - 1n) / below);
}

export const roundDownToWhole = (value: Exact): Exact => exactInteger(numerator(value) / denominator(value));

/** @returns a promise with everything behind it that a method asks for. */
export const constructedPromise = (measure: Measure, quantity: Exact, day: string): Commitment => ({
  measure: measure.id,
  quantity: { value: quantity, at: "" },
  unit: measure.unit,
  evidence: "constructed",
  plan: "constructed",
  owner: "constructed",
  from: day,
  at: "",
});
