/**
 * The steps of the value chain, each a figure multiplied by a factor that was
 * published or promised. A step that has nothing to do is left out.
 *
 * @see HM Treasury Green Book, chapters on additionality
 */
import type { Measure, Proxy } from "../library/model.ts";
import { type Unit as Counted, conversionFactor } from "../library/units.ts";
import { compare, type Exact, equal, multiply, ONE, smallest, subtract } from "../number/exact.ts";
import type { SourcedFigure } from "../tender/figures.ts";
import type { Commitment } from "../tender/model.ts";
import type { YearPrice } from "./carbon.ts";
import {
  figureText,
  multiplyStep,
  percentText,
  sourcedWorkings,
  type Workings,
  type WorkingsUnit,
} from "./workings.ts";

/** What a unit of a measure is worth, with the figures that say so. */
export type Price = Pick<YearPrice, "amount" | "sum" | "from">;

/** @returns the quantity in the measure's own unit. */
export function toMeasureUnit(quantity: SourcedFigure, unit: string | undefined, measure: Measure): Workings {
  const given = sourcedWorkings("quantity", quantity.value, "quantity", quantity.at);
  const rate = unit === undefined ? undefined : conversionFactor(unit as Counted, measure.unit);
  if (rate === undefined || unit === measure.unit) return { ...given, label: `quantity (${measure.unit})` };
  return multiplyStep(
    given,
    `quantity (${measure.unit})`,
    "unit-conversion",
    rate,
    `${figureText(given.value)} ${unit} × ${figureText(rate)}`,
    sourcedWorkings(`one ${unit} in ${measure.unit}`, rate, "factor"),
  );
}

/** What a measure's value counts. */
export const unitOfValue = ({ kind }: Measure): "points" | "pounds" =>
  kind === "points" ? "points" : "pounds";

export function multiplyByPrice(
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

export function proxyPrice(proxy: Proxy, measure: Measure, unit: WorkingsUnit): Price {
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

export function applyAdditionality(value: Workings, { adjust, at }: Measure): Workings {
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

/** How much of a result is due to the contract: what was published holds, and a bid may claim less. */
export interface Attribution {
  readonly share?: Workings;
  readonly because?: string;
  /** What a reader must know of a share that differs, or that is not used. */
  readonly notes: readonly string[];
  /** What a person must look at: the bid claims more than was published. */
  readonly disputed?: string;
}

/** @returns the lesser of the published share and the bid's own; neither where the value already allows for it. */
export function attributionOf({ attribution: own }: Commitment, { id, adjust, at }: Measure): Attribution {
  const { attribution: published } = adjust;
  if (adjust.included.includes("attribution"))
    return {
      notes:
        own === undefined
          ? []
          : [
              `the attribution of ${percentText(own.value)} that the bid gives is not used, because the value already allows for attribution`,
            ],
    };
  if (own === undefined)
    return published === undefined
      ? { notes: [] }
      : { share: sourcedWorkings("attribution", published, "share", at), notes: [] };
  const ofBid = sourcedWorkings("attribution", own.value, "share", own.at);
  if (published === undefined) return { share: ofBid, notes: [] };
  if (equal(published, own.value)) return { share: ofBid, notes: [] };
  const [theirs, library] = [percentText(own.value), percentText(published)];
  const lesser = smallest([published, own.value]);
  const because = `the library publishes an attribution of ${library} and the bid gives ${theirs}: the lesser counts`;
  return {
    share: {
      ...sourcedWorkings("attribution, the lesser of the two", lesser, "share"),
      from: [
        sourcedWorkings("attribution as published", published, "share", at),
        { ...ofBid, label: "attribution that the bid gives" },
      ],
    },
    because,
    notes: [because],
    ...(compare(own.value, published) > 0 && {
      disputed: `${id} is given an attribution of ${theirs}, above the ${library} that was published, which counts`,
    }),
  };
}

export function applyAttribution(value: Workings, { share, because }: Attribution): Workings {
  if (share === undefined) return value;
  return {
    ...multiplyStep(
      value,
      "share due to this contract",
      "attribution",
      share.value,
      `${figureText(value.value)} × ${percentText(share.value)}`,
      share,
    ),
    ...(because !== undefined && { because }),
  };
}
