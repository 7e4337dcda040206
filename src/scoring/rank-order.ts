/** The order in which an evaluation lists its bids: by rank, then by name; what is not ranked comes last. */
import { type Exact, subtract } from "../number/exact.ts";
import { round } from "../number/rounding.ts";
import type { Award } from "../tender/model.ts";
import { methods } from "./methods/registry.ts";
import type { BidStatus, EvaluatedBid } from "./model.ts";
import { rankContenders } from "./ranking.ts";

/** How bids without a rank follow one another. */
const unranked: readonly BidStatus[] = ["unmarked", "disqualified"];

/**
 * @param bids by name
 * @returns the bids as a report lists them: ranked, then those that are not, each with its lead over the next
 */
export function rankEvaluatedBids(bids: readonly EvaluatedBid[], award: Award): readonly EvaluatedBid[] {
  const { best } = methods[award.method];
  const contenders = bids.flatMap((one) => {
    if (one.total === undefined) return [];
    const { bid, scores, total } = one;
    return [
      {
        one,
        bidder: bid.bidder,
        figure: rankingFigure(total.value, award),
        scores,
        ...(bid.price && { price: bid.price.value }),
        ...(bid.submitted && { submitted: bid.submitted.text }),
      },
    ];
  });
  const ranked = rankContenders(contenders, best, award.ties);
  return [
    ...ranked.map(({ one, figure, rank: position }, index) => {
      const next = ranked[index + 1];
      if (next === undefined) return { ...one, rank: position };
      // The lead is taken on what is ranked on, so that bids that share a rank are not one ahead of the other.
      const margin = best === "highest" ? subtract(figure, next.figure) : subtract(next.figure, figure);
      return { ...one, rank: position, margin };
    }),
    ...unranked.flatMap((status) => bids.filter((one) => one.status === status)),
  ];
}

function rankingFigure(total: Exact, { rounding: { places, mode, rank: on } }: Award): Exact {
  return on === "rounded" ? round(total, places, mode) : total;
}
