/**
 * Pounds of one year in the prices of another, by a published index. Where no
 * index runs that far, or the publisher states no year, the figure stays as it
 * is and a note says so.
 */
import type { PriceIndex, Reference } from "../library/model.ts";
import { divide, type Exact } from "../number/exact.ts";
import type { PriceBasis } from "../tender/price-basis.ts";
import { figureText, sourced, step, type Workings } from "./workings.ts";

export interface PriceSettings extends Omit<PriceBasis, "discounting"> {
  readonly reference: Pick<Reference, "priceIndices">;
}

function indexFor(
  indices: readonly PriceIndex[],
  from: string,
  to: string,
): { index: PriceIndex; from: Exact; to: Exact } | undefined {
  for (const index of indices) {
    const [a, b] = [index.years.get(financialYear(from)), index.years.get(financialYear(to))];
    if (a !== undefined && b !== undefined) return { index, from: a, to: b };
  }
  return undefined;
}

const financialYear = (year: string): string => year.replace("-", "/");

const isFinancial = (year: string): boolean => /[/-]/.test(year);

/** A tender may give two price years, one of each kind: each value takes the one of its own kind. */
function yearFor(
  prices: string | undefined,
  { priceYear, alsoPriceYear }: PriceSettings,
): string | undefined {
  if (prices === undefined || priceYear === undefined || alsoPriceYear === undefined) return priceYear;
  return isFinancial(prices) === isFinancial(priceYear) ? priceYear : alsoPriceYear;
}

/** @param prices the year whose prices the figure is in, as its publisher states it */
export function inPricesOf(
  priced: Workings,
  prices: string | undefined,
  valuation: PriceSettings,
): { uprated: Workings; note?: string } {
  const year = yearFor(prices, valuation);
  if (year === undefined || (prices !== undefined && financialYear(prices) === financialYear(year)))
    return { uprated: priced };
  if (prices === undefined)
    return {
      uprated: priced,
      note: `the publisher states no price year, so the value is not brought to ${year} prices`,
    };
  const found = indexFor(valuation.reference.priceIndices, prices, year);
  if (found === undefined)
    return {
      uprated: priced,
      note: `no price index runs from ${prices} to ${year}, so the value stays in ${prices} prices`,
    };
  const { index, from, to } = found;
  return {
    uprated: step(
      priced,
      `in ${year} prices`,
      "gdp-deflator",
      divide(to, from),
      `${figureText(priced.value)} × ${figureText(to)} ÷ ${figureText(from)}`,
      ofIndex(index, year, to),
      ofIndex(index, prices, from),
    ),
    ...(isForecast(index, year) && { note: `the price index for ${year} is a forecast` }),
  };
}

const ofIndex = (index: PriceIndex, year: string, value: Exact): Workings => ({
  ...sourced(`${index.title}, ${year}`, value, "factor", undefined, index.source),
  published: { kind: "reference", name: index.title, status: index.status },
});

/** Years of one index are written alike, so their text is in the order of time. */
const isForecast = ({ forecastFrom }: PriceIndex, year: string): boolean =>
  forecastFrom !== undefined && financialYear(year) >= forecastFrom;
