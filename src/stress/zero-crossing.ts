/**
 * Where something that follows from one offer passes through nothing, exactly.
 * Every formula makes marks a quotient of two straight lines in one bid's
 * offer, for as long as the same bids set the lowest, the highest and the mean
 * and no limit is met. Such a quotient keeps the cross-ratio of four points, so
 * three points give its root; the root holds only where the evaluation agrees.
 */
import {
  add,
  compare,
  divide,
  type Exact,
  equal,
  exactInteger,
  isZero,
  multiply,
  sign,
  subtract,
} from "../number/exact.ts";

/** What follows from an offer; nothing where it cannot be worked out. */
export type Follows = (offer: Exact) => Exact | undefined;

interface Point {
  readonly at: Exact;
  readonly value: Exact;
}

const MOST_HALVINGS = 24;

/**
 * @param from and `to`: two offers between which the sign changes
 * @returns the offer at which `follows` is exactly nothing, or nothing where none was confirmed
 */
export function findZeroBetween(from: Exact, to: Exact, follows: Follows): Exact | undefined {
  const point = (at: Exact): Point | undefined => {
    const value = follows(at);
    return value === undefined ? undefined : { at, value };
  };
  let [near, far] = [point(from), point(to)];
  for (let round = 0; round < MOST_HALVINGS; round += 1) {
    if (near === undefined || far === undefined) return undefined;
    if (isZero(near.value)) return near.at;
    if (isZero(far.value)) return far.at;
    if (sign(near.value) === sign(far.value)) return undefined;
    const middle = point(divide(add(near.at, far.at), exactInteger(2)));
    if (middle === undefined) return undefined;
    const root = zeroOfQuotient(near, middle, far);
    if (root !== undefined && liesBetween(root, near.at, far.at)) {
      const there = follows(root);
      if (there !== undefined && isZero(there)) return root;
    }
    if (sign(middle.value) === sign(near.value)) near = middle;
    else far = middle;
  }
  return undefined;
}

const liesBetween = (value: Exact, a: Exact, b: Exact): boolean => compare(value, a) * compare(value, b) <= 0;

/** The root of a quotient of two straight lines through three points. */
function zeroOfQuotient(a: Point, b: Point, c: Point): Exact | undefined {
  if (equal(a.value, b.value)) return undefined;
  const ratio = divide(
    multiply(b.value, subtract(a.value, c.value)),
    multiply(c.value, subtract(a.value, b.value)),
  );
  const [left, right] = [subtract(a.at, c.at), multiply(ratio, subtract(a.at, b.at))];
  const below = subtract(left, right);
  return isZero(below) ? undefined : divide(subtract(multiply(b.at, left), multiply(c.at, right)), below);
}
