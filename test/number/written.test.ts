import { describe, expect, it } from "vitest";
import { exactText } from "../../src/number/exact.ts";
import { isPercentText, parseShare } from "../../src/number/schema-figure.ts";

describe("shares as the input language writes them", () => {
  it.each([
    ["20%", "0.2"],
    ["12.5 %", "0.125"],
    ["0%", "0"],
    ["0", "0"],
    ["100%", "1"],
  ])("%s is %s", (text, expected) => {
    expect(exactText(parseShare(text))).toBe(expected);
  });

  it.each(["20", "0.2", "", "%", "20%%", "20  %", "a%", "20% of value"])("%j is refused", (text) => {
    expect(() => parseShare(text)).toThrow(RangeError);
  });

  it("says what it refused", () => {
    expect(() => parseShare("3".repeat(50))).toThrow(new RangeError(`not a percentage: ${"3".repeat(40)}`));
  });

  it("tells a share from a figure by its sign", () => {
    expect(["70%", "70 %", "3", "0", "% of"].map(isPercentText)).toEqual([true, true, false, false, false]);
  });
});
