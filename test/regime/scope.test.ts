import { describe, expect, it } from "vitest";
import { exact } from "../../src/number/exact.ts";
import type { Applies, ValueBand } from "../../src/regime/model.ts";
import { ruleScopeForTender } from "../../src/regime/scope.ts";
import { tenderOf } from "./tenders.ts";

const scope = (applies: Partial<Applies>, tender: string, adopted = false) => {
  const read = tenderOf({ tender });
  return ruleScopeForTender({ except: [], ...applies }, read, read.value, adopted);
};

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
    (tender) => {
      expect(scope(central, tender, true)).toEqual({ kind: "inside" });
    },
  );

  it("outside says whom the rule binds and who the buyer is", () => {
    expect(scope(central, "buyer-type: wales")).toEqual({
      kind: "outside",
      stage: "buyer",
      because: "it binds central-government, nhs-england, and the buyer is wales",
    });
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

  it("a missing day is unknown, even where the rules are adopted", () => {
    expect(scope(year, "")).toMatchObject({ kind: "unknown", missing: "tender.commenced" });
    expect(scope(year, "", true)).toMatchObject({ kind: "unknown", missing: "tender.commenced" });
  });

  it("the buyer is asked about before the day", () => {
    expect(scope({ ...year, buyerTypes: ["wales"] }, "buyer-type: scotland").kind).toBe("outside");
    expect(scope({ ...year, buyerTypes: ["wales"] }, "")).toMatchObject({ missing: "tender.buyer-type" });
  });
});

describe("the value", () => {
  const band = (parts: Partial<ValueBand>): Partial<Applies> => ({
    value: { vat: "including", whenUnknown: "unknown", ...parts },
  });
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
    expect(scope(band({ [bound]: exact("1000000") }), worth(value)).kind).toBe(kind);
  });

  it("both ends at once", () => {
    const both = band({ atLeast: exact("1000000"), below: exact("5000000") });
    expect(
      ["999999.99", "1000000", "4999999.99", "5000000"].map((value) => scope(both, worth(value)).kind),
    ).toEqual(["outside", "inside", "inside", "outside"]);
  });

  it.each([
    ["including", "excluding", "tender.value.including-vat"],
    ["excluding", "including", "tender.value.excluding-vat"],
  ] as const)("a rule %s VAT does not read the value %s VAT", (vat, given, missing) => {
    const between = band({ vat, atLeast: exact("4000000"), below: exact("6000000") });
    expect(scope(between, worth("5000000", given))).toMatchObject({
      kind: "unknown",
      missing,
    });
  });

  it.each([
    ["including", { atLeast: "5000000" }, "excluding", "5000000", "inside"],
    ["including", { atLeast: "5000000" }, "excluding", "4999999.99", "unknown"],
    ["including", { above: "5000000" }, "excluding", "5000000", "unknown"],
    ["including", { above: "5000000" }, "excluding", "5000000.01", "inside"],
    ["including", { below: "5000000" }, "excluding", "5000000", "outside"],
    ["including", { below: "5000000" }, "excluding", "4999999.99", "unknown"],
    ["excluding", { atLeast: "5000000" }, "including", "4999999.99", "outside"],
    ["excluding", { atLeast: "5000000" }, "including", "5000000", "unknown"],
    ["excluding", { above: "5000000" }, "including", "5000000", "outside"],
  ] as const)("a band %s VAT of %j, with £ %s VAT of %s, is %s", (vat, ends, given, value, kind) => {
    const exactEnds = Object.fromEntries(Object.entries(ends).map(([end, pounds]) => [end, exact(pounds)]));
    expect(scope(band({ vat, ...exactEnds }), worth(value, given)).kind).toBe(kind);
  });

  it("each VAT basis reads its own figure", () => {
    const tender = "value: { excluding-vat: 900000, including-vat: 1080000 }";
    expect(scope(band({ atLeast: exact("1000000") }), tender).kind).toBe("inside");
    expect(scope(band({ vat: "excluding", atLeast: exact("1000000") }), tender).kind).toBe("outside");
  });

  it("a rule that is tested without the value says that it was", () => {
    const found = scope(band({ atLeast: exact("135018"), whenUnknown: "applies" }), "");
    expect(found).toMatchObject({ kind: "inside" });
    expect(found.kind === "inside" ? found.note : "").toContain("£135,018 or more");
  });

  it("outside writes the value in pounds", () => {
    const found = scope(band({ above: exact("138760") }), worth("138760"));
    expect(found).toEqual({
      kind: "outside",
      stage: "kind",
      because: "it applies to contracts above £138,760 including VAT, and this one is £138,760",
    });
  });
});

describe("exceptions", () => {
  const except: Partial<Applies> = { except: ["private-utility", "defence"] };

  it.each([
    ["defence: true", "outside"],
    ["private-utility: true", "outside"],
    ["defence: false", "inside"],
    ["framework: true", "inside"],
    ["", "inside"],
  ])("%s is %s", (tender, kind) => expect(scope(except, tender).kind).toBe(kind));

  it("come before the value is asked for", () => {
    const value: ValueBand = { vat: "including", atLeast: exact("1"), whenUnknown: "unknown" };
    expect(scope({ ...except, value }, "defence: true").kind).toBe("outside");
    expect(scope({ ...except, value }, "").kind).toBe("unknown");
  });
});

describe("the subject", () => {
  const works: Partial<Applies> = { subjects: { of: ["works"], whenUnknown: "unknown" } };

  it.each([
    ["subject: works", "inside"],
    ["subject: services", "outside"],
    ["subject: mixed", "outside"],
    ["", "unknown"],
  ])("%s is %s", (tender, kind) => expect(scope(works, tender).kind).toBe(kind));

  it("unknown names what is missing", () =>
    expect(scope(works, "")).toMatchObject({ missing: "tender.subject" }));
});

it("a rule that narrows nothing speaks to every tender", () =>
  expect(scope({}, "")).toEqual({ kind: "inside" }));
