/** Dated values: which of a measure's values a day or a year takes. */
import { equal, ONE } from "../number/exact.ts";
import type { Measure, Perspective, Proxy } from "./model.ts";

/** @returns whether a value is a pound for each pound given, which is in the prices of the day and of nobody's making. */
export const isPoundForPound = ({ unit }: Measure, { prices, amount }: Proxy): boolean =>
  prices === undefined && unit === "GBP" && equal(amount, ONE);

/** @returns the value in force on a day; without a day, the newest. */
export function proxyInForce(measure: Measure, day: string | undefined): Proxy | undefined {
  if (day === undefined) return measure.proxies.at(-1);
  return measure.proxies
    .filter((proxy) => proxy.from <= day && (proxy.to === undefined || day <= proxy.to))
    .at(-1);
}

/** @returns the values that hold on any day of a calendar year, in their order: the last is the year's. */
export function proxiesInYear({ proxies }: Measure, year: string): readonly Proxy[] {
  return proxies.filter(
    ({ from, to }) => from <= `${year}-12-31` && (to === undefined || `${year}-01-01` <= to),
  );
}

/** @returns whose gain a measure's pounds are: that of the value of the day, or of any year's value where each year takes its own. */
export function measurePerspectives(measure: Measure, day: string | undefined): readonly Perspective[] {
  if (measure.carbon !== undefined) return ["public"];
  const all = measure.proxies.flatMap(({ perspective }) => perspective ?? []);
  if (all.length === 0 || measure.valueYear === "delivery") return [...new Set(all)];
  return [(proxyInForce(measure, day) ?? measure.proxies.at(-1))?.perspective ?? []].flat();
}

/** @returns the days on which a proxy value of any of them begins or ends to apply */
export const proxyChangeDays = (measures: readonly Measure[]): readonly string[] => [
  ...new Set(
    measures.flatMap(({ proxies }) =>
      proxies.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
    ),
  ),
];
