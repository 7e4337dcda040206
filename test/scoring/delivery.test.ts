/** Values that hold for the years in which a promise is kept: how the years are told, and what each is worth. */
import { describe, expect, it } from "vitest";
import type { Measure, Reference } from "../../src/library/model.ts";
import { exactText } from "../../src/number/exact.ts";
import { creditedValue } from "../../src/scoring/commitments.ts";
import { deliveryYearShares } from "../../src/scoring/delivery-years.ts";
import type { Valuation } from "../../src/scoring/valuation.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import { perspectivesOf, publishedFiguresIn } from "../../src/scoring/workings.ts";
import {
  at,
  award,
  bare,
  behind,
  commitmentsLeaf,
  figure,
  measure,
  proxy,
  upTo,
  valuation,
} from "./build.ts";
import { carbonReference } from "./carbon.ts";

const { from: _, ...undated } = behind;

const spread = (from: string | undefined, to: string | undefined, commenced?: string): string =>
  deliveryYearShares({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) }, commenced)
    .map(({ year, share }) => `${year} ${exactText(share)}`)
    .join(", ");

describe("the years of a promise", () => {
  it.each([
    ["2026-01-01", "2026-12-31", "2026 1"],
    ["2026-12-31", "2027-01-01", "2026 0.5, 2027 0.5"],
    ["2026-12-30", "2027-01-01", "2026 2/3, 2027 1/3"],
    ["2027-07-02", "2028-07-01", "2027 0.5, 2028 0.5"],
    ["2026-01-01", "2028-12-31", "2026 365/1096, 2027 365/1096, 2028 183/548"],
    ["2028-02-29", "2028-02-29", "2028 1"],
    ["2027-03-01", "2028-03-01", "2027 306/367, 2028 61/367"],
    ["2026-05-01", undefined, "2026 1"],
    [undefined, "2029-05-01", "2029 1"],
    ["2027-05-01", "2026-05-01", "2027 1"],
  ])("from %s to %s: %s", (from, to, expected) => expect(spread(from, to, "2025-01-01")).toBe(expected));

  it("without a date it is the year of commencement, and without that none", () => {
    expect(spread(undefined, undefined, "2025-06-01")).toBe("2025 1");
    expect(spread(undefined, undefined)).toBe("");
  });
});

const reference: Reference = {
  priceIndices: [],
  discountSchedules: [],
  ...carbonReference,
};
const with_ = (over: Partial<Valuation> = {}): Valuation => ({ ...valuation(), reference, ...over });

const tonnes = measure("T", undefined, { kind: "money", unit: "tCO2e", carbon: [], valueYear: "delivery" });
const power = measure("P", undefined, {
  kind: "money",
  unit: "kWh",
  valueYear: "delivery",
  carbon: [
    { year: "2026", add: ["F26"], less: [] },
    { year: "2027", add: ["F27"], less: ["LESS"] },
  ],
});

const worth = (of: Measure, quantity: number, from?: string, to?: string, how = with_()): string => {
  const found = valueCommitment(
    bare(of.id, quantity, { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
    of,
    how,
  );
  return found.value === undefined ? found.notes.join("; ") : exactText(found.value.value);
};

describe("greenhouse gas", () => {
  it.each([
    ["in 2026 a tonne is worth that year's value", tonnes, 10, "2026-03-01", "2026-05-01", "2000"],
    ["in 2027 the next year's", tonnes, 10, "2027-01-01", undefined, "3000"],
    ["over both, by days", tonnes, 10, "2026-12-31", "2027-01-01", "2500"],
    [
      "1,000 kWh with the factor of its year: 1,000 × 0.5 ÷ 1,000 × 200",
      power,
      1000,
      "2026-01-01",
      undefined,
      "100",
    ],
    [
      "less what is done instead: 1,000 × (0.4 − 0.1) ÷ 1,000 × 300",
      power,
      1000,
      "2027-01-01",
      undefined,
      "90",
    ],
    ["a year without a value is left out", tonnes, 10, "2027-12-31", "2028-01-01", "1500"],
    [
      "none of them with a value: no value",
      tonnes,
      10,
      "2028-12-31",
      "2029-01-01",
      "no carbon value is held for 2028 and 2029",
    ],
  ])("%s", (_, of, quantity, from, to, expected) => expect(worth(of, quantity, from, to)).toBe(expected));

  it("a year without its own factors takes the newest before it, and says so", () => {
    const older = measure("O", undefined, {
      kind: "money",
      unit: "kWh",
      valueYear: "delivery",
      carbon: [{ year: "2026", add: ["F26"], less: [] }],
    });
    const found = valueCommitment(bare("O", 1000, { from: "2027-01-01" }), older, with_());
    expect(exactText(found.value?.value ?? figure(0))).toBe("150");
    expect(found.notes).toContain(
      "the conversion factors of 2026 stand in for those of 2027, which are not held",
    );
  });

  it("years without a value are named, and its other years count", () => {
    const found = valueCommitment(bare("T", 10, { from: "2027-12-31", to: "2028-01-01" }), tonnes, with_());
    expect(found.unknown).toBe(
      "T lacks the value of some years: no carbon value is held for 2028; its other years count",
    );
    expect(found.notes).toEqual(["no carbon value is held for 2028, so only its other years count"]);
    const none = valueCommitment(bare("T", 10, { from: "2028-05-01" }), tonnes, with_());
    expect(none.unknown).toBe("T has no value: no carbon value is held for 2028");
  });

  it("A year before the first conversion factor that is held has no value", () => {
    const later = measure("L", undefined, {
      kind: "money",
      unit: "kWh",
      valueYear: "delivery",
      carbon: [{ year: "2027", add: ["F27"], less: [] }],
    });
    expect(worth(later, 1000, "2026-01-01")).toBe("no conversion factor is held for 2026");
    expect(worth(later, 1000, "2027-01-01")).toBe("120");
  });

  it("The value moves on with the years for which the benefit lasts", () => {
    const lasting = (years: number, dropOff?: string) => ({
      ...tonnes,
      adjust: { included: [], years, ...(dropOff !== undefined && { dropOff: figure(dropOff) }) },
    });
    expect(worth(lasting(2), 10, "2026-05-01")).toBe("5000");
    expect(worth(lasting(2, "0.1"), 10, "2026-05-01")).toBe("4700");
    // 5 from 2026 last in 2026 and 2027; 5 from 2027 last in 2027, and 2028 has no value
    expect(worth(lasting(2), 10, "2026-12-31", "2027-01-01")).toBe("4000");
    const discounting = { rate: figure("0.5"), firstYear: "undiscounted" as const, at: "" };
    expect(worth(lasting(2), 10, "2026-05-01", undefined, with_({ discounting }))).toBe("4000");
  });

  it("a factor that is not held leaves it without a value", () => {
    const strange = measure("S", undefined, {
      kind: "money",
      unit: "kWh",
      valueYear: "delivery",
      carbon: [{ year: "2026", add: ["NONE"], less: [] }],
    });
    expect(worth(strange, 1, "2026-01-01")).toBe("no emission factor NONE is held for 2026");
  });

  it("what takes more than it saves is a deduction", () => {
    const home = measure("H", undefined, {
      kind: "money",
      unit: "kWh",
      valueYear: "delivery",
      carbon: [{ year: "2026", add: [], less: ["F26"] }],
    });
    expect(worth(home, 1000, "2026-01-01")).toBe("-100");
  });

  it("a tender that discounts takes each year back to the one in which it commenced", () => {
    const discounting = { rate: figure("0.5"), firstYear: "undiscounted" as const, at: "" };
    expect(worth(tonnes, 10, "2026-05-01", undefined, with_({ discounting }))).toBe("2000");
    expect(worth(tonnes, 10, "2027-05-01", undefined, with_({ discounting }))).toBe("2000");
    const late = { ...discounting, firstYear: "discounted" as const };
    expect(worth(tonnes, 15, "2026-05-01", undefined, with_({ discounting: late }))).toBe("2000");
  });

  it("names every table that took part, and whose gain it is", () => {
    const found = valueCommitment(bare("P", 1000, { from: "2026-12-31", to: "2027-01-01" }), power, with_());
    if (found.value === undefined) throw new Error("no worth");
    expect(publishedFiguresIn(found.value).map(({ name }) => name)).toEqual([
      "emission factor F26",
      "carbon values",
      "emission factor F27",
      "emission factor LESS",
      "carbon values",
    ]);
    expect(perspectivesOf(found.value)).toEqual(["public"]);
  });

  it("a target is held against the whole promise, whatever its years", () => {
    const leaf = commitmentsLeaf("sv", 10, upTo(1000), {
      measures: [{ id: "T", target: at(4) }],
      unevidenced: "full",
    });
    const promise = bare("T", 10, { from: "2026-12-31", to: "2027-01-01" });
    const found = creditedValue([valueCommitment(promise, tonnes, with_())], leaf, award([]));
    if ("unscorable" in found) throw new Error(found.unscorable);
    expect(exactText(found.value)).toBe("1000");
  });
});

describe("a schedule with steps", () => {
  it("Each year is discounted by the factors of the years from commencement, one after the other", () => {
    const value = (year: number) => proxy(100, { from: `${year}-01-01`, to: `${year}-12-31` });
    const of = measure("Y", undefined, {
      kind: "money",
      valueYear: "delivery",
      proxies: [2026, 2027, 2028, 2029].map(value),
      adjust: { included: [], years: 2 },
    });
    const stepped = {
      id: "stepped",
      title: "stepped",
      source: "S",
      status: "verified" as const,
      bands: [
        { from: 0, to: 2, rate: figure(1) },
        { from: 3, rate: figure(3) },
      ],
    };
    const how = (firstYear: "undiscounted" | "discounted") =>
      with_({
        reference: { ...reference, discountSchedules: [stepped] },
        discounting: { schedule: "stepped", firstYear, at: "" },
      });
    // kept in 2028 and lasting into 2029: a half of a half, then a quarter of that
    expect(worth(of, 1, "2028-03-01", undefined, how("undiscounted"))).toBe("31.25");
    expect(worth(of, 1, "2028-03-01", undefined, how("discounted"))).toBe("7.8125");
    expect(worth(of, 1, "2026-03-01", undefined, how("undiscounted"))).toBe("150");
  });
});

describe("dated values of a measure", () => {
  const yearly = measure("Y", undefined, {
    kind: "money",
    valueYear: "delivery",
    proxies: [
      proxy(10, { from: "2026-01-01", to: "2026-12-31" }),
      proxy(30, { from: "2027-01-01", to: "2027-12-31" }),
    ],
  });

  it.each([
    ["2026-12-31", "2026-12-31", "100"],
    ["2027-01-01", "2027-01-01", "300"],
    ["2026-12-31", "2027-01-01", "200"],
    ["2025-12-31", "2025-12-31", "no proxy value is held for 2025"],
  ])("10 from %s to %s: %s", (from, to, expected) => expect(worth(yearly, 10, from, to)).toBe(expected));

  it("A value that changed within a year is the one in force at its end, and the notice says so", () => {
    const twice = {
      ...yearly,
      proxies: [proxy(10, { from: "2026-01-01" }), proxy(30, { from: "2026-09-01" })],
    };
    const found = valueCommitment(bare("Y", 10, { from: "2026-02-01" }), twice, with_());
    expect(exactText(found.value?.value ?? figure(0))).toBe("300");
    expect(found.notes).toEqual([
      "its value changed within 2026, and the one in force at the end of 2026 counts",
    ]);
  });

  it("Under a perspective, the years whose values are of another kind earn nothing", () => {
    const mixed = measure("Y", undefined, {
      kind: "money",
      valueYear: "delivery",
      proxies: [
        proxy(10, { from: "2026-01-01", to: "2026-12-31", perspective: "fiscal" }),
        proxy(30, { from: "2027-01-01", to: "2027-12-31", perspective: "public" }),
      ],
    });
    const earned = (over: Parameters<typeof commitmentsLeaf>[3]) => {
      const promise = bare("Y", 10, { from: "2026-12-31", to: "2027-01-01", ...undated });
      const found = creditedValue(
        [valueCommitment(promise, mixed, with_())],
        commitmentsLeaf("sv", 10, upTo(1000), over),
        award([]),
      );
      if ("unscorable" in found) throw new Error(found.unscorable);
      return exactText(found.value);
    };
    expect(earned({})).toBe("200");
    expect(earned({ perspectives: ["public"] })).toBe("150");
    expect(earned({ perspectives: ["fiscal"] })).toBe("50");
    expect(earned({ perspectives: ["wellbeing"] })).toBe("0");
    // A year that states none is of no kind that counts.
    const [first, { perspective: __, ...unstated } = proxy(0)] = mixed.proxies;
    const partly = { ...mixed, proxies: [...(first === undefined ? [] : [first]), unstated] };
    const promise = bare("Y", 10, { from: "2026-12-31", to: "2027-01-01", ...undated });
    const found = creditedValue(
      [valueCommitment(promise, partly, with_())],
      commitmentsLeaf("sv", 10, upTo(1000), { perspectives: ["fiscal"] }),
      award([]),
    );
    expect("unscorable" in found ? "" : exactText(found.value)).toBe("50");
    // Only what is of the kind fills the target: 5 of 2027, of which 2 are enough.
    expect(earned({ perspectives: ["public"], measures: [{ id: "Y", target: at(2) }] })).toBe("60");
  });

  it("neither promise nor tender says when: no value", () => {
    const { commenced: _, ...undated } = with_();
    expect(worth(yearly, 10, undefined, undefined, undated)).toContain("neither the promise nor the tender");
  });
});

describe("perspectives and groups", () => {
  const fiscal = measure("FISC", undefined, {
    kind: "money",
    proxies: [proxy(80, { perspective: "fiscal" })],
  });
  const social = measure("SOC", undefined, {
    kind: "money",
    proxies: [proxy(50, { perspective: "public" })],
  });
  const silent = measure("SILENT", undefined, { kind: "money", proxies: [proxy(20)] });
  const promises = [fiscal, social, silent].map((of) =>
    valueCommitment(bare(of.id, 1, behind), of, valuation()),
  );
  const pounds = (over: Parameters<typeof commitmentsLeaf>[3]): string => {
    const found = creditedValue(promises, commitmentsLeaf("sv", 10, upTo(1000), over), award([]));
    if ("unscorable" in found) throw new Error(found.unscorable);
    return exactText(found.value);
  };

  it.each([
    [undefined, "150"],
    [["public"] as const, "50"],
    [["fiscal"] as const, "80"],
    [["fiscal", "public"] as const, "130"],
    [["wellbeing"] as const, "0"],
  ])("a criterion that counts %s values counts £%s", (perspectives, expected) =>
    expect(pounds(perspectives === undefined ? {} : { perspectives })).toBe(expected),
  );

  it.each([
    [["person"], ["person"], "100"],
    [["person", "home"], ["home"], "100"],
    [["person"], ["home"], "150"],
    [undefined, ["home"], "150"],
  ])("groups %s and %s: £%s", (mine, theirs, expected) => {
    const one = measure("A", 100, mine === undefined ? {} : { doubleCountGroups: mine });
    const other = measure("B", 50, { doubleCountGroups: theirs });
    const found = creditedValue(
      [one, other].map((of) => valueCommitment(bare(of.id, 1, behind), of, valuation())),
      commitmentsLeaf("sv", 10, upTo(1000)),
      award([]),
    );
    if ("unscorable" in found) throw new Error(found.unscorable);
    expect(exactText(found.value)).toBe(expected);
  });
});
