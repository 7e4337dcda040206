import { describe, expect, it } from "vitest";
import {
  highestOfBids,
  lowestOfBids,
  meanOfBids,
  notAboveZeroProblem,
} from "../../../src/scoring/formulas/field.ts";
import { field, lines, worth } from "../build.ts";

describe("the field of bids", () => {
  it("has a lowest, a highest and a mean, in the unit of its figures", () => {
    const among = field(30, 10, 50);
    const marks = [worth("a", 1), worth("b", 2)];
    expect(
      [lowestOfBids(among), highestOfBids(among), meanOfBids(among), meanOfBids(marks)].flatMap((one) =>
        one ? lines(one) : [],
      ),
    ).toEqual([
      "lowest of the bids = 10 pounds @ bids.csv:3:3",
      "highest of the bids = 50 pounds @ bids.csv:4:3",
      "mean of the 3 bids = 30 pounds",
      "mean of the 2 bids = 1.5 marks",
    ]);
  });

  it("points at the first of equal bids", () => {
    const among = field(5, 5);
    expect([lowestOfBids(among)?.at, highestOfBids(among)?.at]).toEqual(["bids.csv:2:3", "bids.csv:2:3"]);
  });

  it("has none of them when it is empty", () => {
    expect([lowestOfBids([]), highestOfBids([]), meanOfBids([]), notAboveZeroProblem([], "a rule")]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("keeps the workings of no bid beneath the figure", () => {
    const built = { ...worth("value", 5), from: [worth("part", 5)] };
    expect([lowestOfBids([built])?.from, highestOfBids([built])?.from]).toEqual([[], []]);
  });
});
