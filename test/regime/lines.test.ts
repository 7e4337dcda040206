/** The lines that rules draw, each with what lies below, on and above it. */
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { exact } from "../../src/number/exact.ts";
import type { RuleSubject } from "../../src/regime/checks/check.ts";
import { runCheck } from "../../src/regime/checks/registry.ts";
import type { CheckSpec } from "../../src/regime/model.ts";
import {
  awardOf,
  bidOf,
  commitmentOf,
  findings,
  named,
  PLAIN,
  quantity,
  tenderOf,
  type Written,
} from "./tenders.ts";

const ask = (spec: CheckSpec, written: Written = {}, more: Partial<RuleSubject> = {}) =>
  runCheck(spec, { tender: tenderOf(written), award: awardOf(written), bids: [], ...more });

const measure = (id: string): Measure =>
  ({ id, title: id, proxies: [], adjust: { included: [] }, at: "library.yaml:1:1" }) as unknown as Measure;
const many = (count: number): readonly Measure[] =>
  Array.from({ length: count }, (_, index) => measure(`M${index}`));

const counting =
  "\n  criteria: [{ id: price, weight: 90, from: price, score: lowest-over-value }, { id: sv, weight: 10, social-value: true, from: commitments, score: { by: between, worst: 0, best: 100 } }]";

describe("number of measures", () => {
  const spec: CheckSpec = { kind: "few-measures", atMost: exact("6"), poundsForEach: exact("100000") };
  it.each([
    [6, "600000", "pass"],
    [7, "7000000", "fail"],
    [6, "599999.99", "fail"],
    [2, "200000", "pass"],
    [2, "199999", "fail"],
    [1, "5000", "pass"],
  ])("%i measures on £%s: %s", (count, value, result) =>
    expect(
      ask(spec, { award: counting, tender: `value: { excluding-vat: ${value} }` }, { measures: many(count) }),
    ).toMatchObject({ result }),
  );
  it("without a value it cannot be told; without measures it does not apply", () => {
    expect(ask(spec, { award: counting }, { measures: many(2) })).toMatchObject({
      result: "unknown",
      missing: "tender.value",
    });
    expect(ask(spec)).toMatchObject({ result: "not applicable" });
  });
});

describe("effective weighting", () => {
  const spec: CheckSpec = { kind: "effective-weighting", below: exact("0.5") };
  const marks = (...all: readonly string[]) => ({
    earned: all.map((mark) => new Map([["sv", exact(mark)]])),
  });
  it.each([
    [["4", "8.999"], "fail"],
    [["4", "9"], "pass"],
    [["4", "9.001"], "pass"],
    [["4", "4"], "fail"],
  ] as const)("%s of 10: %s", (all, result) =>
    expect(ask(spec, {}, marks(...all))).toMatchObject({ result }),
  );
  it("one bid has no spread", () =>
    expect(ask(spec, {}, marks("4"))).toMatchObject({ result: "not applicable" }));
});

describe("unusually high", () => {
  const spec: CheckSpec = { kind: "unusually-high", times: exact("3") };
  const promised = (...all: readonly string[]) =>
    ask(
      spec,
      {},
      {
        bids: all.map((text, index) =>
          bidOf(`B${index}`, { commitments: [commitmentOf({ quantity: quantity(text) })] }),
        ),
      },
    );
  it.each([
    [["10", "10", "30"], "pass"],
    [["10", "10", "30.001"], "fail"],
    [["10", "10", "29.999"], "pass"],
    [["0", "0", "5"], "pass"],
    [["10", "30"], "not applicable"],
    [["1", "2", "4", "10"], "fail"],
    [["1", "2", "4", "9"], "pass"],
  ] as const)("%s: %s", (all, result) => expect(promised(...all)).toMatchObject({ result }));
});

describe("the 2012 Act", () => {
  const spec: CheckSpec = { kind: "considered-before-start" };
  const on = (day: string) => ({
    tender: `commenced: 2026-05-11, act-2012: { on: ${day}, considered: Jobs, consulted: "No" }`,
  });
  it.each([
    ["2026-05-10", "pass"],
    ["2026-05-11", "pass"],
    ["2026-05-12", "fail"],
  ])("considered on %s: %s", (day, result) => expect(ask(spec, on(day))).toMatchObject({ result }));
  it("names each part that is missing", () =>
    expect(ask(spec, { tender: "commenced: 2026-05-11, act-2012: { on: 2026-05-10 }" })).toMatchObject({
      result: "unknown",
      missing: "tender.act-2012.considered, tender.act-2012.consulted",
    }));
});

describe("within the term", () => {
  const term = { tender: "term: { from: 2026-09-01, to: 2029-08-31 }, area: [Northshire, Southshire]" };
  const made = (parts: Parameters<typeof commitmentOf>[0]) =>
    ask({ kind: "within-term" }, term, { bids: [bidOf("A", { commitments: [commitmentOf(parts)] })] });
  it.each([
    [{ from: "2026-09-01", to: "2029-08-31" }, "pass"],
    [{ from: "2026-08-31" }, "fail"],
    [{ to: "2029-09-01" }, "fail"],
    [{ from: "2029-09-01" }, "fail"],
    [{ location: "northshire" }, "pass"],
    [{ location: "Westshire" }, "fail"],
    [{}, "not applicable"],
  ])("%j: %s", (parts, result) => expect(made(parts)).toMatchObject({ result }));
});

describe("scales and descriptors", () => {
  const spec: CheckSpec = { kind: "clear-and-measurable", which: "social-value", evidence: false };
  const scaled = (scale: string) =>
    ask(spec, {
      award: `\n  criteria: [{ id: price, weight: 90, from: price, score: lowest-over-value }, { id: sv, weight: 10, social-value: true, from: marks, scale: ${scale} }]`,
    });
  it.each([
    ["{ top: 2, descriptors: { 0: a, 1: b, 2: c } }", "pass"],
    ["{ top: 2, allowed: [0, 1, 2], descriptors: { 0: a, 2: c } }", "fail"],
    ["{ top: 2, descriptors: { 0: a, 2: c } }", "pass"],
    ["{ top: 2, allowed: [0, 2], descriptors: { 0: a, 2: c } }", "pass"],
    ["{ top: 100, descriptors: { 0: a, 100: c } }", "pass"],
    ["2", "unknown"],
  ])("%s: %s", (scale, result) => expect(scaled(scale)).toMatchObject({ result }));
});

describe("published weights", () => {
  const published = (weights: string) =>
    ask({ kind: "published-weights" }, { tender: `published: { weights: { ${weights} } }` });
  it.each([
    ["price: 60%, quality: 30%, sv: 10%", "pass"],
    ["sv: 10.00%", "pass"],
    ["sv: 10.01%", "fail"],
    ["gone: 10%", "fail"],
  ])("%s: %s", (weights, result) => expect(published(weights)).toMatchObject({ result }));
});

describe("wording", () => {
  const titled = (title: string, facts = "subject: services, light-touch: false") =>
    named(
      findings({
        moment: "publication",
        tender: `buyer-type: local-government, commenced: 2026-05-01, ${facts}`,
        award: `\n  criteria: [{ id: price, weight: 90, from: price, score: lowest-over-value }, { id: sv, title: ${JSON.stringify(title)}, weight: 10, social-value: true, from: marks, scale: 5 }]`,
      }),
      "no-home-advantage",
    )[0]?.result;
  it.each([
    ["Jobs for people in Northshire", "pass"],
    ["Support for local voluntary groups", "pass"],
    ["Spend with local suppliers in the supply chain", "pass"],
    ["Local suppliers will score more", "fail"],
    ["Bidders based in Northshire", "fail"],
    ["A registered office in the county", "fail"],
    ["Preference for local firms", "fail"],
  ])("%s: %s", (title, result) => expect(titled(title)).toBe(result));

  it.each([
    ["subject: services, light-touch: true", "unknown"],
    ["subject: services", "unknown"],
    ["subject: goods", "fail"],
  ])("bidders based somewhere, in a contract of %s: %s", (facts, result) =>
    expect(titled("Bidders based in Northshire", facts)).toBe(result),
  );
});

describe("when a rule is asked", () => {
  const written: Written = {
    tender: "buyer-type: local-government, commenced: 2026-05-01, law: pcr-2015",
    award: PLAIN,
  };
  const ids = (moment: "publication" | "bids") => findings({ ...written, moment }).map(({ rule }) => rule);
  it("before publication everything but what only bids can answer", () => {
    expect(ids("publication")).toEqual(
      expect.arrayContaining(["law-in-force", "related-and-proportionate", "purpose"]),
    );
    expect(ids("publication")).not.toContain("within-term");
  });
  it("with the bids in, only what the tender's own words break", () => {
    expect(ids("bids")).toContain("law-in-force");
    expect(ids("bids")).not.toContain("related-and-proportionate");
    expect(ids("bids")).not.toContain("purpose");
  });
});
