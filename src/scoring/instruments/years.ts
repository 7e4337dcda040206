/** Money year by year: what falls in each year, what it is worth today, and how that came about. */

import type { DiscountSchedule } from "../../library/model.ts";
import { add, type Exact, multiply, ONE, subtract, ZERO } from "../../number/exact.ts";
import type { Discounting } from "../../tender/price-basis.ts";
import { discountRateInYear, yearDiscountFactor } from "../discount.ts";
import {
  decimalWithCommas,
  percentText,
  sourcedWorkings,
  totalWorkings,
  type Workings,
} from "../workings.ts";

/** How later years are discounted, with the published schedule where there is one. */
export interface Discount {
  readonly discounting?: Discounting;
  readonly schedule?: DiscountSchedule;
}

/** What falls in one year, counted from 1, and its present value. */
export interface InYear {
  readonly year: number;
  readonly value: Exact;
  readonly presentValue: Workings;
}

/**
 * The discount factors of the years 1 to `last`, each with the step that made it.
 *
 * @returns by year; with the first year undiscounted the factor of year 1 is 1, otherwise 1 ÷ (1 + rate)
 */
export function discountFactors(last: number, { discounting, schedule }: Discount): readonly Workings[] {
  const late = discounting?.firstYear === "discounted" ? 1 : 0;
  const factors: Workings[] = [];
  let before: Exact = ONE;
  for (let year = 1; year <= last; year += 1) {
    const steps = year - 1 + late;
    const rate = discountRateInYear(steps, discounting, schedule);
    const value = multiply(before, yearDiscountFactor(steps, discounting, schedule));
    factors.push({
      ...sourcedWorkings(
        `discount factor of year ${year}`,
        value,
        "factor",
        discounting?.at,
        schedule?.source,
      ),
      rule: "discounting",
      sum:
        rate === undefined ? "not discounted" : `${decimalWithCommas(before)} ÷ (1 + ${percentText(rate)})`,
    });
    before = value;
  }
  return factors;
}

/**
 * A benefit that begins in a year, lasts and drops off.
 *
 * @param first what the benefit is worth in a year before any drop-off
 * @param dropped whether the first year has dropped off already
 */
export function lastingBenefitByYear(
  first: Workings,
  {
    begins,
    years,
    dropOff,
    dropped,
  }: {
    readonly begins: number;
    readonly years: number;
    readonly dropOff?: Workings;
    readonly dropped: boolean;
  },
  factors: readonly Workings[],
): readonly InYear[] {
  const kept = subtract(ONE, dropOff?.value ?? ZERO);
  const all: InYear[] = [];
  let value = first.value;
  for (let step = 0; step < years; step += 1) {
    const year = begins + step;
    const falls = dropOff !== undefined && (step > 0 || dropped);
    const before = value;
    if (falls) value = multiply(value, kept);
    const own: Workings =
      step === 0 && !falls
        ? first
        : {
            label: `value in year ${year}`,
            value,
            unit: "pounds",
            ...(falls && {
              rule: "drop-off",
              sum: `${decimalWithCommas(before)} × (1 − ${percentText(dropOff.value)})`,
            }),
            from: falls ? [...(step === 0 ? [first] : []), dropOff] : [],
          };
    all.push({ year, value, presentValue: presentValueOfYear(own, year, factors) });
  }
  return all;
}

function presentValueOfYear(own: Workings, year: number, factors: readonly Workings[]): Workings {
  const factor = factors[year - 1] ?? sourcedWorkings(`discount factor of year ${year}`, ONE, "factor");
  return {
    label: `present value of year ${year}`,
    value: multiply(own.value, factor.value),
    unit: "pounds",
    rule: "discounting",
    sum: `${decimalWithCommas(own.value)} × ${decimalWithCommas(factor.value)}`,
    from: [own, factor],
  };
}

/** @returns the parts added up, in pounds. */
export function poundsTotalWorkings(label: string, parts: readonly Workings[], rule: string): Workings {
  return {
    ...totalWorkings(label, "pounds", parts, rule),
    sum: parts.map(({ value }) => decimalWithCommas(value)).join(" + "),
  };
}

/** The rows of several benefits added up by year. */
export function sumBenefitsByYear(
  all: readonly InYear[],
): readonly { year: number; value: Exact; presentValue: Exact }[] {
  const byYear = new Map<number, { value: Exact; presentValue: Exact }>();
  for (const { year, value, presentValue } of all) {
    const held = byYear.get(year) ?? { value: ZERO, presentValue: ZERO };
    byYear.set(year, {
      value: add(held.value, value),
      presentValue: add(held.presentValue, presentValue.value),
    });
  }
  return [...byYear].map(([year, held]) => ({ year, ...held })).sort((a, b) => a.year - b.year);
}
