import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { divide, exactText, largest, subtract } from "../../src/number/exact.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import { bidderSizeAnalysis } from "../../src/stress/bidder-size.ts";
import { type EvaluatedContest, evaluateContest } from "../../src/stress/contest.ts";
import { effectiveWeightsAnalysis } from "../../src/stress/effective-weights.ts";
import { impliedPriceAnalysis } from "../../src/stress/implied-price.ts";
import { marginAnalysis } from "../../src/stress/margin.ts";
import type { Measured } from "../../src/stress/measured.ts";
import { measuresAnalysis } from "../../src/stress/measures.ts";
import { outliersAnalysis } from "../../src/stress/outliers.ts";
import { stressRanking } from "../../src/stress/stress.ts";
import { unverifiedAnalysis } from "../../src/stress/unverified.ts";
import { shareAsPercentText } from "../../src/stress/wording.ts";
import { findZeroBetween } from "../../src/stress/zero-crossing.ts";
import type { Award, Bid } from "../../src/tender/model.ts";
import {
  at,
  award,
  bare,
  bid,
  commitment,
  commitmentsLeaf,
  contest,
  type Figure,
  figure,
  highestOffer,
  marksLeaf,
  measure,
  priceForShow,
  priceLeaf,
  proxy,
  upTo,
  valuation,
} from "../scoring/build.ts";
import { evaluatedContest } from "./contests.ts";

const standing = (of: Award, bids: readonly Bid[], measures: readonly Measure[] = []): EvaluatedContest =>
  evaluatedContest(contest(of, bids, measures));
const text = (measured: Measured | null | undefined): string | null =>
  measured == null ? null : exactText(measured.value);

const quality = award([marksLeaf("quality", 100)]);
const marked = (...marks: readonly number[]): readonly Bid[] =>
  marks.map((value, index) => bid("ABCD"[index] ?? "", { marks: { quality: value } }));

describe("the margin", () => {
  it.each([
    ["one ahead of another", quality, marked(4, 3), "A is 20.00 ahead of B.", "20"],
    ["one ahead of two that share a place", quality, marked(4, 3, 3), "A is 20.00 ahead of B and C.", "20"],
    [
      "two that share first place",
      quality,
      marked(4, 4, 1),
      "A and B share first place, so nobody is ahead.",
      "0",
    ],
    ["one alone", quality, marked(4), "A is the only bid that is ranked.", null],
    ["nobody", quality, [bid("A")], "No bid is ranked.", null],
  ] as const)("%s", (_, of, bids, says, lead) => {
    const found = marginAnalysis(standing(of, bids));
    expect([found.says, text(found.lead)]).toEqual([says, lead]);
  });

  it("says when only a published tie-break separates two bids", () => {
    const tied = award([marksLeaf("quality", 100)], { ties: ["earliest"] });
    const found = marginAnalysis(
      standing(tied, [
        bid("A", { marks: { quality: 4 }, submitted: "2026-01-02" }),
        bid("B", { marks: { quality: 4 }, submitted: "2026-01-01" }),
      ]),
    );
    expect([found.byTieBreak, found.next]).toEqual([true, ["A"]]);
    expect(found.says).toBe("B and A are equal, and only the published tie-break separates them.");
  });
});

const promised = award([
  marksLeaf("quality", 50),
  commitmentsLeaf("sv", 50, upTo(1000), { socialValue: true, unevidenced: "full" }),
]);

describe("measures and proxy values", () => {
  const jobs = measure("JOB", 100, { proxies: [proxy(100, { low: figure(40), high: figure(200) })] });
  const trees = measure("TREE", 10);

  it("are left out, and moved to the ends of their published range", () => {
    // A: quality 30, 5 jobs 500 of 1,000 = 25: 55. B: quality 40, 20 trees 200 = 10: 50. At 60 a job the two are level.
    const found = measuresAnalysis(
      standing(
        promised,
        [
          bid("A", { marks: { quality: 3 }, commitments: [commitment("JOB", 5)] }),
          bid("B", { marks: { quality: 4 }, commitments: [commitment("TREE", 20)] }),
        ],
        [jobs, trees],
      ),
    );
    expect(
      found.rows.map(({ measure: id, change, to, lead, outcome }) => [
        id,
        change,
        text(to),
        text(lead),
        outcome.leaders.join(),
      ]),
    ).toEqual([
      ["JOB", "dropped", null, "20", "B"],
      ["JOB", "low", "40", "10", "B"],
      ["JOB", "high", "200", "30", "A"],
      ["TREE", "dropped", null, "15", "A"],
    ]);
    expect(found.withoutRange).toEqual(["TREE"]);
    expect(found.says).toContain("if JOB were left out or JOB had its low value.");
  });

  it("count against the ranking where a value within its range decides", () => {
    const own = {
      award: promised,
      bids: [
        bid("A", { marks: { quality: 3 }, commitments: [commitment("JOB", 5)] }),
        bid("B", { marks: { quality: 4 }, commitments: [commitment("TREE", 20)] }),
      ],
      measures: [jobs, trees],
      valuation: valuation(),
    };
    const found = stressRanking({ ...contest(own.award, own.bids, own.measures) });
    if ("trouble" in found) throw new Error(found.trouble);
    expect(found.reasons).toContain(
      "A proxy value within its published range would change who stands first: JOB (low).",
    );
  });
});

describe("what the lead rests on", () => {
  it("is what goes when the first bid's own commitments do, by what stands behind them", () => {
    // A: 30 + 300 and 200 of 1,000 (25) = 55; B: 40. Without all 30, without the bare one 45, without the unverified one 40.
    const now = standing(
      promised,
      [
        bid("A", { marks: { quality: 3 }, commitments: [commitment("JOB", 3), bare("TREE", 20)] }),
        bid("B", { marks: { quality: 4 } }),
      ],
      [measure("JOB", 100, { proxies: [proxy(100, { status: "unverified" })] }), measure("TREE", 10)],
    );
    const found = unverifiedAnalysis(now);
    expect(
      found.rows.map(({ on, commitments, total, leadAfter, ofLead, outcome }) => [
        on,
        commitments,
        text(total),
        text(leadAfter),
        text(ofLead),
        outcome.leaders.join("="),
      ]),
    ).toEqual([
      ["all-commitments", 2, "30", "-10", "5/3", "B"],
      ["without-verified-evidence", 2, "30", "-10", "5/3", "B"],
      ["commitments-lacking-something", 1, "45", "5", "2/3", "A"],
      ["unverified-values", 1, "40", "0", "1", "A=B"],
    ]);
    expect(found.says).toBe(
      "Evidence is promised in the bids, and nobody has recorded a check of it, so none of it counts as verified here. 166.67% of its lead rests on commitments without verified evidence, and without them it would not stand first. What evaluators gave marks for stays as it is.",
    );
  });

  it.each<readonly [string, Readonly<Record<string, Figure>>, readonly unknown[], string]>([
    // A is 15 ahead; 300 pounds of JOB earn it 15 marks and 200 pounds of TREE 10.
    ["everything", { JOB: 1, TREE: 1 }, [0, "55", "15", "0", "A"], "verified for 2. None of its lead"],
    ["one promise", { JOB: 1 }, [1, "45", "5", "2/3", "A"], "the other one. 66.67% of its lead"],
    ["a third of one", { JOB: "1/3", TREE: 1 }, [1, "45", "5", "2/3", "A"], "in part for 1. 66.67%"],
    [
      "a part that leaves them level",
      { JOB: "2/3" },
      [2, "40", "0", "1", "A=B"],
      "as verified for 0, in part for 1; nobody has recorded a check of the other one. 100% of its lead",
    ],
    [
      "nothing, by somebody who looked",
      { JOB: 0, TREE: 0 },
      [2, "30", "-10", "5/3", "B"],
      "not verified for 2.",
    ],
    ["another bid's promise", { OTHER: 1 }, [2, "30", "-10", "5/3", "B"], "nobody has recorded a check"],
  ])("counts as verified what is recorded so: %s", (_, shares, row, says) => {
    const checked = new Map(
      Object.entries(shares).map(([id, share]) => [`bids.csv:${id}`, { verified: figure(share) }]),
    );
    const bids = [
      bid("A", { marks: { quality: 3 }, commitments: [commitment("JOB", 3), bare("TREE", 20)] }),
      bid("B", { marks: { quality: 4 } }),
    ];
    const measures = [measure("JOB", 100), measure("TREE", 10)];
    const found = evaluateContest({ ...contest(promised, bids, measures), evaluate, checked });
    if ("trouble" in found) throw new Error(found.trouble);
    const part = unverifiedAnalysis(found);
    const own = part.rows.find(({ on }) => on === "without-verified-evidence");
    expect([
      own?.commitments,
      text(own?.total),
      text(own?.leadAfter),
      text(own?.ofLead),
      own?.outcome.leaders.join("="),
    ]).toEqual(row);
    expect(part.says).toContain(says);
  });

  it("says so where there is no lead or there are no commitments", () => {
    expect(unverifiedAnalysis(standing(quality, marked(4, 4))).says).toBe(
      "First place is shared, so there is no lead.",
    );
    expect(unverifiedAnalysis(standing(quality, marked(4, 3))).says).toBe(
      "A makes no commitments, so its lead rests on none.",
    );
  });
});

describe("the price of a mark", () => {
  const priced = (formula: Parameters<typeof priceLeaf>[1]) =>
    award([priceLeaf(40, formula), marksLeaf("quality", 60)]);
  const bids = [
    bid("A", { price: 100, marks: { quality: 3 } }),
    bid("B", { price: 125, marks: { quality: 4 } }),
  ];
  const each = (of: Award, field = bids) =>
    impliedPriceAnalysis(standing(of, field)).rows.map(({ bidder, oneMark }) => [bidder, text(oneMark)]);

  it("follows from the formula, also past the next price", () => {
    // B: 40 × 100 ÷ 125 = 32, and 31 at 4000 ÷ 31. A keeps 40 until it passes B, then 40 × 125 ÷ p = 39.
    expect(each(priced({}))).toEqual([
      ["B", "125/31"],
      ["A", "1100/39"],
    ]);
    expect(
      each(
        priced({ formula: { by: "between", worst: at(200), best: at(100), clamp: true }, relative: false }),
      ),
    ).toEqual([
      ["B", "2.5"],
      ["A", "2.5"],
    ]);
  });

  it("is the credit, the price per mark, or a share of the weighted price, by the method", () => {
    const under = (method: Award["method"]) =>
      each(award([priceForShow(40), marksLeaf("quality", 60)], { method, credit: at(7) }));
    expect(under("price-less-credit")).toEqual([
      ["B", "7"],
      ["A", "7"],
    ]);
    // 100 ÷ 36 and 125 ÷ 48.
    expect(under("price-per-quality-point")).toEqual([
      ["B", "125/48"],
      ["A", "25/9"],
    ]);
    // One mark adds 1 ÷ 40 to a coefficient of 1 + 36 ÷ 40: 100 ÷ 1.9 ÷ 40.
    expect(under("weighted-price")).toEqual([
      ["A", "25/19"],
      ["B", "125/88"],
    ]);
  });

  it("of social value is the pounds that earn one", () => {
    const of = (formula: Parameters<typeof commitmentsLeaf>[2], relative: boolean) =>
      impliedPriceAnalysis(
        standing(
          award([
            marksLeaf("quality", 50),
            commitmentsLeaf("sv", 50, formula, { socialValue: true, relative }),
          ]),
          [bid("A", { marks: { quality: 3 }, commitments: [commitment("JOB", 3)] })],
          [measure("JOB", 100)],
        ),
      ).socialValue.map(({ oneMark }) => text(oneMark));
    expect(of(upTo(1000), false)).toEqual(["20"]);
    expect(of(highestOffer, true)).toEqual(["6"]);
  });
});

describe("offers at the ends of the field", () => {
  const priced = award([priceLeaf(40), marksLeaf("quality", 60)]);
  const at90 = (low: string) =>
    outliersAnalysis(
      standing(priced, [
        bid("A", { price: low, marks: { quality: 3 } }),
        bid("B", { price: 105, marks: { quality: 4 } }),
        bid("C", { price: 105, marks: { quality: 5 } }),
      ]),
    ).rows[0]?.beyondLine;

  // The mean is (p + 210) ÷ 3, and a tenth below it is 0.3 p + 63: the line is 90.
  it.each([
    ["89.99", true],
    ["90", false],
    ["90.01", false],
  ])("a lowest price of %s against a line at 90: %s", (low, beyond) => {
    expect(at90(low)).toBe(beyond);
  });

  it("two bids that share an end leave no one out", () => {
    const found = outliersAnalysis(
      standing(priced, [
        bid("A", { price: 100, marks: { quality: 3 } }),
        bid("B", { price: 100, marks: { quality: 4 } }),
      ]),
    );
    expect([found.rows, found.says]).toEqual([[], "No offer lies apart from the next."]);
  });
});

describe("the effective weight", () => {
  it("gathers social value from wherever it stands, and says nothing of a field of one", () => {
    const of = award([
      marksLeaf("quality", 70),
      marksLeaf("answer", 20, { socialValue: true }),
      marksLeaf("green", 10, { socialValue: true }),
    ]);
    const bids = [
      bid("A", { marks: { quality: 5, answer: 3, green: 5 } }),
      bid("B", { marks: { quality: 4, answer: 5, green: 0 } }),
    ];
    // Quality spreads 14; social value 12 + 10 = 22 against 20 + 0 = 20, so 2.
    expect(
      effectiveWeightsAnalysis(standing(of, bids)).rows.map(({ title, stated, spread, ofSpread }) => [
        title,
        text(stated),
        text(spread),
        text(ofSpread),
      ]),
    ).toEqual([
      ["QUALITY", "0.7", "14", "0.875"],
      ["Social value", "0.3", "2", "0.125"],
    ]);
    expect(effectiveWeightsAnalysis(standing(of, bids.slice(0, 1))).rows).toEqual([]);
  });
});

describe("size", () => {
  it("is told in means of those who say, and concludes nothing", () => {
    const found = bidderSizeAnalysis(
      standing(award([priceLeaf(40), marksLeaf("quality", 60)]), [
        bid("A", { price: 100, marks: { quality: 3 }, sme: true }),
        bid("B", { price: 200, marks: { quality: 4 }, sme: false }),
        bid("C", { price: 400, marks: { quality: 5 } }),
      ]),
    );
    expect(
      found.groups.map(({ flag, answer, bids, bestRank, price, priceMarks }) => [
        flag,
        answer,
        bids,
        bestRank,
        text(price),
        text(priceMarks),
      ]),
    ).toEqual([
      ["sme", "yes", 1, 1, "100", "1"],
      ["sme", "no", 1, 3, "200", "0.5"],
      ["sme", "not given", 1, 2, "400", "0.25"],
    ]);
    expect(found.says).toContain("SME: 1 bid is, 1 is not, 1 does not say.");
    expect(found.says).toContain("No bid says whether the bidder is a VCSE.");
    expect(found.says).toContain("nothing is concluded from them");
  });
});

describe("a root between two offers", () => {
  const root = (from: number, to: number, follows: Parameters<typeof findZeroBetween>[2]) => {
    const found = findZeroBetween(figure(from), figure(to), follows);
    return found === undefined ? undefined : exactText(found);
  };
  it("of a quotient of two straight lines is exact", () => {
    expect(root(100, 1000, (offer) => subtract(divide(figure(4000), offer), figure(31)))).toBe("4000/31");
  });
  it("is found past a point where the line bends", () => {
    const held = (offer: Parameters<Parameters<typeof findZeroBetween>[2]>[0]) =>
      largest([figure(10), subtract(figure(100), offer)]);
    expect(root(0, 1000, (offer) => subtract(held(offer), figure("70/3")))).toBe("230/3");
  });
  it("is none where the sign does not change, and the end where it is nothing there", () => {
    expect(root(1, 2, () => figure(1))).toBeUndefined();
    expect(root(1, 2, (offer) => subtract(offer, figure(1)))).toBe("1");
  });
});

describe("a share in words", () => {
  it.each([
    ["0.15", "15%"],
    ["209/479", "43.63%"],
    ["0.99999", "≈ 100.00%"],
    ["1", "100%"],
    ["-0.1", "-10%"],
  ])("%s is %s", (share, expected) => {
    expect(shareAsPercentText(figure(share))).toBe(expected);
  });
});
