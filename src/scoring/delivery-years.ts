/**
 * In which years a promise is kept. A commitment from one day to another is
 * spread evenly over its days, so that each year of it takes its own value.
 */
import { divide, type Exact, exactInteger, ONE } from "../number/exact.ts";
import type { Commitment } from "../tender/model.ts";

export interface DeliveryYear {
  readonly year: string;
  /** Its share of the whole promise. */
  readonly share: Exact;
  /** The sum in words, where the promise runs over more than one year. */
  readonly how?: string;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of a day within its year, from 1. */
function dayOfYear(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const before = lengths.slice(0, month - 1).reduce((all, length) => all + length, 0);
  return before + day + (month > 2 && isLeapYear(year) ? 1 : 0);
}

const yearOfDate = (date: string): number => Number(date.slice(0, 4));

/** @returns the years of delivery with their shares; nothing when neither the promise nor the tender says when. */
export function deliveryYearShares(
  { from, to }: Pick<Commitment, "from" | "to">,
  commenced: string | undefined,
): readonly DeliveryYear[] {
  const start = from ?? to ?? commenced;
  if (start === undefined) return [];
  const end = to === undefined || to < start ? start : to;
  const [first, last] = [yearOfDate(start), yearOfDate(end)];
  if (first === last) return [{ year: String(first), share: ONE }];
  const days = Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const whole = isLeapYear(year) ? 366 : 365;
    const until = year === last ? dayOfYear(end) : whole;
    return { year: String(year), days: until - (year === first ? dayOfYear(start) - 1 : 0) };
  });
  const all = days.reduce((sum, one) => sum + one.days, 0);
  return days.map(({ year, days: own }) => ({
    year,
    share: divide(exactInteger(own), exactInteger(all)),
    how: `${own} of ${all} days`,
  }));
}
