import { describe, expect, it } from "vitest";
import { figureText, percentText, sourcedWorkings, totalWorkings } from "../../src/scoring/workings.ts";
import { figure, lines, worth } from "./build.ts";

describe("written", () => {
  it.each([
    ["0", "0"],
    ["1234567.5", "1,234,567.5"],
    ["-61000", "-61,000"],
    ["1/3", "1/3"],
    ["-2/3", "-2/3"],
    ["1000000/1001", "1000000/1001"], // 12 signs
    ["10000000/1001", "≈ 9,990.009990"], // 13
    ["-100000/1001", "-100000/1001"],
    ["7459927/88888", "≈ 83.925018"],
    ["123456789012345678901234", "123,456,789,012,345,678,901,234"], // 24 signs: in full
    ["1234567890123456789012345", "≈ 1,234,567,890,123,456,789,012,345.000000"], // 25
    ["0.0000000000000000000001", "0.0000000000000000000001"],
    ["0.00000000000000000000001", "≈ 0.000000"],
    ["100000000000000/30000000001", "≈ 3,333.333333"],
  ])("%s is written %s", (value, expected) => {
    expect(figureText(figure(value))).toBe(expected);
  });
});

describe("percentWritten", () => {
  it.each([
    ["0", "0%"],
    ["1", "100%"],
    ["0.15", "15%"],
    ["0.7", "70%"],
    ["0.05", "5%"],
    ["0.125", "12.5%"],
    ["0.005", "0.5%"],
    ["0.00005", "0.005%"],
    ["12.5", "1250%"],
    ["10", "1000%"],
    ["-0.15", "-15%"],
    ["-0.05", "-5%"],
    ["-0.005", "-0.5%"],
    ["-1", "-100%"],
    ["100.001", "10000.1%"],
    ["1/3", "≈ 33.33% (1/3)"],
    ["-2/3", "≈ -66.67% (-2/3)"],
    ["7459927/88888", "≈ 8392.50%"],
  ])("%s is %s", (share, expected) => {
    expect(percentText(figure(share))).toBe(expected);
  });
});

describe("read", () => {
  it.each([
    [undefined, undefined, "credit = 5 pounds"],
    ["", undefined, "credit = 5 pounds"],
    ["bids.csv:2:3", undefined, "credit = 5 pounds @ bids.csv:2:3"],
    [undefined, "HM Treasury", "credit = 5 pounds ~ HM Treasury"],
    ["a.csv:1:1", "HM Treasury", "credit = 5 pounds @ a.csv:1:1 ~ HM Treasury"],
  ])("at %s from %s is `%s`", (place, source, line) => {
    expect(lines(sourcedWorkings("credit", figure(5), "pounds", place, source))).toEqual([line]);
  });
});

describe("total", () => {
  it("adds its parts", () => {
    const parts = [worth("a", 1200), worth("b", "1/3"), worth("c", -1)];
    expect(lines(totalWorkings("all", "marks", parts, "weighted-sum"))).toEqual([
      "all = 3598/3 marks {weighted-sum}: 1,200 + 1/3 + -1",
      "  a = 1200 marks",
      "  b = 1/3 marks",
      "  c = -1 marks",
    ]);
    expect(lines(totalWorkings("all", "points", [worth("a", 2, "points")]))).toEqual([
      "all = 2 points: 2",
      "  a = 2 points",
    ]);
  });

  it("of nothing is nothing, without a sum", () => {
    expect(lines(totalWorkings("all", "pounds", []))).toEqual(["all = 0 pounds"]);
  });
});
