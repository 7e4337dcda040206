/** What a bid puts forward under a criterion that an instrument scores: a social return, or a local multiplier. */
import { compare, divide, sign } from "../../number/exact.ts";
import { lm3RoundColumn } from "../../tender/instruments/criteria.ts";
import type { Award, Bid, Lm3Leaf, SroiLeaf } from "../../tender/model.ts";
import type { Unscorable } from "../formulas/formula.ts";
import type { Known, ValuedCommitment } from "../model.ts";
import { creditedValueOrMissing } from "../unknown-promises.ts";
import { decimalWithCommas, figureText, sourcedWorkings, type Workings } from "../workings.ts";
import { flowMultiplier } from "./lm3.ts";

const missingValue = (what: string): Known<Workings> => ({ kind: "missing", what });

/** @returns pounds of commitments for each pound put in; commitments earn here what they would earn by themselves. */
export function socialReturnOfBid(
  leaf: SroiLeaf,
  bid: Bid,
  commitments: readonly ValuedCommitment[],
  award: Award,
): Known<Workings> | Unscorable {
  const putIn = leaf.inputs === "price" ? bid.price : bid.figures.get(leaf.id);
  if (putIn === undefined)
    return missingValue(
      leaf.inputs === "price" ? "no price is given" : `nothing is given as put in for \`${leaf.id}\``,
    );
  const counted = creditedValueOrMissing(commitments, leaf, award);
  if ("unscorable" in counted || counted.kind === "missing") return counted;
  const { value } = counted;
  if (value.unit === "points")
    return {
      unscorable: `\`${leaf.id}\` is a return for each pound, and counts measures in points`,
      remedy: "name the measures that count, all in pounds",
      at: leaf.at,
    };
  if (sign(putIn.value) <= 0)
    return {
      unscorable: `what ${bid.bidder} puts in for \`${leaf.id}\` is zero or below, and a return is for each pound of it`,
      remedy: "check the figure with the bidder",
      at: putIn.at,
    };
  return {
    kind: "known",
    value: {
      label: leaf.title,
      value: divide(value.value, putIn.value),
      unit: "ratio",
      rule: "sroi-ratio",
      sum: `${decimalWithCommas(value.value)} ÷ ${decimalWithCommas(putIn.value)}`,
      from: [
        value,
        sourcedWorkings(leaf.inputs === "price" ? "price" : "put in", putIn.value, "pounds", putIn.at),
      ],
    },
  };
}

/** @returns how much is spent in the area for each pound of the price. */
export function localMultiplierOfBid(leaf: Lm3Leaf, bid: Bid): Known<Workings> | Unscorable {
  if (bid.price === undefined) return missingValue("no price is given");
  if (sign(bid.price.value) <= 0)
    return {
      unscorable: `the price of ${bid.bidder} is zero or below, and a local multiplier is for each pound of it`,
      remedy: "check the figure with the bidder",
      at: bid.price.at,
    };
  const columns = Array.from({ length: leaf.rounds - 1 }, (_, index) => lm3RoundColumn(leaf.id, index + 2));
  const rounds = columns.flatMap((column) => bid.respent?.get(column) ?? []);
  if (rounds.length < columns.length) {
    const lacking = columns.filter((column) => bid.respent?.has(column) !== true);
    return missingValue(`nothing is given for \`${lacking.join("` and `")}\``);
  }
  const { rounds: spent, multiplier } = flowMultiplier({
    id: leaf.id,
    title: leaf.title,
    spend: bid.price,
    rounds,
    firstSpend: "counted",
    at: leaf.at,
  });
  for (const [index, round] of spent.entries()) {
    const before = spent[index - 1];
    if (sign(round.value) < 0 || (before !== undefined && compare(round.value, before.value) > 0))
      return {
        unscorable: `${bid.bidder} gives ${figureText(round.value)} as spent again in round ${index + 1}, and ${before === undefined ? "nothing" : figureText(before.value)} came in`,
        remedy: "check the figure with the bidder: no more can be spent again than came in",
        at: rounds[index - 1]?.at ?? leaf.at,
      };
  }
  return {
    kind: "known",
    value: { ...multiplier, because: `local is ${leaf.area}; the price is the first round` },
  };
}
