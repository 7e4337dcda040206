/** The effective weight of social value, unrounded, against the floor in force. */

import type { Exact } from "../../number/exact.ts";
import { compare, exactText, HUNDRED, multiply } from "../../number/exact.ts";
import { fixedPlacesText } from "../../number/rounding.ts";
import { parseShare } from "../../number/schema-figure.ts";
import { type Award, absoluteMethods, type Criterion } from "../../tender/model.ts";
import { allCriteria } from "../../tender/tree.ts";
import type { CheckAnswer, CheckSpec } from "../model.ts";
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
    const leavesOutNetZero = leavesOut.includes("net-zero");
    const both = leavesOutNetZero ? criteriaMarkedBoth(award.criteria) : [];
    if (both.length > 0) return answerForBoth(share, award, both);
    const wanted = (one: Criterion): boolean =>
      ((counts.includes("social-value") && one.socialValue) ||
        (counts.includes("net-zero") && one.netZero)) &&
      !(leavesOutNetZero && one.netZero);
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

/** The criteria that are marked as social value and as net zero at once, so that no weight stands for either alone. */
const criteriaMarkedBoth = (criteria: readonly Criterion[], above = false): readonly Criterion[] =>
  criteria.flatMap((one) => {
    if (one.socialValue && one.netZero) return above ? [] : [one];
    return one.kind === "division" ? criteriaMarkedBoth(one.criteria, one.socialValue || one.netZero) : [];
  });

/** Read as both: how much of it is net zero, and so left out, nobody can tell from its weight. */
function answerForBoth(share: Exact, award: Award, both: readonly Criterion[]): CheckAnswer {
  const weigh = (wanted: (one: Criterion) => boolean): Exact => {
    const { ofTotal, ofNonPrice } = effectiveWeight(award, wanted);
    return absoluteMethods.includes(award.method) ? (ofNonPrice ?? ofTotal) : ofTotal;
  };
  const inside = new Set(both.flatMap((one) => allCriteria([one]).map(({ id }) => id)));
  const least = weigh((one) => one.socialValue && !one.netZero);
  const most = weigh((one) => one.socialValue && (!one.netZero || inside.has(one.id)));
  const names = both.map(({ id }) => `\`${id}\``).join(", ");
  const range = `social value carries from ${unroundedPercentText(least)} to ${unroundedPercentText(most)}, since ${names} is marked both as social value and as net zero, which does not count; the floor is ${unroundedPercentText(share)}`;
  const at = both[0]?.at ?? award.at;
  if (compare(least, share) >= 0) return { result: "pass", says: `${range}: met`, at };
  if (compare(most, share) < 0) return { result: "fail", says: `${range}: not met`, at };
  return { result: "unknown", says: range, missing: `how much of ${names} is net zero`, at };
}

/** A percentage in full where it ends; otherwise cut, not rounded, so that what misses the floor never reads as the floor. */
function unroundedPercentText(share: Exact): string {
  const hundredths = multiply(share, HUNDRED);
  const text = exactText(hundredths);
  return text.includes("/") ? `≈ ${fixedPlacesText(hundredths, 4, "down")}%` : `${text}%`;
}
