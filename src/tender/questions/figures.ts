/** A fraction among percentages: 0.45 beside 30, where 45% is what was meant. */
import { compare, exactText, HUNDRED, multiply, ONE, sign } from "../../number/exact.ts";
import type { Bid, Leaf, Tender } from "../model.ts";
import { hasFigureInPounds, leafCriteria } from "../tree.ts";
import { awardsWithBids } from "./awards-with-bids.ts";
import type { Question } from "./model.ts";

/** @returns a question for each figure between 0 and 1 beside others above 1, under a published range that reaches above 1 */
export function fractionQuestions(tender: Tender, bids: readonly Bid[]): readonly Question[] {
  return awardsWithBids(tender, bids).flatMap(({ award, lot, live }) =>
    leafCriteria(award.criteria).flatMap((leaf) => {
      if (leaf.from !== "figure" || !reachesAboveOne(leaf)) return [];
      const figures = live.flatMap(({ bidder, figures }) => {
        const figure = figures.get(leaf.id);
        return figure === undefined ? [] : [{ bidder, ...figure }];
      });
      const above = figures.find(({ value }) => compare(value, ONE) > 0);
      if (above === undefined) return [];
      return figures
        .filter(({ value }) => sign(value) > 0 && compare(value, ONE) < 0)
        .map(
          ({ bidder, value, at }): Question => ({
            kind: "per-cent-or-fraction",
            ...(lot !== undefined && { lot }),
            says: `\`${leaf.id}\` of ${bidder} is ${exactText(value)} (${at}) where that of ${above.bidder} is ${exactText(above.value)}: if it is a share, write ${exactText(multiply(value, HUNDRED))}`,
          }),
        );
    }),
  );
}

function reachesAboveOne(leaf: Leaf): boolean {
  const { formula } = leaf;
  if (formula === undefined || hasFigureInPounds(leaf)) return false;
  const ends = "best" in formula ? [formula.best, formula.worst] : "outOf" in formula ? [formula.outOf] : [];
  return ends.some(({ value }) => compare(value, ONE) > 0);
}
