/**
 * Factors of one method on one stretch of days, as whole numbers over one
 * common scale: what a thousandth of a unit is worth is `scaled ÷ (scale ×
 * 1000)`. Products below 2^53 are exact as doubles; a larger one is taken as a
 * BigInt. Nothing is rounded.
 */
import type { Measure } from "../../library/model.ts";
import { denominator, type Exact, equal, numerator, ZERO } from "../../number/exact.ts";
import type { Valuation } from "../../scoring/valuation.ts";
import { whyMoved } from "../change-reason.ts";
import type { Measures } from "../convert-to-library.ts";
import { factorOf } from "./factors.ts";

export interface SideWorth {
  readonly valuation: Valuation;
  readonly measures: Measures;
  readonly exact: (Exact | undefined)[];
  /** By measure; NaN where not yet worked out, infinity where it does not fit a double. */
  readonly scaled: Float64Array;
  /** The same as whole numbers of any size. */
  readonly large: bigint[];
  scale: bigint;
  /** How thousandths over the scale become decimals, where they end. */
  tens: { readonly times: bigint; readonly places: number } | undefined;
}

export interface Worth {
  readonly before: SideWorth;
  readonly after: SideWorth;
  /** How much one unit moves, near enough to tell which measures moved most; 0 only where it does not move. */
  readonly moves: Float64Array;
  /**
   * For each measure whether it is known yet, and whether it has a cap, points
   * or a twin: things of which the fast way keeps no account.
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

export function worthOf(count: number, before: Contestant, after: Contestant): Worth {
  const sideWorth = ({ valuation, measures }: Contestant): SideWorth => ({
    valuation,
    measures,
    exact: new Array<Exact | undefined>(count).fill(undefined),
    scaled: new Float64Array(count),
    large: new Array<bigint>(count).fill(0n),
    scale: 1n,
    tens: { times: 1n, places: 3 },
  });
  return {
    before: sideWorth(before),
    after: sideWorth(after),
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

interface Contestant {
  readonly valuation: Valuation;
  readonly measures: Measures;
}

const UNKNOWN = 0;
export const ORDINARY = 1;
const SPECIAL = 2;

/** Works out a measure's factors when it is first met. */
export function learn(worth: Worth, index: number, measure: Measure): void {
  if (worth.kinds[index] !== UNKNOWN) return;
  worth.learned += 1;
  const variant = { measure: measure.id, unit: measure.unit };
  const [old, fresh] = [worth.before, worth.after].map((side) =>
    factorOf(variant, measure, side.measures.get(measure.id), side.valuation),
  );
  put(worth.before, index, old ?? ZERO);
  put(worth.after, index, fresh ?? ZERO);
  worth.valued[index] = old !== undefined || fresh !== undefined ? 1 : 0;
  const both = [worth.before.measures.get(measure.id), worth.after.measures.get(measure.id)];
  worth.kinds[index] = both.some(
    (one) => one !== undefined && (one.cap !== undefined || one.kind === "points" || worth.twins.has(one.id)),
  )
    ? SPECIAL
    : ORDINARY;
  if (!equal(old ?? ZERO, fresh ?? ZERO)) {
    worth.moves[index] = Math.abs(near(fresh ?? ZERO) - near(old ?? ZERO)) || Number.MIN_VALUE;
    worth.because[index] = whyMoved(
      measure.id,
      { measure: both[0], valuation: worth.before.valuation },
      { measure: both[1], valuation: worth.after.valuation },
    );
  }
}

/** For ordering by size before the exact order is taken; never for a figure. */
const near = (value: Exact): number => Number(numerator(value)) / Number(denominator(value));

function put(side: SideWorth, index: number, factor: Exact): void {
  side.exact[index] = factor;
  const under = denominator(factor);
  if (side.scale % under !== 0n) {
    side.scale *= under / gcd(side.scale, under);
    side.tens = tensFor(side.scale * 1_000n);
    for (const [at, held] of side.exact.entries()) if (held !== undefined) scaleTo(side, at, held);
  }
  scaleTo(side, index, factor);
}

function scaleTo(side: SideWorth, index: number, factor: Exact): void {
  const whole = (numerator(factor) * side.scale) / denominator(factor);
  side.large[index] = whole;
  const size = whole < 0n ? -whole : whole;
  side.scaled[index] = size <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : Number.POSITIVE_INFINITY;
}

const MOST_PLACES = 30;

function tensFor(under: bigint): SideWorth["tens"] {
  for (let [places, ten] = [0, 1n]; places <= MOST_PLACES; places += 1, ten *= 10n)
    if (ten % under === 0n) return { times: ten / under, places };
  return undefined;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** @returns the factor as a whole number over the scale, however large. */
export const largeFactor = ({ large }: SideWorth, index: number): bigint => large[index] ?? 0n;
