/** A promise many times larger than the others' may be a slip or more than can be delivered: ask, and take nothing off unasked. */
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  exactInteger,
  exactText,
  multiply,
  sign,
} from "../../number/exact.ts";
import { defineCheck } from "./check.ts";

export const unusuallyHigh = defineCheck("unusually-high", {
  looksAt: ["bids"],
  read: ({ times }) => ({ times: exact(times) }),
  answer: ({ times }, { bids }) => {
    const byMeasure = new Map<string, { bidder: string; quantity: Exact }[]>();
    for (const { bidder, commitments } of bids)
      for (const { measure, unit, quantity } of commitments) {
        if (quantity === undefined) continue;
        const key = `${measure} ${unit ?? ""}`;
        const all = byMeasure.get(key) ?? [];
        all.push({ bidder, quantity: quantity.value });
        byMeasure.set(key, all);
      }
    const tested = [...byMeasure].filter(
      ([, all]) => new Set(all.map(({ bidder }) => bidder)).size >= FEWEST,
    );
    if (tested.length === 0)
      return {
        result: "not applicable",
        says: `no measure is promised by ${FEWEST} bidders or more, so nothing can be compared`,
      };
    const high = tested.flatMap(([key, all]) => {
      const middle = median(all.map(({ quantity }) => quantity));
      return all
        .filter(({ quantity }) => sign(middle) > 0 && compare(quantity, multiply(middle, times)) > 0)
        .map(
          ({ bidder, quantity }) =>
            `${key.split(" ")[0] ?? ""} of ${bidder} (${exactText(quantity)}, where the middle of the bids is ${exactText(middle)})`,
        );
    });
    return high.length === 0
      ? { result: "pass", says: `no promise is more than ${exactText(times)} times the middle of the bids` }
      : {
          result: "fail",
          says: `more than ${exactText(times)} times the middle of the bids: ${[...high].sort().join("; ")}; ask the bidder, and take nothing off unasked`,
        };
  },
});

/** With fewer there is no middle to speak of. */
const FEWEST = 3;

function median(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? exactInteger(0);
  const lower = sorted[half - 1] ?? upper;
  return sorted.length % 2 === 1 ? upper : divide(add(lower, upper), exactInteger(2));
}
