/**
 * From one promise to pounds: quantity, unit, proxy in force, price year,
 * deadweight, displacement, attribution, years. Each step is kept, and a step
 * that has nothing to do is left out.
 *
 * @see HM Treasury Green Book, chapters on additionality and discounting
 */

import type { Measure, Proxy, Reference } from "../library/model.ts";
import { isPoundForPound, proxyInForce, proxyInYear } from "../library/proxy-in-force.ts";
import { type Unit as Counted, conversionFactor } from "../library/units.ts";
import { type Exact, multiply, ONE, subtract } from "../number/exact.ts";
import type { Commitment } from "../tender/model.ts";
import { carbonPriceOrMissing, type YearPrice } from "./carbon.ts";
import { type DeliveryYear, deliveryYearShares } from "./delivery-years.ts";
import { discountToStart, valueOverYears } from "./discounting.ts";
import type { ValuedCommitment } from "./model.ts";
import { uprateToPriceYear } from "./price-years.ts";
import type { Valuation } from "./valuation.ts";
import {
  figureText,
  multiplyStep,
  percentText,
  sourcedWorkings,
  totalWorkings,
  type Workings,
  type WorkingsUnit,
} from "./workings.ts";

/** What the method asks to see behind a promise before it earns anything. */
export function missingEvidence({ evidence, owner, from, to, plan }: Commitment): readonly string[] {
  return [
    ...(evidence === undefined ? ["evidence"] : []),
    ...(owner === undefined ? ["owner"] : []),
    ...(from === undefined && to === undefined ? ["date"] : []),
    ...(plan === undefined ? ["plan"] : []),
  ];
}

/** @returns the promise with its value in pounds (or points), exact, where its measure carries one. */
export function valueCommitment(
  commitment: Commitment,
  measure: Measure,
  valuation: Valuation,
): ValuedCommitment {
  const base = { commitment, measure, lacks: missingEvidence(commitment) };
  const { quantity, toBeConfirmed } = commitment;
  const isValued = measure.proxies.length > 0 || measure.carbon !== undefined;
  if (quantity === undefined) {
    if (toBeConfirmed !== true) return { ...base, notes: ["no quantity is given"] };
    const unknown = `the quantity of ${measure.id} is to be confirmed`;
    return { ...base, notes: ["the quantity is to be confirmed"], ...(isValued && { unknown }) };
  }
  if (!isValued) {
    const what =
      measure.kind === "spend"
        ? "spending is reported, and is no benefit in itself"
        : "this measure is counted or read, and carries no pounds";
    return { ...base, notes: [what] };
  }
  const counted = toMeasureUnit(
    sourcedWorkings("quantity", quantity.value, "quantity", quantity.at),
    commitment.unit,
    measure,
  );
  return {
    ...base,
    ...(measure.valueYear === "delivery"
      ? valueOverDelivery(counted, commitment, measure, valuation)
      : valueAtCommencement(counted, commitment, measure, valuation)),
  };
}

type Value = Pick<ValuedCommitment, "value" | "unknown" | "notes">;

const UNVERIFIED = "the proxy value is unverified";

/** The value in force on the day that the tender commenced. */
function valueAtCommencement(
  counted: Workings,
  commitment: Commitment,
  measure: Measure,
  valuation: Valuation,
): Value {
  const proxy = proxyInForce(measure, valuation.commenced);
  if (proxy === undefined) {
    const day = valuation.commenced ?? "that day";
    return {
      notes: [`no proxy value was in force on ${day}`],
      unknown: `no proxy value of ${measure.id} was in force on ${day}`,
    };
  }
  const notes = [
    ...(proxy.status === "unverified" ? [UNVERIFIED] : []),
    ...(valuation.commenced === undefined
      ? ["the tender gives no commencement date, so the newest proxy value is used"]
      : []),
  ];
  const unit = measure.kind === "points" ? ("points" as const) : ("pounds" as const);
  const priced = multiplyByPrice(counted, measure, unit, proxyPrice(proxy, measure, unit));
  if (unit === "points")
    return { value: applyAttribution(applyAdditionality(priced, measure), commitment, measure), notes };
  const { uprated, note } = isPoundForPound(measure, proxy)
    ? { uprated: priced }
    : uprateToPriceYear(priced, proxy.prices, valuation);
  const adjusted = valueOverYears(
    applyAttribution(applyAdditionality(uprated, measure), commitment, measure),
    measure,
    valuation,
  );
  return { value: adjusted, notes: note === undefined ? notes : [...notes, note] };
}

/** The values of the years in which the promise is kept; one year without a value leaves the whole without one. */
function valueOverDelivery(
  counted: Workings,
  commitment: Commitment,
  measure: Measure,
  valuation: Valuation,
): Value {
  const { commenced, reference } = valuation;
  const parts = deliveryYearShares(commitment, commenced);
  if (parts.length === 0) {
    const why = "neither the promise nor the tender gives a date, so no year's value can be taken";
    return { notes: [why], unknown: `${measure.id} has no value: ${why}` };
  }
  const first = Number((commenced ?? parts[0]?.year ?? "").slice(0, 4));
  const found = parts.map((part) => ({ part, price: priceInYearOrMissing(measure, part.year, reference) }));
  const lost = found.flatMap(({ price }) => (typeof price === "string" ? [price] : []));
  if (lost.length > 0) {
    const whats = [...new Set(lost)];
    return { notes: whats, unknown: `${measure.id} has no value: ${whats.join(", ")}` };
  }
  const notes: string[] =
    commitment.from === undefined && commitment.to === undefined
      ? [`no date is given, so it takes the value of ${parts[0]?.year}, in which the tender commenced`]
      : [];
  const worths = found.flatMap(({ part, price }) => {
    if (typeof price === "string") return [];
    const priced = multiplyByPrice(quantityKeptInYear(counted, part), measure, "pounds", price);
    const { uprated, note } = uprateToPriceYear(priced, price.prices, valuation);
    notes.push(...price.notes, ...(note === undefined ? [] : [note]));
    const own = valueOverYears(
      applyAttribution(applyAdditionality(uprated, measure), commitment, measure),
      measure,
      {
        ...valuation,
        ...(valuation.discounting !== undefined && {
          discounting: { ...valuation.discounting, firstYear: "undiscounted" },
        }),
      },
    );
    return [discountToStart(own, Number(part.year) - first, valuation)];
  });
  const [only] = worths;
  const value =
    worths.length === 1 && only !== undefined
      ? only
      : {
          ...totalWorkings(`${measure.title} (${measure.id})`, "pounds", worths, "years-of-delivery"),
          measure: measure.id,
        };
  return { value, notes: [...new Set(notes)] };
}

function priceInYearOrMissing(measure: Measure, year: string, reference: Reference): YearPrice | string {
  if (measure.carbon !== undefined) return carbonPriceOrMissing(measure, year, reference);
  const proxy = proxyInYear(measure, year);
  if (proxy === undefined) return `no proxy value is held for ${year}`;
  return {
    amount: proxy.amount,
    ...(proxy.prices !== undefined && { prices: proxy.prices }),
    sum: figureText(proxy.amount),
    from: [proxyWorkings(proxy, measure, "pounds")],
    notes: proxy.status === "unverified" ? [UNVERIFIED] : [],
  };
}

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

type Price = Pick<YearPrice, "amount" | "sum" | "from">;

function multiplyByPrice(
  counted: Workings,
  measure: Measure,
  unit: WorkingsUnit,
  { amount, sum, from }: Price,
): Workings {
  return {
    label: `${measure.title} (${measure.id})`,
    value: multiply(counted.value, amount),
    unit,
    measure: measure.id,
    rule: "quantity-times-proxy",
    sum: `${figureText(counted.value)} × ${sum}`,
    from: [counted, ...from],
  };
}

/** A measure's last price: promise after promise asks for the same. */
const prices = new WeakMap<Measure, { readonly proxy: Proxy; readonly price: Price }>();

function proxyPrice(proxy: Proxy, measure: Measure, unit: WorkingsUnit): Price {
  const known = prices.get(measure);
  if (known?.proxy === proxy) return known.price;
  const { amount } = proxy;
  const price = { amount, sum: figureText(amount), from: [proxyWorkings(proxy, measure, unit)] };
  prices.set(measure, { proxy, price });
  return price;
}

const proxyWorkings = (proxy: Proxy, measure: Measure, unit: WorkingsUnit): Workings => ({
  ...sourcedWorkings(proxyLabel(proxy, measure), proxy.amount, unit, proxy.at, proxy.source),
  published: {
    kind: "proxy",
    name: proxy.reference ?? proxy.source,
    status: proxy.status,
    ...(proxy.prices !== undefined && { prices: proxy.prices }),
    ...(proxy.perspective !== undefined && { perspective: proxy.perspective }),
  },
});

function proxyLabel(proxy: Proxy, measure: Measure): string {
  const prices = proxy.prices === undefined ? "" : `, ${proxy.prices} prices`;
  return `proxy value for one ${measure.unit}, in force from ${proxy.from}${prices}, ${proxy.status}`;
}

function toMeasureUnit(quantity: Workings, unit: string | undefined, measure: Measure): Workings {
  const rate = unit === undefined ? undefined : conversionFactor(unit as Counted, measure.unit);
  if (rate === undefined || unit === measure.unit)
    return { ...quantity, label: `quantity (${measure.unit})` };
  return multiplyStep(
    quantity,
    `quantity (${measure.unit})`,
    "unit-conversion",
    rate,
    `${figureText(quantity.value)} ${unit} × ${figureText(rate)}`,
    sourcedWorkings(`one ${unit} in ${measure.unit}`, rate, "factor"),
  );
}

function applyAdditionality(value: Workings, { adjust, at }: Measure): Workings {
  const off = (before: Workings, share: Exact | undefined, name: "deadweight" | "displacement"): Workings =>
    share === undefined || adjust.included.includes(name)
      ? before
      : multiplyStep(
          before,
          `less ${name}`,
          name,
          subtract(ONE, share),
          `${figureText(before.value)} × (1 − ${percentText(share)})`,
          sourcedWorkings(name, share, "share", at),
        );
  return off(off(value, adjust.deadweight, "deadweight"), adjust.displacement, "displacement");
}

function applyAttribution(value: Workings, commitment: Commitment, { adjust, at }: Measure): Workings {
  if (adjust.included.includes("attribution")) return value;
  const share = commitment.attribution?.value ?? adjust.attribution;
  if (share === undefined) return value;
  const place = commitment.attribution?.at ?? at;
  return multiplyStep(
    value,
    "share due to this contract",
    "attribution",
    share,
    `${figureText(value.value)} × ${percentText(share)}`,
    sourcedWorkings("attribution", share, "share", place),
  );
}
