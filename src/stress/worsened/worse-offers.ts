/** What it means for an offer to be worse under each formula that looks at the other bids, and the rungs down which it is taken. */
import { add, compare, type Exact, equal, exact, multiply, ONE, sign, subtract } from "../../number/exact.ts";
import { formulaForSpec } from "../../scoring/formulas/registry.ts";
import type { Bid, Leaf } from "../../tender/model.ts";

/** @returns whether a dearer or a smaller offer is the worse one, under a formula that looks at the other bids. */
export const worseDirection = ({ formula, relative }: Leaf): "higher" | "lower" =>
  relative && formula !== undefined && formulaForSpec(formula).better(formula) === "lower"
    ? "higher"
    : "lower";

const FALLS: readonly string[] = ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "0.75", "0.9", "1"];
const RISES: readonly string[] = ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "9"];

/**
 * @param others what the other bids offer under the same criterion: where one
 * offer passes another, a formula that looks at the field may change its shape
 * @returns worse and worse offers, the nearest first
 */
export function worseOffers(
  value: Exact,
  way: "higher" | "lower",
  others: readonly Exact[],
): readonly Exact[] {
  const worse = (one: Exact): boolean =>
    way === "higher" ? compare(one, value) > 0 : compare(one, value) < 0 && sign(one) >= 0;
  const shares =
    way === "higher"
      ? RISES.map((share) => add(ONE, exact(share)))
      : FALLS.map((share) => subtract(ONE, exact(share)));
  const all = [...shares.map((share) => multiply(value, share)), ...others].filter(worse);
  const sorted = all.sort((a, b) => (way === "higher" ? compare(a, b) : compare(b, a)));
  return sorted.filter((one, index) => index === 0 || !equal(one, sorted[index - 1] ?? one));
}

/** @returns the bid with another price or figure. */
export function withChangedOffer(bid: Bid, leaf: Leaf, value: Exact): Bid {
  if (leaf.from === "price")
    return bid.price === undefined ? bid : { ...bid, price: { ...bid.price, value } };
  const figure = bid.figures.get(leaf.id);
  return figure === undefined
    ? bid
    : { ...bid, figures: new Map([...bid.figures, [leaf.id, { ...figure, value }]]) };
}

/** @returns the bid with every promised quantity at a share of what it was. */
export function withScaledPromises(bid: Bid, share: Exact): Bid {
  return {
    ...bid,
    commitments: bid.commitments.map((one) =>
      one.quantity === undefined
        ? one
        : { ...one, quantity: { ...one.quantity, value: multiply(one.quantity.value, share) } },
    ),
  };
}
