/** What one bid puts forward under one criterion, before any formula: a price, a mark, a figure, a yes, or pounds of commitments. */

import { ONE, ZERO } from "../number/exact.ts";
import type { Award, Bid, Leaf } from "../tender/model.ts";
import { hasFigureInPounds } from "../tender/tree.ts";
import type { Unscorable } from "./formulas/formula.ts";
import { localMultiplierOfBid, socialReturnOfBid } from "./instruments/criteria.ts";
import { standingMark } from "./marks.ts";
import type { Known, ValuedCommitment } from "./model.ts";
import { creditedValueOrMissing } from "./unknown-promises.ts";
import { sourcedWorkings, type Workings } from "./workings.ts";

/** @returns the bid's value, what is missing before it can be known, or why it cannot be. */
export function criterionValue(
  leaf: Leaf,
  bid: Bid,
  commitments: readonly ValuedCommitment[],
  award: Award,
): Known<Workings> | Unscorable {
  switch (leaf.from) {
    case "price":
      return bid.price === undefined
        ? missingValue("no price is given")
        : knownValue(sourcedWorkings("price", bid.price.value, "pounds", bid.price.at));
    case "figure": {
      const figure = bid.figures.get(leaf.id);
      return figure === undefined
        ? missingValue(`no figure for \`${leaf.id}\``)
        : knownValue(
            sourcedWorkings(
              leaf.title,
              figure.value,
              hasFigureInPounds(leaf) ? "pounds" : "figure",
              figure.at,
            ),
          );
    }
    case "gate": {
      const gate = bid.gates.get(leaf.id);
      return gate === undefined
        ? missingValue(`neither yes nor no for \`${leaf.id}\``)
        : knownValue(
            sourcedWorkings(
              `${leaf.title}: ${gate.yes ? "yes" : "no"}`,
              gate.yes ? ONE : ZERO,
              "share",
              gate.at,
            ),
          );
    }
    case "marks":
      return standingMark(bid, leaf, award.marks);
    case "sroi":
      return socialReturnOfBid(leaf, bid, commitments, award);
    case "lm3":
      return localMultiplierOfBid(leaf, bid);
    case "commitments":
      return creditedValueOrMissing(commitments, leaf, award);
  }
}

const missingValue = (what: string): Known<Workings> => ({ kind: "missing", what });
const knownValue = (value: Workings): Known<Workings> => ({ kind: "known", value });
