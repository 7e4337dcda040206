/** The order in which an evaluation lists its bids: by rank, then by name; what is not ranked comes last. */
import { type Exact, subtract } from "../number/exact.ts";
import { round } from "../number/rounding.ts";
import type { Award } from "../tender/model.ts";
import { methods } from "./methods/by-name.ts";
import type { EvaluatedBid } from "./model.ts";
import { type Contender, rank } from "./ranking.ts";

/** @returns the bids as a report lists them: ranked, then those that are not, each with its lead over the next. */
export function inRankOrder(bids: readonly EvaluatedBid[], award: Award): readonly EvaluatedBid[] {
  const { best } = methods[award.method];
  const contenders = bids.flatMap((one): readonly Contender[] => {
    if (one.total === undefined) return [];
    const { price, submitted, bidder } = one.bid;
    const figure = rankedOn(one.total.value, award);
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
    ...ordered.map((one, index) => withMargin(one, ordered[index + 1], award)),
    ...bids.filter((one) => one.total === undefined).sort(byStatus),
  ];
}

/** The lead is taken on what is ranked on, so that bids that share a rank are not one ahead of the other. */
function withMargin(
  one: EvaluatedBid & { rank: number },
  next: EvaluatedBid | undefined,
  award: Award,
): EvaluatedBid {
  if (one.total === undefined || next?.total === undefined) return one;
  const [own, other] = [rankedOn(one.total.value, award), rankedOn(next.total.value, award)];
  const lead = methods[award.method].best === "highest" ? subtract(own, other) : subtract(other, own);
  return { ...one, margin: lead };
}

function rankedOn(total: Exact, { rounding: { places, mode, rank: on } }: Award): Exact {
  return on === "rounded" ? round(total, places, mode) : total;
}

/** Bids in the order of their names. */
export const byName = (a: EvaluatedBid, b: EvaluatedBid): number =>
  a.bid.bidder < b.bid.bidder ? -1 : a.bid.bidder > b.bid.bidder ? 1 : 0;
const byStatus = (a: EvaluatedBid, b: EvaluatedBid): number =>
  a.status === b.status ? byName(a, b) : a.status > b.status ? -1 : 1;
