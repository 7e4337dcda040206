import { describe, expect, it } from "vitest";
import type { Award, Bid, FormulaSpec } from "../../src/tender/model.ts";
import {
  award,
  bid,
  bidOf,
  cheapest,
  division,
  evaluated,
  figure,
  figureLeaf,
  gateLeaf,
  highestOffer,
  lines,
  marksLeaf,
  minimumFigure,
  minimumShare,
  needs,
  priceLeaf,
  standings,
} from "./build.ts";

const tender = award([priceLeaf(40), marksLeaf("quality", 60)]);
const offer = (bidder: string, price: number, quality: number): Bid =>
  bid(bidder, { price, marks: { quality } });

describe("an evaluation", () => {
  it("scores and ranks the bids, each with the workings of its total", () => {
    const found = evaluated(tender, [offer("Acme", 200, 5), offer("Bolt", 100, 3)]);
    expect(found.award).toBe(tender);
    expect(standings(found)).toEqual(["1 Acme 80", "2 Bolt 76"]);
    expect(found.decisions).toEqual([]);
    const { total, scores } = bidOf(found, "Acme");
    expect(total && lines(total)).toEqual([
      "total marks = 80 marks {weighted-sum}: 20 + 60",
      "  PRICE = 20 marks (price) {lowest-over-value}: 0.5 × 40",
      "    share of the marks = 0.5 share {lowest-over-value}: 100 ÷ 200",
      "      lowest of the bids = 100 pounds @ bids.csv:Bolt:price",
      "      price = 200 pounds @ bids.csv:Acme:price",
      "    marks available = 40 marks @ tender.yaml:price",
      "  QUALITY = 60 marks (quality) {scale}: 1 × 60",
      "    share of the marks = 1 share {scale}: 5 ÷ 5",
      "      mark: QUALITY = 5 mark @ marks.csv:quality",
      "      top of the scale = 5 mark",
      "    marks available = 60 marks @ tender.yaml:quality",
    ]);
    expect([...scores.keys()]).toEqual(["price", "quality"]);
  });

  it("says nothing of what does not concern a scored bid", () => {
    const found = bidOf(evaluated(tender, [offer("Acme", 200, 5)]), "Acme");
    expect(found).toMatchObject({ status: "scored", missing: [], commitments: [] });
    for (const key of ["because", "criterion", "counted", "margin"]) expect(found).not.toHaveProperty(key);
  });

  it("of nobody is empty, and asks for no decision", () => {
    expect(evaluated(tender, [])).toEqual({ award: tender, bids: [], decisions: [] });
  });

  it("gives scores for branches too, and adds only the top", () => {
    const deep = award([priceLeaf(40), division("quality", 60, [marksLeaf("a", 20), marksLeaf("b", 40)])]);
    const found = evaluated(deep, [bid("Acme", { price: 1, marks: { a: 5, b: 0 } })]);
    expect([...bidOf(found, "Acme").scores.keys()].sort()).toEqual(["a", "b", "price", "quality"]);
    expect(standings(found)).toEqual(["1 Acme 60"]);
  });
});

describe("a published minimum", () => {
  const quality = (over: object) => award([priceLeaf(40), marksLeaf("quality", 60, over)]);

  it.each<[string, Award, string, string | undefined]>([
    ["70%, at the line", quality({ minimum: minimumShare("0.7") }), "3.5", undefined],
    ["70%, above", quality({ minimum: minimumShare("0.7") }), "3.51", undefined],
    [
      "70%, below",
      quality({ minimum: minimumShare("0.7") }),
      "3.49",
      "`quality` earns 69.8% of its marks, and the minimum is 70%",
    ],
    ["a mark of 3, at the line", quality({ minimum: minimumFigure(3) }), "3", undefined],
    ["a mark of 3, above", quality({ minimum: minimumFigure(3) }), "3.01", undefined],
    [
      "a mark of 3, below",
      quality({ minimum: minimumFigure(3) }),
      "2.99",
      "`quality` is given 2.99, and the minimum is 3",
    ],
    [
      "70%, rounded up to it",
      quality({ minimum: minimumShare("0.7"), round: { places: 0, mode: "half-up" } }),
      "3.49",
      "`quality` earns 69.8% of its marks, and the minimum is 70%",
    ],
  ])("of %s", (_, of, mark, because) => {
    const found = bidOf(evaluated(of, [bid("Acme", { price: 1, marks: { quality: mark } })]), "Acme");
    if (because === undefined) expect(found).toMatchObject({ status: "scored", rank: 1 });
    else expect(found).toMatchObject({ status: "disqualified", because, criterion: "quality", missing: [] });
    expect("rank" in found && "total" in found).toBe(because === undefined);
    expect("criterion" in found).toBe(because !== undefined);
  });

  it("may be set for a branch", () => {
    const of = award([
      priceLeaf(40),
      division("quality", 60, [marksLeaf("a", 20), marksLeaf("b", 40)], { minimum: minimumShare("0.6") }),
    ]);
    const found = evaluated(of, [
      bid("Acme", { price: 9, marks: { a: 5, b: 2 } }),
      bid("Bolt", { price: 1, marks: { a: 4, b: 2 } }),
    ]);
    expect(standings(found)).toEqual(["1 Acme 76", "disqualified Bolt"]);
    expect(bidOf(found, "Bolt").because).toBe(
      "`quality` earns ≈ 53.33% (8/15) of its marks, and the minimum is 60%",
    );
  });

  it("names the first that is missed", () => {
    const of = award([
      marksLeaf("a", 50, { minimum: minimumShare("0.5") }),
      marksLeaf("b", 50, { minimum: minimumShare("0.5") }),
    ]);
    const found = evaluated(of, [
      bid("Acme", { marks: { a: 1, b: 1 } }),
      bid("Bolt", { marks: { a: 3, b: 1 } }),
    ]);
    expect(found.bids.map(({ criterion }) => criterion)).toEqual(["a", "b"]);
  });

  it("turns nobody away for a mark that is missing, but does for the mark that is there", () => {
    const of = award([marksLeaf("a", 50, { minimum: minimumFigure(3) }), marksLeaf("b", 50)]);
    const found = evaluated(of, [bid("Acme", { marks: { b: 1 } }), bid("Bolt", { marks: { a: 1 } })]);
    expect(found.bids.map(({ bid: { bidder }, status }) => [bidder, status])).toEqual([
      ["Acme", "unmarked"],
      ["Bolt", "disqualified"],
    ]);
  });

  it("of a share counts what needs has closed", () => {
    const of = award([
      marksLeaf("q", 60),
      marksLeaf("sv", 40, { needs: [needs("q", "0.6")], minimum: minimumShare("0.1") }),
    ]);
    expect(bidOf(evaluated(of, [bid("Acme", { marks: { q: 2, sv: 5 } })]), "Acme").because).toBe(
      "`sv` earns 0% of its marks, and the minimum is 10%",
    );
  });

  it("leaves what was scored of a disqualified bid, but for what looks at the field", () => {
    const found = bidOf(
      evaluated(quality({ minimum: minimumShare("0.7") }), [offer("Acme", 100, 1)]),
      "Acme",
    );
    expect([...found.scores.keys()]).toEqual(["quality"]);
  });
});

describe("a gate", () => {
  it("without a weight lets through or turns away", () => {
    const of = award([marksLeaf("quality", 100), gateLeaf("insured", undefined)]);
    const found = evaluated(of, [
      bid("Acme", { marks: { quality: 2 }, gates: { insured: true } }),
      bid("Bolt", { marks: { quality: 5 }, gates: { insured: false } }),
      bid("Core", { marks: { quality: 5 } }),
    ]);
    expect(standings(found)).toEqual(["1 Acme 40", "unmarked Core", "disqualified Bolt"]);
    expect(bidOf(found, "Bolt")).toMatchObject({ because: "does not pass `insured`", criterion: "insured" });
    expect(bidOf(found, "Core").missing).toEqual(["neither yes nor no for `insured`"]);
  });

  it("with a weight is marked, and turns away only under a minimum", () => {
    const graded = (over = {}) => award([marksLeaf("quality", 80), gateLeaf("insured", 20, over)]);
    const bids = [
      bid("Acme", { marks: { quality: 2 }, gates: { insured: true } }),
      bid("Bolt", { marks: { quality: 5 }, gates: { insured: false } }),
    ];
    expect(standings(evaluated(graded(), bids))).toEqual(["1 Bolt 80", "2 Acme 52"]);
    expect(standings(evaluated(graded({ minimum: minimumShare(1) }), bids))).toEqual([
      "1 Acme 52",
      "disqualified Bolt",
    ]);
  });
});

describe("bids that are out", () => {
  const formulas: readonly FormulaSpec[] = [
    cheapest,
    highestOffer,
    { by: "above-lowest", floor: "none" },
    { by: "between-bids", better: "higher", clamp: true },
    { by: "to-ceiling", ceiling: { value: figure(1000), at: "" } },
    { by: "around-mean", slope: figure(1), better: "lower" },
  ];
  const of = (formula: FormulaSpec) =>
    award([
      figureLeaf("f", 40, formula, { relative: true }),
      marksLeaf("quality", 60, { minimum: minimumShare("0.5") }),
    ]);
  const one = (bidder: string, f: number, quality: number, over: Partial<Bid> = {}) => ({
    ...bid(bidder, { figures: { f }, marks: { quality } }),
    ...over,
  });
  const field = [one("Acme", 100, 5), one("Bolt", 120, 4), one("Core", 200, 3)];

  it.each(formulas)("set no lowest, highest or mean for $by", (formula) => {
    const alone = standings(evaluated(of(formula), field));
    for (const outlier of [1, 999]) {
      const out = [
        one("Zero", outlier, 1),
        one("Gone", outlier, 5, { status: "withdrawn" }),
        one("Late", outlier, 5, { status: "excluded" }),
      ];
      expect(standings(evaluated(of(formula), [...out, ...field]))).toEqual(
        [...alone, "disqualified Zero", "withdrawn Gone", "excluded Late"].sort(byPlace),
      );
    }
  });
  const byPlace = (a: string, b: string) =>
    Number(/^\d/.test(b)) - Number(/^\d/.test(a)) ||
    Number(b.startsWith("disq")) - Number(a.startsWith("disq"));

  it("are listed after the others: unmarked, disqualified, then those outside, by name", () => {
    const bids = [
      one("W2", 1, 5, { status: "withdrawn", reason: "no staff" }),
      one("X1", 1, 5, { status: "excluded" }),
      one("W1", 1, 5, { status: "withdrawn" }),
      one("D2", 1, 0),
      one("D1", 1, 0),
      bid("U2", { figures: { f: 1 } }),
      bid("U1", { figures: { f: 1 } }),
      one("Acme", 1, 5),
    ];
    const found = evaluated(of(cheapest), bids);
    expect(standings(found)).toEqual([
      "1 Acme 100",
      "unmarked U1",
      "unmarked U2",
      "disqualified D1",
      "disqualified D2",
      "withdrawn W1",
      "withdrawn W2",
      "excluded X1",
    ]);
    expect(standings(evaluated(of(cheapest), [...bids].reverse()))).toEqual(standings(found));
    const left = bidOf(found, "W2");
    expect(left).toMatchObject({ because: "no staff", missing: [], commitments: [] });
    expect(left.scores.size).toBe(0);
    expect(bidOf(found, "W1")).not.toHaveProperty("because");
  });

  it("leave a person to decide when none is in", () => {
    const found = evaluated(of(cheapest), [one("Acme", 100, 1), one("Gone", 1, 5, { status: "withdrawn" })]);
    expect(standings(found)).toEqual(["disqualified Acme", "withdrawn Gone"]);
    expect(found.decisions.map(({ kind }) => kind)).toEqual(["nobody"]);
  });
});
