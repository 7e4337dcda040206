/** A duty to record something is met by a record; what the record says is for people to judge. */
import { quote } from "../../source/quote.ts";
import { defineCheck } from "./check.ts";

export const stated = defineCheck("stated", {
  looksAt: [],
  answer: ({ fact, what }, { tender }) => {
    const said = fact === "purpose" ? tender.purpose : tender.facts.get(fact);
    if (said !== undefined && said.trim() !== "")
      return { result: "pass", says: `the tender records ${what}: ${quote(said)}` };
    const top = fact === "purpose" || fact === "consultation";
    return {
      result: "unknown",
      says: `the tender does not record ${what}`,
      missing: top ? fact : `tender.${fact}`,
    };
  },
});
