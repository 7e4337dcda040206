import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceProblem } from "../../src/source/problem.ts";
import { quote } from "../../src/source/quote.ts";
import { lineExcerpt, placeInFile, type Source, sourcePlaceText } from "../../src/source/span.ts";

const source = (text: string): Source => ({ name: "bids.csv", text, language: "csv" });
const span = (text: string, start: number, end = start) => ({ source: source(text), start, end });

describe("place", () => {
  it.each([
    ["", 0, 1, 1],
    ["ab", 1, 1, 2],
    ["ab", 2, 1, 3],
    ["a\nb", 2, 2, 1],
    ["a\r\nb", 3, 2, 1],
    ["a\rb", 2, 2, 1],
    ["a\n\rb", 3, 3, 1],
    ["a\r\nb", 1, 1, 2],
    ["£😀x", 3, 1, 3],
    ["\n\n😀😀x", 6, 3, 3],
  ])("%j at %i is line %i, column %i", (text, offset, line, column) => {
    expect(placeInFile(span(text, offset))).toEqual({ name: "bids.csv", line, column });
  });

  it("counts lines and code points like a plain reading does", () => {
    const piece = fc.constantFrom("a", "£", "😀", "\n", "\r\n", "\r", ",", "ŵ");
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const head = before.join("");
        // a break that is cut in two is no place
        fc.pre(!(head.endsWith("\r") && after.join("").startsWith("\n")));
        const lines = head.split(/\r\n|\n|\r/);
        expect(placeInFile(span(head + after.join(""), head.length))).toMatchObject({
          line: lines.length,
          column: [...(lines.at(-1) ?? "")].length + 1,
        });
      }),
    );
  });

  it("writes a place as one word", () => {
    expect(sourcePlaceText(span("a\nbc", 3))).toBe("bids.csv:2:2");
  });
});

describe("excerpt", () => {
  it.each([
    ["Acme,1.2m\nx", 5, 9, { lineText: "Acme,1.2m", before: 5, length: 4 }],
    ["😀,£5\r\nx", 3, 5, { lineText: "😀,£5", before: 2, length: 2 }],
    ["a\n'b\nc'", 2, 7, { lineText: "'b", before: 0, length: 2 }],
    ["ab\n", 2, 2, { lineText: "ab", before: 2, length: 1 }],
    ["ab\n", 3, 3, { lineText: "", before: 0, length: 1 }],
    ["", 0, 0, { lineText: "", before: 0, length: 1 }],
  ])("of %j from %i to %i", (text, start, end, expected) => {
    expect(lineExcerpt(span(text, start, end))).toEqual(expected);
  });
});

describe("problem", () => {
  it("keeps its span inside the text", () => {
    const found = sourceProblem("not-text", source("abc"), [5, 9], ["", ""]);
    expect([found.span.start, found.span.end]).toEqual([3, 3]);
  });

  it("quotes at most 40 characters, on one line, without control characters", () => {
    expect(quote("a\r\n b")).toBe("`a⏎ b`");
    expect(quote("a\u0007b\u202Ec")).toBe("`a\\u{0007}b\\u{202e}c`");
    expect([...quote("😀".repeat(100))]).toHaveLength(42);
    expect(quote("x".repeat(40))).toBe(`\`${"x".repeat(40)}\``);
    expect(quote("x".repeat(41))).toBe(`\`${"x".repeat(39)}…\``);
  });
});
