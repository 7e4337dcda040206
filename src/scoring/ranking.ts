/**
 * Ranks, from exact figures. Equal bids are separated only by the tie-breaks
 * that the tender published, in their order; what these do not separate shares
 * its rank.
 */
import { type Best, type Contender, groupByFigure, separateTied } from "./tie-breaks.ts";

/** Bids in the order of their names, of which no two are the same. */
export function compareBidderNames(a: { readonly bidder: string }, b: { readonly bidder: string }): number {
  return a.bidder < b.bidder ? -1 : 1;
}

/** @returns the bids in rank order, those that share a rank by name. */
export function rankContenders<One extends Contender>(
  contenders: readonly One[],
  best: Best,
  ties: readonly string[],
): readonly (One & { readonly rank: number })[] {
  let groups = groupByFigure([...contenders].sort(compareBidderNames), best, ({ figure }) => figure);
  for (const tie of ties) groups = groups.flatMap((group) => separateTied(group, tie));
  let before = 0;
  return groups.flatMap((group) => {
    const position = before + 1;
    before += group.length;
    return group.map((one) => ({ ...one, rank: position }));
  });
}
