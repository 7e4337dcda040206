/** Figures to test with: whole numbers, decimals and fractions, large, small and close together. */
import fc from "fast-check";
import { divide, type Exact, exactInteger } from "../../src/number/exact.ts";

export const whole = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
);

const below = fc.oneof(
  fc.bigInt({ min: 1n, max: 24n }),
  fc.constantFrom(10n, 100n, 1000n, 200n, 2000n),
  fc.bigInt({ min: 1n, max: 10n ** 12n }),
);

/** Numerator and denominator, not in lowest terms. */
export const ratios = fc.tuple(whole, below);

export const figures: fc.Arbitrary<Exact> = ratios.map(([top, under]) =>
  divide(exactInteger(top), exactInteger(under)),
);

export const list = fc.array(figures, { minLength: 1, maxLength: 8 });
