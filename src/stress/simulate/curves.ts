/** What each offer earns from one end of a range to the other: where that is no straight line, the same step is worth more in one place than in another. */

import {
  absolute,
  add,
  compare,
  divide,
  type Exact,
  equal,
  exact,
  isZero,
  largest,
  multiply,
  sign,
  smallest,
  subtract,
} from "../../number/exact.ts";
import { bands } from "../../scoring/formulas/bands.ts";
import { between } from "../../scoring/formulas/between.ts";
import { distance } from "../../scoring/formulas/distance.ts";
import type { Bid, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import { evaluateContest } from "../contest.ts";
import type { In } from "../measured.ts";
import { removeRoundingRules } from "../unrounded.ts";
import { figureWithUnitText } from "../wording.ts";
import {
  type BidBuilder,
  buildGoodBid,
  canOfferUnder,
  largestOfferTried,
  lessIsBetter,
  withPriceOrFigure,
  withShareOfLargestOffer,
} from "./bid-builder.ts";
import type { Curve, CurvePoint } from "./model.ts";
import { promisableMeasures, roundDownToWhole } from "./promises.ts";

const parseShares = (...texts: readonly string[]): readonly Exact[] => texts.map(exact);
const DEARER = parseShares("0.5", "0.625", "0.75", "0.875", "1");
const MORE = parseShares("0", "0.25", "0.5", "0.75", "1");
const PAST_THE_TOP = parseShares("0", "0.25", "0.5", "0.75", "1", "1.25");
/** Of the way from the lower published figure to the higher. */
const PAST_BOTH_ENDS = parseShares("-0.25", "0", "0.25", "0.5", "0.75", "1", "1.25");

/** @returns a curve for every criterion that is scored from an offer. */
export function offerCurves(builder: BidBuilder): readonly Curve[] {
  const exactly = { ...builder, award: removeRoundingRules(builder.award) };
  return leafCriteria(builder.award.criteria)
    .filter((leaf) => leaf.formula !== undefined && canOfferUnder(builder, leaf))
    .flatMap((leaf) => offerCurve(exactly, leaf) ?? []);
}

/** One bid for each point, with what it offers there. */
function bidsAlongCurve(
  builder: BidBuilder,
  leaf: Leaf,
): readonly { readonly bid: Bid; readonly offer: Exact }[] {
  const { formula } = leaf;
  const moving = buildGoodBid(builder, "Moving");
  if (leaf.from === "commitments") {
    const promised = promisableMeasures(builder, leaf);
    const [only] = promised;
    return (between.is(formula) ? PAST_THE_TOP : MORE).map((share) => ({
      bid: withShareOfLargestOffer(builder, moving, leaf, share),
      offer: only === undefined || promised.length > 1 ? share : roundDownToWhole(multiply(only.most, share)),
    }));
  }
  if (between.is(formula)) {
    const [low, high] = [
      smallest([formula.best.value, formula.worst.value]),
      largest([formula.best.value, formula.worst.value]),
    ];
    return PAST_BOTH_ENDS.map((share) => add(low, multiply(share, subtract(high, low))))
      .filter((offer) => sign(offer) > 0 || equal(offer, low))
      .map((offer) => ({ bid: withPriceOrFigure(moving, leaf, offer), offer }));
  }
  const beyond = distance.is(formula) || bands.is(formula);
  return (beyond ? PAST_THE_TOP : lessIsBetter(leaf) ? DEARER : MORE).map((share) => ({
    bid: withShareOfLargestOffer(builder, moving, leaf, share),
    offer: multiply(largestOfferTried(builder, leaf), share),
  }));
}

function offerCurve(builder: BidBuilder, leaf: Leaf): Curve | undefined {
  const read = bidsAlongCurve(builder, leaf).flatMap(({ bid, offer }) => {
    const marks = marksBesideGoodBid(builder, leaf, bid);
    // A formula without an end goes on above the marks that there are; what is past them is not shown.
    return marks === undefined || compare(marks, leaf.marksAvailable) > 0 ? [] : [{ offer, marks }];
  });
  const [from, to] = referenceLinePoints(leaf, read);
  if (from === undefined || to === undefined || equal(from.offer, to.offer)) return undefined;
  const slope = divide(subtract(to.marks, from.marks), subtract(to.offer, from.offer));
  const unit = offerUnit(builder, leaf);
  const points = read.map(
    ({ offer, marks }): CurvePoint => ({
      offer: { value: offer, unit },
      marks: { value: marks, unit: "marks" },
      straight: { value: add(from.marks, multiply(slope, subtract(offer, from.offer))), unit: "marks" },
    }),
  );
  const isStraight = points.every(({ marks, straight }) => equal(marks.value, straight.value));
  return {
    criterion: leaf.id,
    title: leaf.title,
    formula: leaf.formula?.by ?? "",
    points,
    isStraight,
    says: curveSentence(builder, leaf, points, isStraight),
  };
}

interface Read {
  readonly offer: Exact;
  readonly marks: Exact;
}

/** The two points whose line the others are held against: two near the middle where marks stop by design, otherwise the ends. */
function referenceLinePoints(
  leaf: Leaf,
  read: readonly Read[],
): readonly [Read | undefined, Read | undefined] {
  if (!between.is(leaf.formula)) return [read[0], read.at(-1)];
  const past = leaf.from === "commitments" || read.length < PAST_BOTH_ENDS.length ? 1 : 2;
  return [read[past], read[past + 1]];
}

const offerUnit = (builder: BidBuilder, leaf: Leaf): In => {
  if (leaf.from === "price") return "pounds";
  return leaf.from === "commitments" && promisableMeasures(builder, leaf).length > 1 ? "share" : "figure";
};

/** The marks of one bid that moves while another stays at the best end. */
function marksBesideGoodBid(builder: BidBuilder, leaf: Leaf, moving: Bid): Exact | undefined {
  const found = evaluateContest({ ...builder, bids: [moving, buildGoodBid(builder, "Staying")] });
  if ("trouble" in found) return undefined;
  return found.evaluation.bids.find(({ bid }) => bid.bidder === moving.bidder)?.scores.get(leaf.id)?.value;
}

const distanceFromLine = ({ marks, straight }: CurvePoint): Exact =>
  absolute(subtract(marks.value, straight.value));

function curveSentence(
  { award }: BidBuilder,
  leaf: Leaf,
  points: readonly CurvePoint[],
  isStraight: boolean,
): string {
  const name = `\`${leaf.id}\` (${leaf.formula?.by ?? ""})`;
  if (isStraight) return `${name} is straight over the range that was tried: each step is worth the same.`;
  const show = (value: CurvePoint["marks"]): string => figureWithUnitText(value, award.rounding);
  if (between.is(leaf.formula)) {
    const straight = points.filter((one) => isZero(distanceFromLine(one)));
    const [low, high] = [straight[0], straight.at(-1)];
    if (low !== undefined && high !== undefined)
      return `${name} is straight from ${show(low.offer)} to ${show(high.offer)} of the offers that were tried; further out the marks stop.`;
  }
  const worst = points.reduce((far, one) =>
    compare(distanceFromLine(one), distanceFromLine(far)) > 0 ? one : far,
  );
  const ends = [points[0] ?? worst, points.at(-1) ?? worst].map(({ offer }) => show(offer));
  return `${name} is not straight: ${show(worst.offer)} earns ${show(worst.marks)} of ${show({ value: leaf.marksAvailable, unit: "marks" })}, where a straight line from ${ends.join(" to ")} would give ${show(worst.straight)}.`;
}
