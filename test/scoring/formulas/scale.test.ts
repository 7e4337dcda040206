import { describe, expect, it } from "vitest";
import type { FormulaSpec } from "../../../src/tender/model.ts";
import { at, earns, fractionBy, lines, worth } from "../build.ts";

const spec: FormulaSpec = { by: "scale", top: at(5, "tender.yaml:8:14") };

describe("scale", () => {
  it.each([
    // mark, share
    [0, "0"],
    [1, "0.2"],
    [2.5, "0.5"],
    [3, "0.6"],
    [4.99, "0.998"],
    [5, "1"],
  ])("a mark of %d earns %s", (mark, share) => {
    expect(earns(spec, mark)).toBe(share);
  });

  it("says the mark over the top", () => {
    expect(lines(fractionBy(spec)(worth("mark: Quality", 3, "mark")))).toEqual([
      "share of the marks = 0.6 share {scale}: 3 ÷ 5",
      "  mark: Quality = 3 mark",
      "  top of the scale = 5 mark @ tender.yaml:8:14",
    ]);
  });
});
