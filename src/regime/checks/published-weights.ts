/** What is scored is what was published: each weight in the tender equals the one in the notice or the documents. */
import { divide, equal, exactText, HUNDRED, multiply } from "../../number/exact.ts";
import { parseShare } from "../../number/schema-figure.ts";
import { allCriteria } from "../../tender/tree.ts";
import { defineCheck } from "./check.ts";

const prefix = "published.weights.";

export const publishedWeights = defineCheck("published-weights", {
  looksAt: [],
  answer: (_, { tender, award }) => {
    const published = [...tender.facts].filter(([key]) => key.startsWith(prefix));
    if (published.length === 0)
      return {
        result: "unknown",
        says: "the tender does not list the weights as the notice gives them, so whether the two agree cannot be told",
        missing: "tender.published.weights",
      };
    const own = new Map(allCriteria(award.criteria).map((one) => [one.id, one]));
    const differing = published.flatMap(([key, text]) => {
      const id = key.slice(prefix.length);
      const found = own.get(id);
      if (found === undefined) return [`\`${id}\` was published and is not among the criteria`];
      const carried = divide(found.marksAvailable, award.marksAvailable);
      return equal(carried, parseShare(text))
        ? []
        : [`\`${id}\` carries ${exactText(multiply(carried, HUNDRED))}% and was published with ${text}`];
    });
    return differing.length === 0
      ? { result: "pass", says: `the ${published.length} published weights are those of the tender` }
      : { result: "fail", says: differing.join("; "), at: award.at };
  },
});
