/**
 * Whether quantity can beat quality: two bids alike in everything but the
 * social value answer and what is promised. One answers as well as can be and
 * promises a tenth; the other promises all that counts with ever better
 * answers, until it stands first. The lowest answer at which it does is the proof.
 */
import { compare, divide, type Exact, exact, ONE, subtract, sum, ZERO } from "../../number/exact.ts";
import type { Award, Bid, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import { figureWithUnitText, shareAsPercentText } from "../wording.ts";
import { highestMarkUpToShare, topMark } from "./allowed-marks.ts";
import {
  type BidBuilder,
  buildGoodBid,
  canOfferUnder,
  isScoredFromOffer,
  lessIsBetter,
  withMark,
  withShareOfLargestOffer,
} from "./bid-builder.ts";
import { constructedField, evaluateIfAllRanked, folderNameFromIds, isSoleLeader } from "./field.ts";
import type { Proof } from "./model.ts";

const TENTH = exact("0.1");
const HALF = exact("0.5");
const ANSWERS = ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"].map(exact);

export interface Contested {
  readonly proof: Proof | undefined;
  /** Whether an answer below half of its marks can still stand first. */
  readonly beats: boolean;
  readonly says: string;
}

/** @returns what was found; nothing where the award does not mark both an answer and a promise. */
export function tryQuantityVsQuality(builder: BidBuilder): Contested | undefined {
  const { answers, promises } = answerAndPromiseLeaves(builder);
  if (answers.length === 0 || promises.length === 0) return undefined;
  const modest = promises.reduce(
    (bid, leaf) => withShareOfLargestOffer(builder, bid, leaf, TENTH),
    buildGoodBid(builder, "Quality"),
  );
  for (const share of ANSWERS) {
    const generous = answers.reduce(
      (bid, leaf) => withMark(bid, leaf, highestMarkUpToShare(leaf, share) ?? ZERO),
      promises.reduce(
        (bid, leaf) => withShareOfLargestOffer(builder, bid, leaf, ONE),
        buildGoodBid(builder, "Quantity"),
      ),
    );
    const standing = evaluateIfAllRanked(builder, [modest, generous]);
    if (standing !== undefined && isSoleLeader(standing, "Quantity"))
      return quantityProof(builder, answers, promises, generous, standing);
  }
  return {
    proof: undefined,
    beats: false,
    says: "Quantity cannot beat quality: a bid that promises all that counts stayed behind the best answer, which promised a tenth of that or less, at every lower mark that was tried.",
  };
}

type Ranked = NonNullable<ReturnType<typeof evaluateIfAllRanked>>;

function quantityProof(
  builder: BidBuilder,
  answers: readonly Leaf[],
  promises: readonly Leaf[],
  generous: Bid,
  standing: Ranked,
): Contested {
  const share = answerMarksShare(answers, generous);
  const beats = compare(share, HALF) < 0;
  const field = constructedField(
    standing,
    "The two bids",
    folderNameFromIds(builder.lot?.id, "quantity-against-quality"),
  );
  const places = field.standings
    .map(({ bidder, total }) => `${bidder} ${figureWithUnitText(total, builder.award.rounding)}`)
    .join(", ");
  const says = `${beats ? "Quantity can beat quality" : "Quantity can make up for a little quality"}: a bid that earns ${shareAsPercentText(share)} of the marks for its answer, and promises all that counts, is ranked ahead of one with the best answer that promises a tenth of that or less: ${places}.`;
  return {
    beats,
    says,
    proof: {
      kind: "quantity",
      criterion: promises[0]?.id ?? "",
      title: "Quantity against quality",
      says,
      fields: [field],
    },
  };
}

/** The share of the marks for its answers that a bid is given, by what each answer is worth. */
function answerMarksShare(answers: readonly Leaf[], bid: Bid): Exact {
  const given = (leaf: Leaf): Exact =>
    leaf.from === "marks"
      ? (bid.marks.find(({ criterion }) => criterion === leaf.id)?.mark ?? ZERO)
      : (bid.figures.get(leaf.id)?.value ?? ZERO);
  const all = sum(answers.map(({ marksAvailable }) => marksAvailable));
  const lost = sum(
    answers.map((leaf) => {
      const top = topMark(leaf) ?? ONE;
      return divide(subtract(top, given(leaf)), divide(top, leaf.marksAvailable));
    }),
  );
  return divide(subtract(all, lost), all);
}

/** Social value's own answers and promises; where it has no answer of its own, the quality that is marked. */
function answerAndPromiseLeaves(builder: BidBuilder): {
  readonly answers: readonly Leaf[];
  readonly promises: readonly Leaf[];
} {
  const marks = markedLeaves(builder.award);
  const social = marks.filter(({ socialValue }) => socialValue);
  const promises = leafCriteria(builder.award.criteria).filter(
    (leaf) =>
      leaf.socialValue &&
      leaf.from !== "price" &&
      isScoredFromOffer(leaf) &&
      !lessIsBetter(leaf) &&
      canOfferUnder(builder, leaf),
  );
  return { answers: social.length > 0 ? social : marks, promises };
}

const markedLeaves = ({ criteria }: Award): readonly Leaf[] =>
  leafCriteria(criteria).filter(
    (leaf) => topMark(leaf) !== undefined && compare(leaf.marksAvailable, ZERO) > 0,
  );
