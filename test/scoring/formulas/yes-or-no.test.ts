import { describe, expect, it } from "vitest";
import { fractionBy, lines, worth } from "../build.ts";

describe("yes-or-no", () => {
  it.each([
    [1, "yes"],
    [0, "no"],
  ])("%d is %s", (value, word) => {
    expect(lines(fractionBy({ by: "yes-or-no" })(worth(`Insured: ${word}`, value, "share")))).toEqual([
      `share of the marks = ${value} share {yes-or-no}: ${word}`,
      `  Insured: ${word} = ${value} share`,
    ]);
  });
});
