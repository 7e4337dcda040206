/** What is said of the weight of social value against its floor: whole answers. */
import { describe, expect, it } from "vitest";
import { exact } from "../../src/number/exact.ts";
import { type asMinimumWeightSpec, minimumWeight } from "../../src/regime/checks/minimum-weight.ts";
import type { Award } from "../../src/tender/model.ts";
import { awardOf, tenderOf } from "./tenders.ts";

describe("the minimum weight says", () => {
  type Spec = NonNullable<ReturnType<typeof asMinimumWeightSpec>> & { readonly kind: string };
  const spec: Spec = {
    kind: "minimum-weight",
    share: exact("0.1"),
    of: "total",
    counts: ["social-value"],
    leavesOut: [],
  };
  const told = (over: Partial<Spec>, award: Award): object =>
    minimumWeight.answer({ ...spec, ...over }, { tender: tenderOf({}), award, bids: [] });
  const both: Partial<Spec> = { counts: ["social-value", "net-zero"] };
  const plain = awardOf({});
  const none = awardOf({
    award: "\n  criteria:\n    - { id: price, weight: 100, from: price, score: lowest-over-value }",
  });
  const green = awardOf({
    award: `
  criteria:
    - { id: price, weight: 60, from: price, score: lowest-over-value }
    - { id: sv, weight: 30, social-value: true, from: marks, scale: 5 }
    - { id: nz, weight: 10, net-zero: true, from: marks, scale: 5 }`,
  });

  it.each<[what: string, over: Partial<Spec>, award: Award, expected: object]>([
    [
      "that it is met",
      {},
      plain,
      {
        result: "pass",
        says: "social value carries 10% of all marks (`sv`; 25% of the non-price marks), and the floor is 10%: met",
        at: "tender.yaml:7:13",
      },
    ],
    [
      "that it is not met",
      { share: exact("0.100001") },
      plain,
      {
        result: "fail",
        says: "social value carries 10% of all marks (`sv`; 25% of the non-price marks), and the floor is 10.0001%: not met",
        at: "tender.yaml:7:13",
      },
    ],
    [
      "what two parts carry together",
      both,
      green,
      {
        result: "pass",
        says: "net zero and social value together carry 40% of all marks (`sv` + `nz`; 100% of the non-price marks), and the floor is 10%: met",
        at: "tender.yaml:6:13",
      },
    ],
    [
      "what is left without net zero",
      { leavesOut: ["net-zero"] },
      green,
      {
        result: "pass",
        says: "social value carries 30% of all marks (`sv`; 75% of the non-price marks), and the floor is 10%: met",
        at: "tender.yaml:6:13",
      },
    ],
    [
      "that nothing is marked as such",
      {},
      none,
      {
        result: "fail",
        says: "no criterion is marked as social value, so there is no weight to test; the floor is 10%",
        at: "tender.yaml:4:3",
      },
    ],
    [
      "that nothing is marked as either",
      both,
      none,
      {
        result: "fail",
        says: "no criterion is marked as net zero and social value together, so there is no weight to test; the floor is 10%",
        at: "tender.yaml:4:3",
      },
    ],
    [
      "what it is of the marks other than for price, where price is not marked",
      { of: "total-or-non-price" },
      { ...plain, method: "weighted-price" },
      {
        result: "pass",
        says: "social value carries 25% of the non-price marks (`sv`; 10% of all marks), and the floor is 10%: met",
        at: "tender.yaml:7:13",
      },
    ],
    [
      "what it is of all marks, where price is marked",
      { of: "total-or-non-price" },
      plain,
      {
        result: "pass",
        says: "social value carries 10% of all marks (`sv`; 25% of the non-price marks), and the floor is 10%: met",
        at: "tender.yaml:7:13",
      },
    ],
    [
      "that there is none, where every mark is for price",
      { of: "total-or-non-price" },
      {
        ...none,
        method: "weighted-price",
        criteria: none.criteria.map((one) => ({ ...one, socialValue: true })),
      },
      {
        result: "fail",
        says: "every mark is for price, so social value has no weight",
        at: "tender.yaml:4:3",
      },
    ],
    [
      "what price alone carries, where it is marked as social value",
      {},
      { ...none, criteria: none.criteria.map((one) => ({ ...one, socialValue: true })) },
      {
        result: "pass",
        says: "social value carries 100% of all marks (`price`; 100% of all marks), and the floor is 10%: met",
        at: "tender.yaml:5:13",
      },
    ],
  ])("%s", (_, over, award, expected) => expect(told(over, award)).toEqual(expected));
});
