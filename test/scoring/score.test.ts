import { describe, expect, it } from "vitest";
import { scoreEveryCriterion } from "../../src/scoring/criterion-score.ts";
import type { Workings } from "../../src/scoring/workings.ts";
import { award, division, lines, marksLeaf, needs, priceForShow, worth } from "./build.ts";
import { all, marksOf, says, scored } from "./scored.ts";

const q = marksLeaf("q", 60);
const sv = marksLeaf("sv", 40);

describe("a criterion", () => {
  it("earns its share of its marks", () => {
    expect(lines(marksOf(scored([q], { marks: { q: 3 } }), "q"))).toEqual([
      "Q = 36 marks (q) {scale}: 0.6 × 60",
      "  share of the marks = 0.6 share {scale}: 3 ÷ 5",
      "    mark: q = 3 mark",
      "    top of the scale = 5 mark",
      "  marks available = 60 marks @ tender.yaml:q",
    ]);
  });

  it("shows no rule where its formula gives none", () => {
    const scores = scoreEveryCriterion({
      award: award([q]),
      values: new Map([["q", { kind: "known", value: worth("v", 1) }]]),
      formulas: new Map([["q", (value: Workings) => value]]),
    });
    expect(lines(marksOf(scores, "q"))[0]).toBe("Q = 60 marks (q): 1 × 60");
  });

  it("is missing without a value, with the words of what is missing", () => {
    expect(all([q, sv], { marks: { q: { missing: "no mark for `q`" } } })).toEqual({
      q: "missing: no mark for `q`",
      sv: "missing: nothing for `sv`",
    });
  });

  it("waits for a formula that looks at the field", () => {
    expect(all([q], { marks: { q: 3 }, waiting: ["q"] })).toEqual({ q: "waiting" });
  });

  it("earns no marks for a price that the method ranks on", () => {
    const scores = scored([priceForShow(40)], { marks: { price: 3 }, over: { method: "price-less-credit" } });
    expect(lines(marksOf(scores, "price"))).toEqual([
      "PRICE = 0 marks (price) {price-less-credit} | the method ranks on the price itself, so price earns no marks",
      "  mark: price = 3 mark",
    ]);
    expect(says(scores.get("price"))).toBe("0 of 0");
  });
});

describe("needs", () => {
  const gated = marksLeaf("sv", 40, { needs: [needs("q", "0.6")] });

  it.each([
    ["2.99", "0 of 0"],
    ["3", "32 of 0.8"],
    ["3.01", "32 of 0.8"],
  ])("at %s out of 5 of a needed 60%%: %s", (mark, result) => {
    expect(all([q, gated], { marks: { q: mark, sv: 4 } })["sv"]).toBe(result);
    expect(all([gated, q], { marks: { q: mark, sv: 4 } })["sv"]).toBe(result);
  });

  it("say why nothing is earned", () => {
    expect(lines(marksOf(scored([q, gated], { marks: { q: 2, sv: 4 } }), "sv"))).toEqual([
      "SV = 0 marks (sv) {scale}: 0 × 40",
      "  share of the marks = 0 share {needs}: 40% of `q` is less than 60% | earns nothing until `q` reaches 60% of its marks",
      "    share of the marks = 0.8 share {scale}: 4 ÷ 5",
      "      mark: sv = 4 mark",
      "      top of the scale = 5 mark",
      "    share that `q` earned = 0.4 share",
      "      Q = 24 marks (q) {scale}: 0.4 × 60",
      "        share of the marks = 0.4 share {scale}: 2 ÷ 5",
      "          mark: q = 2 mark",
      "          top of the scale = 5 mark",
      "        marks available = 60 marks @ tender.yaml:q",
      "    share that it must reach = 0.6 share @ tender.yaml:needs-q",
      "  marks available = 40 marks @ tender.yaml:sv",
    ]);
  });

  it("go by the exact share, not by rounded marks", () => {
    const near = marksLeaf("q", 60, { round: { places: 0, mode: "half-up" } });
    expect(all([near, gated], { marks: { q: "2.99", sv: 4 } })).toMatchObject({
      q: "36 of 0.598",
      sv: "0 of 0",
    });
  });

  it("that are shut for certain decide, whichever is named first and whatever else is still to come", () => {
    const [a, b] = [marksLeaf("a", 40), marksLeaf("b", 40)];
    for (const order of [
      [needs("a", "0.6"), needs("b", "0.6")],
      [needs("b", "0.6"), needs("a", "0.6")],
    ]) {
      const gates = marksLeaf("sv", 20, { needs: order });
      const open = { missing: "no mark for `b`" };
      expect(all([a, b, gates], { marks: { a: 0, b: open, sv: 5 } })["sv"]).toBe("0 of 0");
      expect(all([a, b, gates], { marks: { a: 5, b: open, sv: 5 } })["sv"]).toBe("missing: no mark for `b`");
    }
  });

  it("may be several, each of which must be reached", () => {
    const both = marksLeaf("sv", 20, { needs: [needs("a", "0.6"), needs("b", "0.4")] });
    const result = (a: number, b: number) =>
      all([marksLeaf("a", 40), marksLeaf("b", 40), both], { marks: { a, b, sv: 5 } })["sv"];
    expect([result(3, 2), result(2, 2), result(3, 1), result(0, 0)]).toEqual([
      "20 of 1",
      "0 of 0",
      "0 of 0",
      "0 of 0",
    ]);
  });

  it("may form a chain", () => {
    const chain = [
      marksLeaf("c", 20, { needs: [needs("b", "0.5")] }),
      marksLeaf("b", 40, { needs: [needs("a", "0.5")] }),
      marksLeaf("a", 40),
    ];
    expect(all(chain, { marks: { a: 3, b: 5, c: 5 } })).toEqual({
      a: "24 of 0.6",
      b: "40 of 1",
      c: "20 of 1",
    });
    expect(all(chain, { marks: { a: 2, b: 5, c: 5 } })).toEqual({ a: "16 of 0.4", b: "0 of 0", c: "0 of 0" });
  });

  it("may name a branch", () => {
    const branch = division("quality", 60, [marksLeaf("a", 20), marksLeaf("b", 40)]);
    const after = marksLeaf("sv", 40, { needs: [needs("quality", "0.6")] });
    // 20 × 1 + 40 × 0.4 = 36 of 60
    expect(all([branch, after], { marks: { a: 5, b: 2, sv: 5 } })["sv"]).toBe("40 of 1");
    expect(all([branch, after], { marks: { a: 5, b: "1.9", sv: 5 } })["sv"]).toBe("0 of 0");
  });

  it("wait and go missing with what they name", () => {
    expect(all([q, gated], { marks: { q: 3, sv: 4 }, waiting: ["q"] })["sv"]).toBe("waiting");
    expect(all([q, gated], { marks: { q: { missing: "no q" }, sv: 4 } })["sv"]).toBe("missing: no q");
    expect(all([gated], { marks: { sv: 4 } })["sv"]).toBe("missing: no criterion `q`");
  });
});

describe("scaled-by", () => {
  const scaled = marksLeaf("sv", 40, { scaledBy: { criterion: "q", at: "" } });

  it.each([
    [0, "0 of 0"],
    [2, "12.8 of 0.32"],
    [5, "32 of 0.8"],
  ])("at %d out of 5: %s", (mark, result) => {
    expect(all([q, scaled], { marks: { q: mark, sv: 4 } })["sv"]).toBe(result);
  });

  it("says by what", () => {
    expect(lines(marksOf(scored([q, scaled], { marks: { q: 2, sv: 4 } }), "sv")).slice(0, 6)).toEqual([
      "SV = 12.8 marks (sv) {scale}: 0.32 × 40",
      "  share of the marks = 0.32 share {scaled-by}: 0.8 × 0.4 | scaled by the share that `q` earned",
      "    share of the marks = 0.8 share {scale}: 4 ÷ 5",
      "      mark: sv = 4 mark",
      "      top of the scale = 5 mark",
      "    share that `q` earned = 0.4 share",
    ]);
    expect(lines(marksOf(scored([q, scaled], { marks: { q: 2, sv: 4 } }), "sv"))[6]).toBe(
      "      Q = 24 marks (q) {scale}: 0.4 × 60",
    );
  });

  it("comes after needs", () => {
    const both = marksLeaf("sv", 40, { needs: [needs("q", "0.6")], scaledBy: { criterion: "q", at: "" } });
    expect(all([q, both], { marks: { q: 3, sv: 5 } })["sv"]).toBe("24 of 0.6");
    expect(lines(marksOf(scored([q, both], { marks: { q: 2, sv: 5 } }), "sv"))[1]).toContain(
      "{scaled-by}: 0 × 0.4",
    );
  });

  it("waits and goes missing with what it names", () => {
    expect(all([q, scaled], { marks: { q: 3, sv: 4 }, waiting: ["q"] })["sv"]).toBe("waiting");
    expect(all([q, scaled], { marks: { q: { missing: "no q" }, sv: 4 } })["sv"]).toBe("missing: no q");
    expect(all([scaled], { marks: { sv: 4 } })["sv"]).toBe("missing: no criterion `q`");
  });
});

describe("a branch", () => {
  const tree = (over = {}) => [division("quality", 60, [marksLeaf("a", 20), marksLeaf("b", 40)], over), sv];

  it("adds what its criteria earned", () => {
    const scores = scored(tree(), { marks: { a: 5, b: 2, sv: 0 } });
    expect(says(scores.get("quality"))).toBe("36 of 0.6");
    expect(lines(marksOf(scores, "quality")).filter((line) => /^( {2})?\S/.test(line))).toEqual([
      "QUALITY = 36 marks (quality): 20 + 16",
      "  A = 20 marks (a) {scale}: 1 × 20",
      "  B = 16 marks (b) {scale}: 0.4 × 40",
    ]);
  });

  it("is missing with everything that its criteria lack, before it waits", () => {
    const lacking = { a: { missing: "no a" }, b: { missing: "no b" }, sv: 0 };
    expect(all(tree(), { marks: lacking })["quality"]).toBe("missing: no a; no b");
    expect(all(tree(), { marks: { ...lacking, b: 2 } })["quality"]).toBe("missing: no a");
    expect(all(tree(), { marks: { ...lacking, b: 2 }, waiting: ["b"] })["quality"]).toBe("missing: no a");
    expect(all(tree(), { marks: { a: 5, b: 2, sv: 0 }, waiting: ["b"] })["quality"]).toBe("waiting");
  });

  it("of no worth has earned no share", () => {
    expect(all([division("free", 0, [marksLeaf("a", 0)])], { marks: { a: 5 } })).toEqual({
      a: "0 of 1",
      free: "0 of 0",
    });
  });

  it("may lie in another", () => {
    const deep = division("outer", 100, [division("inner", 60, [q]), sv]);
    expect(all([deep], { marks: { q: 5, sv: 2 } })).toEqual({
      outer: "76 of 0.76",
      inner: "60 of 1",
      q: "60 of 1",
      sv: "16 of 0.4",
    });
  });
});
