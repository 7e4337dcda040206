/** All that a ranking rests on while one weight moves, read off one evaluation: who is in, what each bid is compared on, and how near each minimum and gate is. */
import {
  divide,
  type Exact,
  exactText,
  isZero,
  multiply,
  negate,
  ONE,
  subtract,
  sum,
  ZERO,
} from "../../number/exact.ts";
import type { EvaluatedBid } from "../../scoring/model.ts";
import type { Award, Criterion } from "../../tender/model.ts";
import { allCriteria, leafCriteria } from "../../tender/tree.ts";
import type { EvaluatedContest } from "../contest.ts";

/** One bid as its method compares it: the more `merit` for each unit of `price`, the better. */
export interface ComparedTotals {
  readonly bidder: string;
  readonly merit: Exact;
  readonly price: Exact;
}

export interface WeightReading {
  readonly share: Exact;
  /** Who is in and who is out. */
  readonly signature: string;
  readonly bids: readonly ComparedTotals[];
  /** By how much a bid's share under a criterion exceeds what a minimum or a gate asks for. */
  readonly over: ReadonlyMap<string, Exact>;
}

/** @returns what an evaluation at a share shows. */
export function weightReadingAt(
  share: Exact,
  { evaluation, award, ranked }: EvaluatedContest,
): WeightReading {
  const demands = demandedShares(award);
  const over = new Map<string, Exact>();
  for (const { bid, scores } of evaluation.bids) {
    for (const { criterion, asked } of demands) {
      const marks = scores.get(criterion.id)?.value;
      if (marks === undefined || isZero(criterion.marksAvailable)) continue;
      over.set(
        JSON.stringify([bid.bidder, criterion.id, exactText(asked)]),
        subtract(divide(marks, criterion.marksAvailable), asked),
      );
    }
  }
  const statuses = evaluation.bids.map(({ bid, status }) => JSON.stringify([bid.bidder, status]));
  const bids = ranked.map((one) => meritAndPriceOfBid(one, award));
  return {
    share,
    signature: statuses.sort().join(),
    bids: bids.sort((a, b) => (a.bidder < b.bidder ? -1 : 1)),
    over,
  };
}

interface Demand {
  readonly criterion: Criterion;
  readonly asked: Exact;
}

/** Every share of a criterion that something depends on. */
function demandedShares({ criteria }: Award): readonly Demand[] {
  const all = allCriteria(criteria);
  const byId = new Map(all.map((one) => [one.id, one]));
  const needed = leafCriteria(criteria).flatMap(({ needs }) =>
    needs.flatMap(({ criterion: id, share }): readonly Demand[] => {
      const criterion = byId.get(id);
      return criterion === undefined ? [] : [{ criterion, asked: share }];
    }),
  );
  const minimums = all.flatMap((criterion): readonly Demand[] =>
    criterion.minimum?.kind === "share" ? [{ criterion, asked: criterion.minimum.share }] : [],
  );
  return [...needed, ...minimums];
}

/**
 * Each method ranks on a figure that is straight in the marks, or on a price
 * over one; two such quotients compare as their cross-products do.
 */
function meritAndPriceOfBid({ bid, total }: EvaluatedBid, award: Award): ComparedTotals {
  const { bidder } = bid;
  const value = total?.value ?? ZERO;
  const price = bid.price?.value ?? ZERO;
  const part = (unit: string): Exact => total?.from.find((one) => one.unit === unit)?.value ?? ZERO;
  switch (award.method) {
    case "weighted-sum":
      return { bidder, merit: value, price: ONE };
    case "price-less-credit":
      return { bidder, merit: negate(value), price: ONE };
    case "price-per-quality-point":
      return { bidder, merit: part("marks"), price };
    case "weighted-price":
      return { bidder, merit: multiply(part("factor"), shareLeftToPrice(award)), price };
  }
}

/** The coefficient is straight in a weight once the share that is left to price is multiplied out. */
function shareLeftToPrice({ criteria, marksAvailable }: Award): Exact {
  const available = sum(
    leafCriteria(criteria)
      .filter(({ from }) => from !== "price")
      .map(({ marksAvailable }) => marksAvailable),
  );
  return subtract(ONE, divide(available, marksAvailable));
}
