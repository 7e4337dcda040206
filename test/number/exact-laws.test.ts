import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  divide,
  type Exact,
  equal,
  exact,
  exactInteger,
  exactText,
  isZero,
  largest,
  mean,
  multiply,
  negate,
  ONE,
  power,
  sign,
  smallest,
  subtract,
  sum,
  ZERO,
} from "../../src/number/exact.ts";
import { figures, list, whole } from "./figures.ts";

const text = exactText;

describe("laws", () => {
  const check = (law: (a: Exact, b: Exact, c: Exact) => boolean) =>
    fc.assert(fc.property(figures, figures, figures, law));

  it("adding and multiplying are those of a field", () => {
    check((a, b) => equal(add(a, b), add(b, a)) && equal(multiply(a, b), multiply(b, a)));
    check((a, b, c) => equal(add(add(a, b), c), add(a, add(b, c))));
    check((a, b, c) => equal(multiply(multiply(a, b), c), multiply(a, multiply(b, c))));
    check((a, b, c) => equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))));
    check((a) => equal(add(a, ZERO), a) && equal(multiply(a, ONE), a) && isZero(add(a, negate(a))));
    check((a, b) => equal(subtract(a, b), add(a, negate(b))));
    check((a, b) => isZero(b) || equal(multiply(divide(a, b), b), a));
  });

  it("agrees with whole numbers", () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(text(add(exactInteger(a), exactInteger(b)))).toBe(String(a + b));
        expect(text(multiply(exactInteger(a), exactInteger(b)))).toBe(String(a * b));
        expect(compare(exactInteger(a), exactInteger(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it("power is repeated multiplying", () => {
    fc.assert(
      fc.property(figures, fc.nat(8), (base, n) =>
        equal(power(base, n), Array<Exact>(n).fill(base).reduce(multiply, ONE)),
      ),
    );
  });

  it("compare is a total order that adding keeps", () => {
    check((a, b) => compare(a, b) + compare(b, a) === 0);
    check((a, b, c) => compare(a, b) > 0 || compare(b, c) > 0 || compare(a, c) <= 0);
    check((a, b) => (compare(a, b) === 0) === equal(a, b));
    check((a, b, c) => compare(a, b) === compare(add(a, c), add(b, c)));
    check((a) => compare(a, a) === 0 && sign(a) === compare(a, ZERO));
  });

  it("equal values are written alike, and reading what was written gives the value", () => {
    check((a) => equal(exact(text(a)), a));
    check((a, b) => equal(a, b) === (text(a) === text(b)));
  });

  it("a list gives the same in every order", () => {
    fc.assert(
      fc.property(list, (values) => {
        const turned = values.toReversed();
        expect(equal(sum(values), sum(turned))).toBe(true);
        // However many there are, the sum is that of adding one after another.
        const many = Array.from({ length: 40 }, () => values).flat();
        expect(equal(sum(many), many.reduce(add, ZERO))).toBe(true);
        expect(equal(smallest(values), smallest(turned))).toBe(true);
        expect(equal(largest(values), largest(turned))).toBe(true);
        expect(compare(smallest(values), mean(values))).toBeLessThanOrEqual(0);
        expect(compare(mean(values), largest(values))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
