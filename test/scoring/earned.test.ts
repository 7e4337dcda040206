/** What each bid earned, for rules that look at the spread of marks. */
import { expect, it } from "vitest";
import { marksOfScoredBids } from "../../src/scoring/marks-by-bid.ts";
import { award, bid, evaluated, marksLeaf, minimumShare, priceLeaf, text } from "./build.ts";

it("gives the marks of each bid that is scored, by criterion, and of no other", () => {
  const contest = award([priceLeaf(60), marksLeaf("quality", 40, { minimum: minimumShare("0.5") })]);
  const found = marksOfScoredBids(
    evaluated(contest, [
      bid("Acme", { price: 100, marks: { quality: 4 } }),
      bid("Bolt", { price: 200, marks: { quality: "2.5" } }),
      bid("Crane", { price: 50, marks: { quality: 1 } }),
    ]),
  );
  expect(found.map((one) => Object.fromEntries([...one].map(([id, value]) => [id, text(value)])))).toEqual([
    { price: "60", quality: "32" },
    { price: "30", quality: "20" },
  ]);
});
