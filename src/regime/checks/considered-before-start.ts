/** The 2012 Act asks the buyer to consider well-being, and whether to consult, before the procurement begins. */
import { defineCheck } from "./check.ts";

const parts = ["on", "considered", "consulted"] as const;

export const consideredBeforeStart = defineCheck("considered-before-start", {
  looksAt: ["commenced"],
  thresholds: (_, { tender }) => {
    const day = tender.facts.get("act-2012.on");
    return day === undefined ? {} : { days: [day] };
  },
  answer: (_, { tender }) => {
    const lacking = parts.filter((part) => tender.facts.get(`act-2012.${part}`) === undefined);
    if (lacking.length > 0)
      return {
        result: "unknown",
        says: `the tender does not record ${lacking.length === parts.length ? "what was considered under the 2012 Act, on which day, and whether to consult" : `all of what the 2012 Act asks (${lacking.join(", ")})`}`,
        missing: lacking.map((part) => `tender.act-2012.${part}`).join(", "),
      };
    const day = tender.facts.get("act-2012.on") ?? "";
    const { commenced } = tender;
    if (commenced === undefined)
      return {
        result: "unknown",
        says: "the tender does not say when it commenced",
        missing: "tender.commenced",
      };
    return day <= commenced
      ? {
          result: "pass",
          says: `well-being and consultation were considered on ${day}, and the tender commenced on ${commenced}`,
        }
      : {
          result: "fail",
          says: `well-being was considered on ${day}, after the tender commenced on ${commenced}`,
        };
  },
});
