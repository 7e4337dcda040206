/**
 * What time does to a benefit: one that lasts drops off from year to year, and
 * the later it comes the less it is worth. A schedule with bands changes its
 * rate for the years of each band alone, so the factor is a running product.
 *
 * @see HM Treasury Green Book, discounting
 */
import type { DiscountSchedule, Measure } from "../library/model.ts";
import { add, type Exact, exactInteger, multiply, ONE, subtract } from "../number/exact.ts";
import type { Discounting } from "../tender/price-basis.ts";
import { discountRatePhrase, yearDiscountFactor } from "./discount.ts";
import type { Valuation } from "./valuation.ts";
import { figureText, multiplyStep, percentText, sourcedWorkings, type Workings } from "./workings.ts";

const firstYearDelay = (discounting: Discounting | undefined): number =>
  discounting?.firstYear === "discounted" ? 1 : 0;

const findDiscountSchedule = ({ discounting, reference }: Valuation): DiscountSchedule | undefined =>
  reference.discountSchedules.find(({ id }) => id === discounting?.schedule);

/** A benefit that lasts: each year it drops off, and is worth less the later it comes. */
export function valueOverYears(value: Workings, { adjust, at }: Measure, valuation: Valuation): Workings {
  const lasting = adjust.years ?? 1;
  const { discounting } = valuation;
  const late = firstYearDelay(discounting);
  if (lasting <= 1 && (discounting === undefined || late === 0)) return value;
  const kept = adjust.included.includes("drop-off") ? ONE : subtract(ONE, adjust.dropOff ?? exactInteger(0));
  const schedule = findDiscountSchedule(valuation);
  let factor = exactInteger(0);
  let remaining = ONE;
  let discount = yearDiscountFactor(late, discounting, schedule);
  for (let year = 0; year < lasting; year += 1) {
    if (year > 0) {
      remaining = multiply(remaining, kept);
      discount = multiply(discount, yearDiscountFactor(year + late, discounting, schedule));
    }
    factor = add(factor, multiply(remaining, discount));
  }
  const how = [
    `${lasting} ${lasting === 1 ? "year" : "years"}`,
    ...(adjust.dropOff === undefined || adjust.included.includes("drop-off")
      ? []
      : [`dropping off by ${percentText(adjust.dropOff)} a year`]),
    ...(discounting === undefined
      ? []
      : [`discounted ${discountRatePhrase(discounting, schedule)}, first year ${discounting.firstYear}`]),
  ].join(", ");
  return multiplyStep(
    value,
    `over ${how}`,
    "years",
    factor,
    `${figureText(value.value)} × ${figureText(factor)}`,
    discountFactorWorkings(`sum of the yearly factors, ${how}`, factor, discounting?.at ?? at, schedule),
  );
}

/** What a benefit of a later year is worth at the start, where the tender discounts. */
export function discountToStart(value: Workings, later: number, valuation: Valuation): Workings {
  const { discounting } = valuation;
  const steps = later + firstYearDelay(discounting);
  if (discounting === undefined || steps <= 0) return value;
  const schedule = findDiscountSchedule(valuation);
  let factor = ONE;
  for (let year = 1; year <= steps; year += 1)
    factor = multiply(factor, yearDiscountFactor(year, discounting, schedule));
  const how = `${steps} ${steps === 1 ? "year" : "years"} ${discountRatePhrase(discounting, schedule)}`;
  return multiplyStep(
    value,
    `discounted back ${how}`,
    "discounted-back",
    factor,
    `${figureText(value.value)} × ${figureText(factor)}`,
    discountFactorWorkings(`discount factor, ${how}`, factor, discounting.at, schedule),
  );
}

const discountFactorWorkings = (
  label: string,
  factor: Exact,
  at: string,
  schedule: DiscountSchedule | undefined,
): Workings => ({
  ...sourcedWorkings(label, factor, "factor", at, schedule?.source),
  ...(schedule !== undefined && {
    published: { kind: "reference", name: schedule.title, status: schedule.status },
  }),
});
