import { describe, expect, it } from "vitest";
import { decisionsNeeded } from "../../src/scoring/decisions.ts";
import type { BidStatus, EvaluatedBid } from "../../src/scoring/model.ts";
import { award, bid, worth } from "./build.ts";

function one(
  bidder: string,
  status: BidStatus,
  rank?: number,
  missing: readonly string[] = [],
): EvaluatedBid {
  const offered = worth("commitments as promised", 0, "pounds");
  return {
    bid: bid(bidder),
    status,
    scores: new Map(),
    missing,
    commitments: [],
    offered,
    ...(rank && { rank }),
  };
}
const tied = (rank: number, ...bidders: string[]) => bidders.map((bidder) => one(bidder, "scored", rank));
const says = (bids: readonly EvaluatedBid[], ties: readonly string[] = []) =>
  decisionsNeeded(bids, award([], { ties })).map((decision) => decision.says);

describe("ties", () => {
  it.each([
    [1, "first"],
    [2, "second"],
    [3, "third"],
    [4, "fourth"],
    [5, "fifth"],
    [6, "sixth"],
    [7, "seventh"],
    [8, "eighth"],
    [9, "ninth"],
    [10, "tenth"],
    [11, "11th"],
    [12, "12th"],
    [13, "13th"],
    [14, "14th"],
    [15, "15th"],
    [16, "16th"],
    [17, "17th"],
    [18, "18th"],
    [19, "19th"],
    [20, "20th"],
    [21, "21st"],
    [22, "22nd"],
    [23, "23rd"],
    [24, "24th"],
    [101, "101st"],
    [110, "110th"],
    [111, "111th"],
    [112, "112th"],
    [113, "113th"],
    [114, "114th"],
    [122, "122nd"],
  ])("rank %d is %s place", (rank, word) => {
    expect(says(tied(rank, "A", "B"))).toEqual([
      `A and B share ${word} place: no published tie-break separates them`,
    ]);
  });

  it("names every bidder and the tie-breaks that were tried", () => {
    expect(says(tied(1, "A", "B", "C"), ["sv-quality", "price"])).toEqual([
      "A, B and C share first place: the published tie-break (sv-quality, then price) does not separate them",
    ]);
    expect(says(tied(1, "A", "B"), ["price"])).toEqual([
      "A and B share first place: the published tie-break (price) does not separate them",
    ]);
  });

  it("is a decision for each shared rank, and for no other", () => {
    const bids = [...tied(1, "A", "B"), ...tied(3, "C"), ...tied(4, "D", "E")];
    expect(decisionsNeeded(bids, award([]))).toEqual([
      {
        kind: "tie",
        bidders: ["A", "B"],
        says: "A and B share first place: no published tie-break separates them",
      },
      {
        kind: "tie",
        bidders: ["D", "E"],
        says: "D and E share fourth place: no published tie-break separates them",
      },
    ]);
    expect(says([...tied(1, "A"), ...tied(2, "B")])).toEqual([]);
  });

  it("says nothing of bids that share no rank because they have none", () => {
    expect(
      says([one("A", "scored", 1), one("B", "disqualified"), one("C", "withdrawn"), one("D", "excluded")]),
    ).toEqual([]);
  });
});

describe("unmarked bids", () => {
  it("say what they lack", () => {
    expect(
      decisionsNeeded(
        [one("A", "scored", 1), one("B", "unmarked", undefined, ["no price is given", "no mark for `q`"])],
        award([]),
      ),
    ).toEqual([
      {
        kind: "unmarked",
        bidders: ["B"],
        says: "B cannot be ranked yet, and the ranks of the others may still change: no price is given; no mark for `q`",
      },
    ]);
  });
});

describe("a field with nobody left", () => {
  it("is for a person to decide", () => {
    const nobody = { kind: "nobody", bidders: [], says: "no bid is left to rank" };
    expect(
      decisionsNeeded([one("A", "disqualified"), one("B", "withdrawn"), one("C", "excluded")], award([])),
    ).toEqual([nobody]);
  });

  it.each<[string, readonly EvaluatedBid[]]>([
    ["no bids at all", []],
    ["one scored", [one("A", "scored", 1), one("B", "disqualified")]],
  ])("is not said with %s", (_, bids) => {
    expect(says(bids)).toEqual([]);
  });

  it("is not said while a bid waits for its marks", () => {
    expect(
      decisionsNeeded([one("A", "unmarked", undefined, ["x"]), one("B", "disqualified")], award([])).map(
        ({ kind }) => kind,
      ),
    ).toEqual(["unmarked"]);
  });
});
