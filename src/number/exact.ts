/**
 * Figures without rounding. Every figure that can move a rank is a ratio of two
 * whole numbers, because a sum of binary floats depends on the order of its rows.
 * The arithmetic is fraction.js, which is kept behind this module: it takes null
 * for 0, guesses at floats and rounds halves in its own way. Nothing here does,
 * and an `Exact` refuses to turn into a JavaScript number by accident.
 */
import Fraction from "fraction.js";

declare const brand: unique symbol;

/** An exact rational figure; immutable. `<`, `+` and `${}` on it throw: use the functions of this module. */
export interface Exact {
  readonly [brand]: "exact";
}

interface Held {
  readonly fraction: Fraction;
}

/** What every figure inherits: nothing, not even a way to become text or a JavaScript number. */
const NOTHING = Object.freeze(Object.create(null));

/** Made from its prototype, because giving an object another one afterwards takes ten times as long. */
function wrapFraction(fraction: Fraction): Exact {
  const held = Object.create(NOTHING);
  held.fraction = Object.freeze(fraction);
  return Object.freeze(held);
}

function fractionOf(value: Exact): Fraction {
  const { fraction } = value as unknown as Held;
  if (!(fraction instanceof Fraction)) throw new TypeError("not an exact figure: make one with exact()");
  return fraction;
}

/** @returns whether a value of unknown kind is one of these figures. */
export function isExact(value: unknown): value is Exact {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as { fraction?: unknown }).fraction instanceof Fraction
  );
}

const STRICT = /^(-?[0-9]+)(?:\.([0-9]+)|\/(0*[1-9][0-9]*))?$/;

/**
 * Reads strict text: `-12`, `12.50` or `7459927/88888`, digits 0 to 9 only.
 * For figures as people type them see `typed-figure.ts`.
 * @throws RangeError for anything else
 */
export function exact(text: string): Exact {
  const parts = typeof text === "string" ? STRICT.exec(text) : null;
  if (parts === null) throw new RangeError(`not an exact figure: ${String(text).slice(0, 40)}`);
  const whole = parts[1] ?? "";
  const decimals = parts[2] ?? "";
  const below = parts[3] ?? "1";
  return wrapFraction(new Fraction(BigInt(whole + decimals), BigInt(below) * 10n ** BigInt(decimals.length)));
}

/**
 * @param n a safe integer or a bigint
 * @throws RangeError for a number that is not a safe integer
 */
export function exactInteger(n: number | bigint): Exact {
  if (typeof n !== "bigint" && !Number.isSafeInteger(n)) throw new RangeError(`not a whole number: ${n}`);
  return wrapFraction(new Fraction(BigInt(n)));
}

export const ZERO: Exact = wrapFraction(new Fraction(0n));
export const ONE: Exact = wrapFraction(new Fraction(1n));
export const HUNDRED: Exact = wrapFraction(new Fraction(100n));

export const add = (a: Exact, b: Exact): Exact => wrapFraction(fractionOf(a).add(fractionOf(b)));
export const subtract = (a: Exact, b: Exact): Exact => wrapFraction(fractionOf(a).sub(fractionOf(b)));
export const multiply = (a: Exact, b: Exact): Exact => wrapFraction(fractionOf(a).mul(fractionOf(b)));

/** @throws RangeError when `b` is zero */
export function divide(a: Exact, b: Exact): Exact {
  if (isZero(b)) throw new RangeError("division by zero");
  return wrapFraction(fractionOf(a).div(fractionOf(b)));
}

export const negate = (value: Exact): Exact => wrapFraction(fractionOf(value).neg());
export const absolute = (value: Exact): Exact => wrapFraction(fractionOf(value).abs());

const HIGHEST_POWER = 10_000;

/**
 * @param n a whole number from 0 to 10,000; anything to the power 0 is 1
 * @throws RangeError outside that range
 */
export function power(base: Exact, n: number): Exact {
  if (!Number.isInteger(n) || n < 0 || n > HIGHEST_POWER) throw new RangeError(`not a usable power: ${n}`);
  return wrapFraction(fractionOf(base).pow(BigInt(n)));
}

const MANY = 32;

/** The sum of the list; nothing adds to 0. Of many figures the halves are added first, because a fraction grows with each figure that is added to it. */
export function sum(list: readonly Exact[]): Exact {
  if (list.length <= MANY) return list.reduce(add, ZERO);
  const half = list.length >> 1;
  return add(sum(list.slice(0, half)), sum(list.slice(half)));
}

/** @throws RangeError for an empty list */
export const mean = (list: readonly Exact[]): Exact =>
  divide(sum(requireNonempty(list)), exactInteger(list.length));

/** @throws RangeError for an empty list */
export const smallest = (list: readonly Exact[]): Exact =>
  requireNonempty(list).reduce((best, value) => (compare(value, best) < 0 ? value : best));

/** @throws RangeError for an empty list */
export const largest = (list: readonly Exact[]): Exact =>
  requireNonempty(list).reduce((best, value) => (compare(value, best) > 0 ? value : best));

function requireNonempty(list: readonly Exact[]): readonly Exact[] {
  if (list.length === 0) throw new RangeError("an empty list has no mean, smallest or largest");
  return list;
}

/**
 * Holds a value between two bounds, both included.
 * @throws RangeError when `low` is above `high`
 */
export function clampBetween(value: Exact, low: Exact, high: Exact): Exact {
  if (compare(low, high) > 0) throw new RangeError("the lower bound is above the upper bound");
  return smallest([largest([value, low]), high]);
}

export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => fractionOf(a).compare(fractionOf(b)) as -1 | 0 | 1;

/** Both are in lowest terms, so that equal figures have equal parts. */
export function equal(a: Exact, b: Exact): boolean {
  const [one, other] = [fractionOf(a), fractionOf(b)];
  return one.n === other.n && one.d === other.d && (one.n === 0n || one.s === other.s);
}

export const isZero = (value: Exact): boolean => fractionOf(value).n === 0n;

export function sign(value: Exact): -1 | 0 | 1 {
  const { s: signum, n } = fractionOf(value);
  if (n === 0n) return 0;
  return signum === 1n ? 1 : -1;
}

/** The numerator in lowest terms; it carries the sign. */
export function numerator(value: Exact): bigint {
  const { s: signum, n } = fractionOf(value);
  return signum * n;
}

/** The denominator in lowest terms; always above zero. */
export const denominator = (value: Exact): bigint => fractionOf(value).d;

/**
 * The whole value as text: `75`, `87.76316`, or `7459927/88888` in lowest terms
 * where the decimals never end. `exact` reads it back to the same value.
 */
export function exactText(value: Exact): string {
  const { s: signum, n, d: below } = fractionOf(value);
  const above = signum * n;
  // Most figures are whole, and their places need not be counted.
  if (below === 1n) return String(above);
  const places = decimalPlacesNeeded(below);
  if (places === undefined) return `${above}/${below}`;
  return decimalText((above * 10n ** BigInt(places)) / below, places);
}

const POWERS_OF_TEN = [1, 2, 3, 4, 5, 6].map((places) => 10n ** BigInt(places));

/** How many decimal places a fraction over `below` needs; undefined when no number is enough. */
function decimalPlacesNeeded(below: bigint): number | undefined {
  const few = POWERS_OF_TEN.findIndex((power) => power % below === 0n);
  if (few >= 0) return few + 1;
  const halves = countPrimeFactor(below, 2n);
  const fifths = countPrimeFactor(below, 5n);
  return 2n ** BigInt(halves) * 5n ** BigInt(fifths) === below ? Math.max(halves, fifths) : undefined;
}

const FEW_DIGITS = 10n ** 20n;

/** Figures of many years have thousands of digits, so the prime is taken out by the handful first; not of a few digits. */
function countPrimeFactor(value: bigint, prime: bigint): number {
  let times = 0;
  let rest = value;
  for (let handful = value < FEW_DIGITS ? 1 : 256; handful >= 1; handful /= 16) {
    const divisor = prime ** BigInt(handful);
    for (; rest % divisor === 0n; rest /= divisor) times += handful;
  }
  return times;
}

/** Writes a count of 10^-places: 8776316n at 5 places is `87.76316`, 0n at 2 places is `0.00`. */
export function decimalText(units: bigint, places: number): string {
  const digits = String(units)
    .replace("-", "")
    .padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const decimals = places === 0 ? "" : `.${digits.slice(digits.length - places)}`;
  return `${units < 0n ? "-" : ""}${whole}${decimals}`;
}
