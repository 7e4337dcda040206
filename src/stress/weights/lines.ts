/**
 * Straight lines through what was read. Between two shares at which no minimum
 * and no gate changes its answer, everything that a ranking rests on is
 * straight in the share: two readings give the lines, and a third must lie on them.
 */
import {
  add,
  compare,
  divide,
  type Exact,
  equal,
  isZero,
  multiply,
  negate,
  sign,
  subtract,
} from "../../number/exact.ts";
import type { ComparedTotals, WeightReading } from "./reading.ts";

/** `slope` × share + `start`. */
export interface WeightLine {
  readonly slope: Exact;
  readonly start: Exact;
}

export interface BidLine {
  readonly bidder: string;
  readonly merit: WeightLine;
  readonly price: Exact;
}

export interface Lines {
  readonly bids: readonly BidLine[];
  readonly over: readonly WeightLine[];
}

/** @returns the lines through three readings, or nothing where they are not on lines. */
export function linesThroughReadings(
  a: WeightReading,
  b: WeightReading,
  c: WeightReading,
): Lines | undefined {
  if (a.signature !== b.signature || b.signature !== c.signature) return undefined;
  const bids = a.bids.map((one, index): BidLine | undefined => {
    const [second, third] = [b.bids[index], c.bids[index]];
    if (!sameBidderAndPrice(one, second) || !sameBidderAndPrice(one, third)) return undefined;
    const merit = lineThroughThree(a.share, one.merit, b.share, second.merit, c.share, third.merit);
    return merit === undefined ? undefined : { bidder: one.bidder, merit, price: one.price };
  });
  const over = [...a.over].map(([key, value]): WeightLine | undefined => {
    const [second, third] = [b.over.get(key), c.over.get(key)];
    return second === undefined || third === undefined
      ? undefined
      : lineThroughThree(a.share, value, b.share, second, c.share, third);
  });
  const whole = <Item>(list: readonly (Item | undefined)[]): readonly Item[] | undefined => {
    const found = list.flatMap((one) => (one === undefined ? [] : [one]));
    return found.length === list.length ? found : undefined;
  };
  const [lines, demands] = [whole(bids), whole(over)];
  return lines === undefined || demands === undefined ? undefined : { bids: lines, over: demands };
}

const sameBidderAndPrice = (
  one: ComparedTotals,
  other: ComparedTotals | undefined,
): other is ComparedTotals => other?.bidder === one.bidder && equal(other.price, one.price);

function lineThroughThree(
  x1: Exact,
  y1: Exact,
  x2: Exact,
  y2: Exact,
  x3: Exact,
  y3: Exact,
): WeightLine | undefined {
  const slope = divide(subtract(y2, y1), subtract(x2, x1));
  const line = { slope, start: subtract(y1, multiply(slope, x1)) };
  return equal(lineValueAt(line, x3), y3) ? line : undefined;
}

const lineValueAt = ({ slope, start }: WeightLine, share: Exact): Exact => add(multiply(slope, share), start);

/** @returns where a line passes through nothing; nothing for a level line. */
export const rootOfLine = ({ slope, start }: WeightLine): Exact | undefined =>
  isZero(slope) ? undefined : divide(negate(start), slope);

/** By how much one bid is better than another, as a line: two quotients compare as their cross-products. */
function leadLine(one: BidLine, other: BidLine): WeightLine {
  const cross = (mine: Exact, theirs: Exact): Exact =>
    subtract(multiply(other.price, mine), multiply(one.price, theirs));
  return {
    slope: cross(one.merit.slope, other.merit.slope),
    start: cross(one.merit.start, other.merit.start),
  };
}

/** Just beyond a share: by the value there, and where that is nothing by the slope. */
function signJustAfterShare(line: WeightLine, share: Exact): -1 | 0 | 1 {
  const here = sign(lineValueAt(line, share));
  return here === 0 ? sign(line.slope) : here;
}

/** @returns the shares between two at which the lead passes on, in order. */
export function leadCrossings(bids: readonly BidLine[], from: Exact, to: Exact): readonly Exact[] {
  const found: Exact[] = [];
  let share = from;
  for (;;) {
    const here = share;
    const [first, ...rest] = bids;
    if (first === undefined) return found;
    const leader = rest.reduce(
      (best, one) => (signJustAfterShare(leadLine(one, best), here) > 0 ? one : best),
      first,
    );
    const next = bids
      .flatMap((one) => rootOfLine(leadLine(leader, one)) ?? [])
      .filter((root) => compare(root, here) > 0 && compare(root, to) < 0)
      .sort(compare)[0];
    if (next === undefined) return found;
    found.push(next);
    share = next;
  }
}
