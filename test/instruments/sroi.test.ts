import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  divide,
  equal,
  exact,
  exactInteger,
  exactText,
  multiply,
  ONE,
  subtract,
} from "../../src/number/exact.ts";
import type { Return } from "../../src/scoring/instruments/sroi.ts";
import { loadSroi } from "../../src/tender/instruments/load-sroi.ts";
import { codesOf, oneOutcome, sroi } from "./build.ts";

const first = (text: string): Return => {
  const [found] = sroi(text).returns;
  if (found === undefined) throw new Error("no return");
  return found;
};
const ratio = (keys: string, more?: string, inputs?: string): string =>
  exactText(first(oneOutcome(keys, more, inputs)).ratio.value);

const chain = "quantity: 10, proxy: { amount: 200 }";

describe("the value of a year", () => {
  it.each([
    ["nothing taken off", chain, "2"],
    ["deadweight", `${chain}, deadweight: 25%`, "1.5"],
    ["displacement", `${chain}, displacement: 10%`, "1.8"],
    ["what is due to others", `${chain}, attribution-to-others: 30%`, "1.4"],
    ["all three", `${chain}, deadweight: 25%, displacement: 10%, attribution-to-others: 30%`, "0.945"],
    ["deadweight of all of it", `${chain}, deadweight: 100%`, "0"],
    ["a proxy value below zero, for harm", "quantity: 10, proxy: { amount: -200 }", "-2"],
    ["no quantity at all", "quantity: 0, proxy: { amount: 200 }", "0"],
  ])("with %s", (_, keys, expected) => expect(ratio(keys)).toBe(expected));
});

describe("years", () => {
  it.each([
    ["one year", "", "2"],
    ["two years", ", years: 2", "4"],
    ["drop-off has no effect in a single year", ", drop-off: 50%", "2"],
    ["drop-off from the second year", ", years: 3, drop-off: 50%", "3.5"],
    ["drop-off of nothing", ", years: 3, drop-off: 0%", "6"],
    ["drop-off of everything", ", years: 3, drop-off: 100%", "2"],
  ])("%s", (_, keys, expected) => expect(ratio(chain + keys)).toBe(expected));

  it("drop off from the first year where the account says so", () => {
    expect(ratio(`${chain}, years: 3, drop-off: 50%`, "discounting: none\ndrop-off-from: first-year")).toBe(
      "1.75",
    );
    expect(ratio(`${chain}, drop-off: 50%`, "discounting: none\ndrop-off-from: first-year")).toBe("1");
  });

  it("may begin later", () => {
    expect(ratio(`${chain}, begins: 3`, "discounting: { rate: 25% }")).toBe("1.28");
    expect(ratio(`${chain}, begins: 3`, "discounting: { rate: 25%, first-year: discounted }")).toBe("1.024");
  });
});

describe("what is put in", () => {
  it.each([
    ["cash", "amount: 2000", "1"],
    ["time", "hours: 100, rate: 12.50", "1.6"],
    ["paid over two years", "amount: 500, years: 2", "2"],
    ["paid in a later year", "amount: 2000, begins: 2", "1"],
  ])("%s", (_, inputs, expected) => expect(ratio(chain, "discounting: none", inputs)).toBe(expected));

  it("is discounted in the year in which it is paid, and not at the start", () => {
    const half = "discounting: { rate: 100% }";
    expect(ratio(chain, half, "amount: 1000")).toBe("2");
    expect(ratio(chain, half, "amount: 1000, begins: 1")).toBe("2");
    expect(ratio(chain, half, "amount: 1000, begins: 2")).toBe("4");
    expect(ratio(chain, half, "amount: 1000, years: 2")).toBe("4/3");
    expect(
      ratio(chain, "discounting: { rate: 100%, first-year: discounted }", "amount: 1000, begins: 1"),
    ).toBe("2");
  });
});

describe("the kinked schedule", () => {
  /** 1 ÷ the growth of each year, as the schedule has it: 3.5% to year 30, 3% to year 75, 2.5% after. */
  const factor = (steps: number): string => {
    let grown = ONE;
    for (let year = 1; year <= steps; year += 1)
      grown = multiply(grown, exact(year <= 30 ? "1.035" : year <= 75 ? "1.03" : "1.025"));
    return exactText(divide(exactInteger(2), grown));
  };

  it.each([1, 2, 30, 31, 32, 75, 76, 77])("is a running product in year %i", (year) => {
    expect(ratio(`${chain}, begins: ${year}`, "discounting: { schedule: standard }")).toBe(factor(year - 1));
    expect(
      ratio(`${chain}, begins: ${year}`, "discounting: { schedule: standard, first-year: discounted }"),
    ).toBe(factor(year));
  });
});

describe("payback", () => {
  const payback = (keys: string, inputs: string): string | undefined => {
    const found = first(
      oneOutcome(`quantity: 1, proxy: { amount: 100 }, ${keys}`, "discounting: none", inputs),
    ).payback;
    return found === undefined ? undefined : exactText(found.value);
  };
  it.each([
    ["within the first year", "years: 2", "amount: 50", "0.5"],
    ["just before the end of a year", "years: 2", "amount: 99", "0.99"],
    ["at the end of a year", "years: 2", "amount: 100", "1"],
    ["just after it", "years: 2", "amount: 101", "1.01"],
    ["at the very end", "years: 2", "amount: 200", "2"],
    ["never", "years: 2", "amount: 200.01", undefined],
    ["counted from the start where benefits begin later", "begins: 3", "amount: 50", "2.5"],
  ])("%s", (_, keys, inputs, expected) => expect(payback(keys, inputs)).toBe(expected));

  it("cannot be told of a present value without its years", () => {
    const found = first(oneOutcome("present-value: 5000", ""));
    expect(found.payback).toBeUndefined();
    expect(found.noPayback).toContain("cannot be told");
  });
});

describe("perspectives", () => {
  const two = (more: string) =>
    sroi(
      `svscore: 1\nsroi: { title: T }\n${more}\ninputs: [ { id: in, amount: 100 } ]\noutcomes:\n  - { id: a, perspective: wellbeing, present-value: 100 }\n  - { id: b, perspective: fiscal, present-value: 300 }\n`,
    ).returns.map(({ perspective, ratio: of }) => [perspective, exactText(of.value)]);

  it("are kept apart", () => {
    expect(two("")).toEqual([
      ["fiscal", "3"],
      ["wellbeing", "1"],
    ]);
  });

  it("are added where the account says why, and shown beside", () => {
    expect(two("add-perspectives: the board agreed")).toEqual([
      ["all", "4"],
      ["fiscal", "3"],
      ["wellbeing", "1"],
    ]);
  });
});

describe("what is refused", () => {
  it.each([
    ["later years without discounting", oneOutcome(`${chain}, years: 2`, ""), ["SV278"]],
    ["a later start without discounting", oneOutcome(`${chain}, begins: 2`, ""), ["SV278"]],
    ["a cost in later years without discounting", oneOutcome(chain, "", "amount: 1, years: 2"), ["SV278"]],
    ["nothing put in", oneOutcome(chain, "", "hours: 0, rate: 12"), ["SV277"]],
    ["time without a rate", oneOutcome(chain, "", "hours: 3"), ["SV276"]],
    ["time and an amount", oneOutcome(chain, "", "hours: 3, rate: 2, amount: 4"), ["SV276"]],
    ["a quantity below zero", oneOutcome("quantity: -1, proxy: { amount: 2 }"), ["SV279"]],
    ["a schedule and a rate", oneOutcome(chain, "discounting: { rate: 3%, schedule: standard }"), ["SV276"]],
    [
      "no outcomes",
      "svscore: 1\nsroi: { title: T }\ninputs: [ { id: a, amount: 1 } ]\noutcomes: []\n",
      ["SV273"],
    ],
    [
      "no inputs",
      "svscore: 1\nsroi: { title: T }\ninputs: []\noutcomes: [ { id: a, present-value: 1 } ]\n",
      ["SV277"],
    ],
    ["a year beyond the last", oneOutcome(`${chain}, begins: 2, years: 100`), ["SV274"]],
    ["a rate with five decimal places", oneOutcome(chain, "discounting: { rate: 3.12345% }"), ["SV274"]],
    ["attribution that could mean two things", oneOutcome(`${chain}, attribution: 30%`), ["SV272"]],
    ["a tender", "svscore: 1\ntender: { reference: A, title: B }\n", ["SV274"]],
  ])("%s", (_, text, codes) => expect(codesOf(loadSroi, text)).toEqual(codes));

  it("accepts the last year, and a thousand yearly figures and no more", () => {
    expect(codesOf(loadSroi, oneOutcome(`${chain}, begins: 1, years: 100`))).toEqual([]);
    expect(codesOf(loadSroi, oneOutcome(`${chain}, begins: 100`))).toEqual([]);
    const many = (years: number): string =>
      `svscore: 1\nsroi: { title: T }\ndiscounting: none\ninputs: [ { id: in, amount: 1 } ]\noutcomes:\n${Array.from({ length: 9 }, (_, index) => `  - { id: o${index}, ${chain}, years: ${index === 0 ? 99 + years : 100} }\n`).join("")}  - { id: last, ${chain}, years: 99 }\n`;
    expect(codesOf(loadSroi, many(1))).toEqual([]);
    expect(codesOf(loadSroi, many(1).replace("years: 99 }", "years: 100 }"))).toEqual(["SV274"]);
  });

  it("accepts a single year without discounting", () => {
    expect(ratio(chain, "")).toBe("2");
  });
});

describe("laws", () => {
  const percent = fc.integer({ min: 0, max: 100 });
  const years = fc.integer({ min: 1, max: 12 });
  const amount = fc.integer({ min: 1, max: 1_000_000 });
  const drawn = fc.record({
    quantity: amount,
    proxy: amount,
    deadweight: percent,
    others: percent,
    drop: percent,
    years,
    rate: percent,
    inputs: amount,
  });
  type Drawn = typeof drawn extends fc.Arbitrary<infer One> ? One : never;
  const text = (one: Drawn, firstYear = "undiscounted"): string =>
    oneOutcome(
      `quantity: ${one.quantity}, proxy: { amount: ${one.proxy} }, deadweight: ${one.deadweight}%, attribution-to-others: ${one.others}%, drop-off: ${one.drop}%, years: ${one.years}`,
      `discounting: { rate: ${one.rate}%, first-year: ${firstYear} }`,
      `amount: ${one.inputs}`,
    );

  it("the two conventions differ by one year's rate when all is put in at the start", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const [a, b] = [first(text(one)).ratio.value, first(text(one, "discounted")).ratio.value];
        expect(equal(a, multiply(b, add(ONE, divide(exactInteger(one.rate), exactInteger(100)))))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("the net ratio is the ratio less one, and scaling every proxy scales the ratio", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const [found, thrice] = [first(text(one)), first(text({ ...one, proxy: one.proxy * 3 }))];
        expect(equal(found.netRatio.value, subtract(found.ratio.value, ONE))).toBe(true);
        expect(equal(thrice.ratio.value, multiply(found.ratio.value, exactInteger(3)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("the present value is the sum of the years, and the closed form of a falling series at a constant rate", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const { presentValue } = first(text(one));
        const left = (part: number) => divide(exactInteger(100 - part), exactInteger(100));
        const start = multiply(
          multiply(exactInteger(BigInt(one.quantity) * BigInt(one.proxy)), left(one.deadweight)),
          left(one.others),
        );
        const step = divide(left(one.drop), add(ONE, divide(exactInteger(one.rate), exactInteger(100))));
        let total = exactInteger(0);
        let term = start;
        for (let year = 0; year < one.years; year += 1) {
          total = add(total, term);
          term = multiply(term, step);
        }
        expect(exactText(presentValue.value)).toBe(exactText(total));
      }),
      { numRuns: 60 },
    );
  });

  it("payback falls in the year in which the sum so far passes what is put in", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const { payback, years: rows } = first(text(one));
        const soFar = rows.map((_, index) =>
          rows.slice(0, index + 1).reduce((all, row) => add(all, row.presentValue), exactInteger(0)),
        );
        const reached = soFar.findIndex(
          (value) => exactText(subtract(value, exactInteger(one.inputs))).startsWith("-") === false,
        );
        if (reached === -1) expect(payback).toBeUndefined();
        else {
          const over = subtract(payback?.value ?? exactInteger(-1), exactInteger(reached));
          expect(exactText(over).startsWith("-")).toBe(false);
          expect(exactText(subtract(over, ONE)).startsWith("-") || equal(over, ONE)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
