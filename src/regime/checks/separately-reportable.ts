/** Social value that shares a criterion with something else, or that is not marked as such, can be neither weighed nor reported by itself. */
import { speaksOfSocialValue } from "../../tender/notice/vocabulary.ts";
import { allCriteria } from "../../tender/tree.ts";
import { defineCheck } from "./check.ts";

/** Another part of the award, joined to social value in one title. */
const otherParts =
  "(?:quality|technical|price|cost|commercial|delivery|method|capability|presentation|innovation)";
const joined = new RegExp(
  `\\b${otherParts}\\b\\s*(?:and|&|/|\\+)\\s*social value|social value\\s*(?:and|&|/|\\+)\\s*${otherParts}\\b`,
  "i",
);

/** A joining sign is looked for first: most titles have none, and the whole expression takes time to make. */
const titleJoinsOtherPart = (title: string): boolean => /and|[&/+]/i.test(title) && joined.test(title);

export const separatelyReportable = defineCheck("separately-reportable", {
  looksAt: [],
  answer: (_, { award }) => {
    const all = allCriteria(award.criteria);
    const others = all.filter((one) => !one.socialValue && !hasSocialValueBelow(one.id, all));
    // Most tenders have none, which one look at all the titles tells.
    const any = speaksOfSocialValue(others.map(({ title }) => title).join(" | "));
    const untagged = any ? others.filter(({ title }) => speaksOfSocialValue(title)) : [];
    if (untagged.length > 0)
      return {
        result: "fail",
        says: `${untagged.map(({ id }) => `\`${id}\``).join(", ")} speaks of social value and is not marked \`social-value: true\`, so its weight counts nowhere`,
        at: untagged[0]?.at ?? award.at,
      };
    const tagged = all.filter((one) => one.socialValue);
    if (tagged.length === 0)
      return { result: "not applicable", says: "no criterion is marked as the social value part" };
    const blended = tagged.filter((one) => one.kind === "leaf" && titleJoinsOtherPart(one.title));
    return blended.length === 0
      ? {
          result: "pass",
          says: `social value stands by itself: ${tagged
            .filter((one) => one.kind === "leaf")
            .map(({ id }) => `\`${id}\``)
            .join(", ")}`,
        }
      : {
          result: "fail",
          says: `${blended.map(({ id }) => `\`${id}\``).join(", ")} is marked as social value and by its title holds other things too`,
          at: blended[0]?.at ?? award.at,
        };
  },
});

/** A heading such as "Quality and social value" may divide into parts of which one is marked. */
function hasSocialValueBelow(id: string, all: ReturnType<typeof allCriteria>): boolean {
  const own = all.find((one) => one.id === id);
  return own?.kind === "division" && allCriteria(own.criteria).some((one) => one.socialValue);
}
