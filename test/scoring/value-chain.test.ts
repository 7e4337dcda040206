import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { proxyInForce } from "../../src/library/proxy-in-force.ts";
import type { Valuation } from "../../src/scoring/valuation.ts";
import { missingEvidence, valueCommitment } from "../../src/scoring/value-chain.ts";
import type { Commitment } from "../../src/tender/model.ts";
import {
  at,
  bare,
  behind,
  commitment,
  type Figure,
  figure,
  lines,
  measure,
  proxy,
  text,
  valuation,
} from "./build.ts";

const labelOf = (unit = "person") => `proxy value for one ${unit}, in force from 2020-01-01, verified`;

/** The chain as lines, or the notes where there is no value. */
function chain(promise: Commitment, of: Measure, how: Valuation = valuation()): readonly string[] {
  const { value: worth, notes } = valueCommitment(promise, of, how);
  return worth === undefined ? notes : lines(worth);
}
const pounds = (promise: Commitment, of: Measure, how?: Valuation): string => {
  const { value: worth } = valueCommitment(promise, of, how ?? valuation());
  return worth === undefined ? "no value" : text(worth.value);
};

describe("the proxy value in force", () => {
  const [old, now] = [proxy(1, { from: "2024-04-01", to: "2025-03-31" }), proxy(2, { from: "2025-05-01" })];
  const of = measure("JOB-01", undefined, { proxies: [old, now] });

  it.each([
    ["2024-03-31", undefined],
    ["2024-04-01", old],
    ["2024-09-01", old],
    ["2025-03-31", old],
    ["2025-04-01", undefined],
    ["2025-04-30", undefined],
    ["2025-05-01", now],
    ["2040-01-01", now],
    [undefined, now],
  ])("on %s", (day, expected) => {
    expect(proxyInForce(of, day)).toBe(expected);
  });

  it("is the later of two open ones", () => {
    const open = [proxy(1, { from: "2024-04-01" }), proxy(2, { from: "2025-04-01" })];
    const both = measure("JOB-01", undefined, { proxies: open });
    expect([proxyInForce(both, "2025-03-31"), proxyInForce(both, "2025-04-01")]).toEqual(open);
  });

  it("is none where there are none", () => {
    expect(proxyInForce(measure("JOB-01"), "2026-03-02")).toBeUndefined();
  });

  it("is said with its prices and its source", () => {
    const dear = measure("JOB-01", undefined, {
      proxies: [proxy(21450, { prices: "2025", status: "unverified", from: "2025-04-01" })],
    });
    expect(valueCommitment(commitment("JOB-01", 2), dear, valuation())).toMatchObject({
      notes: ["the proxy value is unverified"],
    });
    expect(chain(commitment("JOB-01", 2), dear)).toEqual([
      "Measure JOB-01 (JOB-01) = 42900 pounds {quantity-times-proxy}: 2 × 21,450",
      "  quantity (person) = 2 quantity @ bids.csv:JOB-01",
      "  proxy value for one person, in force from 2025-04-01, 2025 prices, unverified = 21450 pounds @ library.yaml:proxy ~ Unit Cost Database",
    ]);
  });
});

describe("what is behind a promise", () => {
  const { evidence: _, ...noEvidence } = commitment("A", 1);
  const { owner: __, ...noOwner } = commitment("A", 1);
  const { from: ___, ...noDate } = commitment("A", 1);
  const { plan: ____, ...noPlan } = commitment("A", 1);
  it.each<[string, Commitment, readonly string[]]>([
    ["everything", commitment("A", 1), []],
    ["everything but evidence", noEvidence, ["evidence"]],
    ["everything but an owner", noOwner, ["owner"]],
    ["everything but a date", noDate, ["date"]],
    ["everything but a first day", { ...noDate, to: "2027-01-01" }, []],
    ["everything but a plan", noPlan, ["plan"]],
    ["nothing", bare("A", 1), ["evidence", "owner", "date", "plan"]],
  ])("%s", (_name, promise, lacks) => {
    expect(missingEvidence(promise)).toEqual(lacks);
    expect(valueCommitment(promise, measure("A", 1), valuation()).lacks).toEqual(lacks);
  });
});

describe("points", () => {
  it("Points last and drop off as pounds do, and are neither brought to a price year nor discounted", () => {
    const of = (over: Partial<Measure>) =>
      measure("A", 10, {
        kind: "points",
        adjust: { included: [], years: 3, dropOff: figure("0.5") },
        ...over,
      });
    const how = valuation({
      priceYear: "2024",
      discounting: { rate: figure(1), firstYear: "discounted", at: "" },
    });
    const worth = (one: Measure) => {
      const { value, notes } = valueCommitment(commitment("A", 1), one, how);
      return { value: value && text(value.value), unit: value?.unit, notes };
    };
    expect(worth(of({}))).toEqual({ value: "17.5", unit: "points", notes: [] });
    expect(worth(of({ valueYear: "delivery" }))).toEqual({ value: "17.5", unit: "points", notes: [] });
  });
});

describe("a promise without a value", () => {
  it.each<[string, Commitment, Measure]>([
    ["no quantity is given", { measure: "A", ...behind, at: "" }, measure("A", 100)],
    [
      "this measure is counted or read, and carries no pounds",
      commitment("A", 1),
      measure("A", undefined, { kind: "number" }),
    ],
  ])("says that %s", (note, promise, of) => {
    const found = valueCommitment(promise, of, valuation({ commenced: "2019-12-31" }));
    expect(found).toEqual({ commitment: promise, measure: of, lacks: [], notes: [note] });
  });

  it("whose measure carries one is not known, which is not zero", () => {
    const open: Commitment = { measure: "A", toBeConfirmed: true, ...behind, at: "" };
    const unknown = (promise: Commitment, of: Measure) => {
      const { value, notes, unknown } = valueCommitment(promise, of, valuation({ commenced: "2019-12-31" }));
      return { value, notes, unknown };
    };
    expect(unknown(commitment("A", 1), measure("A", 100))).toEqual({
      value: undefined,
      notes: ["no proxy value was in force on 2019-12-31"],
      unknown: "no proxy value of A was in force on 2019-12-31",
    });
    expect(unknown(open, measure("A", 100))).toEqual({
      value: undefined,
      notes: ["the quantity is to be confirmed"],
      unknown: "the quantity of A is to be confirmed",
    });
    expect(unknown(open, measure("A", undefined, { kind: "number" }))).toEqual({
      value: undefined,
      notes: ["the quantity is to be confirmed"],
      unknown: undefined,
    });
  });

  it("spending is reported, and is valued only where it has a proxy value", () => {
    const spend = measure("SPEND", undefined, { kind: "spend", unit: "GBP" });
    const found = valueCommitment(commitment("SPEND", 50000), spend, valuation());
    expect(found.value).toBeUndefined();
    expect(found.notes).toEqual(["spending is reported, and is no benefit in itself"]);
    expect(pounds(commitment("SPEND", 50000), measure("SPEND", "0.5", { kind: "spend", unit: "GBP" }))).toBe(
      "25000",
    );
  });
});

describe("quantity times proxy", () => {
  it("has no other step where nothing else is set", () => {
    const of = measure("A", 8500);
    const promise = commitment("A", "2.5");
    expect(chain(promise, of)).toEqual([
      "Measure A (A) = 21250 pounds {quantity-times-proxy}: 2.5 × 8,500",
      "  quantity (person) = 2.5 quantity @ bids.csv:A",
      `  ${labelOf()} = 8500 pounds @ library.yaml:proxy ~ Unit Cost Database`,
    ]);
    expect(valueCommitment(promise, of, valuation())).toMatchObject({
      commitment: promise,
      measure: of,
      value: { measure: "A" },
      notes: [],
    });
  });

  it("is in points for a measure of points", () => {
    expect(chain(commitment("A", 3), measure("A", 2, { kind: "points" }))).toEqual([
      "Measure A (A) = 6 points {quantity-times-proxy}: 3 × 2",
      "  quantity (person) = 3 quantity @ bids.csv:A",
      `  ${labelOf()} = 2 points @ library.yaml:proxy ~ Unit Cost Database`,
    ]);
  });

  it("says when the newest value was taken for want of a day", () => {
    const { commenced: _, ...undated } = valuation();
    const of = measure("A", undefined, {
      proxies: [
        proxy(1),
        proxy(3, { from: "2028-01-01" }),
        proxy(2, { from: "2030-01-01", status: "unverified" }),
      ],
    });
    const found = valueCommitment(commitment("A", 1), of, undated);
    expect(found.value && text(found.value.value)).toBe("2");
    expect(found.notes).toEqual([
      "the proxy value is unverified",
      "the tender gives no commencement date, so the newest proxy value is used",
    ]);
  });
});

describe("units", () => {
  it("are brought to the measure's own", () => {
    const of = measure("A", 12000, { unit: "FTE-year" });
    expect(chain(commitment("A", 18, { unit: "FTE-month" }), of)).toEqual([
      "Measure A (A) = 18000 pounds {quantity-times-proxy}: 1.5 × 12,000",
      "  quantity (FTE-year) = 1.5 quantity {unit-conversion}: 18 FTE-month × 1/12",
      "    quantity = 18 quantity @ bids.csv:A",
      "    one FTE-month in FTE-year = 1/12 factor",
      `  ${labelOf("FTE-year")} = 12000 pounds @ library.yaml:proxy ~ Unit Cost Database`,
    ]);
  });

  it.each([[undefined], ["FTE-year"]])("need no step when %s is written", (unit) => {
    const of = measure("A", 12000, { unit: "FTE-year" });
    const promise = commitment("A", 2, unit === undefined ? {} : { unit });
    expect(chain(promise, of)[1]).toBe("  quantity (FTE-year) = 2 quantity @ bids.csv:A");
    expect(pounds(promise, of)).toBe("24000");
  });
});

describe("additionality", () => {
  const adjust = (over: object, included: Measure["adjust"]["included"] = []) =>
    measure("A", 1000, { adjust: { included, ...over } });
  const start = [
    "Measure A (A) = 1000 pounds {quantity-times-proxy}: 1 × 1,000",
    "  quantity (person) = 1 quantity @ bids.csv:A",
    `  ${labelOf()} = 1000 pounds @ library.yaml:proxy ~ Unit Cost Database`,
  ];
  const under = (depth: number) => start.map((line) => "  ".repeat(depth) + line);

  it("takes off deadweight, then displacement, then what others do", () => {
    const of = adjust({ deadweight: figure("0.2"), displacement: figure("0.1"), attribution: figure("0.5") });
    expect(chain(commitment("A", 1), of)).toEqual([
      "share due to this contract = 360 pounds {attribution}: 720 × 50%",
      "  less displacement = 720 pounds {displacement}: 800 × (1 − 10%)",
      "    less deadweight = 800 pounds {deadweight}: 1,000 × (1 − 20%)",
      ...under(3),
      "      deadweight = 0.2 share @ library.yaml:A",
      "    displacement = 0.1 share @ library.yaml:A",
      "  attribution = 0.5 share @ library.yaml:A",
    ]);
  });

  it.each<[string, object, string]>([
    ["deadweight", { deadweight: figure("0.2") }, "800"],
    ["displacement", { displacement: figure("0.1") }, "900"],
    ["attribution", { attribution: figure("0.5") }, "500"],
    ["drop-off", { dropOff: figure("0.5"), years: 2 }, "1500"],
  ])("does not take %s off twice", (name, over, once) => {
    expect(pounds(commitment("A", 1), adjust(over))).toBe(once);
    const included = [name] as Measure["adjust"]["included"];
    expect(pounds(commitment("A", 1), adjust(over, included))).toBe(name === "drop-off" ? "2000" : "1000");
    const others = (["deadweight", "displacement", "attribution", "drop-off"] as const).filter(
      (one) => one !== name,
    );
    expect(pounds(commitment("A", 1), adjust(over, others))).toBe(once);
  });

  const claims = (share: Figure) => commitment("A", 1, { attribution: at(share, "bids.csv:2:9") });
  const told = (share: Figure, of: Measure) => {
    const { notes, disputed } = valueCommitment(claims(share), of, valuation());
    return { notes, disputed };
  };
  const halved = adjust({ attribution: figure("0.5") });

  it("takes the bid's own attribution where the library publishes none, or the same", () => {
    const step = "share due to this contract = 250 pounds {attribution}: 1,000 × 25%";
    for (const of of [adjust({ attribution: figure("0.25") }), adjust({})]) {
      expect(chain(claims("0.25"), of)).toEqual([
        step,
        ...under(1),
        "  attribution = 0.25 share @ bids.csv:2:9",
      ]);
      expect(told("0.25", of)).toEqual({ notes: [], disputed: undefined });
    }
  });

  it("A bid may claim less than was published, and never more: the lesser counts", () => {
    const lesser = (own: string, counts: string) => [
      `share due to this contract = ${Number(counts) * 1000} pounds {attribution}: 1,000 × ${Number(counts) * 100}% | the library publishes an attribution of 50% and the bid gives ${own}: the lesser counts`,
      ...under(1),
      `  attribution, the lesser of the two = ${counts} share`,
      "    attribution as published = 0.5 share @ library.yaml:A",
      `    attribution that the bid gives = ${own === "25%" ? "0.25" : "1"} share @ bids.csv:2:9`,
    ];
    expect(chain(claims("0.25"), halved)).toEqual(lesser("25%", "0.25"));
    expect(chain(claims(1), halved)).toEqual(lesser("100%", "0.5"));
    expect(told("0.25", halved)).toEqual({
      notes: ["the library publishes an attribution of 50% and the bid gives 25%: the lesser counts"],
      disputed: undefined,
    });
    expect(told(1, halved)).toEqual({
      notes: ["the library publishes an attribution of 50% and the bid gives 100%: the lesser counts"],
      disputed: "A is given an attribution of 100%, above the 50% that was published, which counts",
    });
  });

  it("Where the value already allows for attribution, neither is used, and the notice says so", () => {
    const included = adjust({ attribution: figure("0.5") }, ["attribution"]);
    expect(chain(claims("0.25"), included)).toEqual(start);
    expect(told("0.25", included)).toEqual({
      notes: [
        "the attribution of 25% that the bid gives is not used, because the value already allows for attribution",
      ],
      disputed: undefined,
    });
    expect(valueCommitment(commitment("A", 1), included, valuation()).notes).toEqual([]);
  });

  it("shows a step that takes nothing off, because it was published", () => {
    expect(chain(commitment("A", 1), adjust({ deadweight: figure(0) }))[0]).toBe(
      "less deadweight = 1000 pounds {deadweight}: 1,000 × (1 − 0%)",
    );
  });
});
