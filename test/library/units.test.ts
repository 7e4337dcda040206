import { describe, expect, it } from "vitest";
import { conversionFactor, parseUnit, type Unit, units } from "../../src/library/units.ts";
import { equal, exact, exactText, multiply, ONE } from "../../src/number/exact.ts";

const families: readonly (readonly Unit[])[] = [
  ["FTE-year", "FTE-month", "FTE-week"],
  ["person-year", "person-month", "person-week"],
  ["household-year", "household-week"],
  ["vehicle-mile", "vehicle-km"],
  ["tCO2e", "kgCO2e"],
  ["tonne", "kg"],
  ["MWh", "kWh"],
  ["m3", "litre"],
  ["hectare", "m2"],
];

describe("conversions", () => {
  it.each([
    ["FTE-year", "FTE-month", "12"],
    ["FTE-month", "FTE-year", "1/12"],
    ["FTE-year", "FTE-week", "52"],
    ["FTE-week", "FTE-year", "1/52"],
    ["FTE-month", "FTE-week", "13/3"],
    ["person-year", "person-month", "12"],
    ["person-year", "person-week", "52"],
    ["person-week", "person-year", "1/52"],
    ["person-month", "person-week", "13/3"],
    ["household-year", "household-week", "52"],
    ["vehicle-mile", "vehicle-km", "1.609344"],
    ["vehicle-km", "vehicle-mile", "15625/25146"],
    ["tCO2e", "kgCO2e", "1000"],
    ["kgCO2e", "tCO2e", "0.001"],
    ["tonne", "kg", "1000"],
    ["MWh", "kWh", "1000"],
    ["m3", "litre", "1000"],
    ["hectare", "m2", "10000"],
  ] as const)("one %s is %s: %s", (from, to, rate) => {
    const found = conversionFactor(from, to);
    expect(found === undefined ? "none" : exactText(found)).toBe(exactText(exact(rate)));
  });

  it("these are all: two units convert if and only if they measure the same thing", () => {
    for (const from of units) {
      for (const to of units) {
        const together =
          from === to || families.some((family) => family.includes(from) && family.includes(to));
        expect([from, to, conversionFactor(from, to) !== undefined]).toEqual([from, to, together]);
      }
    }
  });

  it("there and back is where it began", () => {
    for (const [from, to] of families.flatMap((family) =>
      family.flatMap((a) => family.map((b) => [a, b] as const)),
    )) {
      expect(equal(multiply(conversionFactor(from, to) ?? ONE, conversionFactor(to, from) ?? ONE), ONE)).toBe(
        true,
      );
    }
  });

  it.each(["FTE-year", "FTE-month", "FTE-week", "day", "week", "person-year", "person"] as const)(
    "hours never become %s, nor it hours",
    (unit) => {
      expect(conversionFactor("hour", unit)).toBeUndefined();
      expect(conversionFactor(unit, "hour")).toBeUndefined();
    },
  );

  it.each([
    ["person", "person-year"],
    ["person", "FTE-year"],
    ["person-year", "FTE-year"],
    ["household", "household-year"],
    ["tonne", "tCO2e"],
    ["vehicle-mile", "tCO2e"],
    ["day", "week"],
    ["unit", "point"],
  ] as const)("%s is not %s", (from, to) => expect(conversionFactor(from, to)).toBeUndefined());
});

describe("units as people write them", () => {
  it("every unit is known by its own name, in any case", () => {
    for (const unit of units)
      expect([parseUnit(unit), parseUnit(unit.toUpperCase()), parseUnit(` ${unit.toLowerCase()} `)]).toEqual([
        unit,
        unit,
        unit,
      ]);
  });

  it.each([
    ["hours", "hour"],
    ["HRS", "hour"],
    ["people-hours", "hour"],
    ["people hours", "hour"],
    ["fte years", "FTE-year"],
    ["FTE_years", "FTE-year"],
    ["FTE months", "FTE-month"],
    ["person years", "person-year"],
    ["£", "GBP"],
    ["pounds", "GBP"],
    ["%", "percent"],
    ["per cent", "percent"],
    ["car miles", "vehicle-mile"],
    ["km", "vehicle-km"],
    ["tonnes CO2e", "tCO2e"],
    ["t CO2e", "tCO2e"],
    ["tonnes", "tonne"],
    ["T", "tonne"],
    ["ha", "hectare"],
    ["sqm", "m2"],
    ["people", "person"],
    ["Headcount", "person"],
    ["WELLBY", "point-person-year"],
    ["n/a", "none"],
  ])("%s is %s", (written, unit) => expect(parseUnit(written)).toBe(unit));

  it.each(["", "FTE", "m", "years", "FTE hours", "hour year", "k", "furlong", "constructor", "__proto__"])(
    "%j is not a unit",
    (written) => expect(parseUnit(written)).toBeUndefined(),
  );
});
