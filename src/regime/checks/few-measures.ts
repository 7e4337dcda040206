/** Many measures on a small contract ask more of bidders than the contract is worth, and of small bidders first. */
import { compare, divide, type Exact, exact, exactInteger, exactText, multiply } from "../../number/exact.ts";
import { fixedPlacesText, groupThousands } from "../../number/rounding.ts";
import { defineCheck } from "./check.ts";
import { countedMeasures } from "./counted.ts";

export const fewMeasures = defineCheck("few-measures", {
  looksAt: ["value"],
  read: ({ "at-most": most, "pounds-for-each": pounds }) => ({
    atMost: exact(most),
    poundsForEach: exact(pounds),
  }),
  thresholds: ({ poundsForEach }, subject) => ({
    values: [multiply(poundsForEach, exactInteger(Math.max(1, countedMeasures(subject)?.length ?? 0)))],
  }),
  answer: ({ atMost, poundsForEach }, subject) => {
    const counted = countedMeasures(subject);
    if (counted === undefined) return { result: "not applicable", says: "no measures are asked for" };
    const asked = counted.length;
    const { award, tender } = subject;
    const value = (tender.value.excludingVat ?? tender.value.includingVat)?.value;
    if (compare(exactInteger(asked), atMost) > 0)
      return {
        result: "fail",
        says: `${asked} measures count${value === undefined ? "" : ` on a contract of £${groupThousands(exactText(value))}`}; more than ${exactText(atMost)} are hard to answer well`,
        at: award.at,
      };
    if (value === undefined)
      return {
        result: "unknown",
        says: `${asked} ${asked === 1 ? "measure counts" : "measures count"}, and without the contract value nobody can say whether that is in proportion`,
        missing: "tender.value",
      };
    const each: Exact = divide(value, exactInteger(Math.max(1, asked)));
    const thin = compare(each, poundsForEach) < 0 && asked > 1;
    return {
      result: thin ? "fail" : "pass",
      says: `${asked} ${asked === 1 ? "measure counts" : "measures count"} on a contract of £${groupThousands(exactText(value))}, one for each £${groupThousands(fixedPlacesText(each, 0, "down"))}${thin ? `; fewer would be in proportion (one for each £${groupThousands(exactText(poundsForEach))})` : ""}`,
      at: award.at,
    };
  },
});
