/**
 * How much of the lead rests on promises that nobody has verified. A bid says
 * what evidence it will bring, and only the journal can say that somebody has
 * seen it; so what is not recorded as verified is taken away from the highest
 * ranked bid to see what it carried, and beside it all of its commitments,
 * those with something missing, and those whose value is unverified.
 */

import { compare, divide, type Exact, isZero, multiply, ONE, subtract, ZERO } from "../number/exact.ts";
import type { EvaluatedBid, ValuedCommitment } from "../scoring/model.ts";
import { publishedFiguresIn, type Workings } from "../scoring/workings.ts";
import type { Bid, Commitment } from "../tender/model.ts";
import {
  type EvaluatedContest,
  evaluateContest,
  leadOfBidder,
  outcomeOfChange,
  rankedTotal,
  withReplacedBid,
} from "./contest.ts";
import type { Measured } from "./measured.ts";
import type { Resting, Unverified } from "./model.ts";
import { countWithNoun, figureWithUnitText, shareAsPercentText } from "./wording.ts";

interface Kind {
  readonly on: Resting["on"];
  readonly title: string;
  /** The share of a promise that stays, from 0 to 1. */
  readonly keeps: (one: ValuedCommitment) => Exact;
}

/** @returns the lead of the highest ranked bid with and without such commitments of its own. */
export function unverifiedAnalysis(now: EvaluatedContest): Unverified {
  const [first] = now.ranked;
  if (first === undefined || now.leaders.length > 1) {
    const says = first === undefined ? "No bid is ranked." : "First place is shared, so there is no lead.";
    return { bidder: null, lead: null, rows: [], says };
  }
  const lead = leadOfBidder(now, first.bid.bidder);
  const without = (gone: boolean): Exact => (gone ? ZERO : ONE);
  const kinds: readonly Kind[] = [
    { on: "all-commitments", title: "all its commitments", keeps: () => ZERO },
    {
      on: "without-verified-evidence",
      title: "commitments without verified evidence",
      keeps: ({ commitment }) => verifiedPromiseShare(now, commitment),
    },
    {
      on: "commitments-lacking-something",
      title: "commitments without evidence, owner, date or plan",
      keeps: ({ lacks }) => without(lacks.length > 0),
    },
    {
      on: "unverified-values",
      title: "commitments whose value rests on an unverified figure",
      keeps: ({ value }) => without(value !== undefined && usesUnverifiedFigure(value)),
    },
  ];
  const rows =
    first.commitments.length === 0 ? [] : kinds.map((kind) => leadWithoutKindRow(now, first, kind, lead));
  return { bidder: first.bid.bidder, lead, rows, says: unverifiedSentence(now, first, rows) };
}

/** Nothing is verified that nobody has recorded. */
const verifiedPromiseShare = ({ checked }: EvaluatedContest, { at }: Commitment): Exact =>
  checked?.get(at)?.verified ?? ZERO;

/** A proxy value, or a table such as the carbon values, that was read in one copy alone. */
const usesUnverifiedFigure = (value: Workings): boolean =>
  publishedFiguresIn(value).some(({ status }) => status === "unverified");

function leadWithoutKindRow(
  now: EvaluatedContest,
  { bid, commitments }: EvaluatedBid,
  { on, title, keeps }: Kind,
  lead: Measured | null,
): Resting {
  const taken = commitments.filter((one) => compare(keeps(one), ONE) < 0);
  const kept = new Map(taken.map((one) => [one.commitment, keeps(one)]));
  const after = evaluateContest(withReplacedBid(now, withCommitmentShares(bid, kept)));
  const leadAfter = leadOfBidder(after, bid.bidder);
  const ofLead =
    lead === null || leadAfter === null || isZero(lead.value)
      ? null
      : { value: divide(subtract(lead.value, leadAfter.value), lead.value), unit: "share" as const };
  return {
    on,
    title,
    commitments: taken.length,
    measures: [...new Set(taken.map(({ measure }) => measure.id))].sort(),
    total: rankedTotal(after, bid.bidder),
    leadAfter,
    ofLead,
    outcome: outcomeOfChange(now, after),
  };
}

/** A promise of which a part stays is a smaller promise; one of which nothing stays is none. */
function withCommitmentShares(bid: Bid, kept: ReadonlyMap<Commitment, Exact>): Bid {
  const commitments = bid.commitments.flatMap((one): readonly Commitment[] => {
    const share = kept.get(one);
    if (share === undefined) return [one];
    if (isZero(share) || one.quantity === undefined) return [];
    return [{ ...one, quantity: { ...one.quantity, value: multiply(one.quantity.value, share) } }];
  });
  return { ...bid, commitments };
}

function unverifiedSentence(
  now: EvaluatedContest,
  { bid, commitments }: EvaluatedBid,
  rows: readonly Resting[],
): string {
  if (commitments.length === 0) return `${bid.bidder} makes no commitments, so its lead rests on none.`;
  const row = rows.find(({ on }) => on === "without-verified-evidence");
  return `${recordedChecksSentence(now, commitments)}${row?.ofLead == null ? "" : ` ${leadOnUnverifiedSentence(now, row, row.ofLead)}`}`;
}

/** What is on the record of the evidence for the promises of the highest ranked bid. */
function recordedChecksSentence(now: EvaluatedContest, commitments: readonly ValuedCommitment[]): string {
  const shares = commitments.flatMap(({ commitment }) => now.checked?.get(commitment.at) ?? []);
  if (shares.length === 0)
    return "Evidence is promised in the bids, and nobody has recorded a check of it, so none of it counts as verified here.";
  const whole = shares.filter(({ verified }) => compare(verified, ONE) === 0).length;
  const none = shares.filter(({ verified }) => isZero(verified)).length;
  const parts = [
    `verified for ${whole}`,
    ...(shares.length - whole - none === 0 ? [] : [`in part for ${shares.length - whole - none}`]),
    ...(none === 0 ? [] : [`not verified for ${none}`]),
  ];
  const unseen = commitments.length - shares.length;
  return `Of ${countWithNoun(commitments.length, "commitment")} the evidence is recorded as ${parts.join(", ")}${unseen === 0 ? "" : `; nobody has recorded a check of the other ${unseen === 1 ? "one" : unseen}`}.`;
}

function leadOnUnverifiedSentence(
  now: EvaluatedContest,
  { leadAfter, outcome: after }: Resting,
  share: Measured,
): string {
  if (isZero(share.value)) return "None of its lead rests on commitments without verified evidence.";
  const then = after.changes
    ? ", and without them it would not stand first"
    : leadAfter === null
      ? ""
      : `: without them it would be ${figureWithUnitText(leadAfter, now.award.rounding)} ahead`;
  return `${shareAsPercentText(share.value)} of its lead rests on commitments without verified evidence${then}. What evaluators gave marks for stays as it is.`;
}
