/**
 * Where a formula is not straight, a bid in the middle may lose to both ends
 * between which it lies: prices of half, three quarters and the whole, with
 * quality that makes the two ends exactly equal and the middle exactly half-way.
 */
import {
  add,
  divide,
  type Exact,
  equal,
  exact,
  exactInteger,
  isZero,
  multiply,
  ONE,
  subtract,
} from "../../number/exact.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";
import type { Bid, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import { figureWithUnitText } from "../wording.ts";
import { isAllowedMark, qualityLeaves, topMark } from "./allowed-marks.ts";
import {
  type BidBuilder,
  buildGoodBid,
  lessIsBetter,
  withMark,
  withShareOfLargestOffer,
} from "./bid-builder.ts";
import { constructedField, evaluateIfAllRanked, folderNameFromIds } from "./field.ts";
import type { Proof } from "./model.ts";

const PRICES = ["0.5", "0.75", "1"].map(exact);
const NAMES = ["A", "B", "C"];

/** @returns the three bids, where quality can be marked so that they prove it. */
export function midPriceProofs(builder: BidBuilder): readonly Proof[] {
  const [quality] = qualityLeaves(builder.award);
  const price = leafCriteria(builder.award.criteria).find(
    (leaf) => leaf.from === "price" && leaf.formula !== undefined && lessIsBetter(leaf),
  );
  if (quality === undefined || price === undefined || builder.award.method !== "weighted-sum") return [];
  const marks = balancingMarks(builder, price, quality);
  if (marks === undefined) return [];
  const bids = NAMES.map((name, index) =>
    bidAtPriceAndMark(builder, price, quality, name, index, marks[index] ?? ONE),
  );
  const standing = evaluateIfAllRanked(builder, bids);
  const last = standing?.ranked.at(-1);
  const ends = standing?.leaders ?? [];
  if (standing === undefined || last?.bid.bidder !== "B" || last.rank !== 3 || ends.length !== 2) return [];
  const field = constructedField(
    standing,
    "The three bids",
    folderNameFromIds(builder.lot?.id, "middle", price.id),
  );
  const places = field.standings
    .map(({ bidder, total }) => `${bidder} ${figureWithUnitText(total, builder.award.rounding)}`)
    .join(", ");
  return [
    {
      kind: "middle",
      criterion: price.id,
      title: `A bid in the middle loses to both ends: ${price.title}`,
      says: `B lies exactly half-way between ${joinWithAnd(ends)} in price and in quality, and is ranked behind both: ${places}.`,
      fields: [field],
    },
  ];
}

function bidAtPriceAndMark(
  builder: BidBuilder,
  price: Leaf,
  quality: Leaf,
  name: string,
  index: number,
  mark: Exact,
): Bid {
  const share = PRICES[index] ?? ONE;
  return withMark(withShareOfLargestOffer(builder, buildGoodBid(builder, name), price, share), quality, mark);
}

/** The quality that makes up exactly for what the dearest bid loses on price, and the mark half-way. */
function balancingMarks(builder: BidBuilder, price: Leaf, quality: Leaf): readonly Exact[] | undefined {
  const top = topMark(quality) ?? ONE;
  const bids = NAMES.map((name, index) => bidAtPriceAndMark(builder, price, quality, name, index, top));
  const standing = evaluateIfAllRanked(builder, bids);
  const earned = (name: string): Exact | undefined =>
    standing?.ranked.find(({ bid }) => bid.bidder === name)?.scores.get(price.id)?.value;
  const [cheap, dear] = [earned("A"), earned("C")];
  if (cheap === undefined || dear === undefined || equal(cheap, dear) || isZero(quality.marksAvailable))
    return undefined;
  const gap = divide(multiply(subtract(cheap, dear), top), quality.marksAvailable);
  const low = subtract(top, gap);
  const marks = [low, divide(add(low, top), exactInteger(2)), top];
  return marks.every((mark) => isAllowedMark(quality, mark)) ? marks : undefined;
}
