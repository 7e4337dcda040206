import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  divide,
  type Exact,
  equal,
  exact,
  exactInteger,
  exactText,
  multiply,
  subtract,
} from "../../src/number/exact.ts";
import type { Contest } from "../../src/scoring/contest.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import type { Stress } from "../../src/stress/model.ts";
import { removalsAnalysis } from "../../src/stress/removals.ts";
import { stressRanking } from "../../src/stress/stress.ts";
import { removeRoundingRules } from "../../src/stress/unrounded.ts";
import { criteriaWithSiblings, withCriterionShare } from "../../src/stress/weights/moved-award.ts";
import type { Award, Bid } from "../../src/tender/model.ts";
import { contests } from "../scoring/arbitrary.ts";
import { contest as contestOf } from "../scoring/build.ts";
import { evaluatedContest } from "./contests.ts";

/** Who stands first, from the evaluation alone; nothing where the bids cannot be scored. */
function leaders(contest: Contest): readonly string[] | undefined {
  const found = evaluate(contest);
  return found.kind === "unscorable"
    ? undefined
    : found.evaluation.bids.filter(({ rank }) => rank === 1).map(({ bid }) => bid.bidder);
}

function holds(check: (contest: Contest, found: Stress) => void): void {
  fc.assert(
    fc.property(contests, (made) => {
      const contest = contestOf(made.award, made.bids, made.measures);
      const found = stressRanking(contest);
      if ("trouble" in found) return;
      check(contest, found);
    }),
    { numRuns: 25 },
  );
}

const replaced = (bids: readonly Bid[], bidder: string, change: (bid: Bid) => Bid): readonly Bid[] =>
  bids.map((one) => (one.bidder === bidder ? change(one) : one));

describe("every answer is what evaluate says", () => {
  it("each mark that is said to decide does, and no other", () => {
    holds((contest, found) => {
      const given = contest.bids.filter(({ status }) => status === "live").flatMap(({ marks }) => marks);
      const step = given.every(({ mark }) => !exactText(mark).includes(".")) ? exact("1") : exact("0.5");
      const flips = contest.bids.flatMap((bid) =>
        bid.status !== "live"
          ? []
          : bid.marks.flatMap((mark) =>
              [subtract(mark.mark, step), add(mark.mark, step)].flatMap((to): readonly string[] => {
                if (exactText(to).startsWith("-") || exactText(subtract(exact("5"), to)).startsWith("-"))
                  return [];
                const bids = replaced(contest.bids, bid.bidder, (one) => ({
                  ...one,
                  marks: one.marks.map((other) => (other === mark ? { ...other, mark: to } : other)),
                }));
                const after = leaders({ ...contest, bids });
                return after === undefined || after.join() === found.leaders.join()
                  ? []
                  : [`${bid.bidder} ${mark.evaluator} ${exactText(to)} ${after.join()}`];
              }),
            ),
      );
      const said = found.marks.flips.map(
        ({ bidder, evaluator, to, outcome }) =>
          `${bidder} ${evaluator} ${exactText(to.value)} ${outcome.leaders.join()}`,
      );
      expect(said.sort()).toEqual(flips.sort());
    });
  });

  it("leaving out a bid is evaluating without it", () => {
    holds((contest, found) => {
      for (const { bidder, outcome, standings } of found.removals.rows) {
        const bids = contest.bids.filter((one) => one.bidder !== bidder);
        const after = evaluate({ ...contest, bids });
        if (after.kind === "unscorable") {
          expect(outcome.trouble).not.toBeNull();
          continue;
        }
        const ranked = after.evaluation.bids.flatMap(({ bid, rank, total }) =>
          rank === undefined || total === undefined ? [] : [[bid.bidder, rank, exactText(total.value)]],
        );
        expect(standings.map((one) => [one.bidder, one.rank, exactText(one.total.value)])).toEqual(ranked);
        const first = ranked.filter(([, rank]) => rank === 1).map(([name]) => name);
        expect(outcome.leaders).toEqual(first);
        if (!found.leaders.includes(bidder))
          expect(outcome.changes).toBe(first.join() !== found.leaders.join());
      }
    });
  });

  it("a losing bid that is said to decide by its price does, the step before does not, and at the level point two bids are equal", () => {
    holds((contest, found) => {
      for (const flip of found.worsened.flips.filter(({ what }) => what === "price")) {
        const priced = (value: Exact) => {
          const bids = replaced(contest.bids, flip.bidder, (one) =>
            one.price === undefined ? one : { ...one, price: { ...one.price, value } },
          );
          return { ...contest, bids };
        };
        expect(leaders(priced(flip.to.value))).toEqual(flip.outcome.leaders);
        expect(flip.outcome.leaders).not.toEqual(found.leaders);
        expect(leaders(priced(flip.from.value))).toEqual(found.leaders);
        if (flip.level === null || contest.award.rounding.rank === "rounded") continue;
        const level = evaluate({ ...contest, bids: priced(flip.level.value).bids });
        if (level.kind === "unscorable") throw new Error("cannot be scored at the level point");
        const rival = flip.outcome.leaders.find((name) => !found.leaders.includes(name));
        const [own, other] = [found.leaders[0], rival].map(
          (name) => level.evaluation.bids.find(({ bid }) => bid.bidder === name)?.total?.value,
        );
        expect(own !== undefined && other !== undefined && equal(own, other)).toBe(true);
      }
    });
  });

  it("a measure that is left out is one that no library has", () => {
    holds((contest, found) => {
      for (const { measure, outcome, change } of found.measures.rows) {
        expect(change).toBe("dropped");
        const measures = contest.measures.filter(({ id }) => id !== measure);
        expect(leaders({ ...contest, measures }) ?? []).toEqual(outcome.leaders);
      }
    });
  });

  it("within a band of a weight the same bid stands first throughout, close to its ends too", () => {
    holds((contest, found) => {
      const exactly: { award: Award } & Contest = { ...contest, award: removeRoundingRules(contest.award) };
      const siblings = criteriaWithSiblings(exactly.award.criteria);
      for (const row of found.weights.rows) {
        const sibling = siblings.find(({ criterion }) => criterion.id === row.criterion);
        if (sibling === undefined) throw new Error(`no ${row.criterion}`);
        for (const band of row.bands) {
          const width = subtract(band.to.value, band.from.value);
          for (const part of ["1/1000", "1/3", "999/1000"].map(exact)) {
            const share = add(band.from.value, multiply(width, part));
            expect(leaders({ ...exactly, award: withCriterionShare(exactly.award, sibling, share) })).toEqual(
              band.leaders,
            );
          }
        }
        const ends = row.bands.map(({ from, to }) => [exactText(from.value), exactText(to.value)]);
        if (ends.length > 0) expect([ends[0]?.[0], ends.at(-1)?.[1]]).toEqual(["0", "1"]);
        for (const [index, [from]] of ends.entries()) if (index > 0) expect(from).toBe(ends[index - 1]?.[1]);
      }
    });
  });

  it("a price that is said to cost one mark costs exactly one", () => {
    holds((contest, found) => {
      if (contest.award.method !== "weighted-sum") return;
      const award = removeRoundingRules(contest.award);
      const marks = (bids: readonly Bid[], bidder: string): Exact | undefined => {
        const after = evaluate({ ...contest, award, bids });
        if (after.kind === "unscorable") return undefined;
        return after.evaluation.bids.find(({ bid }) => bid.bidder === bidder)?.scores.get("price")?.value;
      };
      for (const { bidder, oneMark } of found.impliedPrice.rows) {
        if (oneMark === null) continue;
        const dearer = replaced(contest.bids, bidder, (one) =>
          one.price === undefined
            ? one
            : { ...one, price: { ...one.price, value: add(one.price.value, oneMark.value) } },
        );
        const [before, after] = [marks(contest.bids, bidder), marks(dearer, bidder)];
        if (before === undefined || after === undefined) throw new Error("no marks");
        expect(exactText(subtract(before, after))).toBe("1");
      }
    });
  });

  it("the lead with and without commitments is that of evaluating without them", () => {
    holds((contest, found) => {
      const { bidder, rows } = found.unverified;
      for (const { on, outcome, ofLead, leadAfter } of rows) {
        if (on !== "all-commitments" || bidder === null) continue;
        const bids = replaced(contest.bids, bidder, (one) => ({ ...one, commitments: [] }));
        expect(leaders({ ...contest, bids }) ?? []).toEqual(outcome.leaders);
        if (ofLead !== null && leadAfter !== null && found.margin.lead !== null)
          expect(
            equal(
              divide(subtract(found.margin.lead.value, leadAfter.value), found.margin.lead.value),
              ofLead.value,
            ),
          ).toBe(true);
      }
    });
  });
});

describe("a large field", () => {
  it("is examined from the front, and says how much of it was", () => {
    const [made] = fc.sample(contests, { numRuns: 1, seed: 7 });
    if (made === undefined) throw new Error("no contest");
    const [first] = made.bids;
    if (first === undefined) throw new Error("no bid");
    const bids = Array.from({ length: 90 }, (_, index): Bid => {
      const live: Bid = { ...first, status: "live", bidder: `Bidder ${index}` };
      return live.price === undefined
        ? live
        : { ...live, price: { ...live.price, value: exactInteger(10 + index) } };
    });
    const now = evaluatedContest(contestOf(made.award, bids, made.measures));
    const { cases, rows, says } = removalsAnalysis(now);
    expect(cases).toEqual({ examined: 44, possible: 90 });
    expect(rows.length).toBe(44);
    expect(says).toContain("44 of 90 cases were examined, those nearest to the front of the ranking");
  });
});
