/** The awards of a tender, one or one a lot, each with its live bids. */
import type { Award, Bid, Tender } from "../model.ts";

export interface AwardWithBids {
  readonly award: Award;
  readonly lot?: string;
  readonly live: readonly Bid[];
}

/** @returns each award of a tender with the live bids for it */
export function awardsWithBids({ award, lots }: Tender, bids: readonly Bid[]): readonly AwardWithBids[] {
  const live = bids.filter(({ status }) => status === "live");
  if (award !== undefined) return [{ award, live }];
  return lots.map((lot) => ({
    award: lot.award,
    lot: lot.id,
    live: live.filter((bid) => bid.lot === lot.id),
  }));
}
