import { describe, expect, it } from "vitest";
import type { FormulaSpec } from "../../../src/tender/model.ts";
import { at, earns, fractionBy, lines, pounds } from "../build.ts";

const spec: FormulaSpec = {
  by: "distance",
  target: at(100, "tender.yaml:9:1"),
  span: at(20, "tender.yaml:9:9"),
};

describe("distance", () => {
  it.each([
    [-100, "0"],
    [79, "0"],
    [80, "0"],
    [81, "0.05"],
    [90, "0.5"],
    [99, "0.95"],
    [100, "1"],
    [101, "0.95"],
    [110, "0.5"],
    [119, "0.05"],
    [120, "0"],
    [121, "0"],
  ])("%d earns %s", (value, share) => {
    expect(earns(spec, value)).toBe(share);
  });

  it("says the sum", () => {
    expect(lines(fractionBy(spec)(pounds(110)))).toEqual([
      "share of the marks = 0.5 share {distance}: 1 − |110 − 100| ÷ 20, from 0 to 1",
      "  price = 110 pounds",
      "  target = 100 pounds @ tender.yaml:9:1",
      "  span = 20 pounds @ tender.yaml:9:9",
    ]);
  });
});
