/** What one mark is worth in pounds of price, and in pounds of social value: the exchange rates that the published method implies. */

import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isZero,
  largest,
  multiply,
  ONE,
  subtract,
  sum,
  ZERO,
} from "../number/exact.ts";
import { criterionValue } from "../scoring/criterion-value.ts";
import { between } from "../scoring/formulas/between.ts";
import { toCeiling } from "../scoring/formulas/to-ceiling.ts";
import { valueOverHighest } from "../scoring/formulas/value-over-highest.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import type { Award, CommitmentsLeaf, Leaf } from "../tender/model.ts";
import { hasFigureInPounds, leafCriteria } from "../tender/tree.ts";
import {
  type EvaluatedContest,
  evaluateContest,
  limitCases,
  type TrialContest,
  type Trouble,
  withReplacedBid,
} from "./contest.ts";
import type { ImpliedPrice, MarkPrice, ValuePrice } from "./model.ts";
import { removeRoundingRules } from "./unrounded.ts";
import { figureWithUnitText } from "./wording.ts";
import { findZeroBetween } from "./zero-crossing.ts";

const poundsWithUnit = (value: Exact) => ({ value, unit: "pounds" as const });

/** @returns for each ranked bid the rise in price that costs one mark, and for each criterion the pounds of social value that earn one. */
export function impliedPriceAnalysis(now: EvaluatedContest): ImpliedPrice {
  const exactly = { ...now, award: removeRoundingRules(now.award) };
  // One bid takes some twenty evaluations.
  const tasks = now.ranked.flatMap((one) => Array.from({ length: 20 }, () => one));
  const looked = new Set(limitCases(tasks, now).chosen);
  const priced = now.ranked.filter((one) => looked.has(one) && one.bid.price !== undefined);
  const rows = priced.map((one) => priceOfOneMark(exactly, one));
  const socialValue = leafCriteria(now.award.criteria)
    .filter((leaf) => leaf.socialValue && (leaf.from === "commitments" || hasFigureInPounds(leaf)))
    .map((leaf) => socialValueOfOneMark(now, leaf));
  return { rows, socialValue, says: impliedPriceSentence(now, rows, socialValue) };
}

function priceOfOneMark(contest: TrialContest, { bid, total }: EvaluatedBid): MarkPrice {
  const { award } = contest;
  const base = {
    bidder: bid.bidder,
    price: bid.price === undefined ? null : poundsWithUnit(bid.price.value),
  };
  const none = (because: string): MarkPrice => ({ ...base, oneMark: null, because });
  if (bid.price === undefined || total === undefined) return none("no price is given");
  switch (award.method) {
    case "price-less-credit":
      return {
        ...base,
        oneMark: poundsWithUnit(award.credit?.value ?? ZERO),
        because: "the published credit for each mark",
      };
    case "price-per-quality-point":
      return { ...base, oneMark: poundsWithUnit(total.value), because: "its price for each mark of quality" };
    case "weighted-price":
      return {
        ...base,
        oneMark: poundsWithUnit(multiply(total.value, coefficientPerMark(award))),
        because: "its weighted price, times what one mark adds to the coefficient",
      };
    default:
      return weightedSumMarkPrice(
        contest,
        { ...base, price: poundsWithUnit(bid.price.value) },
        bid.price.value,
        none,
      );
  }
}

/** One mark over all marks, over the share that is left to price. */
function coefficientPerMark({ criteria, marksAvailable }: Award): Exact {
  const available = sum(
    leafCriteria(criteria)
      .filter(({ from }) => from !== "price")
      .map(({ marksAvailable }) => marksAvailable),
  );
  return divide(ONE, subtract(marksAvailable, available));
}

const HIGHEST = exact("1000");

function weightedSumMarkPrice(
  contest: TrialContest,
  base: Omit<MarkPrice, "oneMark" | "because">,
  price: Exact,
  none: (because: string) => MarkPrice,
): MarkPrice {
  const priced = leafCriteria(contest.award.criteria).filter(({ from }) => from === "price");
  if (priced.length === 0) return none("price earns no marks");
  const bid = contest.bids.find(({ bidder }) => bidder === base.bidder);
  const given = bid?.price;
  if (bid === undefined || given === undefined) return none("no price is given");
  const before = sumOfBidderMarks(evaluateContest(contest), base.bidder, priced);
  if (before === undefined || compare(before, ONE) < 0)
    return none("it has less than one mark for price to lose");
  const left = (offer: Exact): Exact | undefined => {
    const marks = sumOfBidderMarks(
      evaluateContest(withReplacedBid(contest, { ...bid, price: { ...given, value: offer } })),
      base.bidder,
      priced,
    );
    return marks === undefined ? undefined : subtract(marks, subtract(before, ONE));
  };
  const [low, high] = bracketFirstLostMark(price, dearerPriceBreakpoints(contest, priced, price), left);
  const root = findZeroBetween(low, high, left);
  return root === undefined
    ? none("no price was found that costs it exactly one mark")
    : {
        ...base,
        oneMark: poundsWithUnit(subtract(root, price)),
        because: "the rise in its price that costs it exactly one mark, the other prices staying",
      };
}

function sumOfBidderMarks(
  standing: EvaluatedContest | Trouble,
  bidder: string,
  among: readonly Leaf[],
): Exact | undefined {
  if ("trouble" in standing) return undefined;
  const found = standing.evaluation.bids.find(({ bid }) => bid.bidder === bidder);
  const marks = among.map(({ id }) => found?.scores.get(id)?.value);
  return marks.some((one) => one === undefined) ? undefined : sum(marks.flatMap((one) => one ?? []));
}

/** Where the marks for a price may change their shape: at another bid's price, at a published figure. */
function dearerPriceBreakpoints(
  { bids }: TrialContest,
  priced: readonly Leaf[],
  price: Exact,
): readonly Exact[] {
  const published = priced.flatMap(({ formula }) => {
    if (between.is(formula)) return [formula.worst.value, formula.best.value];
    return toCeiling.is(formula) ? [formula.ceiling.value] : [];
  });
  const others = bids.flatMap((bid) =>
    bid.status === "live" && bid.price !== undefined ? [bid.price.value] : [],
  );
  const all = [...others, ...published].filter((one) => compare(one, price) > 0).sort(compare);
  return [...all, multiply(largest([price, ...all]), HIGHEST)];
}

/** The two neighbouring points between which the first mark is lost: marks never rise with the price. */
function bracketFirstLostMark(
  price: Exact,
  points: readonly Exact[],
  left: (offer: Exact) => Exact | undefined,
): readonly [Exact, Exact] {
  let low = price;
  let remaining = points;
  while (remaining.length > 1) {
    const half = (remaining.length - (remaining.length % 2)) / 2;
    const middle = remaining[half - 1] ?? price;
    const value = left(middle);
    if (value !== undefined && compare(value, ZERO) > 0) {
      low = middle;
      remaining = remaining.slice(half);
    } else remaining = remaining.slice(0, half);
  }
  return [low, remaining[0] ?? add(price, ONE)];
}

function socialValueOfOneMark(now: EvaluatedContest, leaf: Leaf): ValuePrice {
  const base = { criterion: leaf.id, title: leaf.title };
  const { formula, marksAvailable } = leaf;
  if (isZero(marksAvailable) || formula === undefined)
    return { ...base, oneMark: null, because: "it carries no marks" };
  if (between.is(formula))
    return {
      ...base,
      oneMark: poundsWithUnit(divide(subtract(formula.best.value, formula.worst.value), marksAvailable)),
      because: "from the published worst to the published best",
    };
  if (!valueOverHighest.is(formula))
    return { ...base, oneMark: null, because: `under \`${formula.by}\` a mark has no one price` };
  const values = now.ranked.flatMap(({ bid, commitments }) => {
    const found = criterionValue(leaf as CommitmentsLeaf, bid, commitments, now.award);
    return "unscorable" in found || found.kind === "missing" ? [] : [found.value.value];
  });
  return values.length === 0
    ? { ...base, oneMark: null, because: "no bid offers anything" }
    : {
        ...base,
        oneMark: poundsWithUnit(divide(largest(values), marksAvailable)),
        because: "measured by the highest offer, so it moves with it",
      };
}

function impliedPriceSentence(
  now: EvaluatedContest,
  rows: readonly MarkPrice[],
  values: readonly ValuePrice[],
): string {
  const [first] = rows;
  const price =
    first?.oneMark == null
      ? "No price of a mark can be given."
      : `To ${first.bidder} one mark is worth ${figureWithUnitText(first.oneMark, now.award.rounding)} of price.`;
  const social = values.flatMap(({ title, oneMark }) =>
    oneMark === null
      ? []
      : [
          ` Under ${title} one mark takes ${figureWithUnitText(oneMark, now.award.rounding)} of social value.`,
        ],
  );
  return `${price}${social.join("")}`;
}
