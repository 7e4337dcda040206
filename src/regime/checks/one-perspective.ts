/** Values that look at a benefit from different sides (the public purse, society, the person) overlap, so they are not added unsaid. */

import type { Measure } from "../../library/model.ts";
import { perspectiveOf } from "../../library/proxy-in-force.ts";
import type { ValuedLeaf } from "../../tender/model.ts";
import type { Check, Subject } from "./check.ts";
import { countingLeaves } from "./counted.ts";

export const onePerspective: Check<"one-perspective"> = (_, subject) => {
  const seen = countingLeaves(subject.award).map((leaf) => ({
    leaf,
    perspectives: perspectivesAdded(leaf, subject),
  }));
  if (seen.every(({ perspectives }) => perspectives.length === 0))
    return { result: "not applicable", says: "no criterion adds up values that state a perspective" };
  const mixed = seen.filter(({ perspectives }) => perspectives.length > 1);
  if (mixed.length === 0)
    return { result: "pass", says: "no criterion adds values of different perspectives" };
  return {
    result: "fail",
    says: `${mixed.map(({ leaf, perspectives }) => `\`${leaf.id}\` adds ${perspectives.join(", ")} values`).join("; ")}: they overlap in part; name one \`perspective\`, or read the pounds apart`,
    at: mixed[0]?.leaf.at ?? subject.award.at,
  };
};

/** Those of the measures that were promised, or before there are bids of all that may be. */
function perspectivesAdded(leaf: ValuedLeaf, { tender, bids, measures = [] }: Subject): readonly string[] {
  const promised = new Set(bids.flatMap(({ commitments }) => commitments.map(({ measure }) => measure)));
  const counts = ({ id }: Measure): boolean =>
    (leaf.measures === undefined || leaf.measures.some((one) => one.id === id)) &&
    (bids.length === 0 || promised.has(id));
  const found = measures.filter(counts).flatMap((measure) => perspectiveOf(measure, tender.commenced) ?? []);
  const wanted = leaf.perspectives;
  return [...new Set(found.filter((one) => wanted === undefined || wanted.includes(one)))].sort();
}
