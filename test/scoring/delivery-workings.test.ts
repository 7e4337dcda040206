/** The whole workings of promises valued by the year, of prices brought to another year and of discounting: every line, note and source. */
import { describe, expect, it } from "vitest";
import type { Measure, PriceIndex, Reference } from "../../src/library/model.ts";
import type { Valuation } from "../../src/scoring/valuation.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import { publishedFiguresIn } from "../../src/scoring/workings.ts";
import type { Commitment } from "../../src/tender/model.ts";
import { at, bare, figure, lines, measure, proxy, valuation } from "./build.ts";
import { carbonReference } from "./carbon.ts";

const index = (over: Partial<PriceIndex> = {}): PriceIndex => ({
  title: "Deflator",
  source: "HM Treasury",
  status: "verified",
  years: new Map([
    ["2022", figure(90)],
    ["2026", figure(99)],
    ["2027", figure(108)],
  ]),
  ...over,
});
const financial = index({
  title: "Deflator of financial years",
  forecastFrom: "2026/27",
  status: "unverified",
  years: new Map([
    ["2022/23", figure(80)],
    ["2025/26", figure(88)],
    ["2026/27", figure(92)],
  ]),
});
const reference: Reference = {
  priceIndices: [index(), financial],
  discountSchedules: [
    {
      id: "green-book",
      title: "Green Book",
      source: "HM Treasury, Green Book",
      status: "verified",
      bands: [
        { from: 1, to: 30, rate: figure("0.035") },
        { from: 31, rate: figure("0.03") },
      ],
    },
  ],
  ...carbonReference,
};

const promise = (of: Measure, over: Partial<Commitment> = {}): Commitment => bare(of.id, 100, over);
const told = (of: Measure, over: Partial<Commitment> = {}, how: Partial<Valuation> = {}): string => {
  const { value: worth, notes } = valueCommitment(promise(of, over), of, {
    ...valuation(),
    reference,
    ...how,
  });
  const parts = worth === undefined ? [] : publishedFiguresIn(worth);
  return [
    ...(worth === undefined ? ["no value"] : lines(worth)),
    ...notes.map((note) => `note: ${note}`),
    ...parts.map((one) => `rests on ${JSON.stringify(one)}`),
  ].join("\n");
};

const by = (over: Partial<Measure>): Measure => measure("M", undefined, { valueYear: "delivery", ...over });
const tonnes = by({ unit: "tCO2e", carbon: [] });
const kilograms = by({ unit: "kgCO2e", carbon: [] });
const power = by({
  unit: "kWh",
  carbon: [
    { year: "2027", add: ["F27", "F26"], less: ["LESS"] },
    { year: "2026", add: ["F26"], less: [] },
  ],
});
const oldFactors = by({ unit: "kWh", carbon: [{ year: "2025", add: ["F26"], less: [] }] });
const newFactors = by({ unit: "kWh", carbon: [{ year: "2030", add: ["F26"], less: ["LESS"] }] });
const yearly = by({
  proxies: [
    proxy(10, { from: "2026-01-01", to: "2026-12-31", prices: "2022", status: "unverified" }),
    proxy(20, {
      from: "2027-01-01",
      to: "2027-12-31",
      prices: "2022",
      perspective: "public",
      reference: "UCD 1",
    }),
  ],
});

describe("carbon by the year", () => {
  it("of tonnes, and of kilograms", () => {
    expect(told(tonnes, { from: "2026-05-01" })).toMatchInlineSnapshot(`
      "Measure M (M) = 20000 pounds {quantity-times-proxy}: 100 × 200
        quantity (tCO2e) = 100 quantity @ bids.csv:M
        carbon value of 2026 for a tonne, 2022 prices = 200 pounds ~ DESNZ
      rests on {"kind":"reference","name":"carbon values","status":"unverified","prices":"2022","perspective":"public"}"
    `);
    expect(told(kilograms, { from: "2026-05-01" })).toMatchInlineSnapshot(`
      "Measure M (M) = 20 pounds {quantity-times-proxy}: 100 × 0.2
        quantity (kgCO2e) = 100 quantity @ bids.csv:M
        carbon value of 2026 for a tonne, 2022 prices = 200 pounds ~ DESNZ
      rests on {"kind":"reference","name":"carbon values","status":"unverified","prices":"2022","perspective":"public"}"
    `);
  });
  it("of power in two years, each with its own factors", () => {
    expect(told(power, { from: "2026-12-31", to: "2027-01-01" })).toMatchInlineSnapshot(`
      "Measure M (M) = 17 pounds {years-of-delivery}: 5 + 12
        Measure M (M) = 5 pounds {quantity-times-proxy}: 50 × 0.5 ÷ 1,000 × 200
          quantity (kWh) kept in 2026 = 50 quantity {share-of-days}: 100 × 1 of 2 days
            quantity (kWh) = 100 quantity @ bids.csv:M
            share of 2026, 1 of 2 days = 0.5 share
          kilograms for one kWh, Factor F26, factors of 2026 = 0.5 factor ~ DESNZ
          carbon value of 2026 for a tonne, 2022 prices = 200 pounds ~ DESNZ
        Measure M (M) = 12 pounds {quantity-times-proxy}: 50 × (0.4 + 0.5 − 0.1) ÷ 1,000 × 300
          quantity (kWh) kept in 2027 = 50 quantity {share-of-days}: 100 × 1 of 2 days
            quantity (kWh) = 100 quantity @ bids.csv:M
            share of 2027, 1 of 2 days = 0.5 share
          kilograms for one kWh, Factor F27, factors of 2027 = 0.4 factor ~ DESNZ
          kilograms for one kWh, Factor F26, factors of 2027 = 0.5 factor ~ DESNZ
          kilograms for one kWh, Factor LESS, factors of 2027 = 0.1 factor ~ DESNZ
          carbon value of 2027 for a tonne, 2022 prices = 300 pounds ~ DESNZ
      rests on {"kind":"reference","name":"emission factor F26","status":"verified"}
      rests on {"kind":"reference","name":"carbon values","status":"unverified","prices":"2022","perspective":"public"}
      rests on {"kind":"reference","name":"emission factor F27","status":"verified"}
      rests on {"kind":"reference","name":"emission factor F26","status":"verified"}
      rests on {"kind":"reference","name":"emission factor LESS","status":"verified"}
      rests on {"kind":"reference","name":"carbon values","status":"unverified","prices":"2022","perspective":"public"}"
    `);
  });
  it("with the newest factors before the year; before the oldest there are none", () => {
    expect(told(oldFactors, { from: "2026-05-01" })).toMatchInlineSnapshot(`
      "Measure M (M) = 10 pounds {quantity-times-proxy}: 100 × 0.5 ÷ 1,000 × 200
        quantity (kWh) = 100 quantity @ bids.csv:M
        kilograms for one kWh, Factor F26, factors of 2025 = 0.5 factor ~ DESNZ
        carbon value of 2026 for a tonne, 2022 prices = 200 pounds ~ DESNZ
      note: the conversion factors of 2025 stand in for those of 2026, which are not held
      rests on {"kind":"reference","name":"emission factor F26","status":"verified"}
      rests on {"kind":"reference","name":"carbon values","status":"unverified","prices":"2022","perspective":"public"}"
    `);
    expect(told(newFactors, { from: "2026-05-01" })).toMatchInlineSnapshot(`
      "no value
      note: no conversion factor is held for 2026"
    `);
  });
  it.each([
    ["a year without a value", tonnes, { from: "2030-01-01" }, {}],
    ["no table", tonnes, { from: "2026-01-01" }, { reference: { priceIndices: [], discountSchedules: [] } }],
    ["a unit that is no weight", by({ unit: "person", carbon: [] }), { from: "2026-01-01" }, {}],
    [
      "factors that are not held",
      by({ unit: "kWh", carbon: [{ year: "2026", add: ["X", "F26"], less: ["Y"] }] }),
      { from: "2026-01-01" },
      {},
    ],
    ["one year of two without a value", tonnes, { from: "2027-01-01", to: "2028-12-31" }, {}],
    ["a price by the year that is not held", yearly, { from: "2029-01-01" }, {}],
  ] as const)("is not known for %s", (_, of, over, how) => {
    expect(told(of, over, how)).toMatchSnapshot();
  });
});

describe("values by the year", () => {
  it("in two years, in the prices of another, with what is due to the contract", () => {
    expect(
      told(
        yearly,
        { from: "2026-12-31", to: "2027-01-02", attribution: at("0.5", "bids.csv:9:9") },
        { priceYear: "2026" },
      ),
    ).toMatchInlineSnapshot(`
      "Measure M (M) = 2750/3 pounds {years-of-delivery}: 550/3 + 2200/3
        share due to this contract = 550/3 pounds {attribution}: 1100/3 × 50%
          in 2026 prices = 1100/3 pounds {gdp-deflator}: 1000/3 × 99 ÷ 90
            Measure M (M) = 1000/3 pounds {quantity-times-proxy}: 100/3 × 10
              quantity (person) kept in 2026 = 100/3 quantity {share-of-days}: 100 × 1 of 3 days
                quantity (person) = 100 quantity @ bids.csv:M
                share of 2026, 1 of 3 days = 1/3 share
              proxy value for one person, in force from 2026-01-01, 2022 prices, unverified = 10 pounds @ library.yaml:proxy ~ Unit Cost Database
            Deflator, 2026 = 99 factor ~ HM Treasury
            Deflator, 2022 = 90 factor ~ HM Treasury
          attribution = 0.5 share @ bids.csv:9:9
        share due to this contract = 2200/3 pounds {attribution}: 4400/3 × 50%
          in 2026 prices = 4400/3 pounds {gdp-deflator}: 4000/3 × 99 ÷ 90
            Measure M (M) = 4000/3 pounds {quantity-times-proxy}: 200/3 × 20
              quantity (person) kept in 2027 = 200/3 quantity {share-of-days}: 100 × 2 of 3 days
                quantity (person) = 100 quantity @ bids.csv:M
                share of 2027, 2 of 3 days = 2/3 share
              proxy value for one person, in force from 2027-01-01, 2022 prices, verified = 20 pounds @ library.yaml:proxy ~ Unit Cost Database
            Deflator, 2026 = 99 factor ~ HM Treasury
            Deflator, 2022 = 90 factor ~ HM Treasury
          attribution = 0.5 share @ bids.csv:9:9
      note: the proxy value is unverified
      rests on {"kind":"proxy","name":"Unit Cost Database","status":"unverified","prices":"2022"}
      rests on {"kind":"reference","name":"Deflator","status":"verified"}
      rests on {"kind":"reference","name":"Deflator","status":"verified"}
      rests on {"kind":"proxy","name":"UCD 1","status":"verified","prices":"2022","perspective":"public"}
      rests on {"kind":"reference","name":"Deflator","status":"verified"}
      rests on {"kind":"reference","name":"Deflator","status":"verified"}"
    `);
  });
  it("without a date, by the year of commencement", () => {
    expect(told(yearly, {}, { commenced: "2026-06-01" })).toMatchInlineSnapshot(`
      "Measure M (M) = 1000 pounds {quantity-times-proxy}: 100 × 10
        quantity (person) = 100 quantity @ bids.csv:M
        proxy value for one person, in force from 2026-01-01, 2022 prices, unverified = 10 pounds @ library.yaml:proxy ~ Unit Cost Database
      note: no date is given, so it takes the value of 2026, in which the tender commenced
      note: the proxy value is unverified
      rests on {"kind":"proxy","name":"Unit Cost Database","status":"unverified","prices":"2022"}"
    `);
  });
  it("without any date at all", () => {
    const { commenced: _, ...undated } = valuation();
    const { value: worth, notes } = valueCommitment(promise(yearly), yearly, { ...undated, reference });
    expect([worth, notes]).toMatchInlineSnapshot(`
      [
        undefined,
        [
          "neither the promise nor the tender gives a date, so no year's value can be taken",
        ],
      ]
    `);
  });
  it("discounted back to the year of commencement, by a rate and by a schedule", () => {
    const rate = { rate: figure("0.1"), firstYear: "undiscounted" as const, at: "tender.yaml:9:9" };
    expect(
      told(yearly, { from: "2027-05-01" }, { commenced: "2026-06-01", discounting: rate }),
    ).toMatchInlineSnapshot(`
      "discounted back 1 year at 10% = 20000/11 pounds {discounted-back}: 2,000 × 10/11
        Measure M (M) = 2000 pounds {quantity-times-proxy}: 100 × 20
          quantity (person) = 100 quantity @ bids.csv:M
          proxy value for one person, in force from 2027-01-01, 2022 prices, verified = 20 pounds @ library.yaml:proxy ~ Unit Cost Database
        discount factor, 1 year at 10% = 10/11 factor @ tender.yaml:9:9
      rests on {"kind":"proxy","name":"UCD 1","status":"verified","prices":"2022","perspective":"public"}"
    `);
    expect(
      told(
        yearly,
        { from: "2027-05-01" },
        { commenced: "2026-06-01", discounting: { ...rate, firstYear: "discounted" } },
      ),
    ).toMatchInlineSnapshot(`
      "discounted back 2 years at 10% = 200000/121 pounds {discounted-back}: 2,000 × 100/121
        Measure M (M) = 2000 pounds {quantity-times-proxy}: 100 × 20
          quantity (person) = 100 quantity @ bids.csv:M
          proxy value for one person, in force from 2027-01-01, 2022 prices, verified = 20 pounds @ library.yaml:proxy ~ Unit Cost Database
        discount factor, 2 years at 10% = 100/121 factor @ tender.yaml:9:9
      rests on {"kind":"proxy","name":"UCD 1","status":"verified","prices":"2022","perspective":"public"}"
    `);
    expect(
      told(yearly, { from: "2026-07-01" }, { commenced: "2026-06-01", discounting: rate }),
    ).toMatchInlineSnapshot(`
      "Measure M (M) = 1000 pounds {quantity-times-proxy}: 100 × 10
        quantity (person) = 100 quantity @ bids.csv:M
        proxy value for one person, in force from 2026-01-01, 2022 prices, unverified = 10 pounds @ library.yaml:proxy ~ Unit Cost Database
      note: the proxy value is unverified
      rests on {"kind":"proxy","name":"Unit Cost Database","status":"unverified","prices":"2022"}"
    `);
  });
});

describe("prices of another year", () => {
  const priced = (prices: string | undefined): Measure =>
    measure("M", undefined, { proxies: [proxy(10, prices === undefined ? {} : { prices })] });
  it.each([
    ["2022", { priceYear: "2026" }],
    ["2022", { priceYear: "2022" }],
    ["2022", {}],
    [undefined, { priceYear: "2026" }],
    ["2022-23", { priceYear: "2025/26" }],
    ["2022/23", { priceYear: "2022-23" }],
    ["2022/23", { priceYear: "2026/27" }],
    ["2022/23", { priceYear: "2026" }],
    ["2022", { priceYear: "2026", alsoPriceYear: "2025/26" }],
    ["2022/23", { priceYear: "2026", alsoPriceYear: "2025/26" }],
    [undefined, { priceYear: "2026", alsoPriceYear: "2025/26" }],
    ["1999", { priceYear: "2026" }],
  ] as const)("from %s, with %j", (prices, how) => {
    expect(told(priced(prices), {}, how)).toMatchSnapshot();
  });
  it("never of a pound that is given", () => {
    const pound = measure("M", undefined, { unit: "GBP", proxies: [proxy(1)] });
    expect(told(pound, {}, { priceYear: "2026" })).toMatchInlineSnapshot(`
      "Measure M (M) = 100 pounds {quantity-times-proxy}: 100 × 1
        quantity (GBP) = 100 quantity @ bids.csv:M
        proxy value for one GBP, in force from 2020-01-01, verified = 1 pounds @ library.yaml:proxy ~ Unit Cost Database
      rests on {"kind":"proxy","name":"Unit Cost Database","status":"verified"}"
    `);
  });
});

describe("a benefit that lasts", () => {
  const schedule = { schedule: "green-book", firstYear: "undiscounted" as const, at: "tender.yaml:9:9" };
  const lasting = (over: Partial<Measure["adjust"]>): Measure =>
    measure("M", 10, { adjust: { included: [], ...over } });
  it.each([
    ["three years", { years: 3 }, {}],
    ["three years, dropping off", { years: 3, dropOff: figure("0.5") }, {}],
    [
      "a drop-off that the value allows for",
      { years: 2, dropOff: figure("0.5"), included: ["drop-off"] },
      {},
    ],
    ["one year", { years: 1 }, { discounting: schedule }],
    ["one year, discounted at once", { years: 1 }, { discounting: { ...schedule, firstYear: "discounted" } }],
    ["three years by a schedule", { years: 3 }, { discounting: schedule }],
    [
      "deadweight, displacement and attribution",
      { deadweight: figure("0.1"), displacement: figure("0.2"), attribution: figure("0.5") },
      {},
    ],
    [
      "what the value allows for already",
      {
        deadweight: figure("0.1"),
        displacement: figure("0.2"),
        attribution: figure("0.5"),
        included: ["deadweight", "displacement", "attribution"],
      },
      {},
    ],
  ] as const)("%s", (_, adjust, how) => {
    expect(told(lasting(adjust), {}, how)).toMatchSnapshot();
  });
  it("counted in another unit, in points", () => {
    const months = measure("M", 10, { unit: "person-month" });
    expect(told(months, { unit: "person-year" })).toMatchInlineSnapshot(`
      "Measure M (M) = 12000 pounds {quantity-times-proxy}: 1,200 × 10
        quantity (person-month) = 1200 quantity {unit-conversion}: 100 person-year × 12
          quantity = 100 quantity @ bids.csv:M
          one person-year in person-month = 12 factor
        proxy value for one person-month, in force from 2020-01-01, verified = 10 pounds @ library.yaml:proxy ~ Unit Cost Database
      rests on {"kind":"proxy","name":"Unit Cost Database","status":"verified"}"
    `);
    expect(told(measure("M", 10, { kind: "points" }), {}, { priceYear: "2026" })).toMatchInlineSnapshot(`
      "Measure M (M) = 1000 points {quantity-times-proxy}: 100 × 10
        quantity (person) = 100 quantity @ bids.csv:M
        proxy value for one person, in force from 2020-01-01, verified = 10 points @ library.yaml:proxy ~ Unit Cost Database
      rests on {"kind":"proxy","name":"Unit Cost Database","status":"verified"}"
    `);
  });
});
