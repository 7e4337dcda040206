/** The checks that a regime asks for: the floor, the climate theme, the commitment with a date. */
import { describe, expect, it } from "vitest";
import { exact } from "../../src/number/exact.ts";
import { runCheck } from "../../src/regime/checks/registry.ts";
import type { CheckSpec } from "../../src/regime/model.ts";
import type { Bid } from "../../src/tender/model.ts";
import { awardOf, bidOf, commitmentOf, markOf, PLAIN, quantity, tenderOf, type Written } from "./tenders.ts";

const ask = (spec: CheckSpec, written: Written = {}, bids: readonly Bid[] = []) =>
  runCheck(spec, { tender: tenderOf(written), award: awardOf(written), bids });
const floor: CheckSpec = {
  kind: "minimum-weight",
  share: exact("0.1"),
  of: "total",
  counts: ["social-value"],
  leavesOut: [],
};
const two = (sv: string, rest: string): string => `
  criteria:
    - { id: price, weight: ${rest}, from: price, score: lowest-over-value }
    - { id: sv, weight: ${sv}, social-value: true, from: marks, scale: 5 }`;

describe("minimum weight", () => {
  it.each([
    ["10", "90", "pass"],
    ["10.00", "90.00", "pass"],
    ["9.999999999999999999", "90.000000000000000001", "fail"],
    ["10.000000000000000001", "89.999999999999999999", "pass"],
  ])("%s of 100: %s", (sv, rest, result) => {
    expect(ask(floor, { award: two(sv, rest) })).toMatchObject({ result });
  });

  it("names what it counted and where it stands", () => {
    const found = ask(floor, { award: two("10", "90") });
    expect(found).toEqual({
      result: "pass",
      says: "social value carries 10% of all marks (`sv`; 100% of the non-price marks), and the floor is 10%: met",
      at: "tender.yaml:6:13",
    });
  });

  it("fails an award where nothing is marked as social value", () => {
    const found = ask(floor, {
      award: "\n  criteria: [{ id: price, weight: 100, from: price, score: lowest-over-value }]",
    });
    expect(found).toMatchObject({ result: "fail" });
    expect(found.says).toContain("no criterion is marked as social value");
    expect(found.at).toMatch(/^tender\.yaml:\d+:\d+$/);
  });

  it("against the non-price marks only where the rule and the method both say so", () => {
    const award = `
  method: price-per-quality-point
  criteria:
    - { id: price, weight: 40, from: price }
    - { id: quality, weight: 54, from: marks, scale: 5 }
    - { id: sv, weight: 6, social-value: true, from: marks, scale: 5 }`;
    expect(ask({ ...floor, of: "total-or-non-price" }, { award })).toMatchObject({ result: "pass" });
    expect(ask(floor, { award })).toMatchObject({ result: "fail" });
  });

  it.each(["price-less-credit", "weighted-price"])("%s does not mark price either", (method) => {
    const award = `
  method: ${method}${method === "price-less-credit" ? "\n  credit: 1000" : ""}
  criteria:
    - { id: price, weight: 40, from: price }
    - { id: quality, weight: 54, from: marks, scale: 5 }
    - { id: sv, weight: 6, social-value: true, from: marks, scale: 5 }`;
    expect(ask({ ...floor, of: "total-or-non-price" }, { award })).toMatchObject({ result: "pass" });
  });

  it("a weight just below the floor is not written as the floor itself", () => {
    const award = `
  method: price-per-quality-point
  criteria:
    - { id: price, weight: 40, from: price }
    - { id: quality, weight: 54.0000001, from: marks, scale: 5 }
    - { id: sv, weight: 5.9999999, social-value: true, from: marks, scale: 5 }`;
    const found = ask({ ...floor, of: "total-or-non-price" }, { award });
    expect(found).toMatchObject({ result: "fail" });
    expect(found.says).not.toContain("10.0000%");
  });
});

it("no minimum says why", () => {
  expect(ask({ kind: "no-minimum", because: "there is none" })).toEqual({
    result: "not applicable",
    says: "there is none",
  });
});

describe("climate theme", () => {
  const green = `
  criteria:
    - { id: price, weight: 90, from: price, score: lowest-over-value }
    - { id: sv, weight: 10, social-value: true, criteria: [{ id: green, weight: 100, net-zero: true, from: marks, scale: 5 }] }`;

  it.each([
    ["", green, "pass"],
    ["climate: specification", green, "pass"],
    ["climate: specification", PLAIN, "pass"],
    ["climate: both", PLAIN, "fail"],
    ["climate: criteria", PLAIN, "fail"],
    ["climate: criteria", green, "pass"],
    ["", PLAIN, "unknown"],
  ])("%s", (tender, award, result) =>
    expect(ask({ kind: "climate-theme" }, { tender, award })).toMatchObject({ result }),
  );

  it("a criterion deep in the tree counts, and its place is given", () => {
    expect(ask({ kind: "climate-theme" }, { award: green }).says).toContain("`green`");
  });
});

describe("timed commitment", () => {
  const spec: CheckSpec = { kind: "timed-commitment" };
  const marked = [markOf("sv", "3")];
  const good = [commitmentOf({ quantity: quantity("2"), from: "2026-09-01" })];
  const result = (...bids: readonly Bid[]) => ask(spec, {}, bids);

  it.each([
    ["a quantity and a start", commitmentOf({ quantity: quantity("2"), from: "2026-09-01" }), "pass"],
    ["a quantity and an end", commitmentOf({ quantity: quantity("2"), to: "2029-08-31" }), "pass"],
    ["a description and a date", commitmentOf({ narrative: "A job club", from: "2026-09-01" }), "pass"],
    ["no date", commitmentOf({ quantity: quantity("2") }), "fail"],
    ["a date and nothing else", commitmentOf({ from: "2026-09-01" }), "fail"],
  ])("%s", (_, commitment, expected) =>
    expect(result(bidOf("A", { marks: marked, commitments: [commitment] }))).toMatchObject({
      result: expected,
    }),
  );

  it("names the bidders in order", () => {
    const bare = { marks: marked };
    const found = result(
      bidOf("Zed", bare),
      bidOf("Acme", bare),
      bidOf("Good", { marks: marked, commitments: good }),
    );
    expect(found).toMatchObject({ result: "fail" });
    expect(found.says).toMatch(/: Acme, Zed$/);
  });

  it("an answer that scores nothing needs no commitment", () => {
    expect(
      result(bidOf("A", { marks: [markOf("sv", "0")] }), bidOf("B", { marks: marked, commitments: good })),
    ).toMatchObject({ result: "pass" });
  });

  it("marks for another criterion do not matter", () => {
    expect(
      result(
        bidOf("A", { marks: [markOf("quality", "5")] }),
        bidOf("B", { marks: marked, commitments: good }),
      ),
    ).toMatchObject({ result: "pass" });
  });

  it.each([
    ["no bids", []],
    ["bids without any commitments", [bidOf("A", { marks: marked })]],
  ])("%s: unknown", (_, bids) => {
    expect(result(...bids)).toMatchObject({ result: "unknown", missing: "commitments" });
  });

  it("speaks only to social value that is judged by marks", () => {
    const award =
      "\n  criteria: [{ id: price, weight: 90, from: price, score: lowest-over-value }, { id: sv, weight: 10, social-value: true, from: commitments, score: { by: between, worst: 0, best: 100 } }]";
    expect(ask(spec, { award }, [bidOf("A")])).toMatchObject({ result: "not applicable" });
  });

  it("where the panel's mark is nothing, one evaluator's earlier mark is no mark above nothing", () => {
    const overruled = [markOf("sv", "2", "individual"), markOf("sv", "0", "consensus")];
    expect(
      result(bidOf("A", { marks: overruled }), bidOf("B", { marks: marked, commitments: good })),
    ).toMatchObject({ result: "pass" });
  });
});
