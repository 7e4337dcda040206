/** The offer at each end of the field against the others, whether marks of others rest on it, and what would follow if it were no further out than the next. */

import { compare, divide, type Exact, equal, exact, isZero, mean, multiply, sign } from "../number/exact.ts";
import { criterionValue } from "../scoring/criterion-value.ts";
import { given } from "../scoring/formulas/given.ts";
import { formulaForSpec } from "../scoring/formulas/registry.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import { joinWithAnd } from "../tender/join-with-and.ts";
import type { FormulaSpec, Leaf } from "../tender/model.ts";
import { leafCriteria } from "../tender/tree.ts";
import { type EvaluatedContest, evaluateContest, outcomeOfChange, withReplacedBid } from "./contest.ts";
import type { In } from "./measured.ts";
import type { ChangeOutcome, Extreme, Outliers } from "./model.ts";
import { figureWithUnitText } from "./wording.ts";
import { withChangedOffer, withScaledPromises } from "./worsened/worse-offers.ts";

interface Offer {
  readonly one: EvaluatedBid;
  readonly value: Exact;
  readonly unit: In;
}

const LOW_PRICE_LINE =
  "A price more than 10% below the mean of all prices is looked at. Source: Cabinet Office, Bid Evaluation Guidance Note, May 2021 (unverified). It is no reason to disregard a bid: ask the bidder first.";
const TENTH_BELOW = exact("0.9");

type Offered = Leaf & { readonly from: Extreme["from"] };

/** @returns the lowest and the highest offer under each criterion that is scored from one. */
export function outliersAnalysis(now: EvaluatedContest): Outliers {
  const taking = now.evaluation.bids.filter(({ status }) => status === "scored" || status === "unmarked");
  const rows = leafCriteria(now.award.criteria)
    .filter(isScoredFromOffer)
    .flatMap((leaf) => {
      const offers = taking.flatMap((one) => bidOfferUnder(now, leaf, one));
      return [
        ...extremeOfferRow(now, leaf, offers, "lowest"),
        ...extremeOfferRow(now, leaf, offers, "highest"),
      ];
    });
  const lines = rows.some(({ beyondLine }) => beyondLine !== null) ? [LOW_PRICE_LINE] : [];
  return { rows, lines, says: outliersSentence(now, rows) };
}

/** A score out of a total is a mark, and is looked at with the marks. */
const isScoredFromOffer = (leaf: Leaf): leaf is Offered =>
  leaf.from === "price" || leaf.from === "commitments" || (leaf.from === "figure" && !given.is(leaf.formula));

function bidOfferUnder(now: EvaluatedContest, leaf: Leaf, one: EvaluatedBid): readonly Offer[] {
  const found = criterionValue(leaf, one.bid, one.commitments, now.award);
  if ("unscorable" in found || found.kind === "missing") return [];
  const { value, unit } = found.value;
  return [{ one, value, unit: unit === "pounds" ? "pounds" : "figure" }];
}

function extremeOfferRow(
  now: EvaluatedContest,
  leaf: Offered,
  offers: readonly Offer[],
  side: Extreme["side"],
): readonly Extreme[] {
  const sorted = [...offers].sort((a, b) => compare(a.value, b.value) * (side === "lowest" ? 1 : -1));
  const [first, second] = sorted;
  if (first === undefined || second === undefined || equal(first.value, second.value)) return [];
  const others = mean(sorted.slice(1).map(({ value }) => value));
  const { unit } = first;
  const line = multiply(TENTH_BELOW, mean(sorted.map(({ value }) => value)));
  return [
    {
      criterion: leaf.id,
      title: leaf.title,
      from: leaf.from,
      side,
      bidder: first.one.bid.bidder,
      value: { value: first.value, unit },
      nextBidder: second.one.bid.bidder,
      next: { value: second.value, unit },
      meanOfOthers: { value: others, unit },
      ofMean: sign(others) <= 0 ? null : { value: divide(first.value, others), unit: "share" },
      sets: leaf.formula !== undefined && formulaUsesExtreme(leaf.formula, side),
      beyondLine: leaf.from === "price" && side === "lowest" ? compare(first.value, line) < 0 : null,
      ifNext: outcomeIfSameAsNext(now, leaf, first, second),
    },
  ];
}

/** Whether the formula takes this end of the field, or the mean in which it counts. */
function formulaUsesExtreme(spec: FormulaSpec, side: Extreme["side"]): boolean {
  const { looksAt } = formulaForSpec(spec);
  return looksAt === side || looksAt === "field";
}

function outcomeIfSameAsNext(
  now: EvaluatedContest,
  leaf: Offered,
  first: Offer,
  next: Offer,
): ChangeOutcome | null {
  const { bid } = first.one;
  if (leaf.from !== "commitments")
    return outcomeOfChange(
      now,
      evaluateContest(withReplacedBid(now, withChangedOffer(bid, leaf, next.value))),
    );
  if (isZero(first.value)) return null;
  const after = evaluateContest(
    withReplacedBid(now, withScaledPromises(bid, divide(next.value, first.value))),
  );
  if ("trouble" in after) return outcomeOfChange(now, after);
  const changed = after.evaluation.bids.find((one) => one.bid.bidder === bid.bidder);
  const [offer] = changed === undefined ? [] : bidOfferUnder(after, leaf, changed);
  return offer !== undefined && equal(offer.value, next.value) ? outcomeOfChange(now, after) : null;
}

function outliersSentence(now: EvaluatedContest, rows: readonly Extreme[]): string {
  if (rows.length === 0)
    return leafCriteria(now.award.criteria).some(isScoredFromOffer)
      ? "No offer lies apart from the next."
      : "No criterion is scored from a price, a figure or commitments, so there are no offers to set beside each other.";
  const deciding = rows.filter((row) => row.ifNext?.changes === true && !now.leaders.includes(row.bidder));
  const low = rows.filter((row) => row.beyondLine === true);
  const words = (row: Extreme): string =>
    `${row.bidder} (${row.title}: ${figureWithUnitText(row.value, now.award.rounding)}, the next ${figureWithUnitText(row.next, now.award.rounding)})`;
  return [
    deciding.length === 0
      ? "No losing bid's outlying offer decides who stands first."
      : `Another bid would stand first if the offer of ${joinWithAnd(deciding.map(words))} were the same as the next.`,
    ...(low.length === 0
      ? []
      : [`More than 10% below the mean of the prices: ${joinWithAnd(low.map(words))}.`]),
  ].join(" ");
}
