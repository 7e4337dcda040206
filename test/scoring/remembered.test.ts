/** What is remembered of one evaluation changes no figure of the next. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { exact, exactText, multiply } from "../../src/number/exact.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import type { Evaluated } from "../../src/scoring/model.ts";
import { nothingRemembered } from "../../src/scoring/remembered.ts";
import type { Award, Bid, Criterion } from "../../src/tender/model.ts";
import { type Contest, contests } from "./arbitrary.ts";
import { settings } from "./build.ts";

const figures = (found: Evaluated) =>
  found.kind === "unscorable"
    ? found
    : found.evaluation.bids.map(
        ({ bid, status, rank, total, scores, because, missing, offered, margin }) => ({
          bidder: bid.bidder,
          status,
          rank,
          because,
          missing,
          total: total && exactText(total.value),
          margin: margin && exactText(margin),
          offered: exactText(offered.value),
          scores: [...scores].map(([id, { value }]) => [id, exactText(value)]),
        }),
      );

const heavier = (criteria: readonly Criterion[], factor: string): readonly Criterion[] =>
  criteria.map((one, index) => {
    const worth = index === 0 ? multiply(one.worth, exact(factor)) : one.worth;
    return one.kind === "division"
      ? { ...one, worth, criteria: heavier(one.criteria, factor) }
      : { ...one, worth };
  });

/** One thing after another is changed, as an analysis does: marks, prices, promises, weights, who takes part. */
const changes: fc.Arbitrary<(contest: Contest) => Contest> = fc
  .record({ at: fc.nat(7), factor: fc.constantFrom("0", "1/2", "9/10", "1", "2"), what: fc.nat(5) })
  .map(({ at, factor, what }) => (contest) => {
    const f = exact(factor);
    const bid = (change: (one: Bid) => Bid): Contest => ({
      ...contest,
      bids: contest.bids.map((one, index) => (index === at % contest.bids.length ? change(one) : one)),
    });
    const award = (change: (one: Award) => Award): Contest => ({ ...contest, award: change(contest.award) });
    switch (what) {
      case 0:
        return bid((one) => ({
          ...one,
          marks: one.marks.map((mark) => ({ ...mark, mark: multiply(mark.mark, f) })),
        }));
      case 1:
        return bid((one) =>
          one.price === undefined
            ? one
            : { ...one, price: { ...one.price, value: multiply(one.price.value, f) } },
        );
      case 2:
        return bid((one) => ({ ...one, commitments: one.commitments.slice(1) }));
      case 3:
        return award((one) => ({ ...one, criteria: heavier(one.criteria, factor) }));
      case 4:
        return { ...contest, bids: contest.bids.filter((_, index) => index !== at % contest.bids.length) };
      default:
        return { ...contest, measures: contest.measures.slice(1) };
    }
  });

it("gives the same figures, and refuses the same, as an evaluation that remembers nothing", () => {
  fc.assert(
    fc.property(contests, fc.array(changes, { minLength: 1, maxLength: 6 }), (first, steps) => {
      const remembered = nothingRemembered();
      const own = settings();
      const once = (contest: Contest): Contest => {
        const { award, bids, measures } = contest;
        expect(figures(evaluate(award, bids, measures, own, remembered))).toEqual(
          figures(evaluate(award, bids, measures, own)),
        );
        return contest;
      };
      once(first);
      // Each change by itself from where it began, and all of them one on top of the other.
      for (const step of steps) once(step(first));
      steps.reduce((contest, step) => (contest.bids.length === 0 ? contest : once(step(contest))), first);
      once(first);
    }),
    { numRuns: 150 },
  );
});
