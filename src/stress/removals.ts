/** Each bid left out in turn, as if it had never come: a bid that cannot win should not decide who does. */

import type { EvaluatedBid } from "../scoring/model.ts";
import { joinWithAnd } from "../tender/join-with-and.ts";
import {
  type EvaluatedContest,
  evaluateContest,
  limitCases,
  outcomeOfChange,
  rankedTotal,
  sameBiddersInOrder,
  type Trouble,
  withoutBid,
} from "./contest.ts";
import type { RankPlace, Removal, Removals } from "./model.ts";
import { casesExaminedSentence, figureWithUnitText } from "./wording.ts";

const PLACES_SHOWN = 5;

/** @returns what would follow from leaving out each bid that takes part in the scoring. */
export function removalsAnalysis(now: EvaluatedContest): Removals {
  const taking = now.evaluation.bids.filter(({ status }) => status === "scored" || status === "unmarked");
  const all = taking.length < 2 ? [] : taking;
  const { chosen, cases } = limitCases([...losingBids(all, now), ...leadingBids(all, now)], now);
  const rows = chosen.map((one) => removalRow(now, one)).sort(compareByRank(now));
  const deciding = rows.filter((row) => row.outcome.changes).map(({ bidder }) => bidder);
  const reordering = rows.filter((row) => row.reorders && !row.outcome.changes).map(({ bidder }) => bidder);
  const says = [
    deciding.length === 0
      ? "No bid that does not stand first decides by its presence who does."
      : `${joinWithAnd(deciding)} ${deciding.length === 1 ? "does" : "do"} not stand first, yet ${deciding.length === 1 ? "decides" : "each decides"} by being there who does.`,
    ...(reordering.length === 0
      ? []
      : [`Leaving out ${joinWithAnd(reordering)} changes the order of the others further down.`]),
    casesExaminedSentence(cases),
  ];
  return { cases, rows, says: all.length === 0 ? "Fewer than two bids take part." : says.join(" ") };
}

const losingBids = (bids: readonly EvaluatedBid[], { leaders }: EvaluatedContest) =>
  bids.filter(({ bid }) => !leaders.includes(bid.bidder));
const leadingBids = (bids: readonly EvaluatedBid[], { leaders }: EvaluatedContest) =>
  bids.filter(({ bid }) => leaders.includes(bid.bidder));

const compareByRank =
  ({ evaluation }: EvaluatedContest) =>
  (a: Removal, b: Removal): number => {
    const place = (bidder: string): number => evaluation.bids.findIndex(({ bid }) => bid.bidder === bidder);
    return place(a.bidder) - place(b.bidder);
  };

function removalRow(now: EvaluatedContest, { bid: { bidder }, rank }: EvaluatedBid): Removal {
  const after = evaluateContest(withoutBid(now, bidder));
  const found = outcomeOfChange(now, after);
  const led = now.leaders.includes(bidder);
  const changed = { ...found, changes: found.changes && !led };
  const standings = "trouble" in after ? [] : topRankRows(after);
  const reorders =
    !("trouble" in after) &&
    !sameBiddersInOrder(rankOrderOfOthers(now, bidder), rankOrderOfOthers(after, bidder));
  return {
    bidder,
    rank: rank ?? null,
    outcome: changed,
    reorders,
    standings,
    says: removalSentence(now, after, bidder, changed.changes, reorders),
  };
}

function topRankRows(standing: EvaluatedContest): readonly RankPlace[] {
  return standing.ranked.slice(0, PLACES_SHOWN).flatMap(({ bid: { bidder }, rank }) => {
    const total = rankedTotal(standing, bidder);
    return rank === undefined || total === null ? [] : [{ bidder, rank, total }];
  });
}

/** The order of the other bids among themselves: those that share a place stand together. */
function rankOrderOfOthers({ ranked }: EvaluatedContest, without: string): readonly string[] {
  const others = ranked.filter(({ bid }) => bid.bidder !== without);
  return others.map(({ bid, rank }, index) =>
    index > 0 && others[index - 1]?.rank === rank ? `= ${bid.bidder}` : `> ${bid.bidder}`,
  );
}

function removalSentence(
  now: EvaluatedContest,
  after: EvaluatedContest | Trouble,
  bidder: string,
  changes: boolean,
  reorders: boolean,
): string {
  if ("trouble" in after) return `Without ${bidder} the bids cannot be scored: ${after.trouble}.`;
  if (after.leaders.length === 0) return `Without ${bidder} no bid is ranked.`;
  const figures = (changes || reorders ? after.ranked.slice(0, 3) : [])
    .flatMap(({ bid }) => {
      const total = rankedTotal(after, bid.bidder);
      return total === null ? [] : [`${bid.bidder} ${figureWithUnitText(total, now.award.rounding)}`];
    })
    .join(", ");
  const first = `${joinWithAnd(after.leaders)} would ${after.leaders.length === 1 ? "stand first" : "share first place"}`;
  if (changes) return `Without ${bidder}, ${first}: ${figures}.`;
  if (now.leaders.includes(bidder))
    return `Without ${bidder}, which stands first, ${first}${reorders ? `, and the others change places: ${figures}` : ""}.`;
  return reorders
    ? `Without ${bidder}, ${joinWithAnd(after.leaders)} still ${after.leaders.length === 1 ? "stands" : "stand"} first, and the others change places: ${figures}.`
    : `Without ${bidder} the order of the others stays.`;
}
