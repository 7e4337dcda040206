/** In which respects a losing bid can be made worse so that other bids feel it: its offers under criteria whose marks depend on the field. */

import { type Exact, ONE } from "../../number/exact.ts";
import { given } from "../../scoring/formulas/given.ts";
import type { EvaluatedBid } from "../../scoring/model.ts";
import type { Bid, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import type { EvaluatedContest } from "../contest.ts";
import { type Movable, movableMarks } from "../marks/movable.ts";
import type { In } from "../measured.ts";
import type { Worsening } from "../model.ts";
import { withChangedOffer, withScaledPromises, worseDirection, worseOffers } from "./worse-offers.ts";

export interface Respect {
  readonly bidder: string;
  readonly rank: number | null;
  readonly leaf: Leaf;
  readonly what: Worsening["what"];
  readonly unit: In;
  readonly value: Exact;
  /** Worse and worse, the nearest first. */
  readonly offers: readonly Exact[];
  readonly bidWith: (offer: Exact) => Bid;
}

/** @returns each losing bid in each such respect, from the front of the ranking back. */
export function waysToWorsen(now: EvaluatedContest): readonly Respect[] {
  const relative = leafCriteria(now.award.criteria).filter((leaf) => leaf.relative);
  if (relative.length === 0) return [];
  const losing = now.evaluation.bids.filter(
    ({ status, bid }) => (status === "scored" || status === "unmarked") && !now.leaders.includes(bid.bidder),
  );
  const marks = movableMarks(now);
  return losing.flatMap((one) => relative.flatMap((leaf) => waysToWorsenBid(now, one, leaf, marks)));
}

function waysToWorsenBid(
  now: EvaluatedContest,
  { bid, rank }: EvaluatedBid,
  leaf: Leaf,
  marks: readonly Movable[],
): readonly Respect[] {
  const base = { bidder: bid.bidder, rank: rank ?? null, leaf };
  const offers = (value: Exact, others: readonly Exact[]) => worseOffers(value, worseDirection(leaf), others);
  if (leaf.from === "price" || (leaf.from === "figure" && !given.is(leaf.formula))) {
    const value = offeredPriceOrFigure(bid, leaf);
    if (value === undefined) return [];
    const others = now.bids.flatMap((other) =>
      other.status === "live" && other.bidder !== bid.bidder ? (offeredPriceOrFigure(other, leaf) ?? []) : [],
    );
    return [
      {
        ...base,
        what: leaf.from,
        unit: leaf.from === "price" ? "pounds" : "figure",
        value,
        offers: offers(value, others),
        bidWith: (offer) => withChangedOffer(bid, leaf, offer),
      },
    ];
  }
  if (leaf.from === "commitments")
    return bid.commitments.length === 0
      ? []
      : [
          {
            ...base,
            what: "commitments",
            unit: "share",
            value: ONE,
            offers: worseOffers(ONE, "lower", []),
            bidWith: (offer) => withScaledPromises(bid, offer),
          },
        ];
  return marks
    .filter((one) => one.leaf.id === leaf.id && one.bid.bidder === bid.bidder)
    .map((one) => ({
      ...base,
      what: "mark",
      unit: "mark",
      value: one.mark,
      offers: worseMarks(one),
      bidWith: one.moved,
    }));
}

/** @returns what a bid offers under a criterion that is scored from a price or a figure. */
const offeredPriceOrFigure = (bid: Bid, leaf: Leaf): Exact | undefined =>
  leaf.from === "price" ? bid.price?.value : bid.figures.get(leaf.id)?.value;

const MOST_RUNGS = 20;

function worseMarks({ ladder, mark, leaf }: Movable): readonly Exact[] {
  const next = worseDirection(leaf) === "lower" ? ladder.down : ladder.up;
  const found: Exact[] = [];
  for (let rung = next(mark); rung !== undefined && found.length < MOST_RUNGS; rung = next(rung))
    found.push(rung);
  return found;
}
