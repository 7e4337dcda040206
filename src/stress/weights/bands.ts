/**
 * Who stands first for every share that one criterion could carry. From nothing
 * to everything the share passes through stretches in which all is straight;
 * each begins where a minimum or a gate changes its answer, and within it the
 * lead passes on where two lines cross. Nothing is searched for: each point is
 * the solution of one equation, and each band is named by evaluating inside it.
 */
import { add, compare, divide, type Exact, exactInteger, ONE, smallest, ZERO } from "../../number/exact.ts";
import { evaluateContest, sameBiddersInOrder, type TrialContest } from "../contest.ts";
import { type Lines, leadCrossings, linesThroughReadings, rootOfLine } from "./lines.ts";
import { type Sibling, withCriterionShare } from "./moved-award.ts";
import { type WeightReading, weightReadingAt } from "./reading.ts";

export interface Band {
  readonly from: Exact;
  readonly to: Exact;
  readonly leaders: readonly string[];
}

export type Bands =
  | { readonly bands: readonly Band[] }
  /** Why there are none. */
  | { readonly note: string };

/** How often a stretch may be cut before it is given up: a tender has few minimums, so few cuts are needed. */
const MOST_CUTS = 60;

/** @returns the bands of a criterion's share, from 0 to 1. */
export function leaderBands(contest: TrialContest, sibling: Sibling): Bands {
  const standingAt = (share: Exact) =>
    evaluateContest({ ...contest, award: withCriterionShare(contest.award, sibling, share) });
  const found: Band[] = [];
  let from: Exact = ZERO;
  for (let cut = 0; compare(from, ONE) < 0; cut += 1) {
    if (cut > MOST_CUTS) return { note: "the ranking changes its shape too often to be followed" };
    const stretch = straightStretchFrom(from, standingAt);
    if ("note" in stretch) return stretch;
    const ends = [...leadCrossings(stretch.lines.bids, from, stretch.to), stretch.to];
    for (const to of ends) {
      const inside = standingAt(midpoint(from, to));
      if ("trouble" in inside) return { note: inside.trouble };
      found.push({ from, to, leaders: inside.leaders });
      from = to;
    }
  }
  return { bands: mergeSameLeaderBands(found) };
}

type StandingAt = (share: Exact) => ReturnType<typeof evaluateContest>;

/** The stretch that begins at a share: readings are taken ever closer to it until none of what they say has changed before them. */
function straightStretchFrom(
  from: Exact,
  standingAt: StandingAt,
): { readonly lines: Lines; readonly to: Exact } | { readonly note: string } {
  let end: Exact = ONE;
  for (let cut = 0; cut < MOST_CUTS; cut += 1) {
    const middle = midpoint(from, end);
    const readings: WeightReading[] = [];
    for (const share of [midpoint(from, middle), middle, midpoint(middle, end)]) {
      const standing = standingAt(share);
      if ("trouble" in standing) return { note: standing.trouble };
      readings.push(weightReadingAt(share, standing));
    }
    const [a, b, c] = readings;
    if (a === undefined || b === undefined || c === undefined) break;
    const lines = linesThroughReadings(a, b, c);
    const turns =
      lines === undefined
        ? undefined
        : lines.over.flatMap((line) => rootOfLine(line) ?? []).filter((root) => compare(root, from) > 0);
    const within = turns?.filter((root) => compare(root, c.share) <= 0);
    if (lines !== undefined && turns !== undefined && within?.length === 0)
      return { lines, to: smallest([ONE, ...turns]) };
    end = within === undefined || within.length === 0 ? middle : smallest(within);
  }
  return { note: "the marks are not straight in this weight, so no exact point can be given" };
}

const midpoint = (a: Exact, b: Exact): Exact => divide(add(a, b), exactInteger(2));

/** Neighbouring bands with the same first bid are one. */
function mergeSameLeaderBands(bands: readonly Band[]): readonly Band[] {
  const whole: Band[] = [];
  for (const band of bands) {
    const last = whole.at(-1);
    if (last !== undefined && sameBiddersInOrder(last.leaders, band.leaders))
      whole[whole.length - 1] = { ...last, to: band.to };
    else whole.push(band);
  }
  return whole;
}
