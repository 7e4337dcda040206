/** Words that a criterion should not hold: what nobody can measure, what favours size, what favours an address. */
import { quote } from "../../source/quote.ts";
import { leafCriteria } from "../../tender/tree.ts";
import { defineCheck, type RuleSubject } from "./check.ts";
import { bidderFacingTexts } from "./wording.ts";

export const forbiddenWording = defineCheck("forbidden-wording", {
  looksAt: [],
  read: ({ words, because, "minimum-volume": volume }) => ({
    patterns: words,
    because,
    noMinimumVolume: volume === "forbidden",
  }),
  answer: ({ patterns, because, noMinimumVolume }, subject) => {
    const said = bidderFacingTexts(subject, (one) => one.socialValue);
    if (said.length === 0)
      return { result: "not applicable", says: "no criterion is marked as the social value part" };
    const suspects = matchesAnyPattern(patterns, said.map(({ text }) => text).join("\n")) ? said : [];
    const found = suspects.flatMap(({ whose, text, at }) => {
      const hit = patterns
        .map((pattern) => new RegExp(`\\b(?:${pattern})\\b`, "i").exec(text)?.[0])
        .find((one) => one !== undefined);
      return hit === undefined ? [] : [{ says: `${whose} says ${quote(hit)}`, at }];
    });
    const barred = noMinimumVolume ? minimumVolumeFailures(subject) : [];
    const all = [...found, ...barred];
    return all.length === 0
      ? { result: "pass", says: `no criterion, descriptor or measure ${because}` }
      : {
          result: "fail",
          says: `${all.map(({ says }) => says).join("; ")}: it ${because}`,
          at: all[0]?.at ?? subject.award.at,
        };
  },
});

/**
 * Most tenders hold none of the words, which one expression tells of all that they say at once. It looks at small letters,
 * which takes half the time of looking for both.
 */
function matchesAnyPattern(patterns: readonly string[], text: string): boolean {
  const small = patterns.map((pattern) =>
    pattern.replace(/\\.|[^\\]+/gs, (part) => (part.startsWith("\\") ? part : part.toLowerCase())),
  );
  return new RegExp(`\\b(?:${small.map((pattern) => `(?:${pattern})`).join("|")})\\b`, "m").test(
    text.toLowerCase(),
  );
}

/** A least quantity turns away whoever is too small to promise it. */
function minimumVolumeFailures({ award }: RuleSubject): readonly { says: string; at: string }[] {
  return leafCriteria(award.criteria).flatMap(({ id, socialValue, from, minimum }) =>
    socialValue && ["commitments", "figure", "sroi", "lm3"].includes(from) && minimum !== undefined
      ? [{ says: `\`${id}\` turns away a bid below a least quantity`, at: minimum.at }]
      : [],
  );
}
