// The published series, read as plain data: the oracle takes the figures and nothing of the program that reads them.
import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { type Fraction, parse } from "../fraction.ts";

const read = (name: string): Record<string, never> => {
  const url = new URL(`../../../measures/reference/${name}.yaml`, import.meta.url);
  return parseYaml(readFileSync(url, "utf8"), { schema: "failsafe" }) as Record<string, never>;
};

interface Index {
  years: Record<string, string>;
}
interface Schedule {
  id: string;
  bands: { from: string; to?: string; rate: string }[];
}
interface Carbon {
  current?: string;
  years: Record<string, { central: string }>;
}
interface Factors {
  factors: { id: string; unit: string; kgco2e: string }[];
}

const series = read("series");
const indices = series["price-indices"] as unknown as Index[];
const schedules = series["discount-schedules"] as unknown as Schedule[];
const carbon = (read("carbon-values")["carbon-values"] as unknown as Carbon[]).find(
  (one) => one.current === "true",
);
const factors = (read("emission-factors")["emission-factors"] as unknown as Factors[]).flatMap(
  (one) => one.factors,
);

/** The index of both years, where one holds both. */
export function indexOf(from: string, to: string): { from: Fraction; to: Fraction } | undefined {
  for (const { years } of indices) {
    const [a, b] = [years[from.replace("-", "/")], years[to.replace("-", "/")]];
    if (a !== undefined && b !== undefined) return { from: parse(a), to: parse(b) };
  }
  return undefined;
}

export function rateOf(schedule: string, year: number): Fraction {
  const bands = schedules.find(({ id }) => id === schedule)?.bands ?? [];
  const band = bands.find(
    (one) => Number(one.from) <= year && (one.to === undefined || year <= Number(one.to)),
  );
  if (band === undefined) throw new Error(`no rate for year ${year} of ${schedule}`);
  return parse(band.rate);
}

export const carbonPrices = "2022";
export function carbonValue(year: number): Fraction | undefined {
  const central = carbon?.years[String(year)]?.central;
  return central === undefined ? undefined : parse(central);
}

export function kilogramsOf(factor: string): Fraction {
  const found = factors.find(({ id }) => id === factor);
  if (found === undefined) throw new Error(`no factor ${factor}`);
  return parse(found.kgco2e);
}
