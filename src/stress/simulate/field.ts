/** Constructed bids, ranked by the published method. */
import type { Bid } from "../../tender/model.ts";
import { type EvaluatedContest, evaluateContest, rankedTotal } from "../contest.ts";
import type { BidBuilder } from "./bid-builder.ts";
import type { ConstructedField } from "./model.ts";

/** @returns the bids ranked, or nothing where they cannot all be. */
export function evaluateIfAllRanked(builder: BidBuilder, bids: readonly Bid[]): EvaluatedContest | undefined {
  const found = evaluateContest({ ...builder, bids });
  return "trouble" in found || found.ranked.length < bids.length ? undefined : found;
}

/** @returns whether one bid alone stands first. */
export const isSoleLeader = (standing: EvaluatedContest | undefined, bidder: string): boolean =>
  standing?.leaders.length === 1 && standing.leaders[0] === bidder;

/** @returns the field as it is shown and written. */
export function constructedField(
  standing: EvaluatedContest,
  title: string,
  folder: string,
): ConstructedField {
  const standings = standing.ranked.flatMap(({ bid: { bidder }, rank }) => {
    const total = rankedTotal(standing, bidder);
    return rank === undefined || total === null ? [] : [{ bidder, rank, total }];
  });
  return { title, folder, bids: standing.bids, standings };
}

/** @returns an id as the name of a folder. */
export const folderNameFromIds = (...parts: readonly (string | undefined)[]): string =>
  parts
    .flatMap((part) => (part === undefined ? [] : [part.toLowerCase().replace(/[^a-z0-9]+/g, "-")]))
    .join("-");
