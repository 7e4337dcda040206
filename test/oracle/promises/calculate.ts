// The second oracle: what promises come to, written from the manual alone ("What a commitment is worth", "Carbon",
// "What is never added unsaid", the keys of a criterion). It must never import from src. Slow, plain and literal.
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  isZero,
  multiply,
  one,
  parse,
  subtract,
  sum,
  zero,
} from "../fraction.ts";
import { carbonPrices, carbonValue, indexOf, kilogramsOf, rateOf } from "./published.ts";

export interface Proxy {
  from: string;
  to?: string;
  amount: string;
  prices?: string;
  perspective?: string;
  source: string;
  status: string;
}
export interface Measure {
  id: string;
  title: string;
  unit: string;
  kind: string;
  proxy?: Proxy[];
  adjust?: {
    deadweight?: string;
    displacement?: string;
    attribution?: string;
    "drop-off"?: string;
    years?: string;
    included?: string[];
  };
  cap?: { "per-measure": string };
  "value-year"?: string;
  carbon?: { year: string; add?: string[]; less?: string[] }[];
  "counts-once-with"?: string[];
  "double-count-group"?: string | string[];
}
export interface Criterion {
  id: string;
  measures?: Record<string, { target?: string }> | string[];
  unevidenced?: string;
  perspective?: string | string[];
}
export interface Terms {
  commenced?: string;
  "price-year"?: string | string[];
  discounting?: { rate?: string; schedule?: string; "first-year"?: string };
  "already-required"?: string[];
}
export interface Promise_ {
  bidder: string;
  measure: string;
  quantity: string;
  unit?: string;
  from?: string;
  to?: string;
  evidence?: string;
  plan?: string;
  owner?: string;
  attribution?: string;
}

/** What a criterion counts of one bid: a figure, or nothing where a promise that counts has no value. */
export interface Counted {
  worth: Fraction | undefined;
  /** Whether a promise that counts lacks the value of some years, or claims more than was published. */
  lacksYears: boolean;
  claimsMore: boolean;
}

// "A quantity may be given in another unit of the same family": how many of the last one of the first makes.
const sizes: Record<string, [family: string, size: string]> = {
  "FTE-year": ["work", "1"],
  "FTE-month": ["work", "1/12"],
  "FTE-week": ["work", "1/52"],
  "vehicle-mile": ["way", "1.609344"],
  "vehicle-km": ["way", "1"],
  tCO2e: ["gas", "1000"],
  kgCO2e: ["gas", "1"],
  MWh: ["energy", "1000"],
  kWh: ["energy", "1"],
};
function turned(from: string, to: string): Fraction {
  if (from === to) return one;
  const [a, b] = [sizes[from], sizes[to]];
  if (a === undefined || b === undefined || a[0] !== b[0])
    throw new Error(`${from} does not turn into ${to}`);
  return divide(parse(a[1]), parse(b[1]));
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** "A promise from one day to another is spread evenly over its days." */
function shares(promise: Promise_, terms: Terms): { year: number; share: Fraction }[] {
  const start = promise.from ?? promise.to ?? terms.commenced;
  if (start === undefined) return [];
  const end = promise.to ?? start;
  const days = new Map<number, number>();
  for (let day = dayNumber(start); day <= dayNumber(end); day += 1) {
    const year = new Date(day * 86_400_000).getUTCFullYear();
    days.set(year, (days.get(year) ?? 0) + 1);
  }
  const all = dayNumber(end) - dayNumber(start) + 1;
  return [...days].map(([year, own]) => ({ year, share: fraction(BigInt(own), BigInt(all)) }));
}

/** Each year's rate takes its part off, one after the other, from the first year after commencement. */
function discountOf(later: number, { discounting }: Terms): Fraction {
  if (discounting === undefined) return one;
  const steps = later + (discounting["first-year"] === "discounted" ? 1 : 0);
  let factor = one;
  for (let year = 1; year <= steps; year += 1) {
    const rate =
      discounting.rate === undefined
        ? rateOf(discounting.schedule ?? "standard", year)
        : parse(discounting.rate);
    factor = divide(factor, add(one, rate));
  }
  return factor;
}

const isFinancial = (year: string): boolean => year.includes("/") || year.includes("-");

/** "Values in different price years are brought to the tender's price year"; of two, each takes that of its own kind. */
function broughtTo(prices: string | undefined, terms: Terms): Fraction {
  const wanted = [terms["price-year"] ?? []].flat();
  if (prices === undefined || wanted.length === 0) return one;
  const year =
    wanted.length === 1 ? wanted[0] : wanted.find((one) => isFinancial(one) === isFinancial(prices));
  if (year === undefined || year.replace("-", "/") === prices.replace("-", "/")) return one;
  const index = indexOf(prices, year);
  return index === undefined ? one : divide(index.to, index.from);
}

interface Price {
  amount: Fraction;
  prices: string | undefined;
  perspective: string | undefined;
}

/** What a unit is worth in a year. */
function priceInYear(measure: Measure, year: number): Price | undefined {
  if (measure.carbon !== undefined) {
    const value = carbonValue(year);
    if (value === undefined) return undefined;
    let kilograms: Fraction;
    if (measure.carbon.length === 0) kilograms = multiply(turned(measure.unit, "tCO2e"), parse("1000"));
    else {
      const held = measure.carbon.filter((one) => Number(one.year) <= year);
      const newest = held.sort((a, b) => Number(b.year) - Number(a.year))[0];
      if (newest === undefined) return undefined;
      const of = (ids: string[] | undefined): Fraction => sum((ids ?? []).map(kilogramsOf));
      kilograms = subtract(of(newest.add), of(newest.less));
    }
    return {
      amount: divide(multiply(kilograms, value), parse("1000")),
      prices: carbonPrices,
      perspective: "public",
    };
  }
  const end = `${year}-12-31`;
  const held = (measure.proxy ?? []).filter(
    ({ from, to }) => from <= end && (to === undefined || to >= `${year}-01-01`),
  );
  const last = held[held.length - 1];
  return last === undefined ? undefined : priceOf(last);
}
const priceOf = ({ amount, prices, perspective }: Proxy): Price => ({
  amount: parse(amount),
  prices,
  perspective,
});

/** "The value in force on the day that the tender commenced." */
function priceOnTheDay(measure: Measure, day: string | undefined): Price | undefined {
  const all = measure.proxy ?? [];
  const held =
    day === undefined ? all : all.filter(({ from, to }) => from <= day && (to === undefined || day <= to));
  const last = held[held.length - 1];
  return last === undefined ? undefined : priceOf(last);
}

interface OfYear {
  worth: Fraction;
  perspective: string | undefined;
  /** The part of the promise that is kept in the year of delivery that this belongs to. */
  delivery: number;
  quantity: Fraction;
}
interface Valued {
  promise: Promise_;
  measure: Measure;
  /** Nothing where the measure carries no pounds. */
  years: OfYear[] | undefined;
  lacking: "nothing" | "some years" | "everything";
}

function value(promise: Promise_, measure: Measure, terms: Terms): Valued {
  const carries = (measure.proxy ?? []).length > 0 || measure.carbon !== undefined;
  if (!carries) return { promise, measure, years: undefined, lacking: "nothing" };
  const quantity = multiply(parse(promise.quantity), turned(promise.unit ?? measure.unit, measure.unit));
  const { adjust = {} } = measure;
  const included = adjust.included ?? [];
  const off = (key: "deadweight" | "displacement"): Fraction =>
    adjust[key] === undefined || included.includes(key) ? one : subtract(one, parse(adjust[key]));
  const published = adjust.attribution === undefined ? undefined : parse(adjust.attribution);
  const own = promise.attribution === undefined ? undefined : parse(promise.attribution);
  const lesser =
    published === undefined ? own : own === undefined || compare(own, published) > 0 ? published : own;
  const due = included.includes("attribution") ? one : (lesser ?? one);
  const each = multiply(multiply(off("deadweight"), off("displacement")), due);
  const kept =
    adjust["drop-off"] === undefined || included.includes("drop-off")
      ? one
      : subtract(one, parse(adjust["drop-off"]));
  const lasting = Number(adjust.years ?? "1");
  const leftAfter = (years: number): Fraction =>
    Array.from({ length: years }, () => kept).reduce(multiply, one);
  // Points are a buyer's own: in nobody's prices, and not discounted.
  const own_ = measure.kind === "points" ? {} : terms;
  const years: OfYear[] = [];
  const byYear = measure.carbon !== undefined || measure["value-year"] === "delivery";
  let missing = 0;
  if (!byYear) {
    const price = priceOnTheDay(measure, terms.commenced);
    if (price === undefined) return { promise, measure, years, lacking: "everything" };
    const isPound = measure.unit === "GBP" && compare(price.amount, one) === 0 && price.prices === undefined;
    const now = multiply(price.amount, isPound ? one : broughtTo(price.prices, own_));
    for (let year = 0; year < lasting; year += 1) {
      const worth = [quantity, now, each, leftAfter(year), discountOf(year, own_)].reduce(multiply, one);
      years.push({ worth, perspective: price.perspective, delivery: 0, quantity });
    }
    return { promise, measure, years, lacking: "nothing" };
  }
  const parts = shares(promise, terms);
  const start = terms.commenced === undefined ? parts[0]?.year : yearOf(terms.commenced);
  for (const { year, share } of parts) {
    for (let later = 0; later < lasting; later += 1) {
      const price = priceInYear(measure, year + later);
      if (price === undefined) {
        missing += 1;
        continue;
      }
      const part = multiply(quantity, share);
      const now = multiply(price.amount, broughtTo(price.prices, own_));
      const discount = discountOf(year + later - (start ?? year), own_);
      const worth = [part, now, each, leftAfter(later), discount].reduce(multiply, one);
      years.push({ worth, perspective: price.perspective, delivery: year, quantity: part });
    }
  }
  return {
    promise,
    measure,
    years,
    lacking: years.length === 0 ? "everything" : missing > 0 ? "some years" : "nothing",
  };
}

const measuresOf = ({ measures }: Criterion): Map<string, string | undefined> | undefined =>
  measures === undefined
    ? undefined
    : Array.isArray(measures)
      ? new Map(measures.map((id) => [id, undefined]))
      : new Map(Object.entries(measures).map(([id, { target }]) => [id, target]));

const behindIt = ({ evidence, owner, plan, from, to }: Promise_): boolean =>
  [evidence, owner, plan, from ?? to].every((text) => text !== undefined);

/** Whether the promise could earn anything, whatever its value. */
function couldEarn({ promise, measure }: Valued, criterion: Criterion, terms: Terms): boolean {
  const counted = measuresOf(criterion);
  const wanted = criterion.perspective === undefined ? undefined : [criterion.perspective].flat();
  const kinds =
    measure.carbon === undefined ? (measure.proxy ?? []).map((one) => one.perspective) : ["public"];
  return (
    (counted === undefined || counted.has(measure.id)) &&
    !(terms["already-required"] ?? []).includes(measure.id) &&
    (criterion.unevidenced === "full" || behindIt(promise)) &&
    !isZero(parse(promise.quantity)) &&
    !(promise.attribution !== undefined && isZero(parse(promise.attribution))) &&
    (measure.kind === "points" ||
      wanted === undefined ||
      kinds.some((kind) => kind !== undefined && wanted.includes(kind)))
  );
}

interface OfMeasure {
  measure: Measure;
  worth: Fraction;
}

/** Evidence, perspective and what is required; then the target, the most valuable promises first; then the cap. */
function ofMeasure(measure: Measure, all: Valued[], criterion: Criterion, terms: Terms): OfMeasure {
  const wanted = criterion.perspective === undefined ? undefined : [criterion.perspective].flat();
  const required = (terms["already-required"] ?? []).includes(measure.id);
  const counting = all
    .filter(({ promise }) => !required && (criterion.unevidenced === "full" || behindIt(promise)))
    .map(({ years = [] }) => {
      const own = years.filter(
        ({ perspective }) =>
          wanted === undefined ||
          measure.kind === "points" ||
          (perspective !== undefined && wanted.includes(perspective)),
      );
      const quantities = new Map(own.map(({ delivery, quantity }) => [delivery, quantity]));
      return { worth: sum(own.map((one) => one.worth)), quantity: sum([...quantities.values()]) };
    });
  const target = measuresOf(criterion)?.get(measure.id);
  let worth = sum(counting.map((one) => one.worth));
  if (target !== undefined && compare(sum(counting.map((one) => one.quantity)), parse(target)) > 0) {
    const each = counting
      .filter(({ quantity }) => !isZero(quantity))
      .map((one) => ({ ...one, unit: divide(one.worth, one.quantity) }))
      .sort((a, b) => compare(b.unit, a.unit));
    let room = parse(target);
    worth = zero;
    for (const { quantity, unit } of each) {
      const taken = compare(quantity, room) < 0 ? quantity : room;
      worth = add(worth, multiply(taken, unit));
      room = subtract(room, taken);
    }
  }
  const cap = measure.cap === undefined ? undefined : parse(measure.cap["per-measure"]);
  return { measure, worth: cap !== undefined && compare(worth, cap) > 0 ? cap : worth };
}

function linked(a: Measure, b: Measure): boolean {
  const groups = (of: Measure): string[] => [of["double-count-group"] ?? []].flat();
  return (
    (a["counts-once-with"] ?? []).includes(b.id) ||
    (b["counts-once-with"] ?? []).includes(a.id) ||
    groups(a).some((group) => groups(b).includes(group))
  );
}

/** "Those count that together are worth most without any two of them linked"; nothing is left out that is linked with none of them. */
function countedOnce(all: OfMeasure[]): Fraction {
  const live = all.filter(({ worth }) => !isZero(worth));
  let best: Fraction | undefined;
  for (let bits = 0; bits < 2 ** live.length; bits += 1) {
    const chosen = live.filter((_, at) => Math.floor(bits / 2 ** at) % 2 === 1);
    const rest = live.filter((one) => !chosen.includes(one));
    const apart = chosen.every((a) => chosen.every((b) => a === b || !linked(a.measure, b.measure)));
    const whole = rest.every((a) => chosen.some((b) => linked(a.measure, b.measure)));
    if (!apart || !whole) continue;
    const worth = sum(chosen.map((one) => one.worth));
    if (best === undefined || compare(worth, best) > 0) best = worth;
  }
  return best ?? zero;
}

/** What one criterion counts of one bid. */
export function counted(
  criterion: Criterion,
  measures: Measure[],
  promises: Promise_[],
  terms: Terms,
): Counted {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const valued = promises.map((promise) => {
    const measure = byId.get(promise.measure);
    if (measure === undefined) throw new Error(`no measure ${promise.measure}`);
    return value(promise, measure, terms);
  });
  const open = valued.filter((one) => couldEarn(one, criterion, terms));
  const lacksYears = open.some(({ lacking }) => lacking === "some years");
  const claimsMore = open.some(
    ({ promise: { attribution }, measure: { adjust = {} }, years = [] }) =>
      years.length > 0 &&
      attribution !== undefined &&
      adjust.attribution !== undefined &&
      !(adjust.included ?? []).includes("attribution") &&
      compare(parse(attribution), parse(adjust.attribution)) > 0,
  );
  if (open.some(({ lacking }) => lacking === "everything"))
    return { worth: undefined, lacksYears, claimsMore };
  const inScope = measuresOf(criterion);
  const each = measures
    .filter(({ id }) => inScope === undefined || inScope.has(id))
    .map((measure) =>
      ofMeasure(
        measure,
        valued.filter((one) => one.measure === measure && one.years !== undefined),
        criterion,
        terms,
      ),
    );
  return { worth: countedOnce(each), lacksYears, claimsMore };
}
