/** One scope test for all rules: who, where, when, under which law, for what, from how much. */
import { describe, expect, it } from "vitest";
import type { Applies } from "../../src/regime/model.ts";
import { answerOf, band, scope, tables } from "./scopes.ts";

describe("the buyer", () => {
  const central: Partial<Applies> = { buyerTypes: ["central-government", "nhs-england"] };

  it.each([
    ["buyer-type: central-government", "inside"],
    ["buyer-type: nhs-england", "inside"],
    ["buyer-type: local-government", "outside"],
    ["buyer-type: other", "outside"],
    ["", "unknown"],
  ])("%s is %s", (tender, kind) => expect(scope(central, tender).kind).toBe(kind));

  it("unknown names what is missing", () => {
    expect(scope(central, "")).toMatchObject({ missing: "tender.buyer-type" });
  });

  it.each(["buyer-type: local-government", ""])(
    "does not matter where the rules are adopted (%s)",
    (tender) => expect(scope(central, tender, { adopted: true }).kind).toBe("inside"),
  );

  it("outside says whom the rule binds and who the buyer is", () => {
    expect(scope(central, "buyer-type: wales")).toEqual({
      kind: "outside",
      stage: "buyer",
      says: "it binds central-government, nhs-england, and the buyer is wales",
    });
  });
});

describe("the nation", () => {
  const england: Partial<Applies> = { nations: ["england"] };

  it.each([
    ["buyer-type: local-government", "inside"],
    ["buyer-type: nhs-england", "inside"],
    ["buyer-type: central-government", "inside"],
    ["buyer-type: wales", "outside"],
    ["buyer-type: scotland", "outside"],
    ["buyer-type: northern-ireland", "outside"],
    ["buyer-type: other, nation: england", "inside"],
    ["buyer-type: other, nation: wales", "outside"],
    ["buyer-type: other", "unknown"],
    ["", "unknown"],
  ])("%s is %s", (tender, kind) => expect(scope(england, tender).kind).toBe(kind));

  it("names the fact that would settle it", () => {
    expect(scope(england, "buyer-type: other").missing).toBe("tender.nation");
    expect(scope(england, "").missing).toBe("tender.buyer-type");
  });

  it("outside says where the rule binds", () => {
    expect(scope(england, "buyer-type: wales").says).toBe(
      "it binds bodies in england, and the buyer is a body in wales",
    );
  });
});

describe("the day", () => {
  const year: Partial<Applies> = { commenced: { from: "2026-01-01", to: "2026-12-31" } };

  it.each([
    ["2025-12-31", "outside"],
    ["2026-01-01", "inside"],
    ["2026-06-30", "inside"],
    ["2026-12-31", "inside"],
    ["2027-01-01", "outside"],
  ])("commenced on %s is %s", (day, kind) => expect(scope(year, `commenced: ${day}`).kind).toBe(kind));

  it.each([
    [{ from: "2026-01-01" }, "2099-01-01", "inside"],
    [{ from: "2026-01-01" }, "2025-12-31", "outside"],
    [{ to: "2026-12-31" }, "1999-01-01", "inside"],
    [{ to: "2026-12-31" }, "2027-01-01", "outside"],
  ] as const)("with one end open: %j on %s is %s", (commenced, day, kind) => {
    expect(scope({ commenced }, `commenced: ${day}`).kind).toBe(kind);
  });

  it("a missing day is unknown, but where the rules are adopted and any day will do", () => {
    expect(scope(year, "")).toMatchObject({ kind: "unknown", missing: "tender.commenced" });
    expect(scope(year, "", { adopted: true })).toMatchObject({ missing: "tender.commenced" });
    expect(scope(year, "", { adopted: true, anyDay: true }).kind).toBe("inside");
  });

  it.each(["2019-01-01", "2026-06-30", "2030-01-01"])("any day will do where it is adopted: %s", (day) =>
    expect(scope(year, `commenced: ${day}`, { adopted: true, anyDay: true }).kind).toBe("inside"),
  );

  it("the buyer is asked about before the day", () => {
    expect(scope({ ...year, buyerTypes: ["wales"] }, "buyer-type: scotland").kind).toBe("outside");
    expect(scope({ ...year, buyerTypes: ["wales"] }, "")).toMatchObject({ missing: "tender.buyer-type" });
  });
});

describe("the law", () => {
  const act: Partial<Applies> = { laws: ["procurement-act-2023"] };
  const council = "buyer-type: local-government, subject: services";

  it.each([
    [`${council}, commenced: 2025-02-23`, "outside"],
    [`${council}, commenced: 2025-02-24`, "inside"],
    [`${council}, commenced: 2025-02-23, law: procurement-act-2023`, "inside"],
    [`${council}, commenced: 2026-06-01, law: pcr-2015`, "outside"],
    [`${council}, commenced: 2026-06-01, call-off: true`, "unknown"],
    [`${council}, commenced: 2026-06-01, call-off: true, law: procurement-act-2023`, "inside"],
    ["buyer-type: scotland, commenced: 2026-06-01", "outside"],
    ["buyer-type: nhs-england, subject: healthcare, commenced: 2026-06-01", "outside"],
    ["buyer-type: central-government, subject: healthcare, commenced: 2026-06-01", "inside"],
    ["buyer-type: nhs-england, commenced: 2026-06-01", "unknown"],
    ["buyer-type: central-government, commenced: 2026-06-01", "inside"],
  ])("%s is %s", (tender, kind) => expect(scope(act, tender).kind).toBe(kind));

  it.each([
    ["buyer-type: nhs-england, subject: healthcare, commenced: 2023-12-31", "outside"],
    ["buyer-type: nhs-england, subject: healthcare, commenced: 2024-01-01", "inside"],
    ["buyer-type: local-government, subject: healthcare, commenced: 2024-01-01", "inside"],
    ["buyer-type: local-government, subject: services, commenced: 2024-01-01", "outside"],
  ])(
    "health care in England stands under the Provider Selection Regime from its first day: %s is %s",
    (tender, kind) => expect(scope({ laws: ["provider-selection-regime"] }, tender).kind).toBe(kind),
  );

  it("of a call-off without its law, the law is asked for", () => {
    expect(scope(act, `${council}, commenced: 2026-06-01, call-off: true`).missing).toBe("tender.law");
  });
});

describe("a band of values", () => {
  const worth = (value: string, vat = "including"): string => `value: { ${vat}-vat: ${value} }`;

  it.each([
    ["atLeast", "999999.99", "outside"],
    ["atLeast", "1000000", "inside"],
    ["atLeast", "1000000.00", "inside"],
    ["atLeast", "1000000.01", "inside"],
    ["above", "999999.99", "outside"],
    ["above", "1000000.00", "outside"],
    ["above", "1000000.01", "inside"],
    ["below", "999999.99", "inside"],
    ["below", "1000000.00", "outside"],
    ["below", "1000000.01", "outside"],
  ] as const)("%s £1,000,000: £%s is %s", (bound, value, kind) => {
    expect(scope(band("including", { [bound]: "1000000" }), worth(value)).kind).toBe(kind);
  });

  it("both ends at once", () => {
    const both = band("including", { atLeast: "1000000", below: "5000000" });
    expect(
      ["999999.99", "1000000", "4999999.99", "5000000"].map((value) => scope(both, worth(value)).kind),
    ).toEqual(["outside", "inside", "inside", "outside"]);
  });

  it.each([
    ["including", { atLeast: "5000000" }, "excluding", "5000000", "inside"],
    ["including", { atLeast: "5000000" }, "excluding", "4999999.99", "unknown"],
    ["including", { atLeast: "6000000" }, "excluding", "5000000", "unknown"],
    ["including", { atLeast: "6000000" }, "excluding", "4999999.99", "outside"],
    ["including", { above: "5000000" }, "excluding", "5000000", "unknown"],
    ["including", { above: "5000000" }, "excluding", "5000000.01", "inside"],
    ["including", { above: "6000000" }, "excluding", "5000000", "outside"],
    ["including", { below: "5000000" }, "excluding", "5000000", "outside"],
    ["including", { below: "5000000" }, "excluding", "4999999.99", "unknown"],
    ["including", { below: "6000000" }, "excluding", "4999999.99", "inside"],
    ["excluding", { atLeast: "5000000" }, "including", "4999999.99", "outside"],
    ["excluding", { atLeast: "5000000" }, "including", "5000000", "unknown"],
    ["excluding", { atLeast: "5000000" }, "including", "6000000", "inside"],
    ["excluding", { above: "5000000" }, "including", "5000000", "outside"],
    ["excluding", { above: "5000000" }, "including", "6000000", "unknown"],
  ] as const)(
    "with VAT is never more than a fifth more than without: a band %s VAT of %j, with £ %s VAT of %s, is %s",
    (vat, ends, given, value, kind) => expect(scope(band(vat, ends), worth(value, given)).kind).toBe(kind),
  );

  it("unknown names the figure that is missing", () => {
    expect(scope(band("including", { atLeast: "5000000" }), worth("4500000", "excluding"))).toMatchObject({
      missing: "tender.value.including-vat",
    });
    expect(scope(band("excluding", { atLeast: "5000000" }), worth("5500000"))).toMatchObject({
      missing: "tender.value.excluding-vat",
    });
    expect(scope(band("including", { atLeast: "5000000" }), "").missing).toBe("tender.value.including-vat");
  });

  it("each VAT basis reads its own figure", () => {
    const tender = "value: { excluding-vat: 900000, including-vat: 1080000 }";
    expect(scope(band("including", { atLeast: "1000000" }), tender).kind).toBe("inside");
    expect(scope(band("excluding", { atLeast: "1000000" }), tender).kind).toBe("outside");
  });

  it("outside writes the value in pounds", () => {
    expect(scope(band("including", { above: "138760" }), worth("138760"))).toEqual({
      kind: "outside",
      stage: "kind",
      says: "it applies to contracts above £138,760 including VAT, and this one is £138,760",
    });
  });
});

describe("marks of a tender", () => {
  const except: Partial<Applies> = { except: ["private-utility", "defence"] };

  it.each([
    ["defence: true", "outside"],
    ["private-utility: true", "outside"],
    ["defence: false", "inside"],
    ["framework: true", "inside"],
    ["", "inside"],
  ])("except: %s is %s", (tender, kind) => expect(scope(except, tender).kind).toBe(kind));

  it("a mark that is not there counts as no, and the answer says so", () => {
    expect(answerOf(except, "").takenAsNo).toEqual(["private-utility", "defence"]);
    expect(answerOf(except, "defence: false").takenAsNo).toEqual(["private-utility"]);
    expect(answerOf(except, "defence: true").takenAsNo).toEqual([]);
  });

  it("of a rule that is met nothing rests on it", () => {
    expect(answerOf(except, "", { check: "pass" }).takenAsNo).toEqual([]);
  });

  it("light touch is never counted as no", () => {
    const only: Partial<Applies> = {
      except: ["light-touch"],
      subjects: { of: ["services"], whenUnknown: "unknown" },
    };
    expect(scope(only, "subject: services")).toMatchObject({
      kind: "unknown",
      missing: "tender.light-touch",
    });
    expect(scope(only, "subject: services, light-touch: false").kind).toBe("inside");
    expect(scope(only, "subject: services, light-touch: true").kind).toBe("outside");
  });

  it("goods and works are no light touch contracts", () => {
    const all: Partial<Applies> = { except: ["light-touch"] };
    expect(scope(all, "subject: goods").kind).toBe("inside");
    expect(scope(all, "subject: works").kind).toBe("inside");
  });
});

describe("the subject", () => {
  const works: Partial<Applies> = { subjects: { of: ["works"], whenUnknown: "unknown" } };

  it.each([
    ["subject: works", "inside"],
    ["subject: services", "outside"],
    ["subject: mixed", "unknown"],
    ["", "unknown"],
  ])("%s is %s", (tender, kind) => expect(scope(works, tender).kind).toBe(kind));

  it("unknown names what is missing", () =>
    expect(scope(works, "")).toMatchObject({ missing: "tender.subject" }));

  it("outside says for what the contract is", () =>
    expect(scope(works, "subject: goods").says).toBe("it applies to works, and this contract is for goods"));
});

describe("the threshold of the day", () => {
  const act: Partial<Applies> = {
    threshold: { tables: tables("procurement-act-2023"), ordinary: false, waivedBy: [] },
  };
  const at = (pounds: string, more = "subject: goods", day = "2026-06-01"): string =>
    `buyer-type: central-government, commenced: ${day}, ${more}, value: { including-vat: ${pounds} }`;

  it.each([
    ["135017.99", "subject: goods", "2026-06-01", "outside"],
    ["135018.00", "subject: goods", "2026-06-01", "inside"],
    ["139687.99", "subject: goods", "2025-12-31", "outside"],
    ["139688.00", "subject: goods", "2025-12-31", "inside"],
    ["5192999.99", "subject: works", "2026-01-01", "outside"],
    ["5193000.00", "subject: works", "2026-01-01", "inside"],
    ["5372608.99", "subject: works", "2025-12-31", "outside"],
    ["5372609.00", "subject: works", "2025-12-31", "inside"],
    ["663539.99", "subject: services, light-touch: true", "2026-06-01", "outside"],
    ["663540.00", "subject: services, light-touch: true", "2026-06-01", "inside"],
    ["5192999.99", "subject: goods, concession: true", "2026-06-01", "outside"],
    ["5193000.00", "subject: goods, concession: true", "2026-06-01", "inside"],
    ["5372608.99", "subject: services, light-touch: true, concession: true", "2026-06-01", "outside"],
    ["5372609.00", "subject: services, light-touch: true, concession: true", "2026-06-01", "inside"],
    ["415439.99", "subject: goods, utility: true", "2026-06-01", "outside"],
    ["415440.00", "subject: goods, utility: true", "2026-06-01", "inside"],
    ["415439.99", "subject: goods, private-utility: true", "2026-06-01", "outside"],
    ["884719.99", "subject: services, light-touch: true, utility: true", "2026-06-01", "outside"],
    ["884720.00", "subject: services, light-touch: true, utility: true", "2026-06-01", "inside"],
    ["207719.99", "subject: goods, authority: sub-central", "2026-06-01", "outside"],
    ["207720.00", "subject: goods, authority: sub-central", "2026-06-01", "inside"],
    ["300000", "subject: goods, defence: true", "2026-06-01", "unknown"],
    ["5193000", "subject: works, defence: true", "2026-06-01", "inside"],
    ["9000000", "subject: goods", "2027-12-31", "inside"],
    ["9000000", "subject: goods", "2028-01-01", "unknown"],
    ["9000000", "subject: goods", "2025-02-23", "unknown"],
  ])("£%s, %s, %s: %s", (pounds, more, day, kind) =>
    expect(scope(act, at(pounds, more, day)).kind).toBe(kind),
  );

  it.each([
    ["buyer-type: nhs-england, authority: nhs-foundation-trust", "inside"],
    ["buyer-type: nhs-england, authority: nhs-trust", "inside"],
    ["buyer-type: nhs-england, authority: integrated-care-board", "outside"],
    ["buyer-type: nhs-england, buyer: Northshire Hospitals NHS Foundation Trust", "inside"],
    ["buyer-type: nhs-england, buyer: Northshire NHS Trust", "inside"],
    ["buyer-type: nhs-england, buyer: NHS Northshire Integrated Care Board", "outside"],
    ["buyer-type: nhs-england, buyer: NHS England", "inside"],
    ["buyer-type: nhs-england, buyer: The Northshire Hospitals", "unknown"],
    ["buyer-type: nhs-england, buyer: Northshire NHS Trust with Northshire ICB", "unknown"],
    ["buyer-type: northern-ireland", "inside"],
    ["buyer-type: local-government", "outside"],
    ["buyer-type: other", "outside"],
    ["buyer-type: other, authority: central", "inside"],
    ["buyer-type: wales", "unknown"],
    ["buyer-type: wales, authority: central", "inside"],
  ])("central or not, at £150,000: %s is %s", (buyer, kind) =>
    expect(
      scope(act, `${buyer}, commenced: 2026-06-01, subject: goods, value: { including-vat: 150000 }`).kind,
    ).toBe(kind),
  );

  it("outside gives the value, the figure, the kind of contract and the days between which it holds", () => {
    expect(scope(act, at("1000000", "subject: works"))).toEqual({
      kind: "outside",
      stage: "kind",
      says: "the value, £1,000,000, is below £5,193,000 including VAT, the threshold for works that begin on 2026-06-01 (in force from 2026-01-01 to 2027-12-31)",
    });
    expect(scope(act, at("100000")).says).toContain(
      "the threshold for goods and services bought by a central authority",
    );
  });

  it("unknown gives each reading with its figure, and the smallest sets of facts that would settle it", () => {
    expect(scope(act, at("300000", "subject: services"))).toEqual({
      kind: "unknown",
      missing: "tender.light-touch",
      says: "whether it applies cannot be told: below £663,540 if light touch; at or above £135,018 otherwise; where it applies, the check",
    });
    expect(scope(act, at("3000000", "nation: england"))).toMatchObject({
      missing: "tender.subject",
      says: expect.stringContaining("below £5,193,000 if for works; "),
    });
    expect(scope(act, at("300000", "nation: england"))).toMatchObject({
      missing: "tender.subject and tender.light-touch",
    });
    expect(
      scope(act, "buyer-type: central-government, commenced: 2026-06-01, subject: services").missing,
    ).toBe("tender.light-touch and tender.value.including-vat");
  });

  it("what no fact can turn is answered without it", () => {
    expect(scope(act, at("6000000", "nation: england")).kind).toBe("inside");
    expect(scope(act, at("100000", "nation: england")).kind).toBe("outside");
    expect(
      scope(
        act,
        "buyer-type: central-government, commenced: 2026-06-01, subject: goods, value: { excluding-vat: 135018 }",
      ).kind,
    ).toBe("inside");
    expect(
      scope(
        act,
        "buyer-type: central-government, commenced: 2026-06-01, subject: goods, value: { excluding-vat: 112514.99 }",
      ).kind,
    ).toBe("outside");
    expect(
      scope(
        act,
        "buyer-type: central-government, commenced: 2026-06-01, subject: goods, value: { excluding-vat: 112515 }",
      ).kind,
    ).toBe("unknown");
  });

  it("what is met whichever reading is true is met, and names on what it hangs whether it applies", () => {
    expect(answerOf(act, at("300000", "subject: services"), { check: "pass" })).toMatchObject({
      result: "pass",
      missing: "tender.light-touch",
      says: "the check",
    });
  });

  it("a figure that is not made yet is not published as of a day", () => {
    expect(scope(act, at("9000000", "subject: goods", "2028-01-01")).says).toContain(
      "is not published as of 2026-12-01",
    );
  });

  it("a tender that says on which side it is needs no value", () => {
    const day = "buyer-type: central-government, commenced: 2026-06-01";
    expect(scope(act, `${day}, below-threshold: true`)).toMatchObject({
      kind: "outside",
      says: "the tender is marked `below-threshold`",
    });
    expect(scope(act, `${day}, below-threshold: false`).kind).toBe("inside");
  });

  it("a duty of its own is no threshold of which `below-threshold` speaks", () => {
    const wales: Partial<Applies> = {
      threshold: { tables: tables("sppp-wales-2023"), ordinary: false, waivedBy: ["outsourcing"] },
    };
    const works = "buyer-type: wales, commenced: 2026-06-01, subject: works, below-threshold: true";
    expect(scope(wales, `${works}, value: { including-vat: 2000000 }`).kind).toBe("inside");
    expect(scope(wales, `${works}, value: { including-vat: 1999999.99 }`).kind).toBe("outside");
  });

  it("the ordinary figure is taken by light touch contracts and utilities where a law says so", () => {
    const ordinary: Partial<Applies> = {
      threshold: { tables: tables("procurement-act-2023"), ordinary: true, waivedBy: [] },
    };
    expect(scope(ordinary, at("300000", "subject: services, light-touch: true")).kind).toBe("inside");
    expect(scope(ordinary, at("300000", "subject: goods, utility: true")).kind).toBe("inside");
    expect(scope(ordinary, at("300000", "subject: services")).kind).toBe("inside");
  });

  it("kinds of contract of which the threshold is not asked are inside at any value", () => {
    const some: Partial<Applies> = {
      threshold: {
        tables: tables("procurement-act-2023"),
        ordinary: false,
        waivedBy: [],
        kinds: ["works"],
        unsureBelow: "nobody knows",
      },
    };
    expect(scope(some, at("10")).kind).toBe("inside");
    expect(scope(some, at("10", "subject: works"))).toMatchObject({
      kind: "unknown",
      says: "whether it applies cannot be told: nobody knows; where it applies, the check",
    });
  });

  it("a figure that rests on one source or on inference is not shown as sure", () => {
    const ni: Partial<Applies> = {
      threshold: { tables: tables("northern-ireland"), ordinary: false, waivedBy: [] },
    };
    const of = (day: string): string =>
      `buyer-type: northern-ireland, commenced: ${day}, subject: works, value: { including-vat: 9000000 }`;
    expect(answerOf(ni, of("2023-06-01")).verified).toBe(true);
    expect(answerOf(ni, of("2024-06-01")).verified).toBe(false);
  });

  it("the figures of 2025 were not read for Wales", () => {
    const of = (day: string): string =>
      `buyer-type: wales, commenced: ${day}, subject: works, value: { including-vat: 9000000 }`;
    expect(answerOf(act, of("2025-06-01")).verified).toBe(false);
    expect(answerOf(act, of("2026-06-01")).verified).toBe(true);
  });
});

describe("what nobody can tell of a rule", () => {
  const doubtful: Partial<Applies> = { unsure: "no source says" };

  it("is unknown where the check fails, and met if it is covered where the check passes", () => {
    expect(answerOf(doubtful, "")).toMatchObject({
      result: "unknown",
      verified: false,
      missing: "what the sources leave open: no source says",
    });
    expect(answerOf(doubtful, "", { check: "pass" })).toMatchObject({
      result: "pass",
      missing: "no source says",
    });
  });
});

it("a rule that narrows nothing speaks to every tender", () => expect(scope({}, "").kind).toBe("inside"));
