/** A social return and a local multiplier as criteria: what a bid puts forward, what is missing, and what cannot be scored. */
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/scoring/evaluate.ts";
import { lm3RoundColumn } from "../../src/tender/instruments/criteria.ts";
import type { Bid, Lm3Leaf, SroiLeaf } from "../../src/tender/model.ts";
import {
  at,
  award,
  behind,
  bid,
  contest,
  type Figure,
  figure,
  lines,
  measure,
  upTo,
  valuation,
} from "../scoring/build.ts";

const leaf = {
  kind: "leaf" as const,
  id: "worth",
  title: "Worth",
  weight: figure(10),
  marksAvailable: figure(10),
  socialValue: true,
  netZero: false,
  relative: false,
  needs: [],
  formula: upTo(5),
  at: "tender.yaml:worth",
};
const socialReturn = (over: Partial<SroiLeaf> = {}): SroiLeaf => ({
  ...leaf,
  from: "sroi",
  unevidenced: "full",
  inputs: "price",
  ...over,
});
const multiplier = (rounds: 2 | 3 = 3): Lm3Leaf => ({ ...leaf, from: "lm3", rounds, area: "Northshire" });

const hours = {
  measure: "H",
  quantity: at(100, "commitments.csv:2:3"),
  ...behind,
  at: "commitments.csv:2:1",
};
const measures = [measure("H", 20), measure("P", 3, { kind: "points" })];

/** What the criterion comes to for the bid, or why it comes to nothing. */
function outcome(of: SroiLeaf | Lm3Leaf, own: Bid): string {
  const found = evaluate(contest(award([of]), [own], measures, valuation()));
  if (found.kind === "unscorable")
    return found.problems.map((one) => `cannot: ${one.unscorable}; ${one.remedy} @ ${one.at}`).join("\n");
  const [evaluated] = found.evaluation.bids;
  const score = evaluated?.scores.get("worth");
  return score === undefined ? `${evaluated?.status}: ${evaluated?.because}` : lines(score).join("\n");
}

describe("a social return", () => {
  const promised = (price: Figure | undefined, over: Partial<Bid> = {}): Bid => ({
    ...bid("Ash", price === undefined ? {} : { price }),
    commitments: [hours],
    ...over,
  });

  it("is the pounds of commitments for each pound of the price", () => {
    expect(outcome(socialReturn(), promised(1000))).toMatchInlineSnapshot(`
      "Worth = 4 marks (worth) {between}: 0.4 × 10
        share of the marks = 0.4 share {between}: (2 − 0) ÷ (5 − 0), from 0 to 1
          Worth = 2 ratio {sroi-ratio}: 2,000 ÷ 1,000
            commitments counted: Worth = 2000 pounds: 2,000
              Measure H (H) = 2000 pounds {quantity-times-proxy}: 100 × 20
                quantity (person) = 100 quantity @ commitments.csv:2:3
                proxy value for one person, in force from 2020-01-01, verified = 20 pounds @ library.yaml:proxy ~ Unit Cost Database
            price = 1000 pounds @ bids.csv:Ash:price
          worst = 0 ratio
          best = 5 ratio
        marks available = 10 marks @ tender.yaml:worth"
    `);
  });
  it("or for each pound of what the bid puts in", () => {
    const putIn = new Map([["worth", at(500, "bids.csv:2:4")]]);
    expect(
      outcome(socialReturn({ inputs: "column" }), promised(1000, { figures: putIn })),
    ).toMatchInlineSnapshot(`
      "Worth = 8 marks (worth) {between}: 0.8 × 10
        share of the marks = 0.8 share {between}: (4 − 0) ÷ (5 − 0), from 0 to 1
          Worth = 4 ratio {sroi-ratio}: 2,000 ÷ 500
            commitments counted: Worth = 2000 pounds: 2,000
              Measure H (H) = 2000 pounds {quantity-times-proxy}: 100 × 20
                quantity (person) = 100 quantity @ commitments.csv:2:3
                proxy value for one person, in force from 2020-01-01, verified = 20 pounds @ library.yaml:proxy ~ Unit Cost Database
            put in = 500 pounds @ bids.csv:2:4
          worst = 0 ratio
          best = 5 ratio
        marks available = 10 marks @ tender.yaml:worth"
    `);
  });
  it("is missing without a price, or without what is put in", () => {
    expect(outcome(socialReturn(), promised(undefined))).toMatchInlineSnapshot(
      `"unmarked: no price is given"`,
    );
    expect(outcome(socialReturn({ inputs: "column" }), promised(1000))).toMatchInlineSnapshot(
      `"unmarked: nothing is given as put in for \`worth\`"`,
    );
  });
  it.each([
    [0, true],
    [-1, true],
    ["0.01", false],
  ])("of a price of %s cannot be scored: %s", (price, refused) => {
    expect(outcome(socialReturn(), promised(price)).startsWith("cannot: ")).toBe(refused);
  });
  it("says what cannot be scored", () => {
    expect(outcome(socialReturn(), promised(0))).toMatchInlineSnapshot(
      `"cannot: what Ash puts in for \`worth\` is zero or below, and a return is for each pound of it; check the figure with the bidder @ bids.csv:Ash:price"`,
    );
    expect(
      outcome(socialReturn(), promised(5, { commitments: [{ ...hours, measure: "P" }] })),
    ).toMatchInlineSnapshot(
      `"cannot: \`worth\` is a return for each pound, and counts measures in points; name the measures that count, all in pounds @ tender.yaml:worth"`,
    );
    expect(
      outcome(socialReturn(), promised(5, { commitments: [hours, { ...hours, measure: "P" }] })),
    ).toMatchInlineSnapshot(
      `"cannot: \`worth\` counts both pounds and points, which cannot be added together; name the measures that count, all in pounds or all in points @ tender.yaml:worth"`,
    );
  });
});

describe("a local multiplier", () => {
  const spent = (price: Figure | undefined, ...rounds: readonly (Figure | undefined)[]): Bid => ({
    ...bid("Ash", price === undefined ? {} : { price }),
    respent: new Map(
      rounds.flatMap((round, index) =>
        round === undefined
          ? []
          : [
              [
                lm3RoundColumn("worth", index + 2),
                {
                  kind: "local" as const,
                  local: at(round, `bids.csv:2:${index + 4}`),
                  at: `bids.csv:2:${index + 4}`,
                },
              ] as const,
            ],
      ),
    ),
  });

  it("is what is spent in the area for each pound of the price", () => {
    expect(outcome(multiplier(), spent(100, 50, 25))).toMatchInlineSnapshot(`
      "Worth = 3.5 marks (worth) {between}: 0.35 × 10
        share of the marks = 0.35 share {between}: (1.75 − 0) ÷ (5 − 0), from 0 to 1
          LM3: Worth = 1.75 ratio {lm3}: (100 + 50 + 25) ÷ 100 | local is Northshire; the price is the first round
            round 1: spent first = 100 pounds @ bids.csv:Ash:price
            round 2: spent again in the area = 50 pounds @ bids.csv:2:4
            round 3: spent again in the area = 25 pounds @ bids.csv:2:5
          worst = 0 ratio
          best = 5 ratio
        marks available = 10 marks @ tender.yaml:worth"
    `);
  });
  it("is missing without a price or a round", () => {
    expect(outcome(multiplier(), spent(undefined, 50, 25))).toMatchInlineSnapshot(
      `"unmarked: no price is given"`,
    );
    expect(outcome(multiplier(), spent(100))).toMatchInlineSnapshot(
      `"unmarked: nothing is given for \`worth-2\` and \`worth-3\`"`,
    );
    expect(outcome(multiplier(), spent(100, 50))).toMatchInlineSnapshot(
      `"unmarked: nothing is given for \`worth-3\`"`,
    );
    expect(outcome(multiplier(), spent(100, undefined, 50))).toMatchInlineSnapshot(
      `"unmarked: nothing is given for \`worth-2\`"`,
    );
    const { respent: _, ...none } = spent(100);
    expect(outcome(multiplier(2), none)).toMatchInlineSnapshot(
      `"unmarked: nothing is given for \`worth-2\`"`,
    );
  });
  it.each([
    [["100", "100"], false],
    [["100.01", "0"], true],
    [["50", "50.01"], true],
    [["0", "0"], false],
    [["-1", "0"], true],
    [["5", "-1"], true],
  ])("of rounds of %j is refused: %s", (rounds, refused) => {
    expect(outcome(multiplier(), spent(100, ...rounds)).startsWith("cannot: ")).toBe(refused);
  });
  it("says what cannot be scored", () => {
    expect(outcome(multiplier(), spent(0, 0, 0))).toMatchInlineSnapshot(
      `"cannot: the price of Ash is zero or below, and a local multiplier is for each pound of it; check the figure with the bidder @ bids.csv:Ash:price"`,
    );
    expect(outcome(multiplier(), spent(-5, 0, 0))).toMatchInlineSnapshot(
      `"cannot: the price of Ash is zero or below, and a local multiplier is for each pound of it; check the figure with the bidder @ bids.csv:Ash:price"`,
    );
    expect(outcome(multiplier(), spent(100, 120, 25))).toMatchInlineSnapshot(
      `"cannot: Ash gives 120 as spent again in round 2, and 100 came in; check the figure with the bidder: no more can be spent again than came in @ bids.csv:2:4"`,
    );
    expect(outcome(multiplier(), spent(100, 20, 25))).toMatchInlineSnapshot(
      `"cannot: Ash gives 25 as spent again in round 3, and 20 came in; check the figure with the bidder: no more can be spent again than came in @ bids.csv:2:5"`,
    );
  });
});
