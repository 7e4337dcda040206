/** The effective weight of social value, unrounded, against the floor in force. */

import type { Exact } from "../../number/exact.ts";
import { compare, exactText, HUNDRED, multiply } from "../../number/exact.ts";
import { fixedPlacesText } from "../../number/rounding.ts";
import { parseShare } from "../../number/schema-figure.ts";
import { absoluteMethods, type Criterion } from "../../tender/model.ts";
import { allCriteria } from "../../tender/tree.ts";
import type { CheckSpec } from "../model.ts";
import { effectiveWeight } from "../weight.ts";
import { type CheckFile, defineCheck } from "./check.ts";

function parseMinimumWeightSpec({
  share: least,
  of,
  counts,
  "leaves-out": leavesOut,
}: CheckFile<"minimum-weight">) {
  return { share: parseShare(least), of, counts, leavesOut: leavesOut ?? [] };
}

/** @returns the floor that a rule sets, where it sets one */
export const asMinimumWeightSpec = (
  check: CheckSpec,
): ReturnType<typeof parseMinimumWeightSpec> | undefined =>
  check.kind === minimumWeight.kind
    ? (check as unknown as ReturnType<typeof parseMinimumWeightSpec>)
    : undefined;

export const minimumWeight = defineCheck("minimum-weight", {
  looksAt: [],
  read: parseMinimumWeightSpec,
  answer: ({ share, of, counts, leavesOut }, { award }) => {
    const wanted = (one: Criterion): boolean =>
      ((counts.includes("social-value") && one.socialValue) ||
        (counts.includes("net-zero") && one.netZero)) &&
      !(leavesOut.includes("net-zero") && one.netZero);
    const part = counts.includes("net-zero") ? "net zero and social value together" : "social value";
    if (!allCriteria(award.criteria).some(wanted)) {
      return {
        result: "fail",
        says: `no criterion is marked as ${part}, so there is no weight to test; the floor is ${unroundedPercentText(share)}`,
        at: award.at,
      };
    }
    const weight = effectiveWeight(award, wanted);
    const nonPrice = of === "total-or-non-price" && absoluteMethods.includes(award.method);
    const tested = nonPrice ? weight.ofNonPrice : weight.ofTotal;
    const base = nonPrice ? "of the non-price marks" : "of all marks";
    if (tested === undefined)
      return { result: "fail", says: `every mark is for price, so ${part} has no weight`, at: award.at };
    const met = compare(tested, share) >= 0;
    const other =
      weight.ofNonPrice === undefined || nonPrice
        ? `${unroundedPercentText(weight.ofTotal)} of all marks`
        : `${unroundedPercentText(weight.ofNonPrice)} of the non-price marks`;
    const first = allCriteria(award.criteria).find((one) => one.id === weight.criteria[0]);
    return {
      result: met ? "pass" : "fail",
      says: `${part} ${counts.length > 1 ? "carry" : "carries"} ${unroundedPercentText(tested)} ${base} (${weight.criteria.map((id) => `\`${id}\``).join(" + ")}; ${other}), and the floor is ${unroundedPercentText(share)}: ${met ? "met" : "not met"}`,
      at: first?.at ?? award.at,
    };
  },
});

/** A percentage in full where it ends; otherwise cut, not rounded, so that what misses the floor never reads as the floor. */
function unroundedPercentText(share: Exact): string {
  const hundredths = multiply(share, HUNDRED);
  const text = exactText(hundredths);
  return text.includes("/") ? `≈ ${fixedPlacesText(hundredths, 4, "down")}%` : `${text}%`;
}
