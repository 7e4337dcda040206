/** Key performance indicators: enough of them are set, or the tender records why they are not appropriate. */
import { defineCheck } from "./check.ts";

export const kpis = defineCheck("kpis", {
  looksAt: [],
  read: ({ list, least }) => ({ list, least: Number(least) }),
  answer: ({ list, least }, { tender }) => {
    const key = `kpis.${list}`;
    const what = list === "set" ? "key performance indicators" : "key performance indicators of social value";
    const said = tender.facts.get(key);
    const count = said === undefined ? 0 : said.split("\n").length;
    if (count >= least)
      return {
        result: "pass",
        says: `the tender sets ${count} ${what}, and at least ${least} are asked for`,
      };
    const reasons = tender.facts.get("kpis.reasons");
    if (reasons !== undefined)
      return { result: "pass", says: `the tender records why ${what} are not appropriate` };
    return count > 0
      ? {
          result: "fail",
          says: `the tender sets ${count} ${what}, at least ${least} are asked for, and no reasons are recorded why they are not appropriate`,
        }
      : {
          result: "unknown",
          says: `the tender records neither ${what} (at least ${least}) nor reasons why they are not appropriate`,
          missing: `tender.${key}; or tender.kpis.reasons`,
        };
  },
});
