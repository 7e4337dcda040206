/** The climate theme stands in every NHS tender: among the criteria, in the specification, or both. */
import { allCriteria } from "../../tender/tree.ts";
import { defineCheck } from "./check.ts";

export const climateTheme = defineCheck("climate-theme", {
  looksAt: [],
  answer: (_, { award, tender }) => {
    const found = allCriteria(award.criteria).find((one) => one.netZero);
    if (found !== undefined)
      return { result: "pass", says: `\`${found.id}\` is marked as the net zero part`, at: found.at };
    const said = tender.facts.get("climate");
    if (said === "specification")
      return { result: "pass", says: "the tender says that the specification carries the climate theme" };
    if (said === "criteria" || said === "both")
      return {
        result: "fail",
        says: "the tender says that the criteria carry the climate theme, and no criterion is marked `net-zero`",
        at: award.at,
      };
    return {
      result: "unknown",
      says: "no criterion is marked `net-zero`, and the theme may stand in the specification instead, of which the tender says nothing",
      missing: "tender.climate",
    };
  },
});
