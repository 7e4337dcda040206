/** Values that look at a benefit from different sides (the public purse, society, the person) overlap, so they are not added unsaid. */

import type { Measure } from "../../library/model.ts";
import { measurePerspectives, proxyChangeDays } from "../../library/proxy-in-force.ts";
import { defineCheck, type RuleSubject } from "./check.ts";
import { commitmentLeaves } from "./counted.ts";

export const onePerspective = defineCheck("one-perspective", {
  looksAt: ["promised", "commenced"],
  thresholds: (_, subject) => ({
    days: proxyChangeDays(subject.measures ?? []),
    ...(perspectivesPerCriterion(subject, undefined).some((one) => one.length > 1) && {
      promised: (promised) => JSON.stringify(perspectivesPerCriterion(subject, promised)),
    }),
  }),
  answer: (_, subject) => {
    const added = perspectivesPerCriterion(subject, promisedMeasureIds(subject));
    const seen = commitmentLeaves(subject.award).map((leaf, index) => ({
      leaf,
      perspectives: added[index] ?? [],
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
  },
});

/** The measures that the bids promise; undefined before there are bids, when all may be. */
const promisedMeasureIds = ({ promised, bids }: RuleSubject): ReadonlySet<string> | undefined =>
  promised ??
  (bids.length === 0
    ? undefined
    : new Set(bids.flatMap(({ commitments }) => commitments.map(({ measure }) => measure))));

/** The perspectives of the values that each criterion adds up. */
function perspectivesPerCriterion(
  { tender, award, measures = [] }: RuleSubject,
  promised: ReadonlySet<string> | undefined,
): readonly (readonly string[])[] {
  return commitmentLeaves(award).map((leaf) => {
    const counts = ({ id }: Measure): boolean =>
      (leaf.measures === undefined || leaf.measures.some((one) => one.id === id)) &&
      (promised === undefined || promised.has(id));
    const found = measures
      .filter(counts)
      .flatMap((measure) => measurePerspectives(measure, tender.commenced));
    const wanted = leaf.perspectives;
    return [...new Set(found.filter((one) => wanted === undefined || wanted.includes(one)))].sort();
  });
}
