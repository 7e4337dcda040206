/** Each social value criterion is related to what is bought, and in proportion to it; the reasons are written down. */
import { topmostCriteriaWhere } from "../../tender/tree.ts";
import { defineCheck } from "./check.ts";

const notes = ["relevance", "proportionality"] as const;

export const relatedAndProportionate = defineCheck("related-and-proportionate", {
  looksAt: [],
  answer: (_, { tender, award }) => {
    const own = topmostCriteriaWhere(award.criteria, (one) => one.socialValue);
    if (own.length === 0)
      return { result: "not applicable", says: "no criterion is marked as the social value part" };
    const lacking = own.flatMap((one) => {
      const missing = notes.filter((note) => one[note] === undefined && tender.facts.get(note) === undefined);
      return missing.length === 0 ? [] : [{ one, missing }];
    });
    const [first] = lacking;
    if (first === undefined)
      return {
        result: "pass",
        says: "the tender says why its social value criteria are related to the contract and in proportion to it",
      };
    return {
      result: "unknown",
      says: `nothing is said of ${lacking.map(({ one, missing }) => `the ${missing.join(" and ")} of \`${one.id}\``).join(", or of ")}`,
      missing: [...new Set(lacking.flatMap(({ missing }) => missing))].join(", "),
      at: first.one.at,
    };
  },
});
