import { describe, expect, it } from "vitest";
import { exactText } from "../../src/number/exact.ts";
import type { EvaluatedContest } from "../../src/stress/contest.ts";
import { markLadder } from "../../src/stress/marks/neighbouring-marks.ts";
import { singleMarksAnalysis } from "../../src/stress/marks/single-marks.ts";
import type { Award, Bid, MarksLeaf } from "../../src/tender/model.ts";
import {
  at,
  award,
  bid,
  contest,
  figure,
  figureLeaf,
  gateLeaf,
  mark,
  markBy,
  marksLeaf,
  minimumShare,
} from "../scoring/build.ts";
import { evaluatedContest } from "./contests.ts";

const standing = (of: Award, bids: readonly Bid[]): EvaluatedContest => evaluatedContest(contest(of, bids));

/** "bidder criterion from→to: who is first", for every single mark that decides. */
const flips = (of: Award, bids: readonly Bid[]): readonly string[] =>
  singleMarksAnalysis(standing(of, bids)).flips.map(
    ({ bidder, criterion, mark: from, to, outcome }) =>
      `${bidder} ${criterion} ${exactText(from.value)}→${exactText(to.value)}: ${outcome.leaders.join("=")}`,
  );

const scaled = (id: string, marks: number, allowed: readonly number[]): MarksLeaf =>
  marksLeaf(id, marks, { scale: { top: at(5), allowed: allowed.map(figure), descriptors: new Map() } });

describe("the nearest other mark", () => {
  const near = (leaf: Parameters<typeof markLadder>[0], bids: readonly Bid[], from: number | string) => {
    const ladder = markLadder(leaf, bids);
    if (ladder === undefined) return "none";
    const text = (value: ReturnType<typeof ladder.up>) => (value === undefined ? "–" : exactText(value));
    return `${text(ladder.down(figure(from)))} ${text(ladder.up(figure(from)))} ${ladder.published}`;
  };
  const leaf = scaled("quality", 60, [5, 0, 3, 1]);

  it.each([
    [0, "– 1 true"],
    [1, "0 3 true"],
    [3, "1 5 true"],
    [5, "3 – true"],
  ])("of a scale that allows 0, 1, 3 and 5, at %s", (from, expected) => {
    expect(near(leaf, [], from)).toBe(expected);
  });

  it.each([
    ["whole marks", [3, 4], 4, "3 5 false"],
    ["halves", ["3.5", 4], 4, "3.5 4.5 false"],
    ["quarters", ["3.25", 4], 4, "3.75 4.25 false"],
    ["fifths", ["3.2", 4], 4, "3.8 4.2 false"],
    ["tenths", ["3.1", 4], 4, "3.9 4.1 false"],
    ["hundredths", ["3.01", 4], 4, "3.99 4.01 false"],
    ["an odd decimal", ["3.0004", 4], 4, "3.9996 4.0004 false"],
    ["whole marks at the top", [5], 5, "4 – false"],
    ["whole marks at the bottom", [0], 0, "– 1 false"],
  ] as const)("of an open scale on which %s were given", (_, given, from, expected) => {
    const bids = given.map((value, index) => bid(`${index}`, { marks: { quality: value } }));
    expect(near(marksLeaf("quality", 60), bids, from)).toBe(expected);
  });

  it("of a score given out of a total, and of nothing that is offered", () => {
    const scored = figureLeaf("quality", 60, { by: "given", outOf: at(60) });
    expect(near(scored, [bid("A", { figures: { quality: 42 } })], 42)).toBe("41 43 false");
    expect(near(figureLeaf("promise", 60, { by: "value-over-highest" }), [], 42)).toBe("none");
  });

  it("of a gate that carries marks, and of none that only lets through", () => {
    expect(near(gateLeaf("policy", 10), [], 1)).toBe("0 – true");
    expect(near(gateLeaf("policy", undefined), [], 1)).toBe("none");
  });
});

describe("single marks that decide", () => {
  const two = award([marksLeaf("quality", 60), marksLeaf("social", 40)]);

  it("below, on and above the lead: a step of quality is worth 12, of social value 8", () => {
    const against = (social: number) =>
      flips(two, [
        bid("A", { marks: { quality: 4, social } }),
        bid("B", { marks: { quality: 4, social: 2 } }),
      ]);
    // Ahead by 8: one step of social value draws level, one of quality passes.
    expect(against(3)).toEqual([
      "A quality 4→3: B",
      "A social 3→2: A=B",
      "B quality 4→5: B",
      "B social 2→3: A=B",
    ]);
    // Ahead by 16: no one step is enough.
    expect(against(4)).toEqual([]);
  });

  it("move a tie too", () => {
    expect(
      flips(two, [
        bid("A", { marks: { quality: 5, social: 5 } }),
        bid("B", { marks: { quality: 5, social: 5 } }),
      ]),
    ).toEqual(["A quality 5→4: B", "A social 5→4: B", "B quality 5→4: A", "B social 5→4: A"]);
  });

  it("bring in a bid that was turned away by one mark, and turn away the first", () => {
    const gated = award([
      marksLeaf("quality", 60, { minimum: minimumShare("0.6") }),
      marksLeaf("social", 40),
    ]);
    expect(
      flips(gated, [
        bid("In", { marks: { quality: 3, social: 1 } }),
        bid("Out", { marks: { quality: 2, social: 5 } }),
      ]),
    ).toEqual(["In quality 3→2: ", "Out quality 2→3: Out"]);
  });

  it("move evaluators who agree together, and evaluators who are averaged one by one", () => {
    const marks = (ann: number, bob: number) => [
      markBy("Ann", "quality", ann),
      markBy("Bob", "quality", bob),
    ];
    const only = (way: Award["marks"]) => award([marksLeaf("quality", 100)], { marks: way });
    const bids = [bid("A", { marks: marks(4, 4) }), bid("B", { marks: marks(3, 3) })];
    expect(flips(only("consensus"), bids)).toEqual(["A quality 4→3: A=B", "B quality 3→4: A=B"]);
    expect(flips(only("average"), bids)).toEqual([]);
    const closer = [bid("A", { marks: marks(4, 4) }), bid("B", { marks: marks(4, 3) })];
    expect(flips(only("average"), closer)).toEqual([
      "A quality 4→3: A=B",
      "A quality 4→3: A=B",
      "B quality 4→5: A=B",
      "B quality 3→4: A=B",
    ]);
  });

  it("leave alone a mark beneath a consensus, and evaluators who have decided nothing", () => {
    const only = award([marksLeaf("quality", 100)]);
    const consensus = [markBy("Ann", "quality", 1), markBy("Bob", "quality", 2), mark("quality", 4)];
    const found = singleMarksAnalysis(
      standing(only, [
        bid("A", { marks: consensus }),
        bid("B", { marks: [markBy("Ann", "quality", 4), markBy("Bob", "quality", 5)] }),
      ]),
    );
    // The consensus of A alone: up and down.
    expect(found.cases).toEqual({ examined: 2, possible: 2 });
  });

  it("move one aspect at a time", () => {
    const leaf = marksLeaf("quality", 100, {
      aspects: [
        { id: "change", title: "Change", weight: figure(3) },
        { id: "plan", title: "Plan", weight: figure(1) },
      ],
    });
    const aspects = (change: number, plan: number) => [
      mark("quality", change, { aspect: "change" }),
      mark("quality", plan, { aspect: "plan" }),
    ];
    const found = singleMarksAnalysis(
      standing(award([leaf]), [bid("A", { marks: aspects(4, 4) }), bid("B", { marks: aspects(4, 2) })]),
    );
    // Ahead by 2 × 1/4 of a mark: one step of `change` is worth 3/4, of `plan` 1/4.
    expect(found.flips.map(({ bidder, aspect }) => `${bidder} ${aspect}`)).toEqual(["A change", "B change"]);
    expect(
      found.steps.map(({ aspect, moves, coversLead }) => [aspect, exactText(moves.value), coversLead]),
    ).toEqual([
      ["change", "15", true],
      ["plan", "5", false],
    ]);
  });
});
