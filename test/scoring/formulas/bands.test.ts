import { describe, expect, it } from "vitest";
import type { FormulaSpec } from "../../../src/tender/model.ts";
import { at, earns, figure, fractionBy, lines, pounds } from "../build.ts";

const band = (atLeast: number, earned: string) => ({
  atLeast: at(atLeast, `tender.yaml:${atLeast}`),
  earns: figure(earned),
});
const spec: FormulaSpec = { by: "bands", bands: [band(100, "1"), band(50, "0.6"), band(10, "0.25")] };

describe("bands", () => {
  it.each([
    [-1, "0"],
    [0, "0"],
    [9.99, "0"],
    [10, "0.25"],
    [49.99, "0.25"],
    [50, "0.6"],
    [99.99, "0.6"],
    [100, "1"],
    [1000, "1"],
  ])("%d earns %s", (value, share) => {
    expect(earns(spec, value)).toBe(share);
  });

  it("takes the first band in the published order that is reached", () => {
    const upside: FormulaSpec = { by: "bands", bands: [band(10, "0.25"), band(100, "1")] };
    expect(earns(upside, 1000)).toBe("0.25");
  });

  it("says which band", () => {
    expect(lines(fractionBy(spec)(pounds(75)))).toEqual([
      "share of the marks = 0.6 share {bands}: 75 is at least 50: 60% of the marks",
      "  price = 75 pounds",
      "  band from = 50 pounds @ tender.yaml:50",
    ]);
    expect(lines(fractionBy(spec)(pounds(9)))).toEqual([
      "share of the marks = 0 share {bands}: 9 reaches no band",
      "  price = 9 pounds",
    ]);
  });
});
