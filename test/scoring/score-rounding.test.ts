import { describe, expect, it } from "vitest";
import { roundMarks } from "../../src/scoring/criterion-score.ts";
import { division, lines, marksLeaf, worth } from "./build.ts";
import { all, marksOf, scored } from "./scored.ts";

const q = marksLeaf("q", 60);

describe("rounding", () => {
  const third = marksLeaf("a", 20, { round: { places: 1, mode: "half-up" } });

  it("comes last, and leaves the share exact", () => {
    expect(all([third], { marks: { a: "5/3" } })).toEqual({ a: "6.7 of 1/3" });
    const gated = marksLeaf("a", 20, {
      round: { places: 1, mode: "half-up" },
      scaledBy: { criterion: "q", at: "" },
    });
    expect(all([q, gated], { marks: { a: "5/3", q: 1 } })["a"]).toBe("1.3 of 1/15");
  });

  it("keeps the exact marks beneath", () => {
    expect(lines(marksOf(scored([third], { marks: { a: "5/3" } }), "a")).slice(0, 3)).toEqual([
      "A = 6.7 marks (a) {round}: 20/3 to 1 place, half-up",
      "  A, before rounding = 20/3 marks {scale}: 1/3 × 20",
      "    share of the marks = 1/3 share {scale}: 5/3 ÷ 5",
    ]);
  });

  it("of a branch comes after its criteria are added, rounded or not", () => {
    const branch = (round: boolean) =>
      division(
        "quality",
        40,
        [marksLeaf("a", 20), marksLeaf("b", 20)].map((leaf) =>
          round ? { ...leaf, round: { places: 0, mode: "half-up" as const } } : leaf,
        ),
        { round: { places: 0, mode: "down" } },
      );
    // 20/3 + 20/3 = 13 1/3, and 7 + 7 = 14
    expect(all([branch(false)], { marks: { a: "5/3", b: "5/3" } })["quality"]).toBe("13 of 1/3");
    expect(all([branch(true)], { marks: { a: "5/3", b: "5/3" } })["quality"]).toBe("14 of 1/3");
    expect(
      lines(marksOf(scored([branch(false)], { marks: { a: "5/3", b: "5/3" } }), "quality")).slice(0, 2),
    ).toEqual([
      "QUALITY = 13 marks (quality) {round}: 40/3 to 0 places, down",
      "  QUALITY, before rounding = 40/3 marks: 20/3 + 20/3",
    ]);
  });

  it("of every criterion is the award's, but for its own, and never a branch's", () => {
    const rounding = {
      places: 0,
      mode: "half-up" as const,
      of: "criterion" as const,
      rank: "exact" as const,
    };
    const tree = [division("quality", 40, [third, marksLeaf("b", 20)])];
    expect(all(tree, { marks: { a: "5/3", b: "5/3" }, over: { rounding } })).toEqual({
      a: "6.7 of 1/3",
      b: "7 of 1/3",
      quality: "13.7 of 1/3",
    });
    expect(
      all(tree, { marks: { a: "5/3", b: "5/3" }, over: { rounding: { ...rounding, of: "total" } } }),
    ).toEqual({ a: "6.7 of 1/3", b: "20/3 of 1/3", quality: "401/30 of 1/3" });
  });

  it("of workings without a criterion names none", () => {
    expect(lines(roundMarks(worth("total", "0.55"), { places: 1, mode: "half-even" }))).toEqual([
      "total = 0.6 marks {round}: 0.55 to 1 place, half-even",
      "  total, before rounding = 0.55 marks",
    ]);
    expect(lines(roundMarks(worth("total", "0.55"), undefined))).toEqual(["total = 0.55 marks"]);
  });
});
