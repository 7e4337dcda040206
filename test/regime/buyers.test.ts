/** Each kind of buyer on each side of each day and value on which its rules turn. */
import { describe, expect, it } from "vitest";
import { evaluated, findings, floor, named, TWO_BIDS, tenderText } from "./tenders.ts";

const central = "buyer-type: central-government";
const million = "value: { including-vat: 2400000 }";

describe("central government, by the day", () => {
  it.each([
    ["2020-12-31", "not applicable", "none", "must"],
    ["2021-01-01", "pass", "ppn-06-20", "must"],
    ["2025-02-23", "pass", "ppn-06-20", "must"],
    ["2025-02-24", "pass", "ppn-002", "should"],
    ["2025-09-30", "pass", "ppn-002", "should"],
    ["2025-10-01", "pass", "ppn-002", "must"],
    ["2025-12-31", "pass", "ppn-002", "must"],
    ["2026-01-01", "pass", "ppn-002", "must"],
    ["2026-12-31", "pass", "ppn-002", "must"],
    ["2027-01-01", "pass", "ppn-026", "must"],
  ] as const)("%s: %s under %s", (day, result, regime, severity) => {
    const found = floor({ tender: `${central}, commenced: ${day}, ${million}` });
    expect(found).toMatchObject({ result, regime });
    if (regime !== "none") expect(found.severity).toBe(severity);
  });

  it("between 24 February and 30 September 2025 a low weight is advice: nothing for a person to decide", async () => {
    const award =
      "\n  criteria:\n    - { id: price, weight: 70, from: price, score: lowest-over-value }\n    - { id: quality, weight: 25, from: marks, scale: 5 }\n    - { id: sv, weight: 5, social-value: true, from: marks, scale: 5 }";
    const tender = `${central}, subject: services, commenced: 2025-05-01, ${million}`;
    expect(floor({ tender, award })).toMatchObject({ result: "fail", severity: "should" });
    const { document } = await evaluated({
      "tender.yaml": tenderText({ tender, award }),
      "bids.csv": TWO_BIDS,
    });
    expect(document?.decisions.some((one) => one.includes("minimum-weight"))).toBe(false);
  });
});

describe("central government, by value", () => {
  it.each([
    ["2025-12-31", "139687.99", "not applicable"],
    ["2025-12-31", "139688", "pass"],
    ["2026-01-01", "135017.99", "not applicable"],
    ["2026-01-01", "135018.00", "pass"],
  ])("%s, £%s: %s", (day, value, result) => {
    expect(
      floor({ tender: `${central}, commenced: ${day}, value: { including-vat: ${value} }` }),
    ).toMatchObject({ result });
  });

  it("below the threshold the answer says that the value is why", () => {
    const { says } = floor({ tender: `${central}, commenced: 2026-03-02, value: { including-vat: 50000 }` });
    expect(says).toContain("135,018");
    expect(says).not.toContain("no minimum weighting that svscore knows was in force");
  });

  it("below the threshold no other rule of PPN 002 is a must", () => {
    expect(
      named(
        findings({ tender: `${central}, commenced: 2026-03-02, value: { including-vat: 50000 }` }),
        "timed-commitment",
      ),
    ).toEqual([]);
  });

  it("a defence contract is outside because it is one, and the answer says so", () => {
    expect(floor({ tender: `${central}, commenced: 2026-03-02, defence: true, ${million}` }).says).toContain(
      "defence",
    );
  });
});

describe("where no rule is in force", () => {
  it.each([
    [`${central}, commenced: 2020-06-01`, "central-government on 2020-06-01"],
    ["buyer-type: nhs-england, commenced: 2022-03-31", "nhs-england on 2022-03-31"],
    ["buyer-type: northern-ireland, commenced: 2022-05-31", "northern-ireland on 2022-05-31"],
  ])("%s", (tender, says) => {
    const found = floor({ tender });
    expect(found).toMatchObject({ result: "not applicable", regime: "none", adopted: false });
    expect(found.says).toContain(says);
  });

  it.each([`${central}, commenced: 2020-06-01`, "buyer-type: nhs-england, commenced: 2022-03-31"])(
    "no other buyer's rule is named as the source (%s)",
    (tender) => {
      const found = floor({ tender });
      expect(found.reference).not.toBe("R-REG-010");
      expect(found.source).not.toContain("Social Value) Act 2012");
    },
  );
});

describe("NHS England", () => {
  it.each([
    ["2022-04-01", "pass"],
    ["2026-11-21", "pass"],
    ["2027-06-01", "pass"],
  ])("%s: %s, whatever the value", (day, result) => {
    expect(floor({ tender: `buyer-type: nhs-england, commenced: ${day}` })).toMatchObject({
      result,
      regime: "nhs-england",
    });
    expect(
      floor({ tender: `buyer-type: nhs-england, commenced: ${day}, value: { excluding-vat: 500 }` }),
    ).toMatchObject({ result });
  });

  it("before April 2022 the climate theme is not asked for", () => {
    expect(
      named(findings({ tender: "buyer-type: nhs-england, commenced: 2022-03-31" }), "climate-theme"),
    ).toEqual([]);
  });
});

describe("Northern Ireland", () => {
  const low =
    "\n  criteria:\n    - { id: price, weight: 70, from: price, score: lowest-over-value }\n    - { id: quality, weight: 25, from: marks, scale: 5 }\n    - { id: sv, weight: 5, social-value: true, from: marks, scale: 5 }";
  const ni = (subject: string, value: string, day = "2026-03-02"): string =>
    `buyer-type: northern-ireland, commenced: ${day}, subject: ${subject}, light-touch: false, value: { including-vat: ${value} }`;

  it.each([
    ["services", "138759.99", "2022-06-01", "not applicable"],
    ["services", "138760.00", "2022-06-01", "unknown"],
    ["services", "138760.01", "2022-06-01", "fail"],
    ["works", "5336937.00", "2023-12-31", "unknown"],
    ["works", "5336937.01", "2023-12-31", "fail"],
    ["works", "5350000", "2024-06-01", "not applicable"],
    ["services", "139687.99", "2024-06-01", "not applicable"],
    ["services", "500000", "2024-06-01", "unknown"],
    ["services", "500000.01", "2024-06-01", "fail"],
    ["services", "135017.99", "2026-03-02", "not applicable"],
    ["services", "300000", "2026-03-02", "unknown"],
    ["services", "500000.01", "2027-12-31", "fail"],
    ["services", "500000.01", "2028-01-01", "unknown"],
    ["works", "5192999.99", "2026-03-02", "not applicable"],
    ["works", "5193000.01", "2026-03-02", "fail"],
  ])("%s, £%s, %s: %s", (subject, value, day, result) =>
    expect(floor({ tender: ni(subject, value, day), award: low })).toMatchObject({ result }),
  );

  it("what is met is met on either side of a figure on which the sources disagree", () => {
    expect(floor({ tender: ni("services", "138760.00", "2022-06-01") })).toMatchObject({ result: "pass" });
  });

  it("what moves with other thresholds by inference is not shown as sure", () => {
    expect(floor({ tender: ni("works", "5350000", "2024-06-01"), award: low }).status).toBe("unverified");
    expect(floor({ tender: ni("works", "5350000", "2023-06-01"), award: low }).status).toBe("verified");
  });

  it("10% is enough after June 2023: the rise to 20% was a plan", () => {
    expect(floor({ tender: ni("services", "9000000") })).toMatchObject({ result: "pass" });
  });

  it.each([
    ["no subject", "value: { including-vat: 1000000 }", "tender.subject"],
    ["no value", "subject: works", "tender.value.including-vat"],
  ])("%s: unknown, asked for once", (_, given, missing) => {
    const found = named(
      findings({ tender: `buyer-type: northern-ireland, commenced: 2026-03-02, ${given}`, award: low }),
      "minimum-weight",
    );
    expect(found).toMatchObject([{ result: "unknown", missing }]);
  });
});

describe("buyers without a floor", () => {
  it.each([
    ["wales", "wales", "no percentage floor was found"],
    ["scotland", "scotland", "£4,000,000"],
    ["other", "other-buyers", "knows of no minimum weighting"],
    ["local-government", "local-government", "theirs to choose and publish"],
  ])("%s", (buyer, regime, says) => {
    const found = floor({ tender: `buyer-type: ${buyer}, commenced: 2026-05-01, ${million}` });
    expect(found).toMatchObject({ result: "not applicable", severity: "should", regime });
    expect(found.says).toContain(says);
  });
});

describe("through the command line", () => {
  it("a regime that is adopted but does not exist is refused, as a rule that is named is", async () => {
    const tender = tenderText({
      tender: `buyer-type: local-government, commenced: 2026-03-02, ${million}, adopts: ppn-02`,
    });
    expect((await evaluated({ "tender.yaml": tender, "bids.csv": TWO_BIDS })).code).toBe(2);
  });

  it("rules that do not exist are refused with what was probably meant", async () => {
    const tender = tenderText({
      tender: "buyer-type: nhs-england, commenced: 2026-03-02",
      top: "rules: nhs-englnd",
    });
    const { code, error } = await evaluated({ "tender.yaml": tender, "bids.csv": TWO_BIDS });
    expect(code).toBe(2);
    expect(error).toContain("SV224");
    expect(error).toContain("did you mean `nhs-england`?");
  });

  it("a recorded deviation still leaves a person's decision, and shows it", async () => {
    const award =
      "\n  criteria:\n    - { id: price, weight: 70, from: price, score: lowest-over-value }\n    - { id: quality, weight: 25, from: marks, scale: 5 }\n    - { id: sv, weight: 5, social-value: true, from: marks, scale: 5 }";
    const top =
      "deviations: [{ rule: minimum-weight, who: J. Smith, when: 2026-02-20, why: the market is new }]";
    const { code, document } = await evaluated({
      "tender.yaml": tenderText({
        tender: "buyer-type: nhs-england, commenced: 2026-03-02, climate: specification",
        award,
        top,
      }),
      "bids.csv": TWO_BIDS,
    });
    expect(code).toBe(1);
    expect(document?.findings.find(({ rule }) => rule === "minimum-weight")).toMatchObject({
      result: "fail",
      deviation: { who: "J. Smith" },
    });
    expect(document?.decisions.some((one) => one.includes("J. Smith"))).toBe(true);
  });

  it("each lot is tested at the value of the whole contract, and says which lot it is", async () => {
    const tender = `svscore: 1
tender: { reference: T, title: T, buyer-type: central-government, commenced: 2027-01-01, value: { including-vat: 8000000 } }
award:
  criteria:
    - { id: price, weight: 60, from: price, score: lowest-over-value }
    - { id: quality, weight: 30, from: marks, scale: 5 }
    - { id: sv, weight: 10, social-value: true, from: marks, scale: 5 }
lots: [{ id: small, value: { including-vat: 2000000 } }, { id: large }]
`;
    const { document } = await evaluated({
      "tender.yaml": tender,
      "bids.csv": "lot,bidder,price,quality,sv\nsmall,A,1,4,3\nlarge,A,1,4,3\n",
    });
    const found = document?.findings
      .filter(({ rule }) => rule === "minimum-weight")
      .map(({ lot, result }) => [lot, result]);
    expect(found).toEqual([
      ["small", "fail"],
      ["large", "fail"],
    ]);
  });
});
