/**
 * Factors of one method on one stretch of days, as whole numbers over one
 * common scale: what a thousandth of a unit is worth is `scaled ÷ (scale ×
 * 1000)`. Products below 2^53 are exact as doubles; a larger one is taken as a
 * BigInt. Nothing is rounded.
 */

import type { MeasuresById } from "../../library/measures-by-id.ts";
import type { Measure } from "../../library/model.ts";
import { denominator, type Exact, equal, numerator, ONE, ZERO } from "../../number/exact.ts";
import type { ValuedCommitment } from "../../scoring/model.ts";
import type { Valuation } from "../../scoring/valuation.ts";
import { valueCommitment } from "../../scoring/value-chain.ts";
import { measureChangeReason } from "../change-reason.ts";
import { whyNotConvertible } from "../convert-to-library.ts";
import { isAdditiveMeasure } from "./usual.ts";

export interface SideValues {
  readonly valuation: Valuation;
  readonly measures: MeasuresById;
  readonly exact: (Exact | undefined)[];
  /** By measure; NaN where not yet worked out, infinity where it does not fit a double. */
  readonly scaled: Float64Array;
  /** The same as whole numbers of any size. */
  readonly large: bigint[];
  scale: bigint;
  /** How thousandths over the scale become decimals, where they end. */
  tens: { readonly times: bigint; readonly places: number } | undefined;
}

export interface UnitValues {
  readonly before: SideValues;
  readonly after: SideValues;
  /** How much one unit moves, near enough to tell which measures moved most; 0 only where it does not move. */
  readonly moves: Float64Array;
  /**
   * For each measure whether it is known yet, and whether it has a cap, points,
   * a twin, or no value in force: things of which the fast way keeps no account.
   */
  readonly kinds: Uint8Array;
  /** How many measures are known. */
  learned: number;
  /** Whether either side values the measure at all. */
  readonly valued: Uint8Array;
  /** Measures that may count the same people as another. */
  readonly twins: ReadonlySet<string>;
  readonly because: (string | undefined)[];
  /** Thousandths promised over the whole part, and tenders that promise any. */
  readonly promised: Float64Array;
  readonly large: Map<number, bigint>;
  readonly tenders: Int32Array;
}

export function newUnitValues(count: number, before: ValuedSide, after: ValuedSide): UnitValues {
  const sideValues = ({ valuation, measures }: ValuedSide): SideValues => ({
    valuation,
    measures,
    exact: new Array<Exact | undefined>(count).fill(undefined),
    scaled: new Float64Array(count),
    large: new Array<bigint>(count).fill(0n),
    scale: 1n,
    tens: { times: 1n, places: 3 },
  });
  return {
    before: sideValues(before),
    after: sideValues(after),
    moves: new Float64Array(count),
    kinds: new Uint8Array(count),
    learned: 0,
    valued: new Uint8Array(count),
    twins: new Set(
      [...before.measures.values(), ...after.measures.values()].flatMap(({ id, countsOnceWith }) =>
        countsOnceWith.length === 0 ? [] : [id, ...countsOnceWith],
      ),
    ),
    because: new Array<string | undefined>(count).fill(undefined),
    promised: new Float64Array(count),
    large: new Map(),
    tenders: new Int32Array(count),
  };
}

interface ValuedSide {
  readonly valuation: Valuation;
  readonly measures: MeasuresById;
}

const UNKNOWN = 0;
export const SUMMED = 1;
const SPECIAL = 2;

/** Works out what a unit of a measure is worth when the measure is first met. */
export function fillUnitValue(values: UnitValues, index: number, measure: Measure): void {
  if (values.kinds[index] !== UNKNOWN) return;
  values.learned += 1;
  const both = [values.before, values.after].map((side) => side.measures.get(measure.id));
  const units = [
    valuedUnit(measure, both[0], values.before.valuation),
    valuedUnit(measure, both[1], values.after.valuation),
  ];
  const [old, fresh] = units.map((one) => one?.value?.value);
  storeUnitValue(values.before, index, old ?? ZERO);
  storeUnitValue(values.after, index, fresh ?? ZERO);
  values.valued[index] = old !== undefined || fresh !== undefined ? 1 : 0;
  // What has no value cannot be added up: which promises it keeps from being ranked is for the engine to say.
  const isKnown = units.every((one) => one?.unknown === undefined);
  const isAdditive = both.every((one) => one === undefined || isAdditiveMeasure(one, values.twins));
  values.kinds[index] = isKnown && isAdditive ? SUMMED : SPECIAL;
  if (!equal(old ?? ZERO, fresh ?? ZERO)) {
    values.moves[index] =
      Math.abs(exactToNumber(fresh ?? ZERO) - exactToNumber(old ?? ZERO)) || Number.MIN_VALUE;
    values.because[index] = measureChangeReason(
      measure.id,
      { measure: both[0], valuation: values.before.valuation },
      { measure: both[1], valuation: values.after.valuation },
    );
  }
}

/**
 * The value chain is linear in the quantity, so quantity × the value of one is
 * the figure that the chain gives, to the last digit; it is taken from the chain
 * itself.
 *
 * @param measure as the tender's own library counts it
 * @param other as the library counts it that values the promise
 * @returns one unit with its pounds (or points), exact; nothing where the library does not count such a promise
 */
function valuedUnit(
  { id, unit }: Measure,
  other: Measure | undefined,
  valuation: Valuation,
): ValuedCommitment | undefined {
  if (other === undefined || whyNotConvertible(unit, other) !== undefined) return undefined;
  const one = { measure: id, quantity: { value: ONE, at: "" }, unit, at: "" };
  return valueCommitment(one, other, valuation);
}

/** For ordering by size before the exact order is taken; never for a figure. */
const exactToNumber = (value: Exact): number => Number(numerator(value)) / Number(denominator(value));

function storeUnitValue(side: SideValues, index: number, factor: Exact): void {
  side.exact[index] = factor;
  const under = denominator(factor);
  if (side.scale % under !== 0n) {
    side.scale *= under / gcd(side.scale, under);
    side.tens = scaleToPowerOfTen(side.scale * 1_000n);
    for (const [at, held] of side.exact.entries())
      if (held !== undefined) storeScaledUnitValue(side, at, held);
  }
  storeScaledUnitValue(side, index, factor);
}

function storeScaledUnitValue(side: SideValues, index: number, factor: Exact): void {
  const whole = (numerator(factor) * side.scale) / denominator(factor);
  side.large[index] = whole;
  const size = whole < 0n ? -whole : whole;
  side.scaled[index] = size <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : Number.POSITIVE_INFINITY;
}

const MOST_PLACES = 30;

function scaleToPowerOfTen(under: bigint): SideValues["tens"] {
  for (let [places, ten] = [0, 1n]; places <= MOST_PLACES; places += 1, ten *= 10n)
    if (ten % under === 0n) return { times: ten / under, places };
  return undefined;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** @returns the factor as a whole number over the scale, however large. */
export const bigUnitValue = ({ large }: SideValues, index: number): bigint => large[index] ?? 0n;
