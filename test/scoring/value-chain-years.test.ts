import { describe, expect, it } from "vitest";
import type { DiscountSchedule, Measure, PriceIndex } from "../../src/library/model.ts";
import { divide, exactInteger, ONE, power, subtract } from "../../src/number/exact.ts";
import { fixedPlacesText } from "../../src/number/rounding.ts";
import type { Valuation } from "../../src/scoring/valuation.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import type { Discounting } from "../../src/tender/price-basis.ts";
import { commitment, type Figure, figure, lines, measure, proxy, text, valuation } from "./build.ts";

function worthOf(of: Measure, how: Valuation, quantity: Figure = 1) {
  const { value: worth } = valueCommitment(commitment("A", quantity), of, how);
  if (worth === undefined) throw new Error("no value");
  return worth;
}
const start = [
  "  Measure A (A) = 1000 pounds {quantity-times-proxy}: 1 × 1,000",
  "    quantity (person) = 1 quantity @ bids.csv:A",
  "    proxy value for one person, in force from 2020-01-01, verified = 1000 pounds @ library.yaml:proxy ~ Unit Cost Database",
];

describe("prices", () => {
  const index = (title: string, years: Readonly<Record<string, Figure>>): PriceIndex => ({
    title,
    source: `${title} tables`,
    status: "verified",
    years: new Map(Object.entries(years).map(([year, value]) => [year, figure(value)])),
  });
  const reference = {
    priceIndices: [
      index("calendar", { 2024: 100, 2026: 110 }),
      index("financial", { "2024/25": 80, "2026/27": 100, 2024: 1, 2025: 2 }),
    ],
    discountSchedules: [],
  };
  const priced = (prices?: string) =>
    measure("A", undefined, { proxies: [proxy(1000, prices === undefined ? {} : { prices })] });
  const result = (prices: string | undefined, priceYear?: string) => {
    const { value: worth, notes } = valueCommitment(
      commitment("A", 1),
      priced(prices),
      valuation({ reference, ...(priceYear !== undefined && { priceYear }) }),
    );
    return { value: worth && text(worth.value), rule: worth?.rule, notes };
  };
  const untouched = { value: "1000", rule: "quantity-times-proxy" };

  it.each([
    // prices, price year, value
    ["2024", "2026", "1100"],
    ["2026", "2024", "10000/11"],
    ["2024/25", "2026/27", "1250"],
    ["2024-25", "2026/27", "1250"],
    ["2024/25", "2026-27", "1250"],
    ["2024", "2025", "2000"], // the first index that holds both years
  ])("of %s are brought to %s: %s", (prices, priceYear, value) => {
    expect(result(prices, priceYear)).toEqual({ value, rule: "gdp-deflator", notes: [] });
  });

  it.each([
    ["2024", undefined],
    [undefined, undefined],
    ["2024", "2024"],
    ["2024/25", "2024-25"],
    ["2024-25", "2024/25"],
  ])("of %s need no step to %s", (prices, priceYear) => {
    expect(result(prices, priceYear)).toEqual({ ...untouched, notes: [] });
  });

  it.each([
    [undefined, "2026", "the publisher states no price year, so the value is not brought to 2026 prices"],
    ["2023", "2026", "no price index runs from 2023 to 2026, so the value stays in 2023 prices"],
    ["2024", "2030", "no price index runs from 2024 to 2030, so the value stays in 2024 prices"],
  ])("of %s that cannot be brought to %s say so", (prices, priceYear, note) => {
    expect(result(prices, priceYear)).toEqual({ ...untouched, notes: [note] });
  });

  it.each<[string, Measure["unit"], Figure, boolean]>([
    ["a pound given", "GBP", 1, false],
    ["two pounds for each pound", "GBP", 2, true],
    ["a pound for each person", "person", 1, true],
  ])("of %s are those of the day", (_, unit, amount, noted) => {
    const of = measure("A", amount, { unit });
    const { notes, value: worth } = valueCommitment(
      commitment("A", 1),
      of,
      valuation({ reference, priceYear: "2026" }),
    );
    expect(worth?.rule).toBe("quantity-times-proxy");
    expect(notes.length).toBe(noted ? 1 : 0);
  });

  it("of a pound given in another year are brought to the tender's", () => {
    const of = measure("A", undefined, { unit: "GBP", proxies: [proxy(1, { prices: "2024" })] });
    expect(text(worthOf(of, valuation({ reference, priceYear: "2026" })).value)).toBe("1.1");
  });

  it("are a step of their own, with the index and its publisher", () => {
    expect(lines(worthOf(priced("2024"), valuation({ reference, priceYear: "2026" })))).toEqual([
      "in 2026 prices = 1100 pounds {gdp-deflator}: 1,000 × 110 ÷ 100",
      ...start.map((line) => line.replace("2020-01-01, ", "2020-01-01, 2024 prices, ")),
      "  calendar, 2026 = 110 factor ~ calendar tables",
      "  calendar, 2024 = 100 factor ~ calendar tables",
    ]);
  });

  it("keep the notes that came before", () => {
    const unverified = measure("A", undefined, { proxies: [proxy(1000, { status: "unverified" })] });
    expect(valueCommitment(commitment("A", 1), unverified, valuation({ priceYear: "2026" })).notes).toEqual([
      "the proxy value is unverified",
      "the publisher states no price year, so the value is not brought to 2026 prices",
    ]);
  });
});

const discounting = (over: Partial<Discounting> = {}): Discounting => ({
  rate: figure("0.035"),
  firstYear: "undiscounted",
  at: "tender.yaml:30:3",
  ...over,
});
const lasting = (
  years: number | undefined,
  dropOff?: Figure,
  included: Measure["adjust"]["included"] = [],
): Measure =>
  measure("A", 1000, {
    adjust: {
      included,
      ...(years !== undefined && { years }),
      ...(dropOff !== undefined && { dropOff: figure(dropOff) }),
    },
  });

describe("a published return on investment", () => {
  // SROI-E1: 60 people at £8,500, deadweight 40%, 30% due to others, drop-off 30%, two years at 3.5%
  const of = measure("A", 8500, {
    adjust: {
      deadweight: figure("0.4"),
      attribution: figure("0.7"),
      dropOff: figure("0.3"),
      years: 2,
      included: [],
    },
  });

  it.each([
    ["SROI-E1", "undiscounted", "359069.57", "1.436278"],
    ["SROI-E1b", "discounted", "346927.12", "1.387708"],
  ] as const)("%s, first year %s: %s", (_, firstYear, value, ratio) => {
    const worth = worthOf(of, valuation({ discounting: discounting({ firstYear }) }), 60).value;
    expect(fixedPlacesText(worth, 2, "half-up")).toBe(value);
    expect(fixedPlacesText(divide(worth, exactInteger(250000)), 6, "half-up")).toBe(ratio);
  });
});

describe("years", () => {
  it.each([
    [undefined, undefined, "1000"],
    [1, undefined, "1000"],
    [1, "0.3", "1000"],
    [2, undefined, "2000"],
    [3, undefined, "3000"],
    [2, "0.3", "1700"],
    [3, "0.5", "1750"],
    [3, "1", "1000"],
  ])("%s with drop-off %s give %s", (years, dropOff, value) => {
    expect(text(worthOf(lasting(years, dropOff), valuation()).value)).toBe(value);
  });

  it("leave no step where there is one, not discounted", () => {
    for (const how of [valuation(), valuation({ discounting: discounting() })]) {
      expect(worthOf(lasting(1, "0.3"), how).rule).toBe("quantity-times-proxy");
      expect(worthOf(lasting(undefined), how).rule).toBe("quantity-times-proxy");
    }
  });

  it("are one step with their factor", () => {
    expect(lines(worthOf(lasting(3, "0.5"), valuation()))).toEqual([
      "over 3 years, dropping off by 50% a year = 1750 pounds {years}: 1,000 × 1.75",
      ...start,
      "  sum of the yearly factors, 3 years, dropping off by 50% a year = 1.75 factor @ library.yaml:A",
    ]);
    expect(lines(worthOf(lasting(2), valuation()))[0]).toBe("over 2 years = 2000 pounds {years}: 1,000 × 2");
    expect(lines(worthOf(lasting(2, "0.5", ["drop-off"]), valuation()))[0]).toBe(
      "over 2 years = 2000 pounds {years}: 1,000 × 2",
    );
  });

  it("say how they are discounted", () => {
    const how = valuation({ discounting: discounting({ rate: figure("0.25") }) });
    expect(lines(worthOf(lasting(2, "0.5"), how))).toEqual([
      "over 2 years, dropping off by 50% a year, discounted at 25%, first year undiscounted = 1400 pounds {years}: 1,000 × 1.4",
      ...start,
      "  sum of the yearly factors, 2 years, dropping off by 50% a year, discounted at 25%, first year undiscounted = 1.4 factor @ tender.yaml:30:3",
    ]);
  });

  it("discount even one where the first is", () => {
    const how = valuation({ discounting: discounting({ rate: figure("0.25"), firstYear: "discounted" }) });
    expect(lines(worthOf(lasting(1), how))[0]).toBe(
      "over 1 year, discounted at 25%, first year discounted = 800 pounds {years}: 1,000 × 0.8",
    );
    expect(text(worthOf(lasting(2), how).value)).toBe("1440");
    expect(text(worthOf(lasting(undefined), how).value)).toBe("800");
  });
});

describe("a discount schedule", () => {
  const band = (from: number, rate: Figure, to?: number) => ({
    from,
    rate: figure(rate),
    ...(to !== undefined && { to }),
  });
  const schedule = (id: string, ...bands: ReturnType<typeof band>[]): DiscountSchedule => ({
    id,
    title: `the ${id} schedule`,
    source: `Green Book ${id}`,
    status: "verified",
    bands,
  });
  const reference = {
    priceIndices: [],
    discountSchedules: [
      schedule("health", band(0, "0.015")),
      schedule("standard", band(0, "0.035", 30), band(31, "0.03")),
    ],
  };
  const { rate: _, ...scheduled } = discounting();
  const by = (name: string, firstYear: Discounting["firstYear"] = "undiscounted") =>
    valuation({ reference, discounting: { ...scheduled, schedule: name, firstYear } });
  const factor = (years: number, how: Valuation) =>
    divide(worthOf(lasting(years), how).value, exactInteger(1000));
  const early = divide(ONE, figure("1.035"));

  it("kinks after year 30: the last year's factor is a running product", () => {
    const added = (years: number, how: Valuation) =>
      text(subtract(factor(years, how), factor(years - 1, how)));
    const at30 = power(early, 30);
    // the first year is year 0, so 31 years end in year 30
    expect(added(31, by("standard"))).toBe(text(at30));
    expect(added(32, by("standard"))).toBe(text(divide(at30, figure("1.03"))));
    expect(added(33, by("standard"))).toBe(text(divide(at30, power(figure("1.03"), 2))));
    // discounted, the first year is year 1
    expect(added(30, by("standard", "discounted"))).toBe(text(at30));
    expect(added(31, by("standard", "discounted"))).toBe(text(divide(at30, figure("1.03"))));
  });

  it("is the one that the tender names, and is named with its publisher", () => {
    expect(text(factor(2, by("health")))).toBe(text(divide(figure("2.015"), figure("1.015"))));
    const [first, ...rest] = lines(worthOf(lasting(2), by("standard")));
    expect(first).toContain("over 2 years, discounted by the standard schedule, first year undiscounted =");
    expect(rest.at(-1)).toContain("@ tender.yaml:30:3 ~ Green Book standard");
  });

  it("gives way to a rate", () => {
    const how = valuation({
      reference,
      discounting: discounting({ rate: figure("0.25"), schedule: "standard" }),
    });
    expect(text(factor(2, how))).toBe("1.8");
  });

  it("takes nothing off in years that it does not hold, and says when it is not held", () => {
    const gap = { priceIndices: [], discountSchedules: [schedule("late", band(2, "0.25", 2))] };
    expect(
      text(factor(4, valuation({ reference: gap, discounting: { ...scheduled, schedule: "late" } }))),
    ).toBe("3.6");
    const unknown = worthOf(lasting(2), by("none"));
    expect(text(unknown.value)).toBe("2000");
    expect(unknown.label).toBe(
      "over 2 years, discounted by a schedule that is not held, first year undiscounted",
    );
  });
});
