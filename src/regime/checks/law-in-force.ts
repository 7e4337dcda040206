/** The law follows from the day and the subject, so a tender that names another has one of them wrong. */
import { defineCheck } from "./check.ts";

export const lawInForce = defineCheck("law-in-force", {
  looksAt: [],
  read: (file) => ({ ...file, mustSay: file["must-say"] === "true" }),
  answer: ({ laws, because, mustSay }, { tender }) => {
    const law = tender.facts.get("law");
    if (law === undefined)
      return mustSay
        ? {
            result: "unknown",
            says: `${because}, and the tender does not say under which law it stands`,
            missing: "tender.law",
          }
        : { result: "not applicable", says: `the tender names no law; ${because}` };
    const fits = laws.some((one) => one === law);
    return {
      result: fits ? "pass" : "fail",
      says: `the tender stands under ${law}; ${because}${fits ? "" : ` (${laws.join(" or ")})`}`,
    };
  },
});
