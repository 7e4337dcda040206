import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/scoring/evaluate.ts";
import type { Award, Bid } from "../../src/tender/model.ts";
import {
  award,
  bid,
  bidOf,
  cheapest,
  contest,
  evaluated,
  figureLeaf,
  highestOffer,
  markBy,
  marksLeaf,
  minimumShare,
  priceLeaf,
  standings,
  valuation,
} from "./build.ts";

const offer = (bidder: string, price: number, quality: number): Bid =>
  bid(bidder, { price, marks: { quality } });

describe("unmarked bids", () => {
  const two = award([priceLeaf(40), marksLeaf("a", 30), marksLeaf("b", 30)]);

  it("say all that they lack, once, and count among the others", () => {
    const found = evaluated(two, [
      bid("Acme", { price: 200, marks: { a: 5, b: 5 } }),
      bid("Bolt", { price: 100, marks: { a: 3 } }),
      bid("Core"),
    ]);
    expect(standings(found)).toEqual(["1 Acme 80", "unmarked Bolt", "unmarked Core"]);
    expect(bidOf(found, "Core").missing).toEqual(["no price is given", "no mark for `a`", "no mark for `b`"]);
    expect(bidOf(found, "Core").because).toBe("no price is given; no mark for `a`; no mark for `b`");
    expect([...bidOf(found, "Bolt").scores.keys()]).toEqual(["price", "a"]);
    expect(found.decisions.map(({ says }) => says)).toEqual([
      "Bolt cannot be ranked yet, and the ranks of the others may still change: no mark for `b`",
      "Core cannot be ranked yet, and the ranks of the others may still change: no price is given; no mark for `a`; no mark for `b`",
    ]);
  });

  it("are those whose evaluators differ, unless the tender averages", () => {
    const differing = bid("Acme", { marks: [markBy("Ann", "a", 2), markBy("Bob", "a", 4)] });
    const of = (marks: Award["marks"]) => award([marksLeaf("a", 100)], { marks });
    expect(standings(evaluated(of("consensus"), [differing]))).toEqual(["unmarked Acme"]);
    expect(standings(evaluated(of("average"), [differing]))).toEqual(["1 Acme 60"]);
  });

  it("all of them leave a relative criterion without a field", () => {
    expect(standings(evaluated(two, [bid("Acme", { marks: { a: 5, b: 5 } })]))).toEqual(["unmarked Acme"]);
  });
});

it("an evaluation that can be scored says so", () => {
  const of = award([marksLeaf("quality", 100)]);
  expect(evaluate(contest(of, [bid("Acme", { marks: { quality: 5 } })], [], valuation())).kind).toBe(
    "evaluated",
  );
});

describe("figures that the published formulas cannot score", () => {
  it("stop the evaluation, and are all given once", () => {
    const of = award([priceLeaf(40), figureLeaf("f", 60, highestOffer, { relative: true })]);
    const bids = [
      bid("Acme", { price: 0, figures: { f: -1 } }),
      bid("Bolt", { price: 5, figures: { f: -2 } }),
    ];
    expect(evaluate(contest(of, bids, [], valuation()))).toEqual({
      kind: "unscorable",
      problems: [
        {
          unscorable:
            "the price of Acme is zero or below, and `lowest-over-value` cannot be worked out from such a figure",
          remedy:
            "check the figure with the bidder; if it stands, the tender's documents must say how it is scored",
          at: "bids.csv:Acme:price",
        },
        {
          unscorable:
            "highest of the bids is below zero, and `value-over-highest` cannot be worked out from it",
          remedy: "check the figures with the bidders",
          at: "bids.csv:Acme:f",
        },
      ],
    });
  });

  it("name the criterion where it is not the price", () => {
    const of = award([figureLeaf("f", 100, cheapest, { relative: true })]);
    expect(evaluate(contest(of, [bid("Acme", { figures: { f: 0 } })], [], valuation()))).toMatchObject({
      problems: [{ unscorable: expect.stringContaining("`f` of Acme is zero or below") }],
    });
  });

  it("do not matter on a bid that is out", () => {
    const of = award([priceLeaf(40), marksLeaf("quality", 60, { minimum: minimumShare("0.5") })]);
    expect(standings(evaluated(of, [offer("Acme", 0, 1), offer("Bolt", 1, 5)]))).toEqual([
      "1 Bolt 100",
      "disqualified Acme",
    ]);
  });
});
