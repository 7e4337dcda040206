import { describe, expect, it } from "vitest";
import { methods } from "../../../src/scoring/methods/registry.ts";
import { lines } from "../build.ts";
import { standing, totalBy } from "./standing.ts";

describe("weighted-sum", () => {
  it("adds the marks at the top of the award, and more is better", () => {
    expect(lines(totalBy("weighted-sum", standing({ top: [40, "33.5"] })))).toEqual([
      "total marks = 73.5 marks {weighted-sum}: 40 + 33.5",
      "  criterion 1 = 40 marks",
      "  criterion 2 = 33.5 marks",
    ]);
    expect(methods["weighted-sum"].best).toBe("highest");
  });

  it("needs no price", () => {
    expect(lines(totalBy("weighted-sum", standing({ top: [] })))).toEqual([
      "total marks = 0 marks {weighted-sum}",
    ]);
  });
});
