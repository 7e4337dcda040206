/**
 * Social return on investment: the present value of what changed for people,
 * over the present value of all that was put in. Each step is kept. Values of
 * different perspectives overlap, so they are added only where the account
 * says why they may be.
 *
 * @see Cabinet Office / Social Value UK, A guide to Social Return on Investment
 */
import type { Reference } from "../../library/model.ts";
import { divide, multiply, ONE, subtract } from "../../number/exact.ts";
import type { SourcedFigure } from "../../tender/figures.ts";
import type { ChainOutcome, Input, SroiAccount, SroiOutcome } from "../../tender/instruments/model.ts";
import { uprateToPriceYear } from "../price-years.ts";
import {
  decimalWithCommas,
  figureText,
  multiplyStep,
  percentText,
  sourcedWorkings,
  type Workings,
} from "../workings.ts";
import { paybackYearsWorkings } from "./payback.ts";
import {
  type Discount,
  discountFactors,
  type InYear,
  lastingBenefitByYear,
  poundsTotalWorkings,
  sumBenefitsByYear,
} from "./years.ts";

/** One outcome with what it is worth. */
export interface ValuedOutcome {
  readonly outcome: SroiOutcome;
  /** In its first year, before any drop-off or discounting; absent for a present value taken as it stands. */
  readonly firstYear?: Workings;
  readonly years: readonly InYear[];
  readonly presentValue: Workings;
  readonly note?: string;
}

export interface ValuedInput {
  readonly input: Input;
  readonly presentValue: Workings;
}

/** The return seen from one side, or from all together. */
export interface Return {
  /** A perspective, `not stated`, or `all` where all may be added. */
  readonly perspective: string;
  readonly presentValue: Workings;
  readonly ratio: Workings;
  readonly netRatio: Workings;
  readonly netPresentValue: Workings;
  /** Absent where it is not made good, or where a present value without years takes part. */
  readonly payback?: Workings;
  readonly noPayback?: string;
  readonly years: ReturnType<typeof sumBenefitsByYear>;
}

export interface SroiResult {
  readonly outcomes: readonly ValuedOutcome[];
  readonly inputs: readonly ValuedInput[];
  readonly putIn: Workings;
  readonly returns: readonly Return[];
}

/** @returns the return from each perspective, and from all of them where there is one or where the account adds them. */
export function sroiAccountResult(account: SroiAccount, reference: Reference): SroiResult {
  const discount = accountDiscount(account, reference);
  const factors = discountFactors(lastAccountYear(account), discount);
  const outcomes = account.outcomes.map((outcome) => valueOutcome(outcome, account, reference, factors));
  const inputs = account.inputs.map((input) => ({ input, presentValue: inputPresentValue(input, factors) }));
  const putIn = poundsTotalWorkings(
    "present value of all that is put in",
    inputs.map((one) => one.presentValue),
    "inputs",
  );
  const sides = [...new Set(outcomes.map(outcomePerspective))].sort();
  const apart = sides.map((side) =>
    perspectiveReturn(
      side,
      outcomes.filter((one) => outcomePerspective(one) === side),
      putIn,
    ),
  );
  const together =
    sides.length > 1 && account.addPerspectives !== undefined
      ? [perspectiveReturn("all", outcomes, putIn)]
      : [];
  return { outcomes, inputs, putIn, returns: [...together, ...apart] };
}

const outcomePerspective = ({ outcome }: ValuedOutcome): string => outcome.perspective ?? "not stated";

function accountDiscount({ discounting }: SroiAccount, { discountSchedules }: Reference): Discount {
  if (discounting === undefined || discounting === "none") return {};
  const schedule = discountSchedules.find(({ id }) => id === discounting.schedule);
  return { discounting, ...(schedule !== undefined && { schedule }) };
}

const lastAccountYear = ({ inputs, outcomes }: SroiAccount): number =>
  Math.max(
    1,
    ...inputs.map(({ begins = 0, years }) => begins + years - 1),
    ...outcomes.map((one) => (one.kind === "chain" ? one.begins + one.years - 1 : 1)),
  );

function valueOutcome(
  outcome: SroiOutcome,
  account: SroiAccount,
  reference: Reference,
  factors: readonly Workings[],
): ValuedOutcome {
  if (outcome.kind === "present-value") {
    const { presentValue, source, title } = outcome;
    return {
      outcome,
      years: [],
      presentValue: {
        ...sourcedWorkings(title, presentValue.value, "pounds", presentValue.at, source),
        rule: "present-value-as-published",
      },
    };
  }
  const { firstYear, note } = firstYearValue(outcome, account, reference);
  const dropOff =
    outcome.dropOff && sourcedWorkings("drop-off", outcome.dropOff.value, "share", outcome.dropOff.at);
  const years = lastingBenefitByYear(
    firstYear,
    {
      begins: outcome.begins,
      years: outcome.years,
      ...(dropOff !== undefined && { dropOff }),
      dropped: account.dropOffFrom === "first-year",
    },
    factors,
  );
  return {
    outcome,
    firstYear,
    years,
    presentValue: poundsTotalWorkings(
      outcome.title,
      years.map((one) => one.presentValue),
      "present-value",
    ),
    ...(note !== undefined && { note }),
  };
}

/** Quantity × proxy value, in one price year, less what would have come anyway, elsewhere or by others. */
function firstYearValue(
  outcome: ChainOutcome,
  account: SroiAccount,
  reference: Reference,
): { firstYear: Workings; note?: string } {
  const { quantity, proxy, unit } = outcome;
  const each = unit === undefined ? "one" : `one ${unit}`;
  const prices = proxy.prices === undefined ? "" : `, ${proxy.prices} prices`;
  const priced: Workings = {
    label: "value of a year",
    value: multiply(quantity.value, proxy.value),
    unit: "pounds",
    rule: "quantity-times-proxy",
    sum: `${figureText(quantity.value)} × ${figureText(proxy.value)}`,
    from: [
      sourcedWorkings(
        `quantity${unit === undefined ? "" : ` (${unit})`}`,
        quantity.value,
        "quantity",
        quantity.at,
      ),
      sourcedWorkings(
        `proxy value for ${each}${prices}, ${outcome.status}`,
        proxy.value,
        "pounds",
        proxy.at,
        outcome.source,
      ),
    ],
  };
  const { uprated, note } = uprateToPriceYear(priced, proxy.prices, {
    reference,
    ...(account.priceYear !== undefined && { priceYear: account.priceYear }),
  });
  const off = (before: Workings, part: SourcedFigure | undefined, name: string, label: string): Workings =>
    part === undefined
      ? before
      : multiplyStep(
          before,
          label,
          name,
          subtract(ONE, part.value),
          `${decimalWithCommas(before.value)} × (1 − ${percentText(part.value)})`,
          sourcedWorkings(name, part.value, "share", part.at),
        );
  const additional = off(uprated, outcome.deadweight, "deadweight", "less deadweight");
  const moved = off(additional, outcome.displacement, "displacement", "less displacement");
  const own = off(moved, outcome.attributionToOthers, "attribution to others", "less what is due to others");
  const label = own === priced ? "value of a year" : `value of a year, ${own.label}`;
  return { firstYear: { ...own, label }, ...(note !== undefined && { note }) };
}

function inputPresentValue(input: Input, factors: readonly Workings[]): Workings {
  const { amount, time, title, begins, years } = input;
  const once: Workings =
    amount !== undefined
      ? sourcedWorkings(title, amount.value, "pounds", amount.at, input.source)
      : {
          label: title,
          value: time === undefined ? ONE : multiply(time.hours.value, time.rate.value),
          unit: "pounds",
          rule: "hours-times-rate",
          sum: time === undefined ? "" : `${figureText(time.hours.value)} × ${figureText(time.rate.value)}`,
          from:
            time === undefined
              ? []
              : [
                  sourcedWorkings("hours", time.hours.value, "quantity", time.hours.at),
                  sourcedWorkings(
                    "pounds for one hour",
                    time.rate.value,
                    "pounds",
                    time.rate.at,
                    input.source,
                  ),
                ],
        };
  if (begins === undefined) return once;
  const paid = lastingBenefitByYear(once, { begins, years, dropped: false }, factors);
  return poundsTotalWorkings(
    title,
    paid.map((one) => one.presentValue),
    "present-value",
  );
}

function perspectiveReturn(perspective: string, outcomes: readonly ValuedOutcome[], putIn: Workings): Return {
  const presentValue = poundsTotalWorkings(
    "present value of the outcomes",
    outcomes.map((one) => one.presentValue),
    "outcomes",
  );
  const net = subtract(presentValue.value, putIn.value);
  const netPresentValue: Workings = {
    label: "net present value",
    value: net,
    unit: "pounds",
    rule: "net-present-value",
    sum: `${decimalWithCommas(presentValue.value)} − ${decimalWithCommas(putIn.value)}`,
    from: [],
  };
  const years = sumBenefitsByYear(outcomes.flatMap((one) => one.years));
  const whole = outcomes
    .filter(({ outcome }) => outcome.kind === "present-value")
    .map(({ outcome }) => outcome.id);
  const reached = whole.length > 0 ? undefined : paybackYearsWorkings(years, { ...putIn, from: [] });
  return {
    perspective,
    presentValue,
    ratio: {
      label: "social return for each pound put in",
      value: divide(presentValue.value, putIn.value),
      unit: "ratio",
      rule: "sroi-ratio",
      sum: `${decimalWithCommas(presentValue.value)} ÷ ${decimalWithCommas(putIn.value)}`,
      from: [presentValue, putIn],
    },
    netPresentValue,
    netRatio: {
      label: "net return for each pound put in",
      value: divide(net, putIn.value),
      unit: "ratio",
      rule: "sroi-net-ratio",
      sum: `(${decimalWithCommas(presentValue.value)} − ${decimalWithCommas(putIn.value)}) ÷ ${decimalWithCommas(putIn.value)}`,
      from: [],
    },
    years,
    ...(reached !== undefined
      ? { payback: reached }
      : {
          noPayback:
            whole.length > 0
              ? `payback cannot be told: \`${whole.join("`, `")}\` is a present value as published, and says nothing of its years`
              : `not paid back in the ${years.length === 1 ? "year" : `${years.length} years`} that the account covers`,
        }),
  };
}

/** @returns the account as it would be under the other convention for the first year; nothing where that changes nothing. */
export function switchFirstYearDiscount(account: SroiAccount): SroiAccount | undefined {
  const { discounting } = account;
  if (discounting === undefined || discounting === "none") return undefined;
  const firstYear = discounting.firstYear === "discounted" ? "undiscounted" : "discounted";
  return { ...account, discounting: { ...discounting, firstYear } };
}
