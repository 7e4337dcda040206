import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, equal, multiply, smallest, sum } from "../../src/number/exact.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import type { EvaluatedBid, Evaluation } from "../../src/scoring/model.ts";
import { figureText, type Workings } from "../../src/scoring/workings.ts";
import type { Mark } from "../../src/tender/model.ts";
import { absoluteAwards, bids, contests, measures, shuffled, uncapped } from "./arbitrary.ts";
import {
  at,
  award,
  bare,
  bid,
  bidOf,
  commitment,
  commitmentsLeaf,
  contest,
  evaluated,
  type Figure,
  figure,
  highestOffer,
  measure,
  text,
  upTo,
  valuation,
} from "./build.ts";

const scoresOf = ({ scores }: EvaluatedBid) =>
  [...scores].map(([id, { value }]) => `${id} ${text(value)}`).sort();

/** Everything that a reader acts on. */
const summary = ({ bids: all, decisions }: Evaluation) => ({
  bids: all.map((one) => ({
    bidder: one.bid.bidder,
    status: one.status,
    rank: one.rank,
    because: one.because,
    missing: one.missing,
    total: one.total && text(one.total.value),
    margin: one.margin && text(one.margin),
    offered: text(one.offered.value),
    counted: one.counted && text(one.counted.value),
    scores: scoresOf(one),
  })),
  decisions,
});

describe("an evaluation", () => {
  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(
        contests.chain((contest) => fc.tuple(fc.constant(contest), shuffled(contest.bids))),
        ([{ award: of, bids: all, measures: library }, mixed]) => {
          expect(summary(evaluated(of, mixed, library))).toEqual(summary(evaluated(of, all, library)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("gives equal bids one rank", () => {
    fc.assert(
      fc.property(contests, fc.nat(4), ({ award: of, bids: all, measures: library }, index) => {
        const one = all[index % all.length];
        if (one === undefined) return;
        const found = evaluated(of, [...all, { ...one, bidder: "Z" }], library);
        const [own, copy] = [bidOf(found, one.bidder), bidOf(found, "Z")];
        expect([copy.status, copy.rank, copy.total && text(copy.total.value)]).toEqual([
          own.status,
          own.rank,
          own.total && text(own.total.value),
        ]);
        if (own.rank !== undefined) {
          expect(found.decisions).toContainEqual(
            expect.objectContaining({ kind: "tie", bidders: expect.arrayContaining([one.bidder, "Z"]) }),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it("ranks by the total, and each rank is one more than the bids before it", () => {
    fc.assert(
      fc.property(contests, ({ award: of, bids: all, measures: library }) => {
        const ranked = evaluated(of, all, library).bids.flatMap(({ rank, total }) =>
          rank === undefined || total === undefined ? [] : [{ rank, total }],
        );
        for (const [index, { rank }] of ranked.entries()) {
          expect(rank === index + 1 || rank === ranked[index - 1]?.rank).toBe(true);
        }
        if (of.rounding.rank === "rounded") return;
        const highest = of.method === "weighted-sum";
        for (const one of ranked) {
          const better = ranked.filter(
            ({ total }) => compare(total.value, one.total.value) === (highest ? 1 : -1),
          );
          expect(better.every(({ rank }) => rank < one.rank)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("raising one mark", () => {
  it("never lowers that bid's total", () => {
    fc.assert(
      fc.property(
        absoluteAwards,
        bids,
        measures,
        fc.nat(1),
        fc.integer({ min: 1, max: 10 }),
        (of, all, library, which, halves) => {
          const [first] = all;
          if (first === undefined) return;
          const marks = first.marks.map(
            (mark, index): Mark =>
              index === which
                ? { ...mark, mark: smallest([add(mark.mark, figure(`${halves}/2`)), figure(5)]) }
                : mark,
          );
          const live = { ...first, status: "live" as const };
          const before = bidOf(evaluated(of, [live], library), first.bidder);
          const after = bidOf(evaluated(of, [{ ...live, marks }], library), first.bidder);
          if (before.total === undefined) return;
          expect(after.total !== undefined && compare(after.total.value, before.total.value) >= 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("adding a commitment to an offer that already meets the target", () => {
  it("changes nothing", () => {
    const figures = fc.record({
      target: fc.integer({ min: 0, max: 20 }),
      over: fc.integer({ min: 0, max: 20 }),
      more: fc.integer({ min: 0, max: 20 }),
      backed: fc.boolean(),
      own: fc.constantFrom("1", "1/2", "0"),
      unevidenced: fc.constantFrom("nothing" as const, "full" as const),
    });
    fc.assert(
      fc.property(measures, figures, ([job], { target, over, more, backed, own, unevidenced }) => {
        if (job === undefined) return;
        const attribution = at(own);
        const leaf = commitmentsLeaf("sv", 100, upTo(20000), {
          measures: [{ id: job.id, target: at(target) }],
          unevidenced,
        });
        const enough = commitment(job.id, target + over, { attribution });
        const added = (backed ? commitment : bare)(job.id, more, { attribution });
        const [before, after] = [[enough], [enough, added]].map((commitments) =>
          bidOf(evaluated(award([leaf]), [bid("A", { commitments })], [job]), "A"),
        );
        expect(after && scoresOf(after)).toEqual(before && scoresOf(before));
        expect(after?.counted && text(after.counted.value)).toBe(
          before?.counted && text(before.counted.value),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("scaling every proxy value", () => {
  it("leaves relative scores alone", () => {
    const of = award([commitmentsLeaf("sv", 100, highestOffer, { relative: true })]);
    fc.assert(
      fc.property(
        bids,
        uncapped,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        (all, library, top, under) => {
          const scaled = library.map((one) => ({
            ...one,
            proxies: one.proxies.map((proxy) => ({
              ...proxy,
              amount: multiply(proxy.amount, figure(`${top}/${under}`)),
            })),
          }));
          const scores = (measuresUsed: typeof library) =>
            evaluated(of, all, measuresUsed).bids.map((one) => [one.bid.bidder, one.rank, scoresOf(one)]);
          expect(scores(scaled)).toEqual(scores(library));
        },
      ),
      { numRuns: 200 },
    );
  });
});

const nodesOf = (node: Workings): readonly Workings[] => [node, ...node.from.flatMap(nodesOf)];

describe("workings", () => {
  const withTotals = contests.map(({ award: of, bids: all, measures: library }) => ({
    of,
    all: evaluated(of, all, library).bids,
  }));

  it("add up again wherever they say that they add up", () => {
    fc.assert(
      fc.property(withTotals, ({ all }) => {
        for (const root of all.flatMap(({ total, offered, scores }) => [
          offered,
          ...(total ? [total] : []),
          ...scores.values(),
        ])) {
          for (const { sum: said, from, value, unit } of nodesOf(root)) {
            if (
              said !== from.map((part) => figureText(part.value)).join(" + ") ||
              !from.every((part) => part.unit === unit)
            )
              continue;
            expect(text(sum(from.map((part) => part.value)))).toBe(text(value));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("of a total are the marks at the top of the award", () => {
    fc.assert(
      fc.property(withTotals, ({ of, all }) => {
        if (of.method !== "weighted-sum") return;
        for (const { total, scores } of all) {
          if (total === undefined) continue;
          expect(total.from.map(({ criterion }) => criterion)).toEqual(of.criteria.map(({ id }) => id));
          expect(total.from).toEqual(of.criteria.map(({ id }) => scores.get(id)));
          expect(text(sum(total.from.map(({ value }) => value)))).toBe(text(total.value));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("multiply again from the share and the marks available", () => {
    fc.assert(
      fc.property(withTotals, ({ all }) => {
        for (const { unit, from, value } of all
          .flatMap(({ scores }) => [...scores.values()])
          .flatMap(nodesOf)) {
          const [share, available] = from;
          if (unit !== "marks" || share === undefined || available?.label !== "marks available") continue;
          expect(equal(multiply(share.value, available.value), value)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("show an addition for at least one bid with two commitments", () => {
    const of = award([commitmentsLeaf("sv", 100, upTo(1000))]);
    const promises = (["A", "B"] as const).map((id) => commitment(id, 3));
    const amounts: readonly [string, Figure][] = [
      ["A", 10],
      ["B", "1/3"],
    ];
    const found = evaluate(
      contest(
        of,
        [bid("X", { commitments: promises })],
        amounts.map(([id, amount]) => measure(id, amount)),
        valuation(),
      ),
    );
    const plain =
      found.kind === "evaluated" ? found.evaluation.bids.flatMap(({ offered }) => nodesOf(offered)) : [];
    expect(plain[0]).toMatchObject({ sum: "30 + 1", value: figure(31) });
  });
});
