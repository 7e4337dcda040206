// A fraction of two BigInts, written for the oracle alone: it shares nothing with the program under test.

export type Mode = "half-up" | "half-even" | "down";

export type Fraction = { readonly above: bigint; readonly below: bigint };

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function fraction(above: bigint, below = 1n): Fraction {
  if (below === 0n) throw new Error("division by zero");
  const shared = divisor(above, below) * (below < 0n ? -1n : 1n);
  return { above: above / shared, below: below / shared };
}

export const zero = fraction(0n);
export const one = fraction(1n);
export const half = fraction(1n, 2n);
export const hundred = fraction(100n);

function decimal(text: string): Fraction {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) throw new Error(`not a figure: ${text}`);
  const [, sign = "", whole = "", rest = ""] = parts;
  const size = fraction(BigInt(whole + rest), 10n ** BigInt(rest.length));
  return sign === "-" ? negate(size) : size;
}

/** Reads `12`, `-1.25`, `10%` and `7459927/88888`. */
export function parse(text: string): Fraction {
  const trimmed = text.trim();
  if (trimmed.endsWith("%")) return divide(decimal(trimmed.slice(0, -1).trim()), hundred);
  const [above = "", below, ...more] = trimmed.split("/");
  if (more.length > 0) throw new Error(`not a figure: ${text}`);
  return below === undefined ? decimal(above) : divide(decimal(above), decimal(below));
}

const negate = (a: Fraction): Fraction => ({ above: -a.above, below: a.below });
export const absolute = (a: Fraction): Fraction => (a.above < 0n ? negate(a) : a);
export const add = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.above * b.below + b.above * a.below, a.below * b.below);
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));
export const multiply = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.above * b.above, a.below * b.below);
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.above * b.below, a.below * b.above);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(add, zero);

/** Negative, zero or positive, as for sorting. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.above * b.below - b.above * a.below;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export const equal = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0;
export const isZero = (a: Fraction): boolean => a.above === 0n;
const lesser = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const greater = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const between01 = (a: Fraction): Fraction => greater(zero, lesser(one, a));

function extreme(all: readonly Fraction[], better: (a: Fraction, b: Fraction) => Fraction): Fraction {
  const [first, ...rest] = all;
  if (first === undefined) throw new Error("no values");
  return rest.reduce(better, first);
}
export const lowest = (all: readonly Fraction[]): Fraction => extreme(all, lesser);
export const highest = (all: readonly Fraction[]): Fraction => extreme(all, greater);

/** Half-up goes away from zero, down goes towards zero. */
export function round(a: Fraction, places: number, mode: Mode = "half-up"): Fraction {
  const unit = 10n ** BigInt(places);
  const size = (a.above < 0n ? -a.above : a.above) * unit;
  let whole = size / a.below;
  const twice = (size % a.below) * 2n;
  const tie = twice === a.below;
  if (mode !== "down" && (twice > a.below || (tie && (mode === "half-up" || whole % 2n === 1n)))) whole += 1n;
  return fraction(a.above < 0n ? -whole : whole, unit);
}

/** A whole number, a terminating decimal or `a/b`. */
export function text(a: Fraction): string {
  let rest = a.below;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return `${a.above}/${a.below}`;
  return fixed(a, Math.max(twos, fives));
}

/** Rounded to `places` and written with exactly that many decimals. */
export function fixed(a: Fraction, places: number, mode: Mode = "half-up"): string {
  const rounded = round(a, places, mode);
  const units = (rounded.above * 10n ** BigInt(places)) / rounded.below;
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const decimals = digits.slice(digits.length - places);
  return `${units < 0n ? "-" : ""}${whole}${places > 0 ? `.${decimals}` : ""}`;
}
