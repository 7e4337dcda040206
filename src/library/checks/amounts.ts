/**
 * Values that do not fit their unit: an hour priced like a year, a kilogram
 * priced like a tonne. The lines are drawn wide, for slips of the pen, and are
 * no opinion of what a thing is worth.
 */
import { compare, exact, sign } from "../../number/exact.ts";
import type { Unit } from "../units.ts";
import {
  type CheckRule,
  datedProxyValues,
  type Fault,
  faultAtPath,
  type LibraryCheck,
  type LibrarySubject,
  type Value,
} from "./check.ts";

const notAboveZero: CheckRule = {
  id: "amount-not-above-zero",
  level: "warning",
  title: "a value is nothing, or less than nothing",
  remedy: "check the figure; where it is a deduction, say so in `note`",
};
const hour: CheckRule = {
  id: "hour-above-a-day",
  level: "warning",
  title: "an hour is worth more than a day's pay",
  remedy: "check whether the figure is for a day, a week or a year",
};
const misfit: CheckRule = {
  id: "value-does-not-fit-unit",
  level: "warning",
  title: "a value is of another size than its unit: an hour and a year, or a kilogram and a tonne, swapped",
  remedy: "check the unit and the figure against the source",
};
const pound: CheckRule = {
  id: "pound-worth-pounds",
  level: "warning",
  title: "a pound given is counted as many pounds",
  remedy: "a pound is worth a pound: count it at 1, or give the source of the multiple in `note`",
};
const halfRange: CheckRule = {
  id: "range-half-given",
  level: "warning",
  title: "a value has a low or a high figure, and not the other",
  remedy: "give both, as published, or neither",
};
const flatRange: CheckRule = {
  id: "range-flat",
  level: "warning",
  title: "the low, the central and the high figure are one",
  remedy: "give the published range, or leave `low` and `high` out",
};
const precise: CheckRule = {
  id: "more-decimals-than-known",
  level: "note",
  title: "a value has more than six decimals",
  remedy: "give the figure as it is published",
};

/**
 * A day of 7.5 hours at the real living wage for London, £14.80 an hour from
 * October 2025, is £111 (Living Wage Foundation; the rate for the rest of the
 * country is £13.45). Dear hours of skilled work are rarely above it.
 */
const DAY = "111";

/** Below or above these a value has most likely been given for another unit. */
const sizes: Partial<Record<Unit, { readonly least?: string; readonly most?: string }>> = {
  hour: { least: "0.1", most: "1000" },
  day: { least: "5", most: "5000" },
  week: { least: "10", most: "20000" },
  "FTE-week": { least: "20", most: "10000" },
  "FTE-month": { least: "100", most: "40000" },
  "FTE-year": { least: "500", most: "400000" },
  "person-week": { least: "5", most: "20000" },
  "person-month": { least: "20", most: "60000" },
  "person-year": { least: "50", most: "500000" },
  tCO2e: { least: "5", most: "5000" },
  kgCO2e: { least: "0.001", most: "5" },
  tonne: { least: "1", most: "100000" },
  kg: { most: "200" },
  MWh: { least: "1", most: "2000" },
  kWh: { most: "5" },
  "vehicle-mile": { most: "10" },
  "vehicle-km": { most: "10" },
  litre: { most: "50" },
  m2: { most: "10000" },
};

function amountAndRangeFaults(subject: LibrarySubject): readonly Fault[] {
  return datedProxyValues(subject).flatMap((value) => [
    ...lowHighRangeFaults(subject, value),
    ...amountSizeFaults(subject, value),
  ]);
}

function amountSizeFaults(subject: LibrarySubject, { measure, proxy, path }: Value): readonly Fault[] {
  const { amount, note } = proxy;
  const at = (rule: CheckRule, cause: string): readonly Fault[] => [
    faultAtPath(subject, rule, [...path, "amount"], { measure: measure.id, cause }),
  ];
  const decimals = /\.(\d*?)0*$/.exec(amount)?.[1]?.length ?? 0;
  if (decimals > 6) return at(precise, `${amount} has ${decimals} decimals`);
  if (measure.kind === "points") return [];
  const figure = exact(amount);
  if (sign(figure) <= 0)
    return /deduct/i.test(note ?? "") ? [] : at(notAboveZero, `one ${measure.unit} is worth ${amount}`);
  if (measure.unit === "GBP" && compare(figure, exact("20")) > 0)
    return at(pound, `one pound is counted as ${amount}`);
  const { least, most } = sizes[measure.unit as Unit] ?? {};
  if (most !== undefined && compare(figure, exact(most)) > 0)
    return at(misfit, `${amount} is much for one ${measure.unit}`);
  if (least !== undefined && compare(figure, exact(least)) < 0)
    return at(misfit, `${amount} is little for one ${measure.unit}`);
  if (measure.unit === "hour" && compare(figure, exact(DAY)) > 0)
    return at(hour, `one hour is worth ${amount}, more than a day of 7.5 hours at £14.80`);
  return [];
}

function lowHighRangeFaults(subject: LibrarySubject, { measure, proxy, path }: Value): readonly Fault[] {
  const { amount, low, high } = proxy;
  if ((low === undefined) !== (high === undefined))
    return [
      faultAtPath(subject, halfRange, [...path, low === undefined ? "high" : "low"], {
        measure: measure.id,
        cause: `\`${low === undefined ? "high" : "low"}\` is given and \`${low === undefined ? "low" : "high"}\` is not`,
      }),
    ];
  if (low === undefined || high === undefined) return [];
  const flat = compare(exact(low), exact(high)) === 0 && compare(exact(low), exact(amount)) === 0;
  return flat
    ? [
        faultAtPath(subject, flatRange, [...path, "low"], {
          measure: measure.id,
          cause: `all three are ${amount}`,
        }),
      ]
    : [];
}

export const amounts: LibraryCheck = {
  rules: [notAboveZero, hour, misfit, pound, halfRange, flatRange, precise],
  find: amountAndRangeFaults,
};
