/**
 * Where bids are constructed. All start alike and good: every mark at the top,
 * every gate passed, every offer at its best, so that whatever is then changed
 * is all that can decide between them. The figures are invented.
 */
import { type Exact, exact, isZero, largest, multiply, ONE } from "../../number/exact.ts";
import type { Contest } from "../../scoring/contest.ts";
import { evaluate } from "../../scoring/evaluate.ts";
import { given } from "../../scoring/formulas/given.ts";
import { formulaForSpec } from "../../scoring/formulas/registry.ts";
import type { Bid, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import type { TrialContest } from "../contest.ts";
import { constructedPromise, promisableMeasures, roundDownToWhole } from "./promises.ts";

export interface BidBuilder extends Omit<TrialContest, "bids"> {
  /** The price at the top of the range that is tried: the value of the lot, or of the contract, or 100. */
  readonly dearest: Exact;
  /** The largest figure that is promised where the tender publishes none: a fifth of the contract value, or 400,000. */
  readonly largestPromise: Exact;
  /** A day for commitments to begin. */
  readonly day: string;
}

const FIFTH = exact("0.2");
const HALF = exact("0.5");

export function bidBuilderFor(contest: Contest): BidBuilder {
  const { value, bids: _, ...rest } = contest;
  const own = contest.lot?.value ?? {};
  const worth = own.excludingVat ?? own.includingVat ?? value.excludingVat ?? value.includingVat;
  const pounds = worth?.value;
  return {
    ...rest,
    value,
    evaluate,
    dearest: pounds ?? exact("100"),
    largestPromise: pounds === undefined ? exact("400000") : multiply(pounds, FIFTH),
    day: contest.valuation.commenced ?? "2026-01-01",
  };
}

/** @returns whether a smaller offer is the better one. */
export const lessIsBetter = ({ from, formula }: Leaf): boolean =>
  formula === undefined ? from === "price" : formulaForSpec(formula).better(formula) === "lower";

/** A criterion that is scored from a price, a figure or commitments, and not from a mark or a score. */
export const isScoredFromOffer = (leaf: Leaf): boolean =>
  leaf.from === "price" || leaf.from === "commitments" || (leaf.from === "figure" && !given.is(leaf.formula));

/** @returns the largest price or figure of the range that is tried under a criterion. */
export function largestOfferTried(builder: BidBuilder, { formula, from }: Leaf): Exact {
  const published = formula === undefined ? undefined : formulaForSpec(formula).largest?.(formula);
  return published ?? (from === "price" ? builder.dearest : builder.largestPromise);
}

/** @returns whether anything can be offered under a criterion at all. */
export const canOfferUnder = (builder: BidBuilder, leaf: Leaf): boolean =>
  isScoredFromOffer(leaf) && (leaf.from !== "commitments" || promisableMeasures(builder, leaf).length > 0);

/** @returns the bid with an offer that is a share of the largest tried; commitments in whole units. */
export function withShareOfLargestOffer(builder: BidBuilder, bid: Bid, leaf: Leaf, share: Exact): Bid {
  if (leaf.from !== "commitments")
    return withPriceOrFigure(bid, leaf, multiply(largestOfferTried(builder, leaf), share));
  const promised = promisableMeasures(builder, leaf);
  const others = bid.commitments.filter((one) => !promised.some(({ measure }) => measure.id === one.measure));
  const own = promised.flatMap(({ measure, most }) => {
    const quantity = roundDownToWhole(multiply(most, share));
    return isZero(quantity) ? [] : [constructedPromise(measure, quantity, builder.day)];
  });
  return { ...bid, commitments: [...others, ...own] };
}

/** @returns the bid with a price or a figure. */
export const withPriceOrFigure = (bid: Bid, leaf: Leaf, value: Exact): Bid =>
  leaf.from === "price"
    ? { ...bid, price: { value, at: "" } }
    : { ...bid, figures: new Map([...bid.figures, [leaf.id, { value, at: "" }]]) };

/** @returns the bid with a mark, or a score out of a total. */
export function withMark(bid: Bid, leaf: Leaf, mark: Exact): Bid {
  if (leaf.from === "figure") return withPriceOrFigure(bid, leaf, mark);
  const others = bid.marks.filter(({ criterion }) => criterion !== leaf.id);
  return { ...bid, marks: [...others, { criterion: leaf.id, stage: "consensus", mark, at: "" }] };
}

/** @returns a bid with every mark at the top, every gate passed and every offer at its best. */
export function buildGoodBid(builder: BidBuilder, bidder: string): Bid {
  const { lot } = builder;
  const start: Bid = {
    bidder,
    ...(lot !== undefined && { lot: lot.id }),
    status: "live",
    figures: new Map(),
    gates: new Map(),
    marks: [],
    commitments: [],
    at: "",
  };
  let bid = start;
  for (const leaf of leafCriteria(builder.award.criteria)) bid = withBestForCriterion(builder, bid, leaf);
  return bid;
}

function withBestForCriterion(builder: BidBuilder, bid: Bid, leaf: Leaf): Bid {
  if (leaf.from === "marks")
    return withMark(
      bid,
      leaf,
      leaf.scale.allowed === undefined ? leaf.scale.top.value : largest(leaf.scale.allowed),
    );
  if (leaf.from === "gate")
    return { ...bid, gates: new Map([...bid.gates, [leaf.id, { yes: true, at: "" }]]) };
  const { formula } = leaf;
  const best = formula === undefined ? undefined : formulaForSpec(formula).bestOffer?.(formula);
  if (leaf.from !== "commitments" && best !== undefined) return withPriceOrFigure(bid, leaf, best);
  return withShareOfLargestOffer(builder, bid, leaf, lessIsBetter(leaf) ? HALF : ONE);
}
