/** Each figure of the reference tables against the row that it was taken from. */
import { describe, expect, it } from "vitest";
import { compare, equal, exact, exactText, multiply, subtract, sum } from "../../src/number/exact.ts";
import { builtIn, fixture, type Row, reference, statusOf } from "./built-in.ts";

const tables = builtIn.reference;
const same = (held: string | undefined, cell: string | undefined): boolean =>
  held === undefined ? (cell ?? "") === "" : equal(exact(held), exact(cell ?? ""));

describe("carbon values", () => {
  const rows = fixture("carbon-values.csv");
  const series = tables["carbon-values"] ?? [];

  it.each([
    ["desnz-2023", "2022", 31],
    ["beis-2021", "2020", 9],
    ["pre-2021", "2018", 3],
  ])("%s keeps the prices of %s: %i years, each with its range as published", (id, prices, count) => {
    const own = rows.filter((row) => row["price_year"] === prices);
    const held = series.find((one) => one.id === id);
    expect(own).toHaveLength(count);
    expect(Object.keys(held?.years ?? {})).toEqual(own.map((row) => row["year"]));
    expect(held?.prices).toBe(prices);
    for (const row of own) {
      const { low, central, high } = held?.years[row["year"] ?? ""] ?? {};
      expect([
        row["year"],
        same(low, row["low"]),
        same(central, row["central"]),
        same(high, row["high"]),
      ]).toEqual([row["year"], true, true, true]);
      expect(held?.source).toBe(`${row["source"]}; ${row["edition"]}`);
    }
  });

  it("only the newest series prices anything", () => {
    expect(series.filter(({ current }) => current === "true").map(({ id }) => id)).toEqual(["desnz-2023"]);
    expect(reference.carbonValues?.id).toBe("desnz-2023");
    expect(exactText(reference.carbonValues?.years.get("2026")?.central ?? exact("0"))).toBe("277.22");
  });

  it("low, central and high are in order", () => {
    for (const { years } of series) {
      for (const { low, central, high } of Object.values(years)) {
        expect(compare(exact(low ?? central), exact(central))).toBeLessThanOrEqual(0);
        expect(compare(exact(central), exact(high ?? central))).toBeLessThanOrEqual(0);
      }
    }
  });
});

describe("emission factors", () => {
  const rows = fixture("emission-factors.csv");
  const held = (tables["emission-factors"] ?? []).flatMap((table) =>
    table.factors.map((factor) => ({ ...factor, table })),
  );

  it("all of them, in order", () => expect(held.map(({ id }) => id)).toEqual(rows.map((row) => row["id"])));

  it.each(rows.map((row, index) => [row["id"], row, index] as const))("%s is the row's", (_, row, index) => {
    const factor = held[index];
    expect(equal(exact(factor?.kgco2e ?? "0"), exact(row["kgco2e"] ?? ""))).toBe(true);
    expect([factor?.unit, factor?.scope, factor?.table.year]).toEqual([
      row["unit"],
      row["scope"],
      row["year"],
    ]);
    expect(factor?.["official-id"] ?? "").toBe(row["official_id"]);
    expect(factor?.status ?? factor?.table.status).toBe(statusOf(row));
    expect(row["source"]).toContain(factor?.table.source);
    expect(factor?.table.licence).toBe(row["licence"]);
  });
});

/** A thousand kilowatt hours of gas as on bills, with and without what it takes to bring it. */
it("gas saved in 2026", () => {
  const grams = ["GAS-KWH-2026", "GAS-WTT-KWH-2026"].map(
    (id) => reference.emissionFactors?.get(id)?.kilograms ?? exact("0"),
  );
  const thousand = grams.map((one) => multiply(one, exact("1000")));
  expect(thousand.map(exactText)).toEqual(["182.31", "30.21"]);
  expect(exactText(sum(thousand))).toBe("212.52");
});

describe("pay", () => {
  const held = (id: string) => (tables["pay-rates"] ?? []).find((one) => one.id === id);
  const wages = fixture("living-wage.csv");

  it.each([
    ["real-living-wage-uk", "uk", "status", 12],
    ["real-living-wage-london", "london", "status", 12],
    ["statutory-adult", "statutory_adult", "statutory_status", 9],
    ["statutory-21", "statutory_21_plus", "statutory_status", 6],
  ])("%s: every year's rate and how sure it is", (id, column, status, count) => {
    const own = wages.filter((row) => row[column] !== "");
    const series = held(id);
    expect(own).toHaveLength(count);
    expect(Object.keys(series?.years ?? {})).toEqual(own.map((row) => row["year"]));
    for (const row of own) {
      const year = series?.years[row["year"] ?? ""];
      expect(year?.amount).toBe(row[column]);
      expect(year?.status ?? series?.status).toBe(statusOf({ status: row[status] ?? "" }));
    }
  });

  const earnings = fixture("earnings.csv");
  const given = (tables["pay-rates"] ?? [])
    .filter(({ id }) => id.startsWith("ashe-"))
    .flatMap(({ unit, years, status }) =>
      Object.entries(years).map(([year, one]) => ({
        year,
        unit,
        amount: one.amount,
        status: one.status ?? status,
      })),
    );
  const key = (row: Row): string =>
    `${row["year"]} ${row["unit"]?.replace("GBP per ", "GBP/")} ${row["value"]}`;

  it("earnings are the rows', less the one from before a change of method", () => {
    expect(given.map(({ year, unit, amount }) => `${year} ${unit} ${amount}`)).toEqual(
      earnings.filter((row) => row["value"] !== "17.40").map(key),
    );
    expect(given.map(({ status }) => status)).toEqual(
      earnings.filter((row) => row["value"] !== "17.40").map(statusOf),
    );
  });

  it.each([
    ["RLW-UK-2627-HR", "real-living-wage-uk", "2026", "0.74"],
    ["RLW-LDN-2627-HR", "real-living-wage-london", "2026", "2.09"],
    ["RLW-UK-2526-HR", "real-living-wage-uk", "2025", "1.24"],
    ["RLW-LDN-2526-HR", "real-living-wage-london", "2025", "2.59"],
  ])("the gap of %s follows from the rates", (_, real, statutory, gap) => {
    const rate = exact(held(real)?.years["2025"]?.amount ?? "0");
    const floor = exact(held("statutory-adult")?.years[statutory]?.amount ?? "0");
    expect(exactText(subtract(rate, floor))).toBe(gap);
  });
});
