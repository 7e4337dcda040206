/**
 * From one promise to pounds: quantity, unit, value in force, price year,
 * deadweight, displacement, attribution, years. Each step is kept.
 *
 * @see HM Treasury Green Book, chapters on additionality and discounting
 */

import type { Measure } from "../library/model.ts";
import { isPoundForPound, proxyInForce } from "../library/proxy-in-force.ts";
import type { Commitment } from "../tender/model.ts";
import { valueOverYears } from "./discounting.ts";
import type { ValuedCommitment } from "./model.ts";
import { uprateToPriceYear } from "./price-years.ts";
import type { Valuation } from "./valuation.ts";
import {
  type Attribution,
  applyAdditionality,
  applyAttribution,
  attributionOf,
  multiplyByPrice,
  proxyPrice,
  toMeasureUnit,
  unitOfValue,
} from "./value-steps.ts";
import { UNVERIFIED, valueByYear } from "./values-by-year.ts";
import type { Workings } from "./workings.ts";

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
  const counted = toMeasureUnit(quantity, commitment.unit, measure);
  const attribution = attributionOf(commitment, measure);
  const terms = measure.kind === "points" ? termsOfPoints(valuation) : valuation;
  const value =
    measure.valueYear === "delivery"
      ? valueByYear(counted, commitment, measure, attribution, terms)
      : valueAtCommencement(counted, measure, attribution, terms);
  return {
    ...base,
    ...value,
    notes: [...value.notes, ...attribution.notes],
    ...(attribution.disputed !== undefined && { disputed: attribution.disputed }),
  };
}

/** Points are a buyer's own: they are in nobody's prices, and do not lose value with time. */
const termsOfPoints = ({ commenced, reference }: Valuation): Valuation => ({
  reference,
  ...(commenced !== undefined && { commenced }),
});

/** The value in force on the day that the tender commenced. */
function valueAtCommencement(
  counted: Workings,
  measure: Measure,
  attribution: Attribution,
  valuation: Valuation,
): Pick<ValuedCommitment, "value" | "unknown" | "notes"> {
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
  const unit = unitOfValue(measure);
  const priced = multiplyByPrice(counted, measure, unit, proxyPrice(proxy, measure, unit));
  const { uprated, note } = isPoundForPound(measure, proxy)
    ? { uprated: priced }
    : uprateToPriceYear(priced, proxy.prices, valuation);
  const adjusted = valueOverYears(
    applyAttribution(applyAdditionality(uprated, measure), attribution),
    measure,
    valuation,
  );
  return { value: adjusted, notes: note === undefined ? notes : [...notes, note] };
}
