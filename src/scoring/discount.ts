/**
 * What one more year takes off a benefit: a constant rate, or the rate that a
 * published schedule has for that year. The factor is a running product, so a
 * later band applies only to its own years.
 *
 * @see HM Treasury Green Book, annex on discounting
 */
import type { DiscountSchedule } from "../library/model.ts";
import { add, divide, type Exact, ONE } from "../number/exact.ts";
import type { Discounting } from "../tender/price-basis.ts";
import { percentText } from "./workings.ts";

/** @returns the yearly rate in force in a year, counted from the start; nothing in year 0 or where nothing is discounted. */
export function discountRateInYear(
  year: number,
  discounting: Discounting | undefined,
  schedule: DiscountSchedule | undefined,
): Exact | undefined {
  if (discounting === undefined || year === 0) return undefined;
  return (
    discounting.rate ??
    schedule?.bands.find((band) => band.from <= year && (band.to === undefined || year <= band.to))?.rate
  );
}

/** @returns the factor that one more year adds; 1 in year 0. */
export function yearDiscountFactor(
  year: number,
  discounting: Discounting | undefined,
  schedule: DiscountSchedule | undefined,
): Exact {
  const rate = discountRateInYear(year, discounting, schedule);
  return rate === undefined ? ONE : divide(ONE, add(ONE, rate));
}

export function discountRatePhrase({ rate }: Discounting, schedule: DiscountSchedule | undefined): string {
  return rate === undefined
    ? `by ${schedule?.title ?? "a schedule that is not held"}`
    : `at ${percentText(rate)}`;
}
