/**
 * Pounds of one year in the prices of another, by a published index. Where no
 * index runs that far, or the publisher states no year, the figure stays as it
 * is and a note says so.
 */
import type { PriceIndex, Reference } from "../library/model.ts";
import { divide, type Exact } from "../number/exact.ts";
import type { PriceBasis } from "../tender/price-basis.ts";
import { figureText, multiplyStep, sourcedWorkings, type Workings } from "./workings.ts";

export interface PriceSettings extends Omit<PriceBasis, "discounting"> {
  readonly reference: Pick<Reference, "priceIndices">;
}

function findPriceIndex(
  indices: readonly PriceIndex[],
  from: string,
  to: string,
): { index: PriceIndex; from: Exact; to: Exact } | undefined {
  for (const index of indices) {
    const [a, b] = [index.years.get(normaliseYear(from)), index.years.get(normaliseYear(to))];
    if (a !== undefined && b !== undefined) return { index, from: a, to: b };
  }
  return undefined;
}

const normaliseYear = (year: string): string => year.replace("-", "/");

const isFinancialYear = (year: string): boolean => /[/-]/.test(year);

/** A tender may give two price years, one of each kind: each value takes the one of its own kind. */
function targetPriceYear(
  prices: string | undefined,
  { priceYear, alsoPriceYear }: PriceSettings,
): string | undefined {
  if (prices === undefined || priceYear === undefined || alsoPriceYear === undefined) return priceYear;
  return isFinancialYear(prices) === isFinancialYear(priceYear) ? priceYear : alsoPriceYear;
}

/** @param prices the year whose prices the figure is in, as its publisher states it */
export function uprateToPriceYear(
  priced: Workings,
  prices: string | undefined,
  valuation: PriceSettings,
): { uprated: Workings; note?: string } {
  const year = targetPriceYear(prices, valuation);
  if (year === undefined || (prices !== undefined && normaliseYear(prices) === normaliseYear(year)))
    return { uprated: priced };
  if (prices === undefined)
    return {
      uprated: priced,
      note: `the publisher states no price year, so the value is not brought to ${year} prices`,
    };
  const found = findPriceIndex(valuation.reference.priceIndices, prices, year);
  if (found === undefined)
    return {
      uprated: priced,
      note: `no price index runs from ${prices} to ${year}, so the value stays in ${prices} prices`,
    };
  const { index, from, to } = found;
  return {
    uprated: multiplyStep(
      priced,
      `in ${year} prices`,
      "gdp-deflator",
      divide(to, from),
      `${figureText(priced.value)} × ${figureText(to)} ÷ ${figureText(from)}`,
      indexValueWorkings(index, year, to),
      indexValueWorkings(index, prices, from),
    ),
    ...(isForecastYear(index, year) && { note: `the price index for ${year} is a forecast` }),
  };
}

const indexValueWorkings = (index: PriceIndex, year: string, value: Exact): Workings => ({
  ...sourcedWorkings(`${index.title}, ${year}`, value, "factor", undefined, index.source),
  published: { kind: "reference", name: index.title, status: index.status },
});

/** Years of one index are written alike, so their text is in the order of time. */
const isForecastYear = ({ forecastFrom }: PriceIndex, year: string): boolean =>
  forecastFrom !== undefined && normaliseYear(year) >= forecastFrom;
