/** Why a measure is worth something else than before, in a few words: the first thing of its value chain that differs. */

import type { Adjustments, Measure } from "../library/model.ts";
import { proxyInForce } from "../library/proxy-in-force.ts";
import { type Exact, equal } from "../number/exact.ts";
import type { Valuation } from "../scoring/valuation.ts";
import { figureText, percentText } from "../scoring/workings.ts";
import { whyNotConvertible } from "./convert-to-library.ts";

/** What one side values a measure by. */
export interface Chain {
  readonly measure: Measure | undefined;
  readonly valuation: Valuation;
}

/** @returns what differs between the two, in the order of the chain; the last resort names the library. */
export function measureChangeReason(id: string, before: Chain, after: Chain): string {
  const [one, other] = [before.measure, after.measure];
  if (one === undefined) return `\`${id}\` is not in the tender's own library`;
  const strange = whyNotConvertible(one.unit, other);
  if (strange !== undefined || other === undefined) return strange ?? "";
  const parts = [
    ...proxyChangeTexts(one, other, before.valuation.commenced, after.valuation.commenced),
    ...(one.unit === other.unit ? [] : [`counted in ${other.unit} instead of ${one.unit}`]),
    ...adjustmentChangeTexts(one.adjust, other.adjust),
  ];
  return parts.length === 0 ? "what counts with it, or up to what limit, differs" : parts.join("; ");
}

function proxyChangeTexts(
  one: Measure,
  other: Measure,
  day: string | undefined,
  then: string | undefined,
): readonly string[] {
  const [old, fresh] = [proxyInForce(one, day), proxyInForce(other, then)];
  if (old === undefined && fresh === undefined) return [];
  if (fresh === undefined) return ["no proxy value is in force on the day, so its promises have no value"];
  if (old === undefined) return [`a proxy value of ${figureText(fresh.amount)} where there was none`];
  const said = [
    ...(equal(old.amount, fresh.amount)
      ? []
      : [`proxy value ${figureText(old.amount)} → ${figureText(fresh.amount)}`]),
    ...(old.prices === fresh.prices
      ? []
      : [`prices of ${old.prices ?? "no stated year"} → ${fresh.prices ?? "no stated year"}`]),
  ];
  return said;
}

function adjustmentChangeTexts(one: Adjustments, other: Adjustments): readonly string[] {
  const share = (value: Exact | undefined): string => (value === undefined ? "none" : percentText(value));
  const same = (a: Exact | undefined, b: Exact | undefined): boolean =>
    a === undefined || b === undefined ? a === b : equal(a, b);
  const named = [
    ["deadweight", one.deadweight, other.deadweight],
    ["displacement", one.displacement, other.displacement],
    ["attribution", one.attribution, other.attribution],
    ["drop-off", one.dropOff, other.dropOff],
  ] as const;
  return [
    ...named.flatMap(([name, a, b]) => (same(a, b) ? [] : [`${name} ${share(a)} → ${share(b)}`])),
    ...((one.years ?? 1) === (other.years ?? 1) ? [] : [`years ${one.years ?? 1} → ${other.years ?? 1}`]),
    ...(one.included.join() === other.included.join() ? [] : ["what the proxy value already allows for"]),
  ];
}
