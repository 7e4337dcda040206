/** From the marks of one bid to the figure that it is ranked on, and to the pounds of social value that the award counts. */
import type { Award, Bid, Criterion } from "../tender/model.ts";
import { hasFigureInPounds, leafCriteria } from "../tender/tree.ts";
import type { Unscorable } from "./formulas/formula.ts";
import { methods } from "./methods/registry.ts";
import type { Known } from "./model.ts";
import { totalWorkings, type Workings } from "./workings.ts";

/** @returns what the bid is ranked on under the award's method, or why it cannot be worked out. */
export function awardMethodTotal(
  bid: Bid,
  award: Award,
  scores: ReadonlyMap<string, Workings>,
): Workings | Unscorable {
  const top = award.criteria.flatMap((criterion) => {
    const marks = scores.get(criterion.id);
    return marks === undefined ? [] : [marks];
  });
  const nonPrice = totalWorkings(
    "marks other than for price",
    "marks",
    nonPriceMarks(award.criteria, scores),
  );
  const price: Workings | undefined = bid.price && {
    label: "price",
    value: bid.price.value,
    unit: "pounds",
    from: [],
    at: bid.price.at,
  };
  return methods[award.method].total({
    award,
    bidder: bid.bidder,
    top,
    nonPrice,
    ...(price !== undefined && { price }),
  });
}

/** Branches that hold no price count whole, so that a branch's own rounding stands. */
function nonPriceMarks(
  criteria: readonly Criterion[],
  scores: ReadonlyMap<string, Workings>,
): readonly Workings[] {
  return criteria.flatMap((criterion) => {
    const below = criterion.kind === "division" ? leafCriteria(criterion.criteria) : [criterion];
    if (criterion.kind === "division" && below.some((leaf) => leaf.from === "price"))
      return nonPriceMarks(criterion.criteria, scores);
    const marks = scores.get(criterion.id);
    return marks === undefined || below.every((leaf) => leaf.from === "price") ? [] : [marks];
  });
}

/** @returns the pounds of social value that the award itself counts. */
export function countedSocialValue(
  award: Award,
  values: ReadonlyMap<string, Known<Workings>>,
): Workings | undefined {
  const all = leafCriteria(award.criteria);
  const byItself = all.some(({ from }) => from === "commitments");
  const parts = all.flatMap((leaf) => {
    const value = values.get(leaf.id);
    // A return counts the same promises again; its pounds stand for themselves only where nothing else counts them.
    if (leaf.from === "sroi" && value?.kind === "known") return byItself ? [] : value.value.from.slice(0, 1);
    const counts = leaf.from === "commitments" || (leaf.socialValue && hasFigureInPounds(leaf));
    return counts && value?.kind === "known" && value.value.unit === "pounds" ? [value.value] : [];
  });
  return parts.length === 0
    ? undefined
    : parts.length === 1
      ? parts[0]
      : totalWorkings("social value counted", "pounds", parts);
}
