/**
 * What a promise is worth by the values of the years in which it is kept and
 * lasts. Each year takes its own price, its own price year, what is left of the
 * benefit, and the discount factor of that year, counted from commencement. A
 * year for which no value is held is named, and the other years count.
 *
 * @see DESNZ, valuation of energy use and greenhouse gas emissions: one value for each calendar year
 */
import type { Measure, Reference } from "../library/model.ts";
import { proxiesInYear } from "../library/proxy-in-force.ts";
import { type Exact, multiply, ONE, subtract, ZERO } from "../number/exact.ts";
import { joinWithAnd } from "../tender/join-with-and.ts";
import type { Commitment } from "../tender/model.ts";
import { carbonPriceOrMissing, type YearPrice } from "./carbon.ts";
import { type DeliveryYear, deliveryYearShares } from "./delivery-years.ts";
import { discountToStart } from "./discounting.ts";
import type { ValuedCommitment } from "./model.ts";
import { uprateToPriceYear } from "./price-years.ts";
import type { Valuation } from "./valuation.ts";
import {
  type Attribution,
  applyAdditionality,
  applyAttribution,
  multiplyByPrice,
  proxyPrice,
  unitOfValue,
} from "./value-steps.ts";
import {
  figureText,
  multiplyStep,
  percentText,
  sourcedWorkings,
  totalWorkings,
  type Workings,
} from "./workings.ts";

type Value = Pick<ValuedCommitment, "value" | "unknown" | "notes">;

/** What a year's worth is made from, besides its price. */
interface Chain {
  readonly measure: Measure;
  readonly attribution: Attribution;
  readonly valuation: Valuation;
  /** The year from which later ones are discounted. */
  readonly start: number;
  readonly notes: Set<string>;
  /** The years without a value, by what is missing. */
  readonly lost: Map<string, Set<string>>;
}

export function valueByYear(
  counted: Workings,
  commitment: Commitment,
  measure: Measure,
  attribution: Attribution,
  valuation: Valuation,
): Value {
  const parts = deliveryYearShares(commitment, valuation.commenced);
  const [first] = parts;
  if (first === undefined) {
    const why = "neither the promise nor the tender gives a date, so no year's value can be taken";
    return { notes: [why], unknown: `${measure.id} has no value: ${why}` };
  }
  const undated = commitment.from === undefined && commitment.to === undefined;
  const chain: Chain = {
    measure,
    attribution,
    valuation,
    start: Number((valuation.commenced ?? first.year).slice(0, 4)),
    notes: new Set(
      undated
        ? [`no date is given, so it takes the value of ${first.year}, in which the tender commenced`]
        : [],
    ),
    lost: new Map(),
  };
  const worths = parts.flatMap((part) => valueOfDeliveryYear(quantityKeptInYear(counted, part), part, chain));
  return { ...valueOfYears(worths, chain), ...missingYears(worths, chain) };
}

function valueOfYears(worths: readonly Workings[], { measure }: Chain): Pick<Value, "value"> {
  const [only, second] = worths;
  if (only === undefined) return {};
  if (second === undefined) return { value: only };
  const title = `${measure.title} (${measure.id})`;
  return {
    value: { ...totalWorkings(title, only.unit, worths, "years-of-delivery"), measure: measure.id },
  };
}

/** What is said of the years without a value: nothing is known where there is no other, and the others count where there are. */
function missingYears(
  worths: readonly Workings[],
  { measure, notes, lost }: Chain,
): Pick<Value, "notes" | "unknown"> {
  const whats = [...lost].map(([why, years]) => `${why} for ${joinWithAnd([...years].sort())}`);
  if (worths.length === 0)
    return { notes: whats, unknown: `${measure.id} has no value: ${whats.join(", ")}` };
  if (whats.length === 0) return { notes: [...notes] };
  return {
    notes: [...notes, ...whats.map((what) => `${what}, so only its other years count`)],
    unknown: `${measure.id} lacks the value of some years: ${whats.join(", ")}; its other years count`,
  };
}

/** What is kept in one year, as long as it lasts; nothing where none of those years has a value. */
function valueOfDeliveryYear(kept: Workings, { year }: DeliveryYear, chain: Chain): readonly Workings[] {
  const { measure } = chain;
  const { dropOff, included } = measure.adjust;
  const stays = included.includes("drop-off") ? ONE : subtract(ONE, dropOff ?? ZERO);
  const lasting = measure.adjust.years ?? 1;
  const worths: Workings[] = [];
  let left = ONE;
  for (let later = 0; later < lasting; later += 1) {
    if (later > 0) left = multiply(left, stays);
    worths.push(...valueInYear(kept, String(Number(year) + later), left, later, chain));
  }
  const [only, second] = worths;
  if (only === undefined) return [];
  if (second === undefined) return [only];
  return [
    totalWorkings(`kept in ${year}, and what is left of it later`, only.unit, worths, "years-of-benefit"),
  ];
}

/** @param left what is left of the benefit in that year, as a share of its first */
function valueInYear(
  kept: Workings,
  year: string,
  left: Exact,
  later: number,
  { measure, attribution, valuation, start, notes, lost }: Chain,
): readonly Workings[] {
  const price = priceInYearOrMissing(measure, year, valuation.reference);
  if (typeof price === "string") {
    lost.set(price, (lost.get(price) ?? new Set()).add(year));
    return [];
  }
  const { uprated, note } = uprateToPriceYear(
    multiplyByPrice(kept, measure, unitOfValue(measure), price),
    price.prices,
    valuation,
  );
  for (const one of [...price.notes, ...(note === undefined ? [] : [note])]) notes.add(one);
  const own = applyAttribution(applyAdditionality(uprated, measure), attribution);
  return [discountToStart(dropOffTo(own, year, left, later, measure), Number(year) - start, valuation)];
}

function dropOffTo(
  value: Workings,
  year: string,
  left: Exact,
  later: number,
  { adjust, at }: Measure,
): Workings {
  if (later === 0 || adjust.dropOff === undefined || adjust.included.includes("drop-off")) return value;
  return multiplyStep(
    value,
    `left in ${year}`,
    "drop-off",
    left,
    `${figureText(value.value)} × ${figureText(left)}`,
    sourcedWorkings(
      `share left after ${later} ${later === 1 ? "year" : "years"}, dropping off by ${percentText(adjust.dropOff)} a year`,
      left,
      "share",
      at,
    ),
  );
}

/** @returns a year's price, or what is missing before there can be one, to be followed by "for" and the year. */
function priceInYearOrMissing(measure: Measure, year: string, reference: Reference): YearPrice | string {
  if (measure.carbon !== undefined) return carbonPriceOrMissing(measure, year, reference);
  const held = proxiesInYear(measure, year);
  const proxy = held.at(-1);
  if (proxy === undefined) return "no proxy value is held";
  return {
    ...proxyPrice(proxy, measure, unitOfValue(measure)),
    ...(proxy.prices !== undefined && { prices: proxy.prices }),
    notes: [
      ...(proxy.status === "unverified" ? [UNVERIFIED] : []),
      ...(held.length > 1
        ? [`its value changed within ${year}, and the one in force at the end of ${year} counts`]
        : []),
    ],
  };
}

export const UNVERIFIED = "the proxy value is unverified";

function quantityKeptInYear(counted: Workings, { year, share, how }: DeliveryYear): Workings {
  if (how === undefined) return counted;
  return multiplyStep(
    counted,
    `${counted.label} kept in ${year}`,
    "share-of-days",
    share,
    `${figureText(counted.value)} × ${how}`,
    sourcedWorkings(`share of ${year}, ${how}`, share, "share"),
  );
}
