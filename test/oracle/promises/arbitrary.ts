// Random libraries, tenders and promises: whatever the value chain knows, alone and together.
import fc from "fast-check";
import type { Criterion, Measure, Promise_, Proxy, Terms } from "./calculate.ts";

export interface Case {
  measures: Measure[];
  criteria: (Criterion & { weight: string })[];
  terms: Terms;
  prices: string[];
  promises: Promise_[];
}

export const bidders = ["Ash", "Birch", "Cedar"] as const;

const whole = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));
type Choose = {
  integer: (min: number, max: number) => number;
  chance: (percent: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  some: <T>(from: readonly T[], percent: number) => T[];
};

function chooser(gen: fc.GeneratorValue): Choose {
  const integer = (min: number, max: number): number => gen(whole, min, max);
  const chance = (percent: number): boolean => integer(0, 99) < percent;
  const pick = <T>(from: readonly T[]): T => from[integer(0, from.length - 1)] as T;
  return { integer, chance, pick, some: (from, percent) => from.filter(() => chance(percent)) };
}

const day = ({ integer }: Choose, first: number, last: number): string =>
  `${integer(first, last)}-${String(integer(1, 12)).padStart(2, "0")}-${String(integer(1, 28)).padStart(2, "0")}`;
const before = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** A key with its value, or nothing: an optional key of a file. */
const maybe = <K extends string, V>(key: K, value: V | undefined): { [_ in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [_ in K]?: V };

function proxiesOf(choose: Choose, points: boolean): Proxy[] {
  const { integer, chance, pick } = choose;
  const starts = [...new Set(Array.from({ length: integer(1, 4) }, () => day(choose, 2020, 2029)))].sort();
  return starts.map((from, index) => {
    const next = starts[index + 1];
    const ends =
      next === undefined
        ? chance(25)
          ? day(choose, 2030, 2031)
          : undefined
        : chance(30)
          ? before(next)
          : undefined;
    const gap = next !== undefined && chance(20) ? from : ends;
    const amount = chance(4) ? `-${integer(1, 50)}` : `${integer(1, 30_000)}.${integer(0, 99)}`;
    return {
      from,
      ...maybe("to", gap),
      amount,
      ...maybe(
        "prices",
        points
          ? undefined
          : pick([undefined, "2020", "2022", "2024", "2023/24", "2022-23", "2025/26", "2031"]),
      ),
      ...maybe("perspective", pick([undefined, "fiscal", "public", "public", "economic"])),
      source: "invented",
      status: pick(["verified", "unverified"]),
    };
  });
}

const sharesOf = ({ pick }: Choose): string => pick(["0%", "5%", "12.5%", "20%", "33%", "60%", "100%"]);

function adjustOf(choose: Choose): NonNullable<Measure["adjust"]> {
  const { chance, integer, pick, some } = choose;
  return {
    ...maybe("deadweight", chance(40) ? sharesOf(choose) : undefined),
    ...maybe("displacement", chance(30) ? sharesOf(choose) : undefined),
    ...maybe("attribution", chance(60) ? pick(["10%", "40%", "75%", "100%"]) : undefined),
    ...maybe("drop-off", chance(40) ? sharesOf(choose) : undefined),
    ...maybe("years", chance(55) ? String(pick([1, 2, 2, 3, 5, integer(6, 40)])) : undefined),
    ...maybe(
      "included",
      chance(45) ? some(["deadweight", "displacement", "attribution", "drop-off"], 40) : undefined,
    ),
  };
}

function measureOf(choose: Choose, index: number, ids: readonly string[]): Measure {
  const { chance, pick, integer, some } = choose;
  const kind = pick(["money", "money", "money", "money", "money", "points", "number", "spend"]);
  const priced = pick(["plain", "plain", "plain", "delivery", "delivery", "carbon", "carbon"]);
  const id = ids[index] as string;
  const others = ids.filter((one) => one !== id);
  const shape =
    kind === "number" || (kind === "spend" && chance(50))
      ? { unit: pick(["unit", "hour"]) }
      : kind === "money" && priced === "carbon"
        ? chance(50)
          ? { unit: pick(["tCO2e", "kgCO2e"]), carbon: [] }
          : {
              unit: "kWh",
              carbon: [pick(["2025", "2026"]), ...some(["2028", "2030"], 40)].map((year) => ({
                year,
                add: some(["ELEC-KWH-2025", "GAS-KWH-2025"], 70),
                ...(chance(50) && { less: some(["ELEC-TD-KWH-2025", "GAS-KWH-2025"], 60) }),
              })),
            }
        : {
            unit: pick(["FTE-year", "vehicle-mile", "unit", "GBP", "kgCO2e"]),
            proxy: proxiesOf(choose, kind === "points"),
            ...(priced === "delivery" && { "value-year": "delivery" }),
          };
  return {
    id,
    title: id,
    kind: "carbon" in shape ? "money" : kind,
    ...shape,
    ...(chance(70) && { adjust: adjustOf(choose) }),
    ...(chance(20) && { cap: { "per-measure": String(integer(1, 200_000)) } }),
    ...(chance(35) && { "counts-once-with": some(others, 50) }),
    ...(chance(30) && { "double-count-group": chance(50) ? "people" : some(["people", "homes"], 60) }),
  };
}

const units: Record<string, readonly string[]> = {
  "FTE-year": ["FTE-year", "FTE-month", "FTE-week"],
  "vehicle-mile": ["vehicle-mile", "vehicle-km"],
  tCO2e: ["tCO2e", "kgCO2e"],
  kgCO2e: ["kgCO2e", "tCO2e"],
  kWh: ["kWh", "MWh"],
};

function promiseOf(choose: Choose, measure: Measure, row: number): Promise_ {
  const { chance, integer, pick } = choose;
  const far = pick([0, 0, 0, 0, 0, 21, 24, 30]);
  const [a, b] = [day(choose, 2023 + far, 2030 + far), day(choose, 2023 + far, 2030 + far)];
  const [from, to] = a < b ? [a, b] : [b, a];
  const dates = pick([{}, { from }, { to }, { from, to }, { from, to }, { from, to }]);
  // No two rows are the same.
  const quantity = chance(8) ? "0" : `${integer(0, 400)}.${String(row + 1).padStart(4, "0")}`;
  return {
    bidder: pick(bidders),
    measure: measure.id,
    quantity,
    ...maybe("unit", chance(50) ? pick(units[measure.unit] ?? [measure.unit]) : undefined),
    ...dates,
    ...maybe("evidence", chance(85) ? "payroll" : undefined),
    ...maybe("plan", chance(85) ? "hire" : undefined),
    ...maybe("owner", chance(85) ? "HR" : undefined),
    ...maybe("attribution", chance(45) ? pick(["0%", "10%", "30%", "40%", "60%", "100%"]) : undefined),
  };
}

function criterionOf(choose: Choose, id: string, weight: string, own: readonly Measure[], all: boolean) {
  const { chance, integer, pick, some } = choose;
  const named = some(own, 80);
  const counted = named.length === 0 ? own : named;
  const withTargets = Object.fromEntries(
    counted.map((one) => [one.id, chance(45) ? { target: String(integer(1, 300)) } : {}]),
  );
  const measures = all && chance(40) ? undefined : chance(60) ? withTargets : counted.map((one) => one.id);
  return {
    id,
    weight,
    ...maybe("measures", measures),
    ...maybe("unevidenced", pick([undefined, "nothing", "full", "full"])),
    ...maybe(
      "perspective",
      pick([undefined, undefined, undefined, "public", "fiscal", ["public", "economic"], ["wellbeing"]]),
    ),
  };
}

function make(gen: fc.GeneratorValue): Case {
  const choose = chooser(gen);
  const { chance, integer, pick, some } = choose;
  const ids = ["M1", "M2", "M3", "M4", "M5", "M6"].slice(0, integer(1, 6));
  const measures = ids.map((_, index) => measureOf(choose, index, ids));
  const points = measures.filter(({ kind }) => kind === "points");
  const pounds = measures.filter(({ kind }) => kind !== "points");
  const criteria = [
    ...(pounds.length === 0
      ? []
      : [criterionOf(choose, "pounds", points.length > 0 ? "60" : "90", pounds, points.length === 0)]),
    ...(points.length === 0
      ? []
      : [criterionOf(choose, "points", pounds.length > 0 ? "30" : "90", points, pounds.length === 0)]),
  ];
  const discounting = {
    ...pick([
      { rate: "3.5%" },
      { rate: "0%" },
      { rate: "12.5%" },
      { schedule: "standard" },
      { schedule: "health" },
      {},
    ]),
    ...maybe("first-year", pick([undefined, "undiscounted", "discounted"])),
  };
  const terms: Terms = {
    ...maybe(
      "commenced",
      pick([undefined, "2024-03-01", "2025-07-01", "2026-06-15", "2026-06-15", "2027-12-31"]),
    ),
    ...maybe(
      "price-year",
      pick([undefined, undefined, "2024", "2024/25", "2025-26", ["2024", "2024/25"], ["2026/27", "2022"]]),
    ),
    ...maybe("discounting", chance(50) ? discounting : undefined),
    ...maybe("already-required", chance(30) ? some(ids, 40) : undefined),
  };
  const promises = Array.from({ length: integer(1, 9) }, (_, row) => promiseOf(choose, pick(measures), row));
  const prices = bidders.map((_, index) => `${integer(90, 130)}00${index === 0 ? 3 : 0}`);
  return { measures, criteria, terms, prices, promises };
}

export const anyPromises: fc.Arbitrary<Case> = fc.gen().map(make);
