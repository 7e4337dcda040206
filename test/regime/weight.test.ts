import { describe, expect, it } from "vitest";
import { exactText } from "../../src/number/exact.ts";
import { effectiveWeight } from "../../src/regime/weight.ts";
import type { Criterion } from "../../src/tender/model.ts";
import { awardOf, evaluated, floor, tenderText } from "./tenders.ts";

const social = (one: Criterion): boolean => one.socialValue;
const weigh = (award: string, wanted = social) => {
  const { marks, ofTotal, ofNonPrice, criteria } = effectiveWeight(awardOf({ award }), wanted);
  return [
    exactText(marks),
    exactText(ofTotal),
    ofNonPrice === undefined ? "none" : exactText(ofNonPrice),
    criteria.join(" "),
  ];
};
const marked = "from: marks, scale: 5";
const price = (weight: number): string =>
  `{ id: price, weight: ${weight}, from: price, score: lowest-over-value }`;

describe("the effective weight", () => {
  const rows = [
    [
      "a leaf at the top",
      `\n  criteria: [${price(40)}, { id: q, weight: 50, ${marked} }, { id: sv, weight: 10, social-value: true, ${marked} }]`,
      ["10", "0.1", "1/6", "sv"],
    ],
    [
      "inside quality, shares of the parent",
      `\n  criteria: [${price(40)}, { id: q, weight: 60, criteria: [{ id: t, weight: 80, ${marked} }, { id: sv, weight: 20, social-value: true, ${marked} }] }]`,
      ["12", "0.12", "0.2", "sv"],
    ],
    [
      "inside quality, shares of the whole",
      `\n  criteria: [${price(40)}, { id: q, weight: 60, criteria: [{ id: t, weight: 48, ${marked} }, { id: sv, weight: 12, social-value: true, ${marked} }] }]`,
      ["12", "0.12", "0.2", "sv"],
    ],
    [
      "two levels down, both ways of writing mixed",
      `\n  criteria: [${price(40)}, { id: q, weight: 60, criteria: [{ id: t, weight: 50, ${marked} }, { id: u, weight: 50, criteria: [{ id: v, weight: 40, ${marked} }, { id: sv, weight: 10, social-value: true, ${marked} }] }] }]`,
      ["6", "0.06", "0.1", "sv"],
    ],
    [
      "a branch is counted once, not again for what is in it",
      `\n  criteria: [${price(40)}, { id: q, weight: 40, ${marked} }, { id: sv, weight: 20, social-value: true, criteria: [{ id: a, weight: 50, social-value: true, ${marked} }, { id: b, weight: 50, ${marked} }] }]`,
      ["20", "0.2", "1/3", "sv"],
    ],
    [
      "two branches apart are added",
      `\n  criteria: [${price(40)}, { id: q, weight: 45, ${marked} }, { id: a, weight: 10, social-value: true, ${marked} }, { id: b, weight: 5, social-value: true, ${marked} }]`,
      ["15", "0.15", "0.25", "a b"],
    ],
    [
      "no social value",
      `\n  criteria: [${price(40)}, { id: q, weight: 60, ${marked} }]`,
      ["0", "0", "0", ""],
    ],
    ["all price", `\n  criteria: [${price(100)}]`, ["0", "0", "none", ""]],
    [
      "of 200 marks",
      `\n  marks-available: 200\n  criteria: [${price(120)}, { id: q, weight: 60, ${marked} }, { id: sv, weight: 20, social-value: true, ${marked} }]`,
      ["20", "0.1", "0.25", "sv"],
    ],
    [
      "thirds stay thirds",
      `\n  marks-available: 3\n  criteria: [${price(1)}, { id: q, weight: 1, ${marked} }, { id: sv, weight: 1, social-value: true, ${marked} }]`,
      ["1", "1/3", "0.5", "sv"],
    ],
    [
      "a gate without a weight changes nothing",
      `\n  criteria: [${price(40)}, { id: g, from: gate }, { id: q, weight: 50, ${marked} }, { id: sv, weight: 10, social-value: true, ${marked} }]`,
      ["10", "0.1", "1/6", "sv"],
    ],
  ] as const;
  it.each(rows)("%s", (_, award, expected) => expect(weigh(award)).toEqual(expected));

  it("price inside a branch is price all the same", () => {
    const award = `\n  criteria: [{ id: money, weight: 50, criteria: [{ id: price, weight: 80, from: price, score: lowest-over-value }, { id: plan, weight: 20, ${marked} }] }, { id: q, weight: 44, ${marked} }, { id: sv, weight: 6, social-value: true, ${marked} }]`;
    expect(weigh(award)).toEqual(["6", "0.06", "0.1", "sv"]);
  });
});

describe("net zero beside social value", () => {
  const apart = `\n  criteria: [${price(60)}, { id: q, weight: 30, ${marked} }, { id: sv, weight: 6, social-value: true, ${marked} }, { id: nz, weight: 4, net-zero: true, ${marked} }]`;
  const nhs = "buyer-type: nhs-england, commenced: 2026-03-02";
  const ppn026 = (value: string): string =>
    `buyer-type: central-government, subject: goods, commenced: 2027-01-01, value: { including-vat: ${value} }`;

  it("NHS England: the two count together", () => {
    expect(floor({ tender: nhs, award: apart })).toMatchObject({ result: "pass", regime: "nhs-england" });
    expect(floor({ tender: nhs, award: apart }).says).toContain("10% of all marks (`sv` + `nz`");
  });

  it("NHS England: a criterion that is both is counted once", () => {
    const award = `\n  criteria: [${price(60)}, { id: q, weight: 34, ${marked} }, { id: both, weight: 6, social-value: true, net-zero: true, ${marked} }]`;
    expect(floor({ tender: nhs, award })).toMatchObject({ result: "fail" });
    expect(floor({ tender: nhs, award }).says).toContain("6% of all marks (`both`");
  });

  it("PPN 002: net zero does not count beside social value", () => {
    expect(
      floor({
        tender:
          "buyer-type: central-government, subject: goods, commenced: 2026-03-02, value: { including-vat: 2400000 }",
        award: apart,
      }),
    ).toMatchObject({ result: "fail" });
  });

  it("PPN 026: net zero beside social value is left out", () => {
    expect(floor({ tender: ppn026("2000000"), award: apart })).toMatchObject({ result: "fail" });
    expect(floor({ tender: ppn026("2000000"), award: apart }).says).toContain("6% of all marks (`sv`;");
  });

  it.each([
    ["10", "60", "30", "2000000", "unknown"],
    ["9", "60", "31", "2000000", "fail"],
    ["10", "60", "30", "8000000", "fail"],
    ["20", "60", "20", "8000000", "unknown"],
  ])(
    "PPN 026: a criterion marked both is read as both: %s of 100 with price %s, quality %s, at £%s: %s",
    (weight, priced, rest, value, result) => {
      const award = `\n  criteria: [${price(Number(priced))}, { id: q, weight: ${rest}, ${marked} }, { id: both, weight: ${weight}, social-value: true, net-zero: true, ${marked} }]`;
      const found = floor({ tender: ppn026(value), award });
      expect(found).toMatchObject({ result });
      expect(found.says).toContain("`both` is marked both as social value and as net zero");
    },
  );

  it("PPN 026: what is social value alone may be enough beside a criterion marked both", () => {
    const award = `\n  criteria: [${price(60)}, { id: q, weight: 20, ${marked} }, { id: sv, weight: 10, social-value: true, ${marked} }, { id: both, weight: 10, social-value: true, net-zero: true, ${marked} }]`;
    expect(floor({ tender: ppn026("2000000"), award })).toMatchObject({ result: "pass" });
  });

  it("PPN 026: net zero inside the social value branch is left out as well", () => {
    const award = `\n  criteria: [${price(60)}, { id: q, weight: 20, ${marked} }, { id: sv, weight: 20, social-value: true, criteria: [{ id: jobs, weight: 50, ${marked} }, { id: carbon, weight: 50, net-zero: true, ${marked} }] }]`;
    expect(floor({ tender: ppn026("8000000"), award })).toMatchObject({ result: "fail" });
  });

  it("PPN 026: social value inside a net zero branch is left out", () => {
    const award = `\n  criteria: [${price(60)}, { id: q, weight: 20, ${marked} }, { id: nz, weight: 20, net-zero: true, criteria: [{ id: sv, weight: 50, social-value: true, ${marked} }, { id: carbon, weight: 50, ${marked} }] }]`;
    expect(floor({ tender: ppn026("8000000"), award })).toMatchObject({ result: "fail" });
  });
});

it("the document shows the same weight as the finding", async () => {
  const award = `\n  criteria: [${price(40)}, { id: quality, weight: 60, criteria: [{ id: t, weight: 90, ${marked} }, { id: sv, weight: 10, social-value: true, ${marked} }] }]`;
  const { document } = await evaluated({
    "tender.yaml": tenderText({ tender: "buyer-type: nhs-england, commenced: 2026-03-02", award }),
    "bids.csv": "bidder,price,t,sv\nA,100,4,3\nB,120,5,4\n",
  });
  expect(document?.awards[0]?.socialValueWeight).toMatchObject({
    ofTotal: { exact: "0.06" },
    ofNonPrice: { exact: "0.1" },
  });
  expect(document?.findings.find(({ rule }) => rule === "minimum-weight")?.says).toContain("6% of all marks");
});
