/** From where the bids stood and where they would stand to the line that says so. */

import { measuresById } from "../library/measures-by-id.ts";
import { compare, type Exact, equal, exact, exactText, subtract, ZERO } from "../number/exact.ts";
import { measureChangeReason } from "./change-reason.ts";
import type { BidStanding, ContestResult, MeasureCounts, MeasureDifference } from "./model.ts";
import type { ContestUnderRules, ScoredContest } from "./score-contest.ts";

/** How many of the measures that moved a line names. */
export const MOST_NAMED = 5;

export interface ResultHeading {
  readonly contest: Pick<ContestUnderRules, "tender" | "lot">;
  readonly rowsApart: number;
  readonly at: string;
}

/** What a line says of one of its two scorings. */
type Standing = Pick<ScoredContest, "standings" | "findings"> & Partial<Pick<ScoredContest, "unknown">>;

const unknownCounts = (before = 0, after = 0): Pick<ContestResult, "unknown"> =>
  before + after === 0 ? {} : { unknown: { before, after } };

const absent: BidStanding = { status: "absent", rank: null, total: null, pounds: null };

/**
 * @param why the measures that moved most
 * @param whyMore how many more moved
 * @param changed whether any bid's exact total or status is another
 */
export function contestResult(
  { contest, rowsApart, at }: ResultHeading,
  before: Standing,
  after: Standing,
  why: readonly MeasureDifference[],
  whyMore: number,
  changed: boolean,
): ContestResult {
  const { tender, lot } = contest;
  const bids = [...before.standings.keys()].sort().map((bidder) => ({
    bidder,
    before: before.standings.get(bidder) ?? absent,
    after: after.standings.get(bidder) ?? absent,
  }));
  const winner = {
    before: bids.filter((one) => one.before.rank === 1).map(({ bidder }) => bidder),
    after: bids.filter((one) => one.after.rank === 1).map(({ bidder }) => bidder),
  };
  return {
    schema: "svscore.rescored/v1",
    tender: tender.reference,
    lot: lot?.id ?? null,
    title: tender.title,
    buyer: tender.buyer ?? null,
    commenced: tender.commenced ?? null,
    winner,
    winnerChanged: winner.before.join("\n") !== winner.after.join("\n"),
    moved: bids.some((one) => one.before.rank !== one.after.rank || one.before.status !== one.after.status),
    changed,
    bids,
    why,
    whyMore,
    findings: { before: before.findings, after: after.findings },
    ...unknownCounts(before.unknown, after.unknown),
    rowsApart,
    at,
  };
}

/** @returns the measures whose promises have another value than before, those that moved most first. */
export function measureValueChanges(
  before: ContestUnderRules,
  after: ContestUnderRules,
  old: ScoredContest,
  fresh: ScoredContest,
): readonly MeasureDifference[] {
  const ids = [...new Set([...old.values.keys(), ...fresh.values.keys()])].sort();
  const moved = ids.flatMap((id) => {
    const [was, is] = [old.values.get(id) ?? ZERO, fresh.values.get(id) ?? ZERO];
    return equal(was, is) ? [] : [{ id, was, is, size: absoluteDifference(was, is) }];
  });
  if (moved.length === 0) return [];
  const [one, other] = [measuresById(before.measures), measuresById(after.measures)];
  moved.sort((a, b) => compare(b.size, a.size) || (a.id < b.id ? -1 : 1));
  return moved.map(({ id, was, is }) => ({
    measure: id,
    before: exactText(was),
    after: exactText(is),
    because: measureChangeReason(
      id,
      { measure: one.get(id), valuation: before.valuation },
      { measure: other.get(id), valuation: after.valuation },
    ),
  }));
}

const absoluteDifference = (was: Exact, is: Exact): Exact =>
  compare(was, is) > 0 ? subtract(was, is) : subtract(is, was);

/** @returns what each measure comes to in this contest, for the summary. */
export function measureCounts(
  old: ScoredContest,
  fresh: ScoredContest,
  moved: readonly MeasureDifference[],
): readonly (readonly [string, MeasureCounts])[] {
  const because = new Map(moved.map((one) => [one.measure, one.because]));
  return [...new Set([...old.values.keys(), ...fresh.values.keys()])].map((id) => [
    id,
    {
      tenders: 1,
      before: exactText(old.values.get(id) ?? exact("0")),
      after: exactText(fresh.values.get(id) ?? exact("0")),
      because: because.get(id) ?? null,
    },
  ]);
}
