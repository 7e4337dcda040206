/**
 * Pounds of one year in the prices of another, by a published index. Where no
 * index runs that far, or the publisher states no year, the figure stays as it
 * is and a note says so.
 */
import type { PriceIndex, Reference } from "../library/model.ts";
import { divide, type Exact } from "../number/exact.ts";
import { read, step, type Workings, written } from "./workings.ts";

export interface PriceSettings {
  readonly priceYear?: string;
  readonly reference: Pick<Reference, "priceIndices">;
}

function indexFor(
  indices: readonly PriceIndex[],
  from: string,
  to: string,
): { index: PriceIndex; from: Exact; to: Exact } | undefined {
  for (const index of indices) {
    const [a, b] = [index.years.get(financial(from)), index.years.get(financial(to))];
    if (a !== undefined && b !== undefined) return { index, from: a, to: b };
  }
  return undefined;
}

const financial = (year: string): string => year.replace("-", "/");

/** @param prices the year whose prices the figure is in, as its publisher states it */
export function inPricesOf(
  priced: Workings,
  prices: string | undefined,
  { priceYear, reference }: PriceSettings,
): { uprated: Workings; note?: string } {
  if (priceYear === undefined || (prices !== undefined && financial(prices) === financial(priceYear)))
    return { uprated: priced };
  if (prices === undefined)
    return {
      uprated: priced,
      note: `the publisher states no price year, so the value is not brought to ${priceYear} prices`,
    };
  const found = indexFor(reference.priceIndices, prices, priceYear);
  if (found === undefined)
    return {
      uprated: priced,
      note: `no price index runs from ${prices} to ${priceYear}, so the value stays in ${prices} prices`,
    };
  const { index, from, to } = found;
  return {
    uprated: step(
      priced,
      `in ${priceYear} prices`,
      "gdp-deflator",
      divide(to, from),
      `${written(priced.value)} × ${written(to)} ÷ ${written(from)}`,
      read(`${index.title}, ${priceYear}`, to, "factor", undefined, index.source),
      read(`${index.title}, ${prices}`, from, "factor", undefined, index.source),
    ),
  };
}
