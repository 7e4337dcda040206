/** Every built-in figure against the row that it was taken from. */
import { describe, expect, it } from "vitest";
import { parseUnit } from "../../src/library/units.ts";
import { compare, divide, equal, exact, HUNDRED } from "../../src/number/exact.ts";
import { fixture, libraries, priced, type Row, reference, statusOf } from "./built-in.ts";

const rows = new Map(fixture("proxies.csv").map((row) => [row["id"] ?? "", row]));
const BY_DATE = "living-wage-by-date ";
const all = priced.map(
  ({ measure, proxy }) => [measure.id, proxy.reference ?? "", { measure, proxy }] as const,
);
const cases = all.filter(([, id]) => !id.startsWith(BY_DATE));

describe("each proxy value", () => {
  it("there are some", () => expect(cases.length).toBeGreaterThan(15));

  it.each(cases)(
    "%s from %s: figure, price year, unit, status and perspective are the row's",
    (_, id, { measure, proxy }) => {
      const row = rows.get(id) ?? {};
      const same = (figure: typeof proxy.low, cell: string | undefined): boolean =>
        figure === undefined ? (cell ?? "") === "" : equal(figure, exact(cell ?? ""));
      expect(same(proxy.amount, row["value_gbp"])).toBe(true);
      expect(same(proxy.low, row["low"])).toBe(true);
      expect(same(proxy.high, row["high"])).toBe(true);
      expect(proxy.prices ?? "").toBe(row["price_year"]);
      expect(measure.unit).toBe(parseUnit(row["unit"] ?? ""));
      expect(proxy.status).toBe(statusOf(row));
      expect(proxy.perspective).toBe(row["perspective"]);
    },
  );

  it.each(cases)(
    "%s from %s: source, licence and warning are the row's, and it may ship",
    (_, id, { proxy }) => {
      const row = rows.get(id) ?? {};
      expect(proxy.source).toBe(row["source"]);
      expect(proxy.licence).toBe(row["licence"]);
      expect(proxy.note ?? "").toBe(row["note"]);
      expect(row["ship"]).toBe("yes");
      expect(proxy.deadweight).toBe(deadweight(row));
      expect(proxy.lasts ?? row["timing"]).toBe(row["timing"]);
      expect(proxy.geography ?? row["geography"]).toBe(row["geography"]);
      expect(proxy.at).toMatch(/library\.yaml:\d+:\d+$/);
    },
  );

  it.each(cases)("%s from %s: a yearly value holds for its own year and no other", (_, id, { proxy }) => {
    const year = /^C(?:ARBON)?-.*-(20\d\d)$/.exec(id)?.[1];
    if (year === undefined) return;
    expect([proxy.from, proxy.to]).toEqual([`${year}-01-01`, `${year}-12-31`]);
  });

  it("low is not above the figure, nor high below it", () => {
    for (const { proxy } of priced) {
      const { amount, low = amount, high = amount } = proxy;
      expect([proxy.reference, compare(low, amount) <= 0, compare(amount, high) <= 0]).toEqual([
        proxy.reference,
        true,
        true,
      ]);
    }
  });

  it("values that overlap count once: carbon and car miles name each other", () => {
    const neighbours = (id: string) =>
      libraries.flatMap(({ measures }) => measures).find((one) => one.id === id)?.countsOnceWith;
    expect([neighbours("PLANET-01"), neighbours("PLANET-02")]).toEqual([["PLANET-02"], ["PLANET-01"]]);
  });

  /** A tender takes the value in force on the day that it commenced; where none was, a promise is counted and not priced. */
  it.each([
    ["2025-06-01", "COMM-01 COMM-02 COMM-04 COMM-05 ECON-03 ECON-05 PLANET-04"],
    ["2026-03-02", "COMM-01 ECON-03"],
    ["2026-06-01", ""],
    ["2026-09-30", ""],
    ["2026-10-01", "ECON-03"],
    ["2027-02-01", "ECON-03 PLANET-02"],
    ["2028-02-01", "ECON-03 PLANET-01 PLANET-02"],
  ])("on %s these of the first twenty have no value: %s", (day, ids) => {
    const lacking = libraries
      .flatMap(({ name, measures }) => (name === "cheshire-merseyside" ? measures : []))
      .filter(
        ({ id, proxies }) =>
          first.includes(id) &&
          proxies.length > 0 &&
          !proxies.some(({ from, to }) => from <= day && (to === undefined || day <= to)),
      );
    expect(
      lacking
        .map(({ id }) => id)
        .sort()
        .join(" "),
    ).toBe(ids);
  });
});

/** The measures of cheshire-merseyside 1.0.0: what they are worth must not move. */
const first: readonly string[] = [
  ...["WORK-01", "WORK-02", "WORK-03", "WORK-04", "WORK-05"],
  ...["ECON-01", "ECON-02", "ECON-03", "ECON-04", "ECON-05", "ECON-06"],
  ...["COMM-01", "COMM-02", "COMM-03", "COMM-04", "COMM-05"],
  ...["PLANET-01", "PLANET-02", "PLANET-03", "PLANET-04"],
];

/** Nothing is netted off unless a row says that it is. */
const deadweight = (row: Row): string =>
  (row["deadweight_included"] ?? "").startsWith("no") ? "not-netted" : "netted";

describe("the price indices", () => {
  const deflators = fixture("gdp-deflator.csv");

  it.each([
    ["calendar", 35],
    ["financial", 76],
  ])("%s years: all %i, no more, to the last digit", (type, count) => {
    const own = deflators.filter((row) => row["year_type"] === type);
    const index = reference.priceIndices.find(({ title }) => title.includes(`${type} years`));
    expect(own).toHaveLength(count);
    expect([...(index?.years.keys() ?? [])]).toEqual(own.map((row) => (row["year"] ?? "").replace("-", "/")));
    for (const row of own) {
      const held = index?.years.get((row["year"] ?? "").replace("-", "/"));
      expect([row["year"], held !== undefined && equal(held, exact(row["index"] ?? ""))]).toEqual([
        row["year"],
        true,
      ]);
    }
  });

  it("one copy of each was read, so neither is verified", () => {
    expect(deflators.filter((row) => statusOf(row) === "verified").map((row) => row["year"])).toEqual([
      "2013-14",
      "2018-19",
    ]);
    expect(reference.priceIndices.map(({ status }) => status)).toEqual(["unverified", "unverified"]);
  });

  it("sources are the rows'", () => {
    for (const { title, source } of reference.priceIndices) {
      const row = deflators.find((one) => title.includes(`${one["year_type"]} years`));
      expect(source).toBe(`${row?.["source"]}; ${row?.["vintage"]}`);
      expect(title).toContain(`(${(row?.["base"] ?? "").replace("=", " = ")})`);
    }
  });
});

describe("the discount schedules", () => {
  const discount = fixture("discount.csv");

  it.each(["standard", "health", "standard-excluding-catastrophic-risk"])(
    "%s: every band of the row set, in order",
    (id) => {
      const own = discount.filter((row) => row["kind"] === id);
      const schedule = reference.discountSchedules.find((one) => one.id === id);
      expect(
        schedule?.bands.map(({ from, to }) => [String(from), to === undefined ? "" : String(to)]),
      ).toEqual(own.map((row) => [row["from_year"], row["to_year"]]));
      expect(schedule?.bands.map(({ rate }, band) => equal(rate, exact(own[band]?.["rate"] ?? "")))).toEqual(
        own.map(() => true),
      );
      expect(schedule?.source).toBe(own[0]?.["source"]);
      expect(schedule?.status).toBe(
        own.every((row) => statusOf(row) === "verified") ? "verified" : "unverified",
      );
    },
  );

  it("bands touch and do not overlap", () => {
    for (const { bands } of reference.discountSchedules) {
      expect(bands.slice(1).map(({ from }, band) => from - (bands[band]?.to ?? 0))).toEqual(
        bands.slice(1).map(() => 1),
      );
      expect(bands.at(-1)?.to).toBeUndefined();
    }
  });

  it("the proposed 3.0% is not the first standard rate", () => {
    expect(
      equal(
        reference.discountSchedules.find(({ id }) => id === "standard")?.bands[0]?.rate ?? HUNDRED,
        divide(exact("3.5"), HUNDRED),
      ),
    ).toBe(true);
  });
});

describe("the real living wage by the day from which a rate is in force", () => {
  const days = fixture("living-wage-by-date.csv");
  const gapOf = (id: string): string =>
    `gap_${/LDN|WORK-25/.test(id) ? "london" : "uk"}_${/FTE|WORK-26/.test(id) ? "fte_year" : "hour"}`;
  const wages = all.filter(([, id]) => /^RLW-|^living-wage-by-date /.test(id));

  it("there are some", () => expect(wages.length).toBeGreaterThan(15));

  it.each(wages)("%s from %s is the gap of its days", (id, reference, { proxy }) => {
    const row = days.find((one) => one["effective_from"] === proxy.from);
    expect(row, `${id} ${reference} ${proxy.from}`).toBeDefined();
    expect(equal(proxy.amount, exact(row?.[gapOf(id)] ?? "0"))).toBe(true);
    expect(proxy.to).toBe(row?.["effective_to"] || "2026-09-30");
  });

  it("is closed where the next rates are not held", () => {
    expect(wages.every(([, , { proxy }]) => proxy.to !== undefined && proxy.to <= "2026-09-30")).toBe(true);
  });

  /** The vectors of December 2026: an hour, an hour in London, a year of full-time work, the same in London. */
  it.each([
    ["2025-06-01", ["0.39", "1.64", "760.50", "3198.00"]],
    ["2025-11-03", ["1.24", "2.59", "2418.00", "5050.50"]],
  ])("an hour and a year from %s", (day, worth) => {
    const amounts = ["RLW-UK-HR", "RLW-LDN-HR", "RLW-UK-FTE", "RLW-LDN-FTE"].map((measure) => {
      const found = wages.find(
        ([id, , { proxy }]) => id === measure && proxy.from <= day && day <= (proxy.to ?? ""),
      );
      return found?.[2].proxy.amount ?? exact("0");
    });
    expect(amounts.map((amount, index) => equal(amount, exact(worth[index] ?? "0")))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});
