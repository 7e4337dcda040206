/** Annex E.1 of the rules table, row by row, through the command line: `svscore evaluate bids.csv --format json`. */
import { describe, expect, it } from "vitest";
import { evaluated, TWO_BIDS, tenderText } from "./tenders.ts";

const weights = (price: string, quality: string, sv: string, method = "weighted-sum", more = ""): string => `
  method: ${method}${more}
  criteria:
    - { id: price, weight: ${price}, from: price${method === "weighted-sum" ? ", score: lowest-over-value" : ""} }
    - { id: quality, weight: ${quality}, from: marks, scale: 5 }
    - { id: sv, weight: ${sv}, social-value: true, from: marks, scale: 5 }`;

const central = (commenced: string, value = ""): string =>
  `buyer-type: central-government, subject: services, light-touch: false, commenced: ${commenced}${value === "" ? "" : `, value: { including-vat: ${value} }`}`;

/** @returns the exit code and every finding on one rule. */
async function answers(tender: string, award: string, rule = "minimum-weight") {
  const { code, document, error } = await evaluated({
    "tender.yaml": tenderText({ tender, award }),
    "bids.csv": TWO_BIDS,
  });
  if (document === undefined) throw new Error(error);
  return { code, found: document.findings.filter((one) => one.rule === rule), decisions: document.decisions };
}

const of002 = central("2026-03-02", "2400000");
const of026 = (value: string): string => central("2027-01-01", value);

describe("E.1 the floor", () => {
  const rows = [
    [
      "PPN 002, total 100, social value 10.00",
      of002,
      weights("60", "30", "10.00"),
      "pass",
      "10% of all marks",
      "ppn-002",
    ],
    [
      "PPN 002, social value 9.995, compared before rounding",
      of002,
      weights("60", "30.005", "9.995"),
      "fail",
      "9.995% of all marks",
      "ppn-002",
    ],
    [
      "PPN 002, price per quality point, non-price 100, social value 10",
      of002,
      weights("40", "90", "10", "price-per-quality-point", "\n  marks-available: 140"),
      "pass",
      "10% of the non-price marks",
      "ppn-002",
    ],
    [
      "PPN 002, price per quality point, 40 / 54 / 6",
      of002,
      weights("40", "54", "6", "price-per-quality-point"),
      "pass",
      "10% of the non-price marks",
      "ppn-002",
    ],
    [
      "PPN 002, price per quality point, just below",
      of002,
      weights("40", "54.001", "5.999", "price-per-quality-point"),
      "fail",
      "9.9983% of the non-price marks",
      "ppn-002",
    ],
    [
      "PPN 002, weighted sum, 40 / 54 / 6",
      of002,
      weights("40", "54", "6"),
      "fail",
      "6% of all marks",
      "ppn-002",
    ],
    [
      "PPN 026, £999,999.99",
      of026("999999.99"),
      weights("60", "30", "10"),
      "not applicable",
      "below that",
      "ppn-026",
    ],
    [
      "PPN 026, £1,000,000.00, 10",
      of026("1000000.00"),
      weights("60", "30", "10"),
      "pass",
      "floor is 10%",
      "ppn-026",
    ],
    [
      "PPN 026, £1,000,000.00, 9.99",
      of026("1000000.00"),
      weights("60", "30.01", "9.99"),
      "fail",
      "floor is 10%",
      "ppn-026",
    ],
    [
      "PPN 026, £4,999,999.99",
      of026("4999999.99"),
      weights("60", "30", "10"),
      "pass",
      "floor is 10%",
      "ppn-026",
    ],
    [
      "PPN 026, £5,000,000.00, 19.99",
      of026("5000000.00"),
      weights("60", "20.01", "19.99"),
      "fail",
      "floor is 20%",
      "ppn-026",
    ],
    [
      "PPN 026, £5,000,000.00, 20",
      of026("5000000.00"),
      weights("60", "20", "20"),
      "pass",
      "floor is 20%",
      "ppn-026",
    ],
    [
      "PPN 026, £5,000,000.01",
      of026("5000000.01"),
      weights("60", "20", "20"),
      "pass",
      "floor is 20%",
      "ppn-026",
    ],
    [
      "commenced 2026-12-31, £8m",
      central("2026-12-31", "8000000"),
      weights("60", "30", "10"),
      "pass",
      "floor is 10%",
      "ppn-002",
    ],
    [
      "commenced 2027-01-01, £8m",
      central("2027-01-01", "8000000"),
      weights("60", "30", "10"),
      "fail",
      "floor is 20%",
      "ppn-026",
    ],
    [
      "commencement unknown",
      "buyer-type: central-government, value: { including-vat: 8000000 }",
      weights("60", "30", "10"),
      "unknown",
      "does not say when it commenced",
      "not yet chosen",
    ],
    [
      "council, £8m, 2027",
      "buyer-type: local-government, commenced: 2027-01-01, value: { including-vat: 8000000 }",
      weights("60", "39", "1"),
      "not applicable",
      "councils have no minimum weighting in law",
      "local-government",
    ],
    [
      "council that adopts PPN 026, £8m, 2027",
      "buyer-type: local-government, commenced: 2027-01-01, adopts: ppn-026, subject: services, light-touch: false, value: { including-vat: 8000000 }",
      weights("60", "30", "10"),
      "fail",
      "floor is 20%",
      "ppn-026",
    ],
  ] as const;

  it.each(rows)("%s", async (_, tender, award, result, says, regime) => {
    const { code, found } = await answers(tender, award);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ result, regime });
    expect(found[0]?.says).toContain(says);
    expect(found[0]?.adopted).toBe(tender.includes("adopts"));
    if (result === "fail" || result === "unknown") expect(code).toBe(1);
  });

  it("value unknown under PPN 026 is unknown, naming the value including VAT, once and not for each band", async () => {
    const { code, found, decisions } = await answers(central("2027-01-01"), weights("60", "30", "10"));
    expect(code).toBe(1);
    expect(found).toMatchObject([{ result: "unknown", missing: "tender.value.including-vat" }]);
    expect(decisions.filter((one) => one.includes("tender.value.including-vat"))).toHaveLength(1);
  });

  it("value unknown and every band met: nobody is asked", async () => {
    const { found } = await answers(central("2027-01-01"), weights("60", "20", "20"));
    expect(found).toMatchObject([{ result: "pass", missing: "tender.value.including-vat" }]);
  });

  it("a value without VAT is never taken for a value with VAT", async () => {
    const { found } = await answers(
      "buyer-type: central-government, subject: services, commenced: 2027-01-01, value: { excluding-vat: 4900000 }",
      weights("60", "30", "10"),
    );
    expect(found[0]).toMatchObject({ result: "unknown", missing: "tender.value.including-vat" });
  });

  it("but a value that reaches the band without VAT reaches it with VAT", async () => {
    const { found } = await answers(
      "buyer-type: central-government, subject: services, commenced: 2027-01-01, value: { excluding-vat: 5000000 }",
      weights("60", "30", "10"),
    );
    expect(found[0]).toMatchObject({ result: "fail" });
    expect(found[0]?.says).toContain("floor is 20%");
  });

  it("commencement unknown asks for a day, once, and passes nothing", async () => {
    const { found, decisions } = await answers(
      "buyer-type: central-government, value: { including-vat: 8000000 }",
      weights("60", "30", "10"),
    );
    expect(found[0]).toMatchObject({ missing: "tender.commenced", severity: "must" });
    expect(decisions.filter((one) => one.includes("tender.commenced"))).toHaveLength(1);
  });

  it("NHS trust, 2026, no climate criterion and nothing said of the specification: R-SV-005 unknown", async () => {
    const { code, found } = await answers(
      "buyer-type: nhs-england, commenced: 2026-03-02",
      weights("60", "30", "10"),
      "climate-theme",
    );
    expect(code).toBe(1);
    expect(found).toMatchObject([
      { reference: "R-SV-005", result: "unknown", missing: "tender.climate", severity: "must" },
    ]);
  });
});

it("a weight of 9.995% is not shown as 10.00% beside the failure", async () => {
  const { document } = await evaluated({
    "tender.yaml": tenderText({ tender: of002, award: weights("60", "30.005", "9.995") }),
    "bids.csv": TWO_BIDS,
  });
  expect(document?.awards[0]?.socialValueWeight.ofTotal.shown).not.toBe("10.00%");
});
