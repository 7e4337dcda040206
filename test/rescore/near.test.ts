/** What doubles say for certain of totals and roundings is what whole numbers say; what they do not say is left to those. */
import { array, assert, bigInt, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { exact, exactText, integer as whole } from "../../src/number/exact.ts";
import { shown } from "../../src/number/rounding.ts";
import { type LeanBid, type LeanPlan, leanSide } from "../../src/rescore/fast/integer-scoring.ts";
import { certainOrder, certainText, nearPlan, shortest } from "../../src/rescore/fast/near.ts";

const ratio = (over: number | bigint, under: number | bigint = 1): { over: bigint; under: bigint } => ({
  over: BigInt(over),
  under: BigInt(under),
});

/** As lean.ts makes it of an award: 40 for the price, 40 for marks of at most 10, 20 for promises. */
function planOf(between: boolean, places: number, mode: "half-up" | "half-even" | "down"): LeanPlan {
  const leaf = {} as never;
  const plan = {
    rounding: { places, mode },
    price: { leaf, worth: ratio(40) },
    marks: [{ leaf, each: ratio(40, 10_000), top: ratio(10_000), least: ratio(500), opens: ratio(7_001, 2) }],
    commitments: {
      leaf,
      worth: ratio(20),
      ...(between && { between: { worst: ratio(0), span: ratio(2_000_003, 7) } }),
    },
  };
  const near = nearPlan(plan);
  if (near === undefined) throw new Error("this plan is a usual one");
  return { ...plan, near };
}

const bid = record({
  price: constantFrom(1_000, 999_999_999_999, 333_333, 5_000_000, 5_000_001),
  mark: constantFrom(500, 3_500, 3_501, 9_999, 10_000, 7_770),
  value: bigInt({ min: 0n, max: 1n << 62n }),
});
const few = constantFrom(0n, 10_000_000n, 3n, 2_857_147_142_857n, 1n << 61n);

describe("totals in doubles", () => {
  test("give the lines that whole numbers give", () => {
    let certain = 0;
    assert(
      property(
        array(bid, { minLength: 1, maxLength: 6 }),
        array(few, { minLength: 6, maxLength: 6 }),
        constantFrom(true, false),
        integer({ min: 0, max: 6 }),
        constantFrom("half-up" as const, "half-even" as const, "down" as const),
        constantFrom(true, false),
        (bids, fixed, between, places, mode, wild) => {
          const { near, ...plain } = planOf(between, places, mode);
          const own: LeanBid[] = bids.map(({ price, mark }, index) => ({
            bidder: `Bidder ${index}`,
            price,
            marks: [mark],
          }));
          const values = bids.map(({ value }, index) => (wild ? value : (fixed[index] ?? 0n)));
          const expected = leanSide(plain, own, values, 10_000_000n, false);
          const found = leanSide({ ...plain, ...(near && { near }) }, own, values, 10_000_000n, false);
          expect(found).toEqual(expected);
          if (expected !== undefined) certain += 1;
        },
      ),
      { numRuns: 3000 },
    );
    expect(certain).toBeGreaterThan(500);
  });

  test("an order is certain only where no two lie within the error of each", () => {
    expect(certainOrder([3, 1, 2], 0.4)).toEqual([0, 2, 1]);
    expect(certainOrder([3, 1, 2], 0.5)).toBeUndefined();
    expect(certainOrder([2, 2], 0)).toBeUndefined();
    expect(certainOrder([Number.NaN, 1], 0.1)).toBeUndefined();
  });
});

describe("figures in doubles", () => {
  const tenths = 2 ** -40;
  test.for([
    ["half-up", 0.125, undefined],
    ["half-up", 0.1251, "0.13"],
    ["half-up", 0.1249, "0.12"],
    ["half-even", 0.125, undefined],
    ["half-even", 99.995_1, "100.00"],
    ["down", 0.129_9, "0.12"],
    ["down", 50, undefined],
  ] as const)("%s: %d is %s", ([mode, value, text]) => {
    expect(certainText(value, tenths, 2, mode)).toBe(text);
  });

  test("rounded, they are what exact rounding gives", () => {
    assert(
      property(
        bigInt({ min: 0n, max: 10n ** 15n }),
        integer({ min: 1, max: 10 ** 9 }),
        constantFrom("half-up" as const, "half-even" as const, "down" as const),
        integer({ min: 0, max: 6 }),
        (over, under, mode, places) => {
          const value = Number(over) / under;
          const found = certainText(value, value * 2 ** -51, places, mode);
          if (found !== undefined) expect(found).toBe(shown(exact(`${over}/${under}`), places, mode));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("at their shortest, they are what exact figures are written as", () => {
    assert(
      property(
        integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        integer({ min: 0, max: 4 }),
        integer({ min: 0, max: 15 }),
        (units, zeros, places) => {
          const own = Math.floor(units / 10 ** zeros) * 10 ** zeros;
          expect(shortest(own, places)).toBe(exactText(exact(`${own}/${10n ** BigInt(places)}`)));
        },
      ),
    );
    expect(shortest(0, 3)).toBe(exactText(whole(0n)));
  });
});
