/**
 * How much of the lead rests on promises that nobody has verified. A bid says
 * what evidence it will bring, and no file records that anybody checked it, so
 * every commitment of the highest ranked bid is taken away to see what it
 * carried; then those with something missing; then those whose value is unverified.
 */

import { proxyInForce } from "../library/in-force.ts";
import type { Measure } from "../library/model.ts";
import { divide, isZero, subtract } from "../number/exact.ts";
import type { EvaluatedBid, ValuedCommitment } from "../scoring/model.ts";
import { leadOf, outcome, type Standing, stand, totalOf, withBid } from "./contest.ts";
import type { Measured, Resting, Unverified } from "./model.ts";
import { percent, told } from "./told.ts";

interface Kind {
  readonly on: Resting["on"];
  readonly title: string;
  readonly takes: (one: ValuedCommitment) => boolean;
}

/** @returns the lead of the highest ranked bid with and without such commitments of its own. */
export function unverifiedOf(now: Standing): Unverified {
  const [first] = now.ranked;
  if (first === undefined || now.leaders.length > 1) {
    const says = first === undefined ? "No bid is ranked." : "First place is shared, so there is no lead.";
    return { bidder: null, lead: null, rows: [], says };
  }
  const lead = leadOf(now, first.bid.bidder);
  const kinds: readonly Kind[] = [
    { on: "all-commitments", title: "all its commitments", takes: () => true },
    {
      on: "commitments-lacking-something",
      title: "commitments without evidence, owner, date or plan",
      takes: ({ lacks }) => lacks.length > 0,
    },
    {
      on: "unverified-values",
      title: "commitments whose proxy value is unverified",
      takes: ({ measure }) => isUnverified(measure, now.settings.commenced),
    },
  ];
  const rows = first.commitments.length === 0 ? [] : kinds.map((kind) => restingOn(now, first, kind, lead));
  return { bidder: first.bid.bidder, lead, rows, says: sentence(now, first, rows) };
}

const isUnverified = (measure: Measure, day: string | undefined): boolean =>
  proxyInForce(measure, day)?.status === "unverified";

function restingOn(
  now: Standing,
  { bid, commitments }: EvaluatedBid,
  { on, title, takes }: Kind,
  lead: Measured | null,
): Resting {
  const taken = commitments.filter(takes);
  const gone = new Set(taken.map(({ commitment }) => commitment));
  const after = stand(withBid(now, { ...bid, commitments: bid.commitments.filter((one) => !gone.has(one)) }));
  const leadAfter = leadOf(after, bid.bidder);
  const ofLead =
    lead === null || leadAfter === null || isZero(lead.value)
      ? null
      : { value: divide(subtract(lead.value, leadAfter.value), lead.value), unit: "share" as const };
  return {
    on,
    title,
    commitments: taken.length,
    measures: [...new Set(taken.map(({ measure }) => measure.id))].sort(),
    total: totalOf(after, bid.bidder),
    leadAfter,
    ofLead,
    outcome: outcome(now, after),
  };
}

function sentence(now: Standing, { bid, commitments }: EvaluatedBid, rows: readonly Resting[]): string {
  if (commitments.length === 0) return `${bid.bidder} makes no commitments, so its lead rests on none.`;
  const [all] = rows;
  const share =
    all?.ofLead == null
      ? ""
      : ` ${percent(all.ofLead.value)} of its lead rests on its commitments${all.outcome.changes ? ", and without them it would not stand first" : all.leadAfter === null ? "" : `: without them it would be ${told(all.leadAfter, now.award.rounding)} ahead`}.`;
  return `Evidence is promised in the bids, and no file records that anybody has verified it.${share}`;
}
