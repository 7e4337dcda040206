import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/scoring/evaluate.ts";
import type { Award, Bid, MethodName } from "../../src/tender/model.ts";
import {
  at,
  award,
  bare,
  bid,
  bidOf,
  commitment,
  commitmentsLeaf,
  contest,
  division,
  evaluated,
  type Figure,
  figureLeaf,
  gateLeaf,
  highestOffer,
  lines,
  marksLeaf,
  measure,
  ofValue,
  priceForShow,
  priceLeaf,
  standings,
  text,
  upTo,
  valuation,
} from "./build.ts";

const marked = (bidder: string, quality: Figure, over: object = {}): Bid =>
  bid(bidder, { marks: { quality }, ...over });
const only = award([marksLeaf("quality", 100)]);
describe("methods that rank on the price", () => {
  const by = (method: MethodName, over: Partial<Award> = {}) =>
    award([priceForShow(40), marksLeaf("quality", 60)], { method, ...over });
  const bids = [marked("A", 5, { price: 120 }), marked("B", "2.5", { price: 90 })];

  it.each<[MethodName, Partial<Award>, readonly string[]]>([
    ["price-per-quality-point", {}, ["1 A 2", "2 B 3"]],
    ["price-less-credit", { credit: at(2) }, ["1 A 0", "2 B 30"]],
    ["weighted-price", {}, ["1 A 48", "2 B 360/7"]],
  ])("%s", (method, over, expected) => {
    expect(standings(evaluated(by(method, over), bids))).toEqual(expected);
  });

  it("keep the workings of the price and the marks", () => {
    const { total } = bidOf(evaluated(by("price-per-quality-point"), bids), "A");
    expect(total && lines(total).slice(0, 4)).toEqual([
      "price for each mark of quality = 2 pounds per mark {price-per-quality-point}: 120 ÷ 60",
      "  price = 120 pounds @ bids.csv:A:price",
      "  marks other than for price = 60 marks: 60",
      "    QUALITY = 60 marks (quality) {scale}: 1 × 60",
    ]);
  });

  it("wait for a price", () => {
    const found = evaluated(by("price-per-quality-point"), [...bids, marked("C", 5)]);
    expect(bidOf(found, "C")).toMatchObject({ status: "unmarked", missing: ["no price is given"] });
    const noPriceCriterion = award([marksLeaf("quality", 100)], { method: "price-less-credit" });
    expect(bidOf(evaluated(noPriceCriterion, [marked("C", 5)]), "C").missing).toEqual(["no price is given"]);
    expect(standings(evaluated(only, [marked("C", 5)]))).toEqual(["1 C 100"]);
  });

  it("stop where there is no quality to divide by", () => {
    expect(
      evaluate(contest(by("price-per-quality-point"), [marked("A", 0, { price: 5 })], [], valuation())),
    ).toMatchObject({
      kind: "unscorable",
      problems: [
        {
          unscorable: "A earns no marks other than for price, so there is no price per mark",
          at: "bids.csv:A:price",
        },
      ],
    });
  });

  it("count a branch whole, so that its rounding stands, unless the price is in it", () => {
    const round = { places: 0, mode: "down" as const };
    const quality = division("quality", 60, [marksLeaf("a", 30), marksLeaf("b", 30)], { round });
    const commercial = division("commercial", 40, [priceForShow(20), marksLeaf("plan", 20)], { round });
    const onlyPrice = division("cost", 10, [priceForShow(10)]);
    const one = bid("A", { price: 72, marks: { a: "2.55", b: "2.55", plan: "2.6" } });
    const parts = (...criteria: Award["criteria"]) => {
      const { total } = bidOf(evaluated(award(criteria, { method: "price-less-credit" }), [one]), "A");
      return total?.from[2] && lines(total.from[2])[0];
    };
    // a and b give 15.3 each: 30.6, rounded down to 30; the plan gives 10.4, and is not rounded
    expect(parts(quality, commercial)).toBe("marks other than for price = 40.4 marks: 30 + 10.4");
    expect(parts(quality, onlyPrice)).toBe("marks other than for price = 30 marks: 30");
    expect(parts(onlyPrice)).toBe("marks other than for price = 0 marks");
  });
});

describe("pounds of social value", () => {
  const library = [measure("JOB", 100), measure("TREE", 10), measure("POINTS", 5, { kind: "points" })];
  const found = (criteria: Award["criteria"], one: Bid) => {
    const { offered, counted, commitments } = bidOf(evaluated(award(criteria), [one], library), one.bidder);
    return {
      offered: lines(offered)[0],
      counted: counted && lines(counted)[0],
      measures: commitments.map((each) => each.measure.id),
    };
  };
  const promises = [commitment("JOB", 2), bare("TREE", 3), commitment("GONE", 1)];
  const one = bid("A", { commitments: promises, figures: { pledge: 50 }, marks: { quality: 5 } });
  const target = { by: "between" as const, worst: at(0), best: ofValue("0.1", 1000, 100), clamp: true };
  const social = { socialValue: true };

  it("are offered and counted, and a measure that no library holds is left out", () => {
    expect(found([commitmentsLeaf("sv", 100, upTo(400))], one)).toEqual({
      offered: "commitments as promised = 230 pounds: 200 + 30",
      counted: "commitments counted: SV = 200 pounds: 200 + 0",
      measures: ["JOB", "TREE"],
    });
  });

  it("are added over the criteria that count them", () => {
    const leaves = [commitmentsLeaf("sv", 50, upTo(400)), figureLeaf("pledge", 50, target, social)];
    expect(found(leaves, one).counted).toBe("social value counted = 250 pounds: 200 + 50");
  });

  it.each<[string, Award["criteria"], string | undefined]>([
    [
      "a social value figure in pounds",
      [figureLeaf("pledge", 100, target, social)],
      "PLEDGE = 50 pounds @ bids.csv:A:pledge",
    ],
    ["another figure in pounds", [figureLeaf("pledge", 100, target)], undefined],
    [
      "a social value figure that is not in pounds",
      [figureLeaf("pledge", 100, upTo(100), social)],
      undefined,
    ],
    ["social value marks", [marksLeaf("quality", 100, social)], undefined],
    [
      "commitments in points",
      [commitmentsLeaf("sv", 100, upTo(10), { measures: [{ id: "POINTS" }] })],
      undefined,
    ],
    ["the price", [priceLeaf(100, social)], undefined],
  ])("are counted for %s: %s", (_, criteria, expected) => {
    const withPoints = { ...one, commitments: [...promises, commitment("POINTS", 1)], price: at(5) };
    expect(found(criteria, withPoints).counted).toBe(expected);
  });

  it("stay unknown where the figure is missing", () => {
    expect(found([figureLeaf("pledge", 100, target, social)], bid("A")).counted).toBeUndefined();
  });

  it("are given for bids that are out", () => {
    const gated = award([commitmentsLeaf("sv", 100, upTo(400)), gateLeaf("ok", undefined)]);
    const bids = [
      { ...one, gates: new Map([["ok", { yes: false, at: "" }]]) },
      { ...one, bidder: "W", status: "withdrawn" as const },
    ];
    const all = evaluated(gated, bids, library).bids;
    expect(all.map(({ offered, counted }) => [text(offered.value), counted && text(counted.value)])).toEqual([
      ["230", "200"],
      ["230", undefined],
    ]);
    expect(all.map(({ commitments }) => commitments.length)).toEqual([2, 2]);
  });

  it("mixed with points stop the evaluation once, at the criterion", () => {
    const mixed = bid("A", { commitments: [commitment("JOB", 1), commitment("POINTS", 1)] });
    const result = evaluate(
      contest(
        award([commitmentsLeaf("sv", 100, upTo(400))]),
        [mixed, { ...mixed, bidder: "B" }],
        library,
        valuation(),
      ),
    );
    expect(result).toMatchObject({ kind: "unscorable", problems: [{ at: "tender.yaml:sv" }] });
    expect(result.kind === "unscorable" && result.problems.length).toBe(1);
  });

  it("are valued on the day that the tender commenced", () => {
    const none = evaluated(
      award([commitmentsLeaf("sv", 100, highestOffer, { relative: true })]),
      [one],
      library,
      valuation({ commenced: "2019-01-01" }),
    );
    expect(bidOf(none, "A").commitments[0]?.notes).toEqual(["no proxy value was in force on 2019-01-01"]);
    expect(bidOf(none, "A")).toMatchObject({
      status: "unmarked",
      missing: ["no proxy value of JOB was in force on 2019-01-01 [bids.csv:JOB]"],
    });
  });
});
