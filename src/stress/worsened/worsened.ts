/** Losing bids made worse, step by step: a bid that gets worse should never change who stands first. */
import { compare, divide, type Exact, isZero, negate, ONE, subtract } from "../../number/exact.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";
import {
  type EvaluatedContest,
  evaluateContest,
  limitCases,
  outcomeOfChange,
  type Trouble,
  withReplacedBid,
} from "../contest.ts";
import type { Worsened, Worsening } from "../model.ts";
import { casesExaminedSentence, countWithNoun, shareAsPercentText } from "../wording.ts";
import { findZeroBetween } from "../zero-crossing.ts";
import { type Respect, waysToWorsen } from "./dependent-criteria.ts";

/** @returns the least worsening, of those tried, by which each losing bid changes who stands first. */
export function worsenedAnalysis(now: EvaluatedContest): Worsened {
  const respects = waysToWorsen(now);
  const { chosen, cases } = limitCases(
    respects.flatMap((respect) => respect.offers.map((offer) => ({ respect, offer }))),
    now,
  );
  const flips = respects.flatMap((respect) =>
    firstWorseningThatFlips(
      now,
      respect,
      chosen.filter((one) => one.respect === respect).map(({ offer }) => offer),
    ),
  );
  return { cases, flips, says: worsenedSentence(respects, flips, cases) };
}

function firstWorseningThatFlips(
  now: EvaluatedContest,
  respect: Respect,
  offers: readonly Exact[],
): readonly Worsening[] {
  let before = respect.value;
  for (const offer of offers) {
    const after = evaluateContest(withReplacedBid(now, respect.bidWith(offer)));
    const found = outcomeOfChange(now, after);
    if (found.changes) {
      const { bidder, rank, what, leaf, unit, value } = respect;
      const level = offerEndingLeadersLead(now, respect, before, offer);
      return [
        {
          bidder,
          rank,
          what,
          criterion: leaf.id,
          title: leaf.title,
          from: { value, unit },
          to: { value: offer, unit },
          how: worseningText(respect, offer),
          level: level === undefined ? null : { value: level, unit },
          outcome: found,
        },
      ];
    }
    before = offer;
  }
  return [];
}

function worseningText({ value, what }: Respect, offer: Exact): string {
  if (what === "mark" || isZero(value)) return "a lower mark";
  const share = subtract(divide(offer, value), ONE);
  const size = shareAsPercentText(compare(offer, value) > 0 ? share : negate(share));
  if (what === "commitments") return `every quantity ${size} lower`;
  return `${size} ${compare(offer, value) > 0 ? "higher" : "lower"}`;
}

/** The offer at which another bid draws level with the first, where it can be found exactly and is seen to hold. */
function offerEndingLeadersLead(
  now: EvaluatedContest,
  respect: Respect,
  before: Exact,
  beyond: Exact,
): Exact | undefined {
  if (respect.what === "mark") return undefined;
  const at = (offer: Exact): EvaluatedContest | Trouble =>
    evaluateContest(withReplacedBid(now, respect.bidWith(offer)));
  const last = at(beyond);
  if ("trouble" in last) return undefined;
  const rival = last.leaders.find((name) => !now.leaders.includes(name));
  const [leader] = now.leaders;
  if (rival === undefined || leader === undefined) return undefined;
  return findZeroBetween(before, beyond, (offer) => meritLeadOverRival(at(offer), leader, rival));
}

/** How far one bid is ahead of another, on a scale that is straight in marks. */
function meritLeadOverRival(
  standing: EvaluatedContest | Trouble,
  leader: string,
  rival: string,
): Exact | undefined {
  if ("trouble" in standing) return undefined;
  const [own, other] = [leader, rival].map((name) => meritFromTotal(standing, name));
  return own === undefined || other === undefined ? undefined : subtract(own, other);
}

/** A total turned so that more is better and one more mark always adds the same. */
function meritFromTotal({ award, ranked }: EvaluatedContest, bidder: string): Exact | undefined {
  const total = ranked.find(({ bid }) => bid.bidder === bidder)?.total?.value;
  if (total === undefined || award.method === "weighted-sum") return total;
  if (award.method === "price-less-credit") return negate(total);
  return isZero(total) ? undefined : divide(ONE, total);
}

function worsenedSentence(
  respects: readonly Respect[],
  flips: readonly Worsening[],
  cases: Worsened["cases"],
): string {
  if (respects.length === 0)
    return "No losing bid's offer bears on the marks of another, so none can change who stands first by getting worse.";
  const bidders = [...new Set(flips.map(({ bidder }) => bidder))];
  const found =
    flips.length === 0
      ? "No losing bid, made worse, changes who stands first."
      : `${joinWithAnd(bidders)} ${bidders.length === 1 ? "is a losing bid that" : "are losing bids that each"} would change who stands first by getting worse (${countWithNoun(flips.length, "way")}).`;
  return `${found} ${casesExaminedSentence(cases)}`;
}
