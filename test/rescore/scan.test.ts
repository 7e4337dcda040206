/** The fast reading path and csv-parse read the same cells, or the fast path says that a file is not by the book. */
import { parse } from "csv-parse/sync";
import { array, assert, constantFrom, property, string, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cellText,
  INCOMPLETE,
  isBlankRecord,
  MALFORMED,
  MOST_COLUMNS,
  newCellOffsets,
  STRAY_QUOTE,
  scanRecord,
} from "../../src/rescore/csv-scanner.ts";

/** Every record, or nothing where one is not by the book. */
function scanned(text: string): string[][] | undefined {
  const own = Buffer.from(text);
  const bytes = Buffer.concat([own, Buffer.from("\n")]);
  const found = newCellOffsets();
  const rows: string[][] = [];
  for (let at = 0; at < own.length; ) {
    const next = scanRecord(bytes, at, own.length, true, found);
    if (next === MALFORMED || next === STRAY_QUOTE) return undefined;
    if (!isBlankRecord(found))
      rows.push(Array.from({ length: found.count }, (_, index) => cellText(bytes, found, index)));
    at = next;
  }
  return rows;
}

const byCsvParse = (text: string): string[][] =>
  parse(text, {
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  }).map((row: string[]) => row.map((cell) => cell.trim()));

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const cell = string({
  unit: constantFrom("a", "1", " ", ",", '"', "\n", "\r\n", "é", "\u{1f300}", ";", "'"),
  maxLength: 8,
});

describe("records as bytes", () => {
  test("well-formed tables are read as csv-parse reads them", () => {
    assert(
      property(
        array(array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        constantFrom("\n", "\r\n"),
        (rows, end) => {
          const text = rows
            .map((row) => row.map((one) => (/^[a1 é;']+$/.test(one) ? one : quoted(one))).join(","))
            .join(end);
          expect(scanned(text)).toEqual(byCsvParse(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("of any text at all, what is read is what csv-parse reads", () => {
    const any = string({ unit: constantFrom("a", ",", '"', "\n", "\r", "\r\n", " ", "é"), maxLength: 30 });
    assert(
      property(any, (text) => {
        const found = scanned(text);
        if (found !== undefined) expect(found).toEqual(byCsvParse(text));
      }),
      { numRuns: 3000 },
    );
  });

  test.for([
    ["a quote in a bare cell", 'a,b"c\n'],
    ["words after a closing quote", '"a"b,c\n'],
    ["a carriage return alone", "a\rb\n"],
    ["a quote that is never closed", '"a,b\n'],
    ["too many columns", `${",".repeat(MOST_COLUMNS + 1)}\n`],
  ] as const)("%s is not by the book", ([, text]) => {
    expect(scanned(text)).toBeUndefined();
  });

  test("a record that the block cuts is unfinished, wherever it is cut", () => {
    assert(
      property(tuple(cell, cell), ([one, other]) => {
        const text = `${quoted(one)},${quoted(other)}\n`;
        const own = Buffer.from(text);
        for (let cut = 1; cut < own.length; cut += 1) {
          const bytes = Buffer.concat([own.subarray(0, cut), Buffer.from("\n")]);
          expect(scanRecord(bytes, 0, cut, false, newCellOffsets())).toBe(INCOMPLETE);
        }
      }),
    );
  });
});
