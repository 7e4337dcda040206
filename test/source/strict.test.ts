import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLooseRecords, readRecords } from "../../src/source/lenient-csv.ts";
import type { Source } from "../../src/source/span.ts";
import { parseStrictRows } from "../../src/source/strict-csv.ts";

const source = (text: string): Source => ({ name: "bids.csv", text, language: "csv" });

/** Cells as texts with their places. */
const seen = ({ records, problems }: ReturnType<typeof readRecords>) => ({
  rows: records.map((row) => row.map(({ text, span }) => [text, span.start, span.end])),
  problems: problems.map(({ kind, cause, span }) => [kind, cause, span.start, span.end]),
});

describe("a table by the book", () => {
  it.each([
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["a\r1\r", [["a"], ["1"]]],
    [
      'a,"b, c"\n"x ""y""",2\n',
      [
        ["a", "b, c"],
        ['x "y"', "2"],
      ],
    ],
    ['"two\nlines",b\n', [["two\nlines", "b"]]],
    [
      "a,\n,\n",
      [
        ["a", ""],
        ["", ""],
      ],
    ],
    ["a\n\n\nb\n", [["a"], ["b"]]],
    ["", []],
  ] as const)("%j", (text, expected) => {
    expect(parseStrictRows(source(text), ",", 0)?.map((row) => row.map((cell) => cell.text))).toEqual(
      expected,
    );
  });

  it.each(['a"b,c\n', ' "a",b\n', '"a" ,b\n', '"a"b\n', '"a,b\n', 'a,"b'])("is not %j", (text) => {
    expect(parseStrictRows(source(text), ",", 0)).toBeUndefined();
  });

  it("starts where it is told to", () => {
    const own = source("sep=;\na;b\n");
    expect(parseStrictRows(own, ";", 6)).toEqual([
      [
        { text: "a", span: { source: own, start: 6, end: 7 } },
        { text: "b", span: { source: own, start: 8, end: 9 } },
      ],
    ]);
  });
});

const character = fc.constantFrom(
  "a",
  "b",
  "1",
  " ",
  ",",
  ";",
  "\t",
  '"',
  '""',
  "\n",
  "\r\n",
  "\r",
  "£",
  "😀",
  "\u00a0",
  "x y",
);

describe("csv-parse and the strict reading", () => {
  it.each([",", ";", "\t"])("agree on every text that is by the book, separated by %j", (delimiter) => {
    let strict = 0;
    fc.assert(
      fc.property(fc.array(character, { maxLength: 24 }), (parts) => {
        const text = parts.join("");
        if (parseStrictRows(source(text), delimiter, 0) === undefined) return;
        strict += 1;
        expect(seen(readRecords(source(text), delimiter, 0))).toEqual(
          seen(readLooseRecords(source(text), delimiter, 0)),
        );
      }),
      { numRuns: 4000, seed: 3 },
    );
    expect(strict).toBeGreaterThan(500);
  });

  it("agree on tables of quoted and bare cells", () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "Ł", "7", ".", "-", " ") }),
      fc
        .string({ unit: fc.constantFrom("a", '"', ",", "\n", "£", "😀") })
        .map((text) => `"${text.replaceAll('"', '""')}"`),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        (rows, lineEnd) => {
          const text = rows.map((row) => row.join(",")).join(lineEnd);
          // A line of spaces alone is left to csv-parse.
          if (rows.every((row) => row.length > 1))
            expect(parseStrictRows(source(text), ",", 0)).toBeDefined();
          expect(seen(readRecords(source(text), ",", 0))).toEqual(
            seen(readLooseRecords(source(text), ",", 0)),
          );
        },
      ),
      { numRuns: 2000, seed: 5 },
    );
  });
});
