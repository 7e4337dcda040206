/** From where the bids stood and where they would stand to the line that says so. */
import { compare, type Exact, equal, exact, exactText, subtract, ZERO } from "../number/exact.ts";
import { whyMoved } from "./change-reason.ts";
import { byId } from "./convert-to-library.ts";
import type { BidStanding, ContestResult, MeasureChange, MeasureCounts } from "./model.ts";
import type { ContestUnderRules, Side } from "./score-contest.ts";

/** How many of the measures that moved a line names. */
export const MOST_NAMED = 5;

export interface Heading {
  readonly contest: Pick<ContestUnderRules, "tender" | "lot">;
  readonly rowsApart: number;
  readonly at: string;
}

const absent: BidStanding = { status: "absent", rank: null, total: null, pounds: null };

/**
 * @param why the measures that moved most
 * @param whyMore how many more moved
 * @param changed whether any bid's exact total or status is another
 */
export function lineOf(
  { contest, rowsApart, at }: Heading,
  before: Pick<Side, "placed" | "findings">,
  after: Pick<Side, "placed" | "findings">,
  why: readonly MeasureChange[],
  whyMore: number,
  changed: boolean,
): ContestResult {
  const { tender, lot } = contest;
  const bids = [...before.placed.keys()].sort().map((bidder) => ({
    bidder,
    before: before.placed.get(bidder) ?? absent,
    after: after.placed.get(bidder) ?? absent,
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
    rowsApart,
    at,
  };
}

/** @returns the measures whose promises are worth something else than before, those that moved most first. */
export function movedOf(
  before: ContestUnderRules,
  after: ContestUnderRules,
  old: Side,
  fresh: Side,
): readonly MeasureChange[] {
  const [one, other] = [byId(before.measures), byId(after.measures)];
  const ids = [...new Set([...old.worth.keys(), ...fresh.worth.keys()])].sort();
  const moved = ids.flatMap((id) => {
    const [was, is] = [old.worth.get(id) ?? ZERO, fresh.worth.get(id) ?? ZERO];
    return equal(was, is) ? [] : [{ id, was, is, size: sizeOf(was, is) }];
  });
  moved.sort((a, b) => compare(b.size, a.size) || (a.id < b.id ? -1 : 1));
  return moved.map(({ id, was, is }) => ({
    measure: id,
    before: exactText(was),
    after: exactText(is),
    because: whyMoved(
      id,
      { measure: one.get(id), valuation: before.valuation },
      { measure: other.get(id), valuation: after.valuation },
    ),
  }));
}

const sizeOf = (was: Exact, is: Exact): Exact =>
  compare(was, is) > 0 ? subtract(was, is) : subtract(is, was);

/** @returns what each measure comes to in this contest, for the summary. */
export function measuresOf(
  old: Side,
  fresh: Side,
  moved: readonly MeasureChange[],
): readonly (readonly [string, MeasureCounts])[] {
  const because = new Map(moved.map((one) => [one.measure, one.because]));
  return [...new Set([...old.worth.keys(), ...fresh.worth.keys()])].map((id) => [
    id,
    {
      tenders: 1,
      before: exactText(old.worth.get(id) ?? exact("0")),
      after: exactText(fresh.worth.get(id) ?? exact("0")),
      because: because.get(id) ?? null,
    },
  ]);
}
