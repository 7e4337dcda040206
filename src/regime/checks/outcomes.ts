/** Which outcomes of a social value model the criteria are for: at least one, as a rule not more, known to the library, and of the kind that counts. */
import { didYouMean } from "../../diagnostics/suggest.ts";
import type { Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import type { CheckAnswer } from "../model.ts";
import { defineCheck, type RuleSubject } from "./check.ts";

export const outcomes = defineCheck("outcomes", {
  looksAt: [],
  read: ({ wants, of }) => ({ wants, ...(of !== undefined && { of }) }),
  answer: (spec, subject) => {
    const own = leafCriteria(subject.award.criteria).filter((leaf) => leaf.socialValue);
    if (own.length === 0)
      return { result: "not applicable", says: "no criterion is marked as the social value part" };
    const named = [...new Set(own.flatMap((leaf) => leaf.outcomes ?? []))];
    if (named.length === 0 && (spec.wants === "few" || spec.wants === "known"))
      return { result: "not applicable", says: "no outcome of the model is named" };
    if (named.length === 0)
      return {
        result: "unknown",
        says: "the social value criteria do not say which outcome of the model they are for",
        missing: "award.criteria.outcome",
      };
    const list = named.map((id) => `\`${id}\``).join(", ");
    switch (spec.wants) {
      case "one":
        return { result: "pass", says: `the criteria are for ${list}` };
      case "few":
        return withFailureSourcePlace(checkFewOutcomes(named, list, subject), own);
      case "known":
        return withFailureSourcePlace(checkKnownOutcomes(named, subject), own);
      case "only":
        return withFailureSourcePlace(checkAllowedOutcomes(named, spec.of ?? []), own);
    }
  },
});

/** What fails stands at the first criterion that names an outcome. */
function withFailureSourcePlace(answer: CheckAnswer, own: readonly Leaf[]): CheckAnswer {
  const at = own.find(({ outcomes: named }) => named !== undefined)?.at;
  return answer.result === "fail" && at !== undefined ? { ...answer, at } : answer;
}

function checkFewOutcomes(named: readonly string[], list: string, { tender }: RuleSubject): CheckAnswer {
  if (named.length === 1) return { result: "pass", says: `the criteria are for one outcome, ${list}` };
  if (tender.facts.get("most-important-contract") === "true")
    return {
      result: "pass",
      says: `the criteria are for ${named.length} outcomes, and the contract is marked as one of the most important`,
    };
  return {
    result: "fail",
    says: `the criteria are for ${named.length} outcomes (${list}); the guide asks for one, except in the most important contracts (\`most-important-contract: true\`)`,
  };
}

function checkKnownOutcomes(named: readonly string[], { outcomes: ids }: RuleSubject): CheckAnswer {
  if (ids === undefined || ids.size === 0)
    return {
      result: "unknown",
      says: "the tender's libraries have no outcomes to look the criteria up in",
      missing: "library",
    };
  const strange = named.filter((id) => !ids.has(id));
  return strange.length === 0
    ? { result: "pass", says: "each outcome that the criteria name is in the tender's library" }
    : {
        result: "fail",
        says: strange
          .map((id) => `\`${id}\` is not an outcome of the tender's library (${didYouMean(id, [...ids])})`)
          .join("; "),
      };
}

function checkAllowedOutcomes(named: readonly string[], of: readonly string[]): CheckAnswer {
  const outside = named.filter((id) => !of.includes(id));
  return outside.length === 0
    ? { result: "pass", says: `each outcome is one of ${of.join(", ")}` }
    : {
        result: "fail",
        says: `${outside.map((id) => `\`${id}\``).join(", ")} does not count towards the weighting: only ${of.join(" and ")} do`,
      };
}
