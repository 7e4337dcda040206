/**
 * Totals of a usual tender as doubles, with a bound on how far each may be off,
 * so that what they say for certain is taken from them and everything else
 * from whole numbers of any size (lean.ts). Nothing that is shown is a double:
 * a rank is taken where no two totals lie near each other, and a rounded figure
 * where no edge of rounding lies near.
 *
 * The bound. A total is a sum of one term a criterion, none below zero and none
 * above what the criterion is worth. Each term is made by at most a dozen
 * operations from whole numbers, each of which errs by at most 2^-53 of its
 * result; adding n terms errs by at most n × 2^-53 of their sum. With at most
 * 100 terms that is below 2^-46 of the worth of all criteria together; the
 * bound that is used is 2^-40 of it, 64 times as much.
 */
import type { RoundTo } from "../../tender/figures.ts";
import type { LeanBid, LeanPlan, Ratio } from "./integer-scoring.ts";

/** What of a plan is needed as doubles. */
export interface NearPlan {
  readonly price: number;
  readonly marks: readonly { readonly each: number; readonly least: number; readonly opens: number }[];
  readonly promised: number;
  /** What promises are held against, where it is published: pounds above nothing. */
  readonly best: number | undefined;
  /** How far a total may be off. */
  readonly error: number;
}

const MOST_TERMS = 100;
const SHARE = 2 ** -40;
const EXACT = Number.MAX_SAFE_INTEGER;

const near = ({ over, under }: Ratio): number => Number(over) / Number(under);

/** The first whole number that is not below the ratio. */
const ceiling = ({ over, under }: Ratio): number => (over <= 0n ? 0 : Number((over + under - 1n) / under));

/** @returns nothing where doubles cannot say how far off they are */
export function nearPlan(plan: Omit<LeanPlan, "near">): NearPlan | undefined {
  const { price, marks, commitments } = plan;
  const between = commitments?.between;
  // A difference of two figures may be far off beside its own size.
  if (marks.length + 2 > MOST_TERMS || (between !== undefined && between.worst.over !== 0n)) return undefined;
  const each = marks.map((one) => near(one.each));
  const worth = [
    price === undefined ? 0 : near(price.worth),
    ...marks.map(({ top }, index) => (each[index] ?? 0) * near(top)),
    commitments === undefined ? 0 : near(commitments.worth),
  ];
  const all = worth.reduce((sum, one) => sum + one, 0);
  if (!(all > 0 && all < EXACT) || worth.some((one) => !(one >= 0))) return undefined;
  return {
    price: worth[0] ?? 0,
    marks: marks.map(({ least, opens }, index) => ({
      each: each[index] ?? 0,
      least: least === undefined ? 0 : ceiling(least),
      opens: opens === undefined ? 0 : ceiling(opens),
    })),
    promised: worth.at(-1) ?? 0,
    best: between === undefined ? undefined : near(between.span),
    error: all * SHARE,
  };
}

/**
 * @param values each bid's pounds counted, over `under`; none below zero
 * @returns each bid's total, or nothing where one of them has to be told in words
 */
export function nearTotals(
  plan: LeanPlan,
  bids: readonly LeanBid[],
  values: readonly bigint[] | undefined,
  under: bigint,
): readonly number[] | undefined {
  const own = plan.near;
  if (own === undefined) return undefined;
  let lowest = EXACT;
  for (const { price } of bids) if (price < lowest) lowest = price;
  if (plan.price !== undefined && lowest <= 0) return undefined;
  const pounds = plan.commitments === undefined ? undefined : values?.map(Number);
  let best = 0;
  if (pounds !== undefined) {
    for (const one of pounds) {
      if (one < 0) return undefined;
      if (one > best) best = one;
    }
    if (own.best !== undefined) best = own.best * Number(under);
  }
  const totals: number[] = [];
  for (let bid = 0; bid < bids.length; bid += 1) {
    const { price, marks } = bids[bid] as LeanBid;
    let total = plan.price === undefined ? 0 : (own.price * lowest) / price;
    let open = true;
    for (let at = 0; at < own.marks.length; at += 1) {
      const { each, least, opens } = own.marks[at] as NearPlan["marks"][number];
      const mark = marks[at] as number;
      if (mark < least) return undefined;
      if (mark < opens) open = false;
      total += mark * each;
    }
    if (open && pounds !== undefined && best > 0) {
      const share = (pounds[bid] ?? 0) / best;
      total += own.promised * (share > 1 ? 1 : share);
    }
    totals.push(total);
  }
  return totals;
}

/** @returns the bids from the highest total down, or nothing where two lie too near to tell */
export function certainOrder(totals: readonly number[], error: number): readonly number[] | undefined {
  const order = totals.map((_, index) => index);
  order.sort((a, b) => (totals[b] as number) - (totals[a] as number));
  for (let at = 1; at < order.length; at += 1) {
    const gap = (totals[order[at - 1] as number] as number) - (totals[order[at] as number] as number);
    if (!(gap > 2 * error)) return undefined;
  }
  return order;
}

const TENS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
/** Up to here a double tells halves apart with much to spare. */
const MOST_UNITS = 2 ** 45;

/**
 * @param value not below zero, and at most `error` off
 * @returns the rounded figure as text, or nothing where an edge of rounding lies within the error
 */
export function certainText(
  value: number,
  error: number,
  places: number,
  mode: RoundTo["mode"],
): string | undefined {
  const ten = TENS[places];
  if (ten === undefined) return undefined;
  const units = value * ten;
  if (!(units < MOST_UNITS)) return undefined;
  const whole = Math.floor(units);
  const part = units - whole;
  // Multiplying may err once more, by far less than is allowed for here.
  const doubt = 2 * error * ten + units * 2 ** -50;
  if (mode === "down") return part > doubt && 1 - part > doubt ? decimal(whole, ten, places) : undefined;
  if (!(Math.abs(part - 0.5) > doubt)) return undefined;
  return decimal(part > 0.5 ? whole + 1 : whole, ten, places);
}

/** A whole number of units (`ten` to the whole) as a decimal; every step is exact. */
function decimal(units: number, ten: number, places: number): string {
  if (places === 0) return String(units);
  const rest = units % ten;
  return `${(units - rest) / ten}.${String(rest).padStart(places, "0")}`;
}

/**
 * @param units of 10^-places, a whole number not below zero that a double holds exactly
 * @returns the decimal without zeros at its end
 */
export function shortest(units: number, places: number): string {
  let [rest, left] = [units, places];
  while (left > 0 && rest % 10 === 0) {
    rest /= 10;
    left -= 1;
  }
  if (left === 0) return String(rest);
  const digits = String(rest).padStart(left + 1, "0");
  return `${digits.slice(0, -left)}.${digits.slice(-left)}`;
}
