/** A value that stands without its source, price year or adjustments cannot be checked by anybody. */

import type { Measure, Proxy } from "../../library/model.ts";
import { isPoundForPound, proxyChangeDays, proxyInForce } from "../../library/proxy-in-force.ts";
import type { CheckAnswer } from "../model.ts";
import { defineCheck, type RuleSubject } from "./check.ts";
import { countedMeasures } from "./counted.ts";

export const proxiesComplete = defineCheck("proxies-complete", {
  looksAt: ["commenced"],
  thresholds: (_, { measures = [] }) => ({ days: proxyChangeDays(measures) }),
  answer: ({ what }, subject) => {
    const counted = countedMeasures(subject);
    if (counted === undefined)
      return { result: "not applicable", says: "no commitments are valued by the measures of a library" };
    const { commenced } = subject.tender;
    const valued = counted.flatMap((measure) => {
      const proxy = proxyInForce(measure, commenced);
      return proxy === undefined ? [] : [{ measure, proxy }];
    });
    if (valued.length === 0)
      return { result: "not applicable", says: "no measure that counts carries a value" };
    return what === "price-years" ? checkPriceYears(valued, subject) : recordedAdjustmentsAnswer(valued);
  },
});

interface Valued {
  readonly measure: Measure;
  readonly proxy: Proxy;
}

function checkPriceYears(valued: readonly Valued[], { award }: RuleSubject): CheckAnswer {
  const without = valued.filter(
    ({ measure, proxy }) => proxy.prices === undefined && !isPoundForPound(measure, proxy),
  );
  const years = [...new Set(valued.flatMap(({ proxy }) => proxy.prices ?? []))].sort();
  if (years.length > 1 && award.priceBasis.priceYear === undefined)
    return {
      result: "fail",
      says: `the values that count are in the prices of ${years.join(", ")}, and the tender sets no \`price-year\``,
      at: award.at,
    };
  return without.length === 0
    ? { result: "pass", says: "each value that counts has its source, unit and price year" }
    : {
        result: "unknown",
        says: `no price year is published for the value of ${measureIdsText(without)}`,
        missing: "the price year of the proxy",
      };
}

function recordedAdjustmentsAnswer(valued: readonly Valued[]): CheckAnswer {
  const used = valued.filter(({ measure: { adjust } }) =>
    [adjust.deadweight, adjust.displacement, adjust.attribution, adjust.dropOff].some(
      (one) => one !== undefined,
    ),
  );
  return used.length === 0
    ? {
        result: "not applicable",
        says: "no deadweight, displacement, attribution or drop-off is used: values count in full",
      }
    : { result: "pass", says: `the library records what is taken off for ${measureIdsText(used)}` };
}

const measureIdsText = (valued: readonly Valued[]): string =>
  valued.map(({ measure }) => measure.id).join(", ");
