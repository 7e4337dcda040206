/** A promise many times larger than the others' may be a slip or more than can be delivered: ask, and take nothing off unasked. */
import { add, compare, divide, type Exact, exactText, integer, multiply, sign } from "../../number/exact.ts";
import type { Check } from "./check.ts";

export const unusuallyHigh: Check<"unusually-high"> = ({ times }, { bids }) => {
  const byMeasure = new Map<string, Promised[]>();
  for (const { bidder, commitments } of bids)
    for (const { measure, unit, quantity } of commitments) {
      if (quantity === undefined) continue;
      const key = `${measure} ${unit ?? ""}`;
      const all = byMeasure.get(key) ?? [];
      all.push({ bidder, measure, quantity: quantity.value, at: quantity.at });
      byMeasure.set(key, all);
    }
  const tested = [...byMeasure].filter(([, all]) => new Set(all.map(({ bidder }) => bidder)).size >= FEWEST);
  if (tested.length === 0)
    return {
      result: "not applicable",
      says: `no measure is promised by ${FEWEST} bidders or more, so nothing can be compared`,
    };
  const high = tested.flatMap(([, all]) => {
    const middle = median(all.map(({ quantity }) => quantity));
    return all
      .filter(({ quantity }) => sign(middle) > 0 && compare(quantity, multiply(middle, times)) > 0)
      .map(({ bidder, measure, quantity, at }) => ({
        says: `${measure} of ${bidder} (${exactText(quantity)}, where the middle of the bids is ${exactText(middle)})`,
        at,
      }));
  });
  high.sort((a, b) => (a.says < b.says ? -1 : 1));
  const [first] = high;
  return first === undefined
    ? { result: "pass", says: `no promise is more than ${exactText(times)} times the middle of the bids` }
    : {
        result: "fail",
        says: `more than ${exactText(times)} times the middle of the bids: ${high.map(({ says }) => says).join("; ")}; ask the bidder, and take nothing off unasked`,
        at: first.at,
      };
};

interface Promised {
  readonly bidder: string;
  readonly measure: string;
  readonly quantity: Exact;
  readonly at: string;
}

/** With fewer there is no middle to speak of. */
const FEWEST = 3;

function median(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? integer(0);
  const lower = sorted[half - 1] ?? upper;
  return sorted.length % 2 === 1 ? upper : divide(add(lower, upper), integer(2));
}
