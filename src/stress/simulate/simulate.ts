/** A published method tried out before anybody bids: how straight it is, whether an outlier decides, whether quantity beats quality, with the bids that prove it. */
import { leafCriteria } from "../../tender/tree.ts";
import type { BidBuilder } from "./bid-builder.ts";
import { offerCurves } from "./curves.ts";
import { midPriceProofs } from "./mid-price-bids.ts";
import type { Proof, Simulation } from "./model.ts";
import { outlierProofs } from "./outlier.ts";
import { tryQuantityVsQuality } from "./quantity.ts";

/** @returns what the method does with constructed bids; all of it follows from evaluating them. */
export function simulateMethod(builder: BidBuilder): Simulation {
  const relative = leafCriteria(builder.award.criteria).some((leaf) => leaf.relative);
  const curves = offerCurves(builder);
  const outliers = outlierProofs(builder);
  const middles = midPriceProofs(builder);
  const contested = tryQuantityVsQuality(builder);
  const bent = curves.filter(({ isStraight }) => !isStraight);
  const proofs: readonly Proof[] = [
    ...outliers,
    ...middles,
    ...(contested?.proof === undefined ? [] : [contested.proof]),
  ];
  return {
    curves,
    proofs,
    outlierDecides: relative ? outliers.length > 0 : null,
    quantityBeatsQuality: contested?.beats ?? null,
    says: [
      bent.length === 0
        ? curves.length === 0
          ? "No criterion is scored by a formula from an offer."
          : "Every formula is straight over the range that was tried."
        : bent.map(({ says }) => says).join(" "),
      ...(relative
        ? [
            outliers.length === 0
              ? "No three bids were found of which one that cannot win decides who does; others may exist."
              : outliers.map(({ title, says }) => `${title}. ${says}`).join(" "),
          ]
        : ["No marks depend on other bids, so a bid that cannot win decides nothing."]),
      ...middles.map(({ says }) => says),
      contested?.says ??
        "The award does not mark both an answer on social value and what is promised, so the one cannot be set against the other.",
    ],
  };
}
