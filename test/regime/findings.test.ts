/** Which rules speak to a tender, and what is said where none, several or unknown ones do. */
import { describe, expect, it } from "vitest";
import { bidOf, findings, floor, markOf, named, rulesOf } from "./tenders.ts";

const low = `
  criteria:
    - { id: price, weight: 60, from: price, score: lowest-over-value }
    - { id: quality, weight: 34, from: marks, scale: 5 }
    - { id: sv, weight: 6, social-value: true, from: marks, scale: 5 }`;

describe("adopted rules", () => {
  const council =
    "buyer-type: local-government, commenced: 2026-03-02, subject: goods, value: { including-vat: 2400000 }, adopts: ppn-002";

  it("are checked as if binding, reported as adopted, and stand in place of no floor", () => {
    expect(floor({ tender: council, award: low })).toMatchObject({
      result: "fail",
      regime: "ppn-002",
      severity: "must",
      adopted: true,
    });
    expect(floor({ tender: council })).toMatchObject({ result: "pass", regime: "ppn-002", adopted: true });
  });

  it("bring their other rules with them", () => {
    const found = findings({ tender: council, bids: [bidOf("A", { marks: [markOf("sv", "3")] })] });
    expect(named(found, "timed-commitment")).toMatchObject([
      { result: "unknown", adopted: true, severity: "must" },
    ]);
  });

  it("do not make anything else adopted", () => {
    const found = findings({ tender: council });
    expect(found.filter(({ adopted }) => adopted).every(({ regime }) => regime === "ppn-002")).toBe(true);
    expect(
      findings({ tender: council.replace(", adopts: ppn-002", "") }).some(({ adopted }) => adopted),
    ).toBe(false);
  });

  it("stand beside rules that bind already: NHS with PPN 002 has a floor of each", () => {
    const found = named(
      findings({
        tender:
          "buyer-type: nhs-england, commenced: 2026-03-02, value: { including-vat: 2400000 }, adopts: ppn-002",
      }),
      "minimum-weight",
    );
    expect(found.map(({ regime, adopted }) => [regime, adopted])).toEqual([
      ["nhs-england", false],
      ["ppn-002", true],
    ]);
  });

  it("a floor that waits for the value is not hidden behind another that passes", () => {
    const found = named(
      findings({ tender: "buyer-type: nhs-england, commenced: 2027-02-01, subject: goods, adopts: ppn-026" }),
      "minimum-weight",
    );
    expect(found.some(({ regime, result }) => regime === "ppn-026" && result === "unknown")).toBe(true);
  });

  it("a missing buyer type is asked for even where an adopted floor passes", () => {
    const found = findings({
      tender: "commenced: 2026-03-02, value: { including-vat: 2400000 }, adopts: ppn-002",
    });
    expect(found.some(({ missing }) => missing === "tender.buyer-type")).toBe(true);
  });

  it("rules that bind the buyer anyway are not called adopted", () => {
    expect(
      floor({
        tender:
          "buyer-type: central-government, commenced: 2026-03-02, value: { including-vat: 2400000 }, adopts: ppn-002",
      }),
    ).toMatchObject({ adopted: false });
  });

  it.each(["2021-05-01", "2025-05-01", "2027-02-01"])(
    "are tested whatever the day: a buyer takes them on by its own choice (%s)",
    (day) => {
      const tender = `buyer-type: local-government, commenced: ${day}, subject: goods, value: { excluding-vat: 2400000, including-vat: 2400000 }, adopts: ppn-002`;
      expect(floor({ tender, award: low })).toMatchObject({
        result: "fail",
        regime: "ppn-002",
        adopted: true,
      });
    },
  );

  it("the day before the regime binds by its first rule, the day after by its last", () => {
    const of = (day: string) =>
      floor({
        tender: `buyer-type: local-government, commenced: ${day}, subject: goods, value: { including-vat: 2400000 }, adopts: ppn-002`,
        award: low,
      }).severity;
    expect([of("2024-05-01"), of("2027-02-01")]).toEqual(["should", "must"]);
  });

  it.each([
    ["social-value-model-2025", "pass"],
    ["social-value-model-2026", "fail"],
    ["cheshire-merseyside", "not applicable"],
  ])("the library %s: whether it is of the edition of the rules: %s", (library, result) => {
    const found = findings({ tender: council, top: `library: ${library}`, moment: "publication" });
    expect(named(found, "edition")).toMatchObject([{ result, adopted: true }]);
  });
});

describe("rules named by the tender", () => {
  it("are the only regime that is held against it, beside those that always hold", () => {
    const found = findings({
      tender: "buyer-type: nhs-england, commenced: 2026-03-02",
      top: "rules: nhs-england",
    });
    expect(new Set(found.map(({ regime }) => regime))).toEqual(
      new Set(["counting", "every-tender", "nhs-england", "quality-over-quantity"]),
    );
  });

  it("hold whatever the buyer is", () => {
    expect(
      floor({ tender: "buyer-type: other, commenced: 2026-03-02", award: low, top: "rules: nhs-england" }),
    ).toMatchObject({ result: "fail", regime: "nhs-england" });
  });

  it("still go by the day", () => {
    expect(
      floor({ tender: "buyer-type: nhs-england, commenced: 2022-03-31", top: "rules: nhs-england" }),
    ).toMatchObject({ result: "not applicable" });
  });

  it("let an adopted regime in as well", () => {
    const found = named(
      findings({
        tender:
          "buyer-type: nhs-england, commenced: 2026-03-02, value: { including-vat: 2400000 }, adopts: ppn-002",
        top: "rules: nhs-england",
      }),
      "minimum-weight",
    );
    expect(found.map(({ regime }) => regime)).toEqual(["nhs-england", "ppn-002"]);
  });

  it("there is an answer on the minimum weighting whichever rules are named", () => {
    expect(
      named(
        findings({
          tender: "buyer-type: nhs-england, commenced: 2026-03-02",
          top: "rules: quality-over-quantity",
        }),
        "minimum-weight",
      ),
    ).toHaveLength(1);
  });
});

describe("what is missing is asked for once", () => {
  it.each([
    ["nothing is given", "", "tender.buyer-type"],
    ["no buyer", "commenced: 2026-03-02", "tender.buyer-type"],
    ["no day", "buyer-type: nhs-england", "tender.commenced"],
    ["no day", "buyer-type: central-government", "tender.commenced"],
    ["no day", "buyer-type: northern-ireland", "tender.commenced"],
  ])("%s (%s)", (_, tender, missing) => {
    const found = findings({ tender, award: low });
    expect(found.filter((one) => one.missing === missing)).toHaveLength(1);
    expect(named(found, "minimum-weight")).toMatchObject([
      { result: "unknown", severity: "must", missing, regime: "not yet chosen" },
    ]);
  });

  it.each(["nhs-england", "northern-ireland"])(
    "a day that cannot turn the answer is not asked for (%s)",
    (buyer) => {
      const found = floor({ tender: `buyer-type: ${buyer}` });
      expect(found).toMatchObject({ result: "pass" });
      expect(found.missing).toContain("tender.commenced");
    },
  );

  it("floors of several regimes, met whichever day it was, are one answer", () => {
    const award = low.replace("34", "10").replace("weight: 6,", "weight: 30,");
    expect(floor({ tender: "buyer-type: central-government", award })).toMatchObject({
      result: "pass",
      regime: "not yet chosen",
      missing: "tender.commenced",
    });
  });

  it("a missing day is no one regime's row of the rules table", () => {
    expect(floor({ tender: "buyer-type: central-government" }).reference).toBeUndefined();
  });

  it.each(["local-government", "wales", "scotland", "other"])("%s needs no day", (buyer) => {
    expect(floor({ tender: `buyer-type: ${buyer}` })).toMatchObject({ result: "not applicable" });
  });
});

describe("deviations", () => {
  const recorded = (rule: string): string =>
    `deviations: [{ rule: ${rule}, who: J. Smith, when: 2026-02-20, why: the market is new }]`;
  const tender = "buyer-type: nhs-england, commenced: 2026-03-02";

  it.each(["minimum-weight", "nhs-england/minimum-weight", "R-WT-007"])(
    "recorded as %s stands beside the failure",
    (rule) => {
      expect(floor({ tender, award: low, top: recorded(rule) })).toMatchObject({
        result: "fail",
        deviation: { who: "J. Smith", when: "2026-02-20", why: "the market is new" },
      });
    },
  );

  it.each(["ppn-002/minimum-weight", "R-WT-002", "climate-theme"])(
    "recorded for %s is not for this rule",
    (rule) => {
      expect(floor({ tender, award: low, top: recorded(rule) }).deviation).toBeUndefined();
    },
  );

  it("says nothing where the rule passes or cannot be told", () => {
    expect(floor({ tender, top: recorded("minimum-weight") })).toMatchObject({ result: "pass" });
    expect(floor({ tender, top: recorded("minimum-weight") }).deviation).toBeUndefined();
    expect(
      named(findings({ tender, top: recorded("climate-theme") }), "climate-theme")[0]?.deviation,
    ).toBeUndefined();
  });
});

describe("the list", () => {
  it("gives musts before shoulds, and keeps each in order", () => {
    const severities = findings({ tender: "buyer-type: nhs-england, commenced: 2026-03-02" }).map(
      ({ severity }) => severity,
    );
    expect(severities).toEqual([...severities].sort());
    expect(severities.filter((one) => one === "must")).toHaveLength(2);
  });

  it("holds the seven rules of quality over quantity for every tender", () => {
    const found = findings({ tender: "buyer-type: other" }).filter(
      ({ regime }) => regime === "quality-over-quantity",
    );
    expect(found).toHaveLength(7);
  });

  it("leaves out what does not speak to the tender", () => {
    expect(named(findings({ tender: "buyer-type: wales" }), "climate-theme")).toEqual([]);
  });

  it("a rule that is met names the facts on which it hangs whether it applies", () => {
    const found = floor({ tender: "buyer-type: central-government, commenced: 2026-03-02, subject: goods" });
    expect(found).toMatchObject({ result: "pass", missing: "tender.value.including-vat" });
  });

  it("rules of a buyer's own are read from text and answer like the others", () => {
    const own = rulesOf(`svscore: 1
rules: own
version: 1.0.0
title: Our own rules
licence: none
list:
  - { id: minimum-weight, title: A fifth, check: { kind: minimum-weight, share: 20%, of: total, counts: [social-value] }, severity: must, source: our policy, status: verified }
`);
    expect(floor({ rulesets: [own] })).toMatchObject({
      result: "fail",
      regime: "own",
      source: "our policy",
      at: expect.stringMatching(/^tender\.yaml:/),
    });
  });
});
