import { describe, expect, it } from "vitest";
import { criterionValue } from "../../src/scoring/criterion-value.ts";
import type { Bid, FormulaSpec, Leaf } from "../../src/tender/model.ts";
import { hasFigureInPounds } from "../../src/tender/tree.ts";
import {
  at,
  award,
  bid,
  commitmentsLeaf,
  figureLeaf,
  gateLeaf,
  highestOffer,
  lines,
  markBy,
  marksLeaf,
  ofValue,
  priceLeaf,
  upTo,
} from "./build.ts";

function value(leaf: Leaf, offer: Bid): readonly string[] | string {
  const found = criterionValue(leaf, offer, [], award([leaf]));
  if ("unscorable" in found) return found.unscorable;
  return found.kind === "known" ? lines(found.value) : found.what;
}

describe("what a bid puts forward", () => {
  it("for the price", () => {
    expect(value(priceLeaf(40), bid("Acme", { price: 0 }))).toEqual([
      "price = 0 pounds @ bids.csv:Acme:price",
    ]);
    expect(value(priceLeaf(40), bid("Acme"))).toBe("no price is given");
  });

  it("for a figure", () => {
    const leaf = figureLeaf("jobs", 10, highestOffer, { title: "Jobs" });
    expect(value(leaf, bid("Acme", { figures: { jobs: 12 } }))).toEqual([
      "Jobs = 12 figure @ bids.csv:Acme:jobs",
    ]);
    expect(value(leaf, bid("Acme", { figures: { other: 12 } }))).toBe("no figure for `jobs`");
  });

  it("for a figure held against the contract value", () => {
    const formula: FormulaSpec = {
      by: "between",
      worst: at(0),
      best: ofValue("0.1", 2000, 200),
      clamp: true,
    };
    expect(value(figureLeaf("offer", 10, formula), bid("Acme", { figures: { offer: 12 } }))).toEqual([
      "OFFER = 12 pounds @ bids.csv:Acme:offer",
    ]);
  });

  it("for a gate", () => {
    const leaf = gateLeaf("insured", undefined, { title: "Insured" });
    expect(value(leaf, bid("Acme", { gates: { insured: true } }))).toEqual([
      "Insured: yes = 1 share @ bids.csv:Acme:insured",
    ]);
    expect(value(leaf, bid("Acme", { gates: { insured: false } }))).toEqual([
      "Insured: no = 0 share @ bids.csv:Acme:insured",
    ]);
    expect(value(leaf, bid("Acme", { gates: {} }))).toBe("neither yes nor no for `insured`");
  });

  it("for marks, in the way that the tender says", () => {
    const leaf = marksLeaf("quality", 60);
    const offer = bid("Acme", { marks: [markBy("Ann", "quality", 2), markBy("Bob", "quality", 4)] });
    expect(value(leaf, offer)).toBe("no consensus mark for `quality`: Ann 2, Bob 4");
    expect(criterionValue(leaf, offer, [], award([leaf], { marks: "average" }))).toMatchObject({
      kind: "known",
    });
  });

  it("for commitments", () => {
    expect(value(commitmentsLeaf("sv", 10, upTo(100)), bid("Acme"))).toEqual([
      "commitments counted: SV = 0 pounds | no commitment that carries a value",
    ]);
  });
});

describe("inPounds", () => {
  const share = ofValue("0.1", 2000, 200);
  it.each<[string, FormulaSpec, boolean]>([
    ["best is a share of the value", { by: "between", worst: at(0), best: share, clamp: true }, true],
    ["worst is a share of the value", { by: "between", worst: share, best: at(0), clamp: true }, true],
    ["neither is", upTo(100), false],
    ["the formula is another", { by: "given", outOf: share }, false],
  ])("when %s: %s", (_, formula, expected) => {
    expect(hasFigureInPounds(figureLeaf("offer", 10, formula))).toBe(expected);
  });

  it("is not so without a formula", () => {
    const { formula: _, ...leaf } = figureLeaf("offer", 10, highestOffer);
    expect(hasFigureInPounds(leaf)).toBe(false);
  });
});
