import { describe, expect, it } from "vitest";
import { standingMark } from "../../src/scoring/marks.ts";
import type { Award, Mark, MarksLeaf } from "../../src/tender/model.ts";
import { bid, type Figure, figure, lines, mark, markBy, marksLeaf } from "./build.ts";

const leaf = marksLeaf("quality", 60, { title: "Quality" });
const aspect = (id: string, weight: Figure) => ({ id, title: `The ${id}`, weight: figure(weight) });
const parted = marksLeaf("quality", 60, {
  title: "Quality",
  aspects: [aspect("change", 2), aspect("plan", 1)],
});

/** The mark as lines, or what is missing. */
function found(
  marks: readonly Mark[],
  of: MarksLeaf = leaf,
  way: Award["marks"] = "consensus",
): readonly string[] | string {
  const one = standingMark(bid("Acme", { marks }), of, way);
  return one.kind === "known" ? lines(one.value) : one.what;
}

const of = (id: string) => ({ aspect: id, at: `marks.csv:${id}` });

describe("a mark for the whole", () => {
  it("is the consensus mark with its rationale", () => {
    expect(found([mark("quality", 4, { rationale: "a clear plan" })])).toEqual([
      "consensus mark: Quality = 4 mark | a clear plan @ marks.csv:quality",
    ]);
    expect(found([mark("quality", 0)])).toEqual(["mark: Quality = 0 mark @ marks.csv:quality"]);
  });

  it("is the consensus whatever evaluators gave before", () => {
    const marks = [markBy("Ann", "quality", 1), markBy("Bob", "quality", 5), mark("quality", 4)];
    for (const way of ["consensus", "average"] as const)
      expect(found(marks, leaf, way)).toEqual(["consensus mark: Quality = 4 mark @ marks.csv:quality"]);
  });

  it("is one evaluator's where there is only one", () => {
    expect(found([markBy("Ann", "quality", 3, { rationale: "thin" })])).toEqual([
      "mark: Quality = 3 mark | thin @ marks.csv:Ann",
    ]);
    expect(found([markBy("Ann", "quality", 3)])).toEqual(["mark: Quality = 3 mark @ marks.csv:Ann"]);
  });

  it("stands without a consensus where evaluators agree", () => {
    const { evaluator: _, ...unnamed } = markBy("Bob", "quality", "3.0");
    for (const way of ["consensus", "average"] as const) {
      expect(found([markBy("Ann", "quality", 3), unnamed], leaf, way)).toEqual([
        "mark agreed by 2 evaluators: Quality = 3 mark {agreed}",
        "  Ann = 3 mark @ marks.csv:Ann",
        "  evaluator = 3 mark @ marks.csv:Bob",
      ]);
    }
  });

  it("is missing where evaluators differ", () => {
    const { evaluator: _, ...unnamed } = markBy("Cy", "quality", 3);
    expect(found([markBy("Ann", "quality", 3), markBy("Bob", "quality", "4.5"), unnamed])).toBe(
      "no consensus mark for `quality`: Ann 3, Bob 4.5, an evaluator 3",
    );
  });

  it("is the average where the tender says so", () => {
    expect(
      found(
        [markBy("Ann", "quality", 3), markBy("Bob", "quality", 4), markBy("Cy", "quality", 4)],
        leaf,
        "average",
      ),
    ).toEqual([
      "average mark of 3 evaluators: Quality = 11/3 mark {average}: (3 + 4 + 4) ÷ 3",
      "  Ann = 3 mark @ marks.csv:Ann",
      "  Bob = 4 mark @ marks.csv:Bob",
      "  Cy = 4 mark @ marks.csv:Cy",
    ]);
  });

  it("is missing without any, and never another criterion's", () => {
    expect(found([])).toBe("no mark for `quality`");
    expect(found([mark("price", 5)])).toBe("no mark for `quality`");
    expect(found([mark("plan", 5), mark("quality", 2)])).toEqual([
      "mark: Quality = 2 mark @ marks.csv:quality",
    ]);
  });
});

describe("marks for the aspects", () => {
  it("are averaged by their weights", () => {
    expect(found([mark("quality", 1, of("plan")), mark("quality", 4, of("change"))], parted)).toEqual([
      "mark: Quality = 3 mark {aspects}: (4 × 2 + 1 × 1) ÷ 3",
      "  mark: The change = 4 mark @ marks.csv:change",
      "  mark: The plan = 1 mark @ marks.csv:plan",
    ]);
  });

  it("may each stand in their own way", () => {
    const marks = [
      markBy("Ann", "quality", 4, of("change")),
      markBy("Bob", "quality", 4, of("change")),
      markBy("Ann", "quality", 1, of("plan")),
      markBy("Bob", "quality", 2, of("plan")),
    ];
    expect(found(marks, parted)).toBe("no consensus mark for `quality` (plan): Ann 1, Bob 2");
    expect(found(marks, parted, "average")).toEqual([
      "mark: Quality = 19/6 mark {aspects}: (4 × 2 + 1.5 × 1) ÷ 3",
      "  mark agreed by 2 evaluators: The change = 4 mark {agreed}",
      "    Ann = 4 mark @ marks.csv:change",
      "    Bob = 4 mark @ marks.csv:change",
      "  average mark of 2 evaluators: The plan = 1.5 mark {average}: (1 + 2) ÷ 2",
      "    Ann = 1 mark @ marks.csv:plan",
      "    Bob = 2 mark @ marks.csv:plan",
    ]);
  });

  it("are missing together when one is", () => {
    expect(found([mark("quality", 4, of("change"))], parted)).toBe("no mark for `quality` (plan)");
    expect(found([mark("quality", 4, of("other"))], parted)).toBe(
      "no mark for `quality` (change); no mark for `quality` (plan)",
    );
  });

  it("give way to a consensus for the whole", () => {
    const marks = [mark("quality", 1, of("change")), mark("quality", 1, of("plan")), mark("quality", 5)];
    expect(found(marks, parted)).toEqual(["mark: Quality = 5 mark @ marks.csv:quality"]);
  });

  it("come before evaluators' own marks for the whole", () => {
    const marks = [
      markBy("Ann", "quality", 5),
      mark("quality", 1, of("change")),
      mark("quality", 1, of("plan")),
    ];
    expect(found(marks, parted)).toEqual([
      "mark: Quality = 1 mark {aspects}: (1 × 2 + 1 × 1) ÷ 3",
      "  mark: The change = 1 mark @ marks.csv:change",
      "  mark: The plan = 1 mark @ marks.csv:plan",
    ]);
  });

  it("need not be given where the whole is marked", () => {
    expect(found([markBy("Ann", "quality", 5)], parted)).toEqual(["mark: Quality = 5 mark @ marks.csv:Ann"]);
    expect(found([], parted)).toBe("no mark for `quality`");
  });
});
