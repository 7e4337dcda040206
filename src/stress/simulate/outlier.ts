/**
 * Whether a bid that cannot win may decide who does. Three bids are made for
 * each criterion whose marks depend on the field: two that differ a little
 * there and a little in quality, and a third far out, with poor quality. First
 * come figures by which such a case was published, then a grid of others.
 */
import { add, compare, type Exact, exact, multiply, ONE, subtract } from "../../number/exact.ts";
import type { Bid, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import type { EvaluatedContest } from "../contest.ts";
import { figureWithUnitText } from "../wording.ts";
import {
  allowedMarks,
  highestMarkUpToShare,
  isAllowedMark,
  qualityLeaves,
  topMark,
} from "./allowed-marks.ts";
import {
  type BidBuilder,
  buildGoodBid,
  canOfferUnder,
  lessIsBetter,
  withMark,
  withShareOfLargestOffer,
} from "./bid-builder.ts";
import { constructedField, evaluateIfAllRanked, folderNameFromIds, isSoleLeader } from "./field.ts";
import type { Proof } from "./model.ts";

/** Shares of the largest offer, and marks of quality, for the bids A, B and C. */
interface Trial {
  readonly offers: readonly [Exact, Exact, Exact];
  readonly marks: readonly [Exact, Exact, Exact];
}

const exactTriple = (a: string, b: string, c: string): readonly [Exact, Exact, Exact] => [
  exact(a),
  exact(b),
  exact(c),
];

/** As published: prices of 95, 90 and 50 with 42, 40 and 20 of 60; promises of 100, 130 and 400 with 68, 64 and 40 of 80. */
const PUBLISHED = {
  less: { offers: exactTriple("0.95", "0.9", "0.5"), quality: exactTriple("7/10", "2/3", "1/3") },
  more: {
    offers: exactTriple("0.25", "0.325", "1"),
    quality: exactTriple("17/20", "4/5", "1/2"),
  },
} as const;

const STEPS = ["0.01", "0.02", "0.05", "0.1", "0.15", "0.2", "0.3", "0.4"].map(exact);
const FAR = ["0.5", "0.25", "0.1"].map(exact);
const MOST_RUNGS_APART = 3;

/** @returns for each criterion that looks at the field, the three bids that prove it, where any were found. */
export function outlierProofs(builder: BidBuilder): readonly Proof[] {
  const quality = qualityLeaves(builder.award)[0];
  if (quality === undefined) return [];
  return leafCriteria(builder.award.criteria)
    .filter((leaf) => leaf.relative && canOfferUnder(builder, leaf))
    .flatMap((leaf) => findOutlierProof(builder, leaf, quality) ?? []);
}

function findOutlierProof(builder: BidBuilder, leaf: Leaf, quality: Leaf): Proof | undefined {
  for (const trial of outlierTrials(builder, leaf, quality)) {
    const bids = trialBids(builder, leaf, quality, trial);
    const found = leaderFlipWithoutC(builder, bids);
    if (found !== undefined) return buildOutlierProof(builder, leaf, found.all, found.without);
  }
  return undefined;
}

function* outlierTrials(builder: BidBuilder, leaf: Leaf, quality: Leaf): Generator<Trial> {
  const top = topMark(quality) ?? ONE;
  const less = lessIsBetter(leaf);
  const known = less ? PUBLISHED.less : PUBLISHED.more;
  const [a, b, c] = known.quality.map((share) => multiply(share, top));
  if (
    a !== undefined &&
    b !== undefined &&
    c !== undefined &&
    [a, b, c].every((one) => isAllowedMark(quality, one))
  )
    yield { offers: known.offers, marks: [a, b, c] };
  const rungs = allowedMarks(quality);
  const highest = rungs.at(-1) ?? top;
  const poor = lowestRankedMarks(builder, quality);
  for (let apart = 1; apart <= MOST_RUNGS_APART && apart < rungs.length; apart += 1) {
    const second = rungs.at(-1 - apart) ?? highest;
    for (const lowest of poor.filter((rung) => compare(rung, second) <= 0))
      for (const step of STEPS)
        for (const far of FAR)
          yield {
            offers: less
              ? [ONE, subtract(ONE, step), far]
              : [far, cappedAtOne(multiply(far, add(ONE, step))), ONE],
            marks: [highest, second, lowest],
          };
  }
}

const POOR = ["0", "0.2", "0.4", "0.5", "0.6", "0.7", "0.8"].map(exact);
const MOST_POOR = 3;

/** The lowest marks with which a bid is still ranked. */
function lowestRankedMarks(builder: BidBuilder, quality: Leaf): readonly Exact[] {
  const good = buildGoodBid(builder, "C");
  return POOR.flatMap((share) => highestMarkUpToShare(quality, share) ?? [])
    .filter((mark) => evaluateIfAllRanked(builder, [withMark(good, quality, mark)]) !== undefined)
    .slice(0, MOST_POOR);
}

const cappedAtOne = (share: Exact): Exact => (compare(share, ONE) > 0 ? ONE : share);

function trialBids(
  builder: BidBuilder,
  leaf: Leaf,
  quality: Leaf,
  { offers, marks }: Trial,
): readonly [Bid, Bid, Bid] {
  const make = (index: 0 | 1 | 2, name: string): Bid =>
    withMark(
      withShareOfLargestOffer(builder, buildGoodBid(builder, name), leaf, offers[index]),
      quality,
      marks[index],
    );
  return [make(0, "A"), make(1, "B"), make(2, "C")];
}

/** Both with and without C one of the others stands first alone, and not the same one. */
function leaderFlipWithoutC(
  builder: BidBuilder,
  [a, b, c]: readonly [Bid, Bid, Bid],
): { readonly all: EvaluatedContest; readonly without: EvaluatedContest } | undefined {
  const all = evaluateIfAllRanked(builder, [a, b, c]);
  if (all === undefined || isSoleLeader(all, "C") || all.leaders.length !== 1) return undefined;
  const without = evaluateIfAllRanked(builder, [a, b]);
  if (without === undefined || without.leaders.length !== 1) return undefined;
  return all.leaders[0] === without.leaders[0] ? undefined : { all, without };
}

function buildOutlierProof(
  builder: BidBuilder,
  leaf: Leaf,
  all: EvaluatedContest,
  without: EvaluatedContest,
): Proof {
  const folder = folderNameFromIds(builder.lot?.id, "outlier", leaf.id);
  const fields = [
    constructedField(all, "With all three bids", `${folder}/with-c`),
    constructedField(without, "Without C", `${folder}/without-c`),
  ];
  const places = fields.map(({ standings }) =>
    standings
      .map(({ bidder, total }) => `${bidder} ${figureWithUnitText(total, builder.award.rounding)}`)
      .join(", "),
  );
  return {
    kind: "outlier",
    criterion: leaf.id,
    title: `A bid that cannot win decides who does: ${leaf.title}`,
    says: `With C the order is ${places[0] ?? ""}; without it ${places[1] ?? ""}.`,
    fields,
  };
}
