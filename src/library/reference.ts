/** The published series as values: price indices, discount schedules, carbon values, emission factors. */
import { exact } from "../number/exact.ts";
import { parseShare } from "../number/schema-figure.ts";
import { lazyRecord } from "./lazy.ts";
import type { CarbonSeries, EmissionFactor, Reference } from "./model.ts";
import type { ReferenceFile } from "./reference/schema.ts";

/** @returns the published series, figures exact. */
export function assembleReference(file: ReferenceFile): Reference {
  return lazyRecord<Reference>({
    priceIndices: () => priceIndicesIn(file),
    discountSchedules: () => discountSchedulesIn(file),
    carbonValues: () => currentCarbonSeries(file),
    emissionFactors: () => emissionFactorsById(file),
  });
}

function priceIndicesIn(file: ReferenceFile): Reference["priceIndices"] {
  return (file["price-indices"] ?? []).map(
    ({ title, source, status, years, "forecast-from": forecastFrom }) => ({
      title,
      source,
      status,
      years: new Map(Object.entries(years).map(([year, index]) => [year, exact(index)])),
      ...(forecastFrom !== undefined && { forecastFrom }),
    }),
  );
}

function discountSchedulesIn(file: ReferenceFile): Reference["discountSchedules"] {
  return (file["discount-schedules"] ?? []).map(({ id, title, source, status, bands }) => ({
    id,
    title,
    source,
    status,
    bands: bands.map(({ from, to, rate }) => ({
      from: Number(from),
      ...(to !== undefined && { to: Number(to) }),
      rate: parseShare(rate),
    })),
  }));
}

function currentCarbonSeries(file: ReferenceFile): CarbonSeries | undefined {
  const current = (file["carbon-values"] ?? []).find((series) => series.current === "true");
  if (current === undefined) return undefined;
  const { id, title, source, status, prices, years } = current;
  return {
    id,
    title,
    source,
    status,
    prices,
    years: new Map(
      Object.entries(years).map(([year, { low, central, high }]) => [
        year,
        {
          central: exact(central),
          ...(low !== undefined && { low: exact(low) }),
          ...(high !== undefined && { high: exact(high) }),
        },
      ]),
    ),
  };
}

function emissionFactorsById(file: ReferenceFile): ReadonlyMap<string, EmissionFactor> {
  return new Map(
    (file["emission-factors"] ?? []).flatMap((table) =>
      table.factors.map(({ id, activity, unit, kgco2e, status }) => [
        id,
        {
          id,
          title: activity,
          unit,
          kilograms: exact(kgco2e),
          source: table.source,
          status: status ?? table.status,
        },
      ]),
    ),
  );
}

/** @returns the series of several files as one. */
export function mergeReferenceFiles(files: readonly ReferenceFile[]): ReferenceFile {
  return {
    svscore: "1",
    "price-indices": files.flatMap((file) => file["price-indices"] ?? []),
    "discount-schedules": files.flatMap((file) => file["discount-schedules"] ?? []),
    "carbon-values": files.flatMap((file) => file["carbon-values"] ?? []),
    "emission-factors": files.flatMap((file) => file["emission-factors"] ?? []),
    "pay-rates": files.flatMap((file) => file["pay-rates"] ?? []),
    thresholds: files.flatMap((file) => file.thresholds ?? []),
  };
}
