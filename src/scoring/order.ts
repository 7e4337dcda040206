/** The order in which an evaluation lists its bids: by rank, then by name; what is not ranked comes last. */
import { subtract } from "../number/exact.ts";
import { round } from "../number/rounding.ts";
import type { Award } from "../tender/model.ts";
import { methods } from "./methods/by-name.ts";
import type { EvaluatedBid } from "./model.ts";
import { type Contender, rank } from "./ranking.ts";

/** @returns the bids as a report lists them: ranked, then those that are not, each with its lead over the next. */
export function inRankOrder(bids: readonly EvaluatedBid[], award: Award): readonly EvaluatedBid[] {
  const { places, mode, rank: onWhat } = award.rounding;
  const { best } = methods[award.method];
  const contenders = bids.flatMap((one): readonly Contender[] => {
    if (one.total === undefined) return [];
    const { price, submitted, bidder } = one.bid;
    const figure = onWhat === "rounded" ? round(one.total.value, places, mode) : one.total.value;
    return [
      {
        bidder,
        figure,
        scores: one.scores,
        ...(price && { price: price.value }),
        ...(submitted && { submitted: submitted.text }),
      },
    ];
  });
  const ranks = rank(contenders, best, award.ties);
  const byBidder = new Map(bids.map((one) => [one.bid.bidder, one]));
  const ordered = ranks.flatMap(({ bidder, rank: position }) => {
    const one = byBidder.get(bidder);
    return one === undefined ? [] : [{ ...one, rank: position }];
  });
  return [
    ...ordered.map((one, index) => withMargin(one, ordered[index + 1], best)),
    ...bids.filter((one) => one.total === undefined).sort(byStatus),
  ];
}

function withMargin(
  one: EvaluatedBid & { rank: number },
  next: EvaluatedBid | undefined,
  best: "highest" | "lowest",
): EvaluatedBid {
  if (one.total === undefined || next?.total === undefined) return one;
  const [a, b] =
    best === "highest" ? [one.total.value, next.total.value] : [next.total.value, one.total.value];
  return { ...one, margin: subtract(a, b) };
}

/** Bids in the order of their names. */
export const byName = (a: EvaluatedBid, b: EvaluatedBid): number =>
  a.bid.bidder < b.bid.bidder ? -1 : a.bid.bidder > b.bid.bidder ? 1 : 0;
const byStatus = (a: EvaluatedBid, b: EvaluatedBid): number =>
  a.status === b.status ? byName(a, b) : a.status > b.status ? -1 : 1;
