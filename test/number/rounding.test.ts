import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absolute,
  compare,
  divide,
  equal,
  exact,
  exactInteger,
  exactText,
  power,
  subtract,
} from "../../src/number/exact.ts";
import { fixedPlacesText, groupThousands, type RoundingMode, round } from "../../src/number/rounding.ts";
import { figures, ratios } from "./figures.ts";

const MODES: readonly RoundingMode[] = ["half-up", "half-even", "down"];
const modes = fc.constantFrom(...MODES);
const places = fc.nat(6);

describe("shown", () => {
  it.each([
    // value, places, half-up, half-even, down
    ["75", 2, "75.00", "75.00", "75.00"],
    ["75", 0, "75", "75", "75"],
    ["-0.5", 2, "-0.50", "-0.50", "-0.50"],
    ["0", 2, "0.00", "0.00", "0.00"],
    ["2.675", 2, "2.68", "2.68", "2.67"],
    ["-2.675", 2, "-2.68", "-2.68", "-2.67"],
    ["2.665", 2, "2.67", "2.66", "2.66"],
    ["-2.665", 2, "-2.67", "-2.66", "-2.66"],
    ["2.664999", 2, "2.66", "2.66", "2.66"],
    ["2.665001", 2, "2.67", "2.67", "2.66"],
    ["0.5", 0, "1", "0", "0"],
    ["1.5", 0, "2", "2", "1"],
    ["-0.5", 0, "-1", "0", "0"],
    ["-1.5", 0, "-2", "-2", "-1"],
    ["0.004", 2, "0.00", "0.00", "0.00"],
    ["-0.004", 2, "0.00", "0.00", "0.00"],
    ["0.005", 2, "0.01", "0.00", "0.00"],
    ["-0.005", 2, "-0.01", "0.00", "0.00"],
    ["-0.006", 2, "-0.01", "-0.01", "0.00"],
    ["9.995", 2, "10.00", "10.00", "9.99"],
    ["999.5", 0, "1000", "1000", "999"],
    ["1/3", 4, "0.3333", "0.3333", "0.3333"],
    ["2/3", 4, "0.6667", "0.6667", "0.6666"],
    ["7459927/88888", 2, "83.93", "83.93", "83.92"],
    [
      "1/7",
      30,
      "0.142857142857142857142857142857",
      "0.142857142857142857142857142857",
      "0.142857142857142857142857142857",
    ],
  ] as const)("%s to %d places", (value, to, up, even, down) => {
    const expected: readonly string[] = [up, even, down];
    expect(MODES.map((mode) => fixedPlacesText(exact(value), to, mode))).toEqual(expected);
    expect(MODES.map((mode) => exactText(round(exact(value), to, mode)))).toEqual(
      expected.map((text) => exactText(exact(text))),
    );
  });

  it("takes 0 to 100 places", () => {
    expect(fixedPlacesText(exact("1"), 100, "half-up")).toBe(`1.${"0".repeat(100)}`);
    expect(exactText(round(exact("1.25"), 100, "down"))).toBe("1.25");
    for (const bad of [-1, 0.5, 101, Number.NaN, Number.POSITIVE_INFINITY]) {
      const refusal = new RangeError(`not a number of decimal places: ${bad}`);
      expect(() => fixedPlacesText(exact("1"), bad, "half-up")).toThrow(refusal);
      expect(() => round(exact("1"), bad, "half-up")).toThrow(refusal);
    }
  });

  it("knows three modes", () => {
    const refusal = new RangeError("not a rounding mode: up");
    expect(() => fixedPlacesText(exact("1.5"), 0, "up" as RoundingMode)).toThrow(refusal);
    expect(() => round(exact("1"), 0, "up" as RoundingMode)).toThrow(refusal);
  });

  it("agrees with long division written out with whole numbers", () => {
    fc.assert(
      fc.property(ratios, places, modes, ([top, under], to, mode) => {
        expect(fixedPlacesText(divide(exactInteger(top), exactInteger(under)), to, mode)).toBe(
          oracle(top, under, to, mode),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

/** Counts every candidate near the value and takes the nearest, or at a half the one that the mode asks for. */
function oracle(top: bigint, under: bigint, to: number, mode: RoundingMode): string {
  const minus = top < 0n;
  const scaled = (minus ? -top : top) * 10n ** BigInt(to);
  const lower = (scaled - (scaled % under)) / under;
  const upper = lower + 1n;
  const [toLower, toUpper] = [scaled - lower * under, upper * under - scaled];
  const atHalf = mode === "half-up" ? upper : lower % 2n === 0n ? lower : upper;
  const nearest = toLower < toUpper ? lower : toLower > toUpper ? upper : atHalf;
  const digits = (mode === "down" ? lower : nearest).toString().split("");
  while (digits.length <= to) digits.unshift("0");
  if (to > 0) digits.splice(digits.length - to, 0, ".");
  const nothing = digits.every((digit) => digit === "0" || digit === ".");
  return `${minus && !nothing ? "-" : ""}${digits.join("")}`;
}

describe("rounding", () => {
  it("twice is rounding once", () => {
    fc.assert(
      fc.property(figures, places, modes, (value, to, mode) => {
        const once = round(value, to, mode);
        return equal(round(once, to, mode), once);
      }),
    );
  });

  it("keeps the order", () => {
    fc.assert(
      fc.property(figures, figures, places, modes, (a, b, to, mode) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a];
        return compare(round(low, to, mode), round(high, to, mode)) <= 0;
      }),
    );
  });

  it("moves a value by at most half a step, or less than a whole one downwards", () => {
    fc.assert(
      fc.property(figures, places, modes, (value, to, mode) => {
        const step = divide(exactInteger(1), power(exactInteger(10), to));
        const moved = absolute(subtract(value, round(value, to, mode)));
        return mode === "down"
          ? compare(moved, step) < 0 && compare(absolute(round(value, to, mode)), absolute(value)) <= 0
          : compare(moved, divide(step, exactInteger(2))) <= 0;
      }),
    );
  });

  it("shows what it rounded to", () => {
    fc.assert(
      fc.property(figures, places, modes, (value, to, mode) =>
        equal(exact(fixedPlacesText(value, to, mode)), round(value, to, mode)),
      ),
    );
  });
});

describe("grouped", () => {
  it.each([
    ["0", "0"],
    ["12", "12"],
    ["123", "123"],
    ["1234", "1,234"],
    ["12345", "12,345"],
    ["123456", "123,456"],
    ["1234567.89", "1,234,567.89"],
    ["-123.45", "-123.45"],
    ["-1234.5678", "-1,234.5678"],
    ["0.123456", "0.123456"],
    ["1,234", "1,234"],
    ["7459927/88888", "7459927/88888"],
    ["£1234", "£1234"],
    ["1234p", "1234p"],
    ["1234.", "1234."],
    ["1234.x", "1234.x"],
    ["--1234", "--1234"],
    ["", ""],
    ["none", "none"],
  ])("%j is %j", (text, expected) => {
    expect(groupThousands(text)).toBe(expected);
  });

  it("changes nothing but the commas", () => {
    fc.assert(
      fc.property(figures, places, modes, (value, to, mode) => {
        const text = fixedPlacesText(value, to, mode);
        expect(groupThousands(text).replaceAll(",", "")).toBe(text);
        expect(groupThousands(text)).toMatch(/^-?\d{1,3}(?:,\d{3})*(?:\.\d+)?$/);
      }),
    );
  });
});
