/** What the figures cannot settle and a person must. */
import { joinWithAnd } from "../tender/join-with-and.ts";
import type { Award } from "../tender/model.ts";
import { leafCriteria } from "../tender/tree.ts";
import type { Decision, EvaluatedBid } from "./model.ts";
import { promiseQuestions } from "./unknown-promises.ts";

const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** @returns "first", "second" … and "11th" after the tenth. */
function ordinalWord(rank: number): string {
  const word = ordinals[rank - 1];
  if (word !== undefined) return word;
  const suffix = rank % 100 >= 11 && rank % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][rank % 10] ?? "th");
  return `${rank}${suffix}`;
}

/** @returns shared ranks, bids without all their marks, promises that a person must look at, and fields with nobody left in them. */
export function decisionsNeeded(bids: readonly EvaluatedBid[], award: Award): readonly Decision[] {
  return [
    ...tieDecisions(bids, award),
    ...unmarkedBidDecisions(bids),
    ...promiseDecisions(bids, award),
    ...noBidRankedDecision(bids),
  ];
}

function tieDecisions(bids: readonly EvaluatedBid[], award: Award): readonly Decision[] {
  const byRank = new Map<number, string[]>();
  for (const { rank, bid } of bids)
    if (rank !== undefined) byRank.get(rank)?.push(bid.bidder) ?? byRank.set(rank, [bid.bidder]);
  return [...byRank].flatMap(([rank, bidders]): readonly Decision[] => {
    if (bidders.length < 2) return [];
    const why =
      award.ties.length === 0
        ? "no published tie-break separates them"
        : `the published tie-break (${award.ties.join(", then ")}) does not separate them`;
    return [
      { kind: "tie", bidders, says: `${joinWithAnd(bidders)} share ${ordinalWord(rank)} place: ${why}` },
    ];
  });
}

function unmarkedBidDecisions(bids: readonly EvaluatedBid[]): readonly Decision[] {
  return bids.flatMap((one): readonly Decision[] =>
    one.status === "unmarked"
      ? [
          {
            kind: "unmarked",
            bidders: [one.bid.bidder],
            says: `${one.bid.bidder} cannot be ranked yet, and the ranks of the others may still change: ${one.missing.join("; ")}`,
          },
        ]
      : [],
  );
}

/** A promise that counts, and of which something is for a person to say. */
function promiseDecisions(bids: readonly EvaluatedBid[], award: Award): readonly Decision[] {
  const leaves = leafCriteria(award.criteria);
  return bids.flatMap(({ status, bid, commitments }): readonly Decision[] =>
    status === "scored" || status === "unmarked"
      ? promiseQuestions(commitments, leaves, award).map((question) => ({
          kind: "promise",
          bidders: [bid.bidder],
          says: `${bid.bidder}: ${question}`,
        }))
      : [],
  );
}

function noBidRankedDecision(bids: readonly EvaluatedBid[]): readonly Decision[] {
  if (bids.length === 0 || bids.some((one) => one.status === "scored" || one.status === "unmarked"))
    return [];
  return [{ kind: "nobody", bidders: [], says: "no bid is left to rank" }];
}
