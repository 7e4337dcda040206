/**
 * From one promise to pounds: quantity, unit, proxy in force, price year,
 * deadweight, displacement, attribution, years. Each step is kept, and a step
 * that has nothing to do is left out.
 *
 * @see HM Treasury Green Book, chapters on additionality and discounting
 */

import type { Measure, Proxy, Reference } from "../library/model.ts";
import { type Unit as Counted, conversion } from "../library/units.ts";
import { add, type Exact, equal, integer, multiply, ONE, subtract } from "../number/exact.ts";
import type { Commitment, Discounting } from "../tender/model.ts";
import { discountFor, rateWords } from "./discount.ts";
import type { ValuedCommitment } from "./model.ts";
import { inPricesOf } from "./prices.ts";
import { percentWritten, read, step, type Workings, written } from "./workings.ts";

export interface Settings {
  /** The day the tender commenced: which proxy values apply. */
  readonly commenced?: string;
  readonly priceYear?: string;
  readonly discounting?: Discounting;
  readonly reference: Reference;
}

/** @returns the value in force on a day; without a day, the newest. */
export function proxyInForce(measure: Measure, day: string | undefined): Proxy | undefined {
  if (day === undefined) return measure.proxies.at(-1);
  return measure.proxies
    .filter((proxy) => proxy.from <= day && (proxy.to === undefined || day <= proxy.to))
    .at(-1);
}

/** What the method asks to see behind a promise before it earns anything. */
export function lacking({ evidence, owner, from, to, plan }: Commitment): readonly string[] {
  return [
    ...(evidence === undefined ? ["evidence"] : []),
    ...(owner === undefined ? ["owner"] : []),
    ...(from === undefined && to === undefined ? ["date"] : []),
    ...(plan === undefined ? ["plan"] : []),
  ];
}

/** @returns the promise with its value in pounds (or points), exact, where its measure carries one. */
export function valueOf(commitment: Commitment, measure: Measure, settings: Settings): ValuedCommitment {
  const base = { commitment, measure, lacks: lacking(commitment) };
  const { quantity } = commitment;
  if (quantity === undefined) return { ...base, notes: ["no quantity is given"] };
  if (measure.proxies.length === 0) {
    const what =
      measure.kind === "spend"
        ? "spending is reported, and is no benefit in itself"
        : "this measure is counted or read, and carries no pounds";
    return { ...base, notes: [what] };
  }
  const proxy = proxyInForce(measure, settings.commenced);
  if (proxy === undefined)
    return { ...base, notes: [`no proxy value was in force on ${settings.commenced ?? "that day"}`] };
  const notes = [
    ...(proxy.status === "unverified" ? ["the proxy value is unverified"] : []),
    ...(settings.commenced === undefined
      ? ["the tender gives no commencement date, so the newest proxy value is used"]
      : []),
  ];
  const counted = inUnit(read("quantity", quantity.value, "quantity", quantity.at), commitment.unit, measure);
  const unit = measure.kind === "points" ? ("points" as const) : ("pounds" as const);
  const priced: Workings = {
    label: `${measure.title} (${measure.id})`,
    value: multiply(counted.value, proxy.amount),
    unit,
    measure: measure.id,
    rule: "quantity-times-proxy",
    sum: `${written(counted.value)} × ${written(proxy.amount)}`,
    from: [counted, read(proxyLabel(proxy, measure), proxy.amount, unit, proxy.at, proxy.source)],
  };
  if (unit === "points")
    return { ...base, worth: attributed(additional(priced, measure), commitment, measure), notes };
  // A pound given is a pound in the prices of the day.
  const cash = proxy.prices === undefined && measure.unit === "GBP" && equal(proxy.amount, ONE);
  const { uprated, note } = cash ? { uprated: priced } : inPricesOf(priced, proxy.prices, settings);
  const adjusted = years(attributed(additional(uprated, measure), commitment, measure), measure, settings);
  return { ...base, worth: adjusted, notes: note === undefined ? notes : [...notes, note] };
}

function proxyLabel(proxy: Proxy, measure: Measure): string {
  const prices = proxy.prices === undefined ? "" : `, ${proxy.prices} prices`;
  return `proxy value for one ${measure.unit}, in force from ${proxy.from}${prices}, ${proxy.status}`;
}

function inUnit(quantity: Workings, unit: string | undefined, measure: Measure): Workings {
  const rate = unit === undefined ? undefined : conversion(unit as Counted, measure.unit);
  if (rate === undefined || unit === measure.unit)
    return { ...quantity, label: `quantity (${measure.unit})` };
  return step(
    quantity,
    `quantity (${measure.unit})`,
    "unit-conversion",
    rate,
    `${written(quantity.value)} ${unit} × ${written(rate)}`,
    read(`one ${unit} in ${measure.unit}`, rate, "factor"),
  );
}

function additional(value: Workings, { adjust, at }: Measure): Workings {
  const off = (before: Workings, share: Exact | undefined, name: "deadweight" | "displacement"): Workings =>
    share === undefined || adjust.included.includes(name)
      ? before
      : step(
          before,
          `less ${name}`,
          name,
          subtract(ONE, share),
          `${written(before.value)} × (1 − ${percentWritten(share)})`,
          read(name, share, "share", at),
        );
  return off(off(value, adjust.deadweight, "deadweight"), adjust.displacement, "displacement");
}

function attributed(value: Workings, commitment: Commitment, { adjust, at }: Measure): Workings {
  if (adjust.included.includes("attribution")) return value;
  const share = commitment.attribution?.value ?? adjust.attribution;
  if (share === undefined) return value;
  const place = commitment.attribution?.at ?? at;
  return step(
    value,
    "share due to this contract",
    "attribution",
    share,
    `${written(value.value)} × ${percentWritten(share)}`,
    read("attribution", share, "share", place),
  );
}

/** A benefit that lasts: each year it drops off, and is worth less the later it comes. */
function years(value: Workings, { adjust, at }: Measure, settings: Settings): Workings {
  const lasting = adjust.years ?? 1;
  const { discounting } = settings;
  const late = discounting?.firstYear === "discounted" ? 1 : 0;
  if (lasting <= 1 && (discounting === undefined || late === 0)) return value;
  const kept = adjust.included.includes("drop-off") ? ONE : subtract(ONE, adjust.dropOff ?? integer(0));
  const schedule = settings.reference.discountSchedules.find(({ id }) => id === discounting?.schedule);
  let factor = integer(0);
  let remaining = ONE;
  let discount = discountFor(late, discounting, schedule);
  for (let year = 0; year < lasting; year += 1) {
    if (year > 0) {
      remaining = multiply(remaining, kept);
      discount = multiply(discount, discountFor(year + late, discounting, schedule));
    }
    factor = add(factor, multiply(remaining, discount));
  }
  const how = [
    `${lasting} ${lasting === 1 ? "year" : "years"}`,
    ...(adjust.dropOff === undefined || adjust.included.includes("drop-off")
      ? []
      : [`dropping off by ${percentWritten(adjust.dropOff)} a year`]),
    ...(discounting === undefined
      ? []
      : [`discounted ${rateWords(discounting, schedule)}, first year ${discounting.firstYear}`]),
  ].join(", ");
  return step(
    value,
    `over ${how}`,
    "years",
    factor,
    `${written(value.value)} × ${written(factor)}`,
    read(`sum of the yearly factors, ${how}`, factor, "factor", discounting?.at ?? at, schedule?.source),
  );
}
