import { describe, expect, it } from "vitest";
import {
  absolute,
  add,
  clampBetween,
  compare,
  decimalText,
  denominator,
  divide,
  type Exact,
  equal,
  exact,
  exactInteger,
  exactText,
  HUNDRED,
  isZero,
  largest,
  mean,
  multiply,
  negate,
  numerator,
  ONE,
  power,
  sign,
  smallest,
  subtract,
  sum,
  ZERO,
} from "../../src/number/exact.ts";

const text = exactText;

describe("exact reads strict text", () => {
  it.each([
    ["0", "0"],
    ["-0", "0"],
    ["-0.00", "0"],
    ["-12", "-12"],
    ["12.50", "12.5"],
    ["007", "7"],
    ["0.1", "0.1"],
    ["-0.05", "-0.05"],
    ["2/4", "0.5"],
    ["7459927/88888", "7459927/88888"],
    ["-7459927/88888", "-7459927/88888"],
    ["3/09", "1/3"],
    ["1/10", "0.1"],
    ["87.76316", "87.76316"],
    ["123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"],
  ])("%s is %s", (written, expected) => {
    expect(text(exact(written))).toBe(expected);
  });

  it.each([
    "",
    " ",
    "1 ",
    " 1",
    "1\n",
    "+1",
    "--1",
    "1-",
    ".5",
    "5.",
    "1.2.3",
    "1,000",
    "1_000",
    "1e3",
    "0x10",
    "1/0",
    "1/00",
    "1/-2",
    "1/2/3",
    "1.5/2",
    "1/2.5",
    "/2",
    "1/",
    "1:2",
    "1 1/2",
    "0.(3)",
    "0.'3'",
    "NaN",
    "Infinity",
    "x1",
    "1x",
    "٣",
    "５",
  ])("%j is refused", (written) => {
    expect(() => exact(written)).toThrow(RangeError);
    expect(() => exact(written)).toThrow(`not an exact figure: ${written}`);
  });

  it.each([null, undefined, 0, 5, 0.1, 5n, true, {}, [], ["5"]])(
    "what is not text is refused (%#)",
    (value) => {
      expect(() => exact(value as string)).toThrow(RangeError);
    },
  );

  it("quotes at most 40 characters", () => {
    expect(() => exact("x".repeat(50))).toThrow(new RangeError(`not an exact figure: ${"x".repeat(40)}`));
  });
});

describe("integer takes whole numbers only", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [7, "7"],
    [-7, "-7"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    [Number.MIN_SAFE_INTEGER, "-9007199254740991"],
    [9007199254740993n, "9007199254740993"],
    [-5n, "-5"],
  ])("%s", (n, expected) => {
    expect(text(exactInteger(n))).toBe(expected);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])("%s is refused", (n) => {
    expect(() => exactInteger(n)).toThrow(new RangeError(`not a whole number: ${n}`));
  });

  it.each([null, undefined, "5"])("%j is refused", (n) => {
    expect(() => exactInteger(n as unknown as number)).toThrow(RangeError);
  });
});

describe("an Exact", () => {
  it("cannot be changed", () => {
    const half = exact("1/2") as unknown as { fraction: { n: bigint } };
    expect(Object.isFrozen(half)).toBe(true);
    expect(Object.isFrozen(half.fraction)).toBe(true);
    expect(Object.isFrozen(add(ONE, ONE))).toBe(true);
  });

  it("does not turn into a binary float or a string by accident", () => {
    const [half, one] = [exact("1/2") as unknown as number, ONE as unknown as number];
    expect(() => half < one).toThrow(TypeError);
    expect(() => half + one).toThrow(TypeError);
    expect(() => `${half}`).toThrow(TypeError);
    expect(() => JSON.stringify(half)).toThrow(TypeError);
  });

  it.each([null, undefined, 5, "5", {}, { fraction: { s: 1n, n: 1n, d: 2n } }])(
    "is made by this module alone (%#)",
    (value) => {
      const other = value as unknown as Exact;
      expect(() => add(ONE, other)).toThrow(TypeError);
      expect(() => add(other, ONE)).toThrow(TypeError);
      expect(() => compare(other, ONE)).toThrow(TypeError);
    },
  );

  it("says how one is made", () => {
    expect(() => add(ONE, {} as Exact)).toThrow("not an exact figure: make one with exact()");
  });
});

describe("arithmetic", () => {
  it("has its constants", () => {
    expect([ZERO, ONE, HUNDRED].map(text)).toEqual(["0", "1", "100"]);
  });

  it("is exact where binary floats are not", () => {
    expect(text(add(exact("0.1"), exact("0.2")))).toBe("0.3");
    expect(text(multiply(divide(ONE, exact("3")), exact("3")))).toBe("1");
    expect(text(subtract(exact("0.3"), exact("0.1")))).toBe("0.2");
  });

  it("refuses to divide by zero", () => {
    expect(() => divide(ONE, ZERO)).toThrow(new RangeError("division by zero"));
    expect(() => divide(ZERO, subtract(ONE, ONE))).toThrow(RangeError);
    expect(text(divide(ZERO, ONE))).toBe("0");
  });

  it("gives magnitude and opposite", () => {
    expect(["-3/4", "0", "3/4"].map((one) => text(absolute(exact(one))))).toEqual(["0.75", "0", "0.75"]);
    expect(["-3/4", "0", "3/4"].map((one) => text(negate(exact(one))))).toEqual(["0.75", "0", "-0.75"]);
  });

  it.each([
    ["2", 0, "1"],
    ["0", 0, "1"],
    ["0", 1, "0"],
    ["2", 1, "2"],
    ["-2", 3, "-8"],
    ["-2", 2, "4"],
    ["1.035", 2, "1.071225"],
    ["2/3", 3, "8/27"],
    ["1", 10_000, "1"],
  ])("%s to the power %d is %s", (base, n, expected) => {
    expect(text(power(exact(base), n))).toBe(expected);
  });

  it.each([-1, 0.5, 10_001, Number.NaN, Number.POSITIVE_INFINITY])("refuses the power %s", (n) => {
    expect(() => power(ONE, n)).toThrow(new RangeError(`not a usable power: ${n}`));
  });

  it("adds, averages and finds the ends of a list", () => {
    const values = ["3", "-1/3", "3", "0.5"].map(exact);
    expect(text(sum(values))).toBe("37/6");
    expect(text(mean(values))).toBe("37/24");
    expect(text(smallest(values))).toBe("-1/3");
    expect(text(largest(values))).toBe("3");
    expect(text(sum([]))).toBe("0");
    expect(smallest([ONE])).toBe(ONE);
    expect(largest([ONE])).toBe(ONE);
  });

  it("gives the first of equals", () => {
    const [first, second] = [exact("1/2"), exact("0.5")];
    expect(smallest([first, second])).toBe(first);
    expect(largest([first, second])).toBe(first);
  });

  it.each([mean, smallest, largest])("an empty list has none (%o)", (of) => {
    expect(() => of([])).toThrow(new RangeError("an empty list has no mean, smallest or largest"));
  });

  it.each([
    ["-0.01", "0"],
    ["0", "0"],
    ["0.01", "0.01"],
    ["0.99", "0.99"],
    ["1", "1"],
    ["1.01", "1"],
  ])("within 0 and 1, %s is %s", (value, expected) => {
    expect(text(clampBetween(exact(value), ZERO, ONE))).toBe(expected);
  });

  it("refuses bounds the wrong way round, not bounds that meet", () => {
    expect(() => clampBetween(ZERO, ONE, ZERO)).toThrow(
      new RangeError("the lower bound is above the upper bound"),
    );
    expect(text(clampBetween(HUNDRED, ONE, ONE))).toBe("1");
  });
});

describe("comparing", () => {
  it.each([
    ["1/3", "0.333333333333333333333333333333", 1],
    ["0.5", "1/2", 0],
    ["-2", "-1", -1],
    ["-1", "1", -1],
    ["0", "-0", 0],
    ["3", "2", 1],
  ])("%s against %s is %d", (a, b, expected) => {
    expect(compare(exact(a), exact(b))).toBe(expected);
    expect(equal(exact(a), exact(b))).toBe(expected === 0);
  });

  it.each([
    ["-0.001", -1],
    ["0", 0],
    ["-0", 0],
    ["0.001", 1],
  ])("the sign of %s is %d", (value, expected) => {
    expect(sign(exact(value))).toBe(expected);
    expect(isZero(exact(value))).toBe(expected === 0);
  });
});

describe("exactText", () => {
  it.each([
    ["75", "75"],
    ["75.00", "75"],
    ["100", "100"],
    ["1/8", "0.125"],
    ["1/5", "0.2"],
    ["1/25", "0.04"],
    ["3/40", "0.075"],
    ["-1/1000", "-0.001"],
    ["1/3", "1/3"],
    ["1/6", "1/6"],
    ["-1/15", "-1/15"],
    ["7/2", "3.5"],
  ])("%s is written %s", (written, expected) => {
    expect(text(exact(written))).toBe(expected);
  });

  it("gives numerator and denominator in lowest terms", () => {
    expect([numerator(exact("-6/4")), denominator(exact("-6/4"))]).toEqual([-3n, 2n]);
    expect([numerator(ZERO), denominator(ZERO)]).toEqual([0n, 1n]);
  });

  it.each([
    [8776316n, 5, "87.76316"],
    [0n, 0, "0"],
    [0n, 2, "0.00"],
    [-5n, 2, "-0.05"],
    [5n, 1, "0.5"],
    [-12n, 0, "-12"],
  ])("%s at %d places is %s", (units, places, expected) => {
    expect(decimalText(units, places)).toBe(expected);
  });
});
