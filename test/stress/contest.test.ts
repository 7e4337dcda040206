import { describe, expect, it } from "vitest";
import { type EvaluatedContest, evaluateContest, outcomeOfChange } from "../../src/stress/contest.ts";
import { contestIn, evaluatedContest } from "./contests.ts";

const standing = async (scheme: string): Promise<EvaluatedContest> =>
  evaluatedContest(await contestIn(`test/schemes/${scheme}`));

describe("a contest as it stands", () => {
  it("names who stands first", async () => {
    expect((await standing("leave-one-out-price")).leaders).toEqual(["A"]);
  });

  it("says who would after a change, and whether that is anybody else", async () => {
    const now = await standing("leave-one-out-price");
    const without = (bidder: string) =>
      outcomeOfChange(
        now,
        evaluateContest({ ...now, bids: now.bids.filter((bid) => bid.bidder !== bidder) }),
      );
    expect(without("C")).toEqual({ leaders: ["B"], changes: true, trouble: null });
    expect(without("B")).toEqual({ leaders: ["A"], changes: false, trouble: null });
  });

  it("says why changed bids cannot be scored, and nothing of a change", async () => {
    const now = await standing("leave-one-out-price");
    expect(outcomeOfChange(now, { trouble: "the price of C is zero" })).toEqual({
      leaders: [],
      changes: false,
      trouble: "the price of C is zero",
    });
  });
});
