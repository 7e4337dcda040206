import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourcePlaceText } from "../../src/source/span.ts";
import { parseCsvTable } from "../../src/source/table.ts";

const read = (text: string, delimiter?: string) =>
  parseCsvTable({ name: "t.csv", text, language: "csv" }, delimiter === undefined ? {} : { delimiter });
const texts = (table: ReturnType<typeof read>) => table.rows.map((row) => row.cells.map((cell) => cell.text));
const header = (table: ReturnType<typeof read>) => table.header.map((cell) => cell.text);
const found = (table: ReturnType<typeof read>) =>
  table.problems.map(({ kind, span }) => `${sourcePlaceText(span).slice("t.csv:".length)} ${kind}`);
const written = ({ span }: { span: { source: { text: string }; start: number; end: number } }) =>
  span.source.text.slice(span.start, span.end);

describe("every span slices back to its cell", () => {
  const piece = fc.constantFrom(
    "a",
    "B7",
    " ",
    '"',
    "\n",
    "\r\n",
    "\r",
    ",",
    ";",
    "\t",
    "£",
    "😀",
    "ŵ",
    "\u00A0",
    "1.10",
  );
  const content = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
  const lineEnd = fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\r\n  \r\n");

  it("in any table, with any separator and line end", () => {
    const rows = fc.array(
      fc.tuple(
        fc.tuple(content, content, content),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        lineEnd,
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom(",", ";", "\t"), fc.boolean(), (table, delimiter, last) => {
        const raw = table.map(([cells, spaced]) =>
          cells.map((cell, index) => {
            const bare = !/["\n\r,;\t]/.test(cell) && cell === cell.trim();
            const text = bare ? cell : `"${cell.replaceAll('"', '""')}"`;
            return spaced[index] === true ? ` ${text} ` : text;
          }),
        );
        const lines = raw.map((cells, index) => cells.join(delimiter) + (table[index]?.[2] ?? "\n"));
        const text = `one${delimiter}two${delimiter}three\n${lines.join("")}${last ? `x${delimiter}y${delimiter}z` : ""}`;
        const result = read(text, delimiter);
        const wanted = table
          .map(([cells], index) => ({ cells: cells.map((cell) => cell.trim()), raw: raw[index] ?? [] }))
          .filter(({ cells }) => cells.some((cell) => cell !== ""));
        if (last) wanted.push({ cells: ["x", "y", "z"], raw: ["x", "y", "z"] });
        expect(texts(result)).toEqual(wanted.map(({ cells }) => cells));
        expect(result.rows.map((row) => row.cells.map(written))).toEqual(wanted.map((row) => row.raw));
        expect(result.header.map(written)).toEqual(["one", "two", "three"]);
        expect(result.problems.map(({ kind }) => kind)).toEqual(wanted.length > 0 ? [] : ["no-rows"]);
      }),
      { numRuns: 500 },
    );
  });

  it("reads any text at all without an exception, and points inside it", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const table = read(text);
        for (const { span } of [
          ...table.problems,
          ...table.header,
          ...table.rows.flatMap((row) => row.cells),
        ]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        for (const row of table.rows) expect(row.cells).toHaveLength(table.header.length);
        for (const cell of table.rows.flatMap((row) => row.cells)) {
          const plain = written(cell).trim();
          const unquoted = plain.startsWith('"') ? plain.slice(1, -1).replaceAll('""', '"') : plain;
          expect(unquoted.trim()).toBe(cell.text);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("in columns that count code points", () => {
    const [row] = read("a,b\n😀£,x").rows;
    expect(row?.cells.map((cell) => sourcePlaceText(cell.span))).toEqual(["t.csv:2:1", "t.csv:2:4"]);
  });
});

describe("what separates the cells", () => {
  it.each([
    ["one column", "name\nAcme\nB Ltd", ["name"]],
    ["a quoted comma", '"name, full";value\nx;1', ["name, full", "value"]],
    ["a bare comma in one header", "A, B Ltd;value\nx;1\ny;2", ["a, b ltd", "value"]],
    ["more commas than semicolons", "a, b, c;d\nx;1\ny;2", ["a, b, c", "d"]],
    ["tabs", "a\tb\n1,5\t2,5", ["a", "b"]],
    ["a semicolon inside a comma file", "a,b; c,d\n1,2,3", ["a", "b; c", "d"]],
    ["a ragged comma file", "a,b,c\n1,2\n1,2,3,4", ["a", "b", "c"]],
    ["sep= with a bar", "sep=|\r\na|b\r\n1|2", ["a", "b"]],
    ["sep= in quotes", '"sep=;"\na,x;b\n1;2', ["a,x", "b"]],
    ["SEP= with a tab", "SEP=\t\na\tb\n1\t2", ["a", "b"]],
  ])("%s", (_, text, expected) => {
    expect(header(read(text))).toEqual(expected);
  });

  it("is what the caller says", () => {
    expect(header(read("a,b;c\n1;2", ";"))).toEqual(["a,b", "c"]);
    expect(header(read("sep=,\na,b;c\n1;2", ";"))).toEqual(["a,b", "c"]);
  });

  it.each(["", '"', "\n", ",,"])("cannot be %j", (delimiter) => {
    expect(() => read("a,b", delimiter)).toThrow(RangeError);
  });

  it("has the right places after a sep= line", () => {
    expect(read("sep=;\r\nä;b\r\n1;2").rows[0]?.cells.map((cell) => sourcePlaceText(cell.span))).toEqual([
      "t.csv:3:1",
      "t.csv:3:3",
    ]);
  });
});

describe("the header", () => {
  it("is normal, trimmed, lower case, with single spaces", () => {
    expect(header(read('\u00A0Unit  Cost , ＮＡＭＥ,"a\nb"\n1,2,3'))).toEqual(["unit cost", "name", "a b"]);
  });

  it("loses columns without a name and without a value", () => {
    const table = read("a,,b,,\n1,,2,,\n,,,,\n3,,4\n");
    expect([header(table), texts(table), found(table)]).toEqual([
      ["a", "b"],
      [
        ["1", "2"],
        ["3", "4"],
      ],
      [],
    ]);
  });

  it("names all that is wrong at once", () => {
    const table = read("Name,,name,__proto__,ToString,constructor\n1,2,3,4,5,6\n1,2\n1,2,3,4,5,6,7\n");
    expect(found(table)).toEqual([
      "1:6 empty-header",
      "1:7 duplicate-header",
      "1:12 forbidden-header",
      "1:22 forbidden-header",
      "1:31 forbidden-header",
      "3:1 ragged-row",
      "4:13 ragged-row",
    ]);
    expect(table.problems[0]?.cause).toBe("column B (number 2) has values but no name");
    expect(table.problems[1]?.cause).toBe("columns A and C (numbers 1 and 3) have the same name, `name`");
    expect(table.problems[5]?.cause).toBe("the row has 2 cells, but the header has 6");
    expect(table.rows.every((row) => row.cells.length === 6)).toBe(true);
  });

  it.each([
    ["x,480,000,4", "2:3", "480,000", 'leave the commas out, 480000, or put the cell in quotes, "480,000"'],
    ["x,1748000,50,4", "2:3", "1748000,50", "write a full stop for decimals: 1748000.50"],
    [
      "x,£1,861,500,4",
      "2:3",
      "£1,861,500",
      'leave the commas out, £1861500, or put the cell in quotes, "£1,861,500"',
    ],
    ["x,4,(1,200)", "2:5", "(1,200)", 'leave the commas out, (1200), or put the cell in quotes, "(1,200)"'],
  ])("sees the figure that a comma cut: %s", (row, place, figure, remedy) => {
    const table = read(`a,b,c\n${row}`);
    expect(found(table)).toEqual([`${place} ragged-row`]);
    expect(table.problems[0]?.cause).toMatch(/^the row has [45] cells, but the header has 3: /);
    expect(table.problems[0]?.cause).toContain(`\`${figure}\` looks like one figure`);
    expect(table.problems[0]?.remedy).toBe(remedy);
    expect(table.rows[0]?.shifted).toBe(true);
  });

  it.each(["x,1,2,3", "x,12,13,14", "x, Ltd,480,4", "x,12,500,12,500"])(
    "guesses at no cut figure where none or more than one could be meant: %s",
    (row) => {
      expect(read(`a,b,c\n${row}`).problems[0]?.cause).toMatch(/has no column$/);
    },
  );

  it("counts columns as a spreadsheet does", () => {
    const names = Array.from({ length: 28 }, (_, index) => (index === 27 ? "n0" : `n${index}`));
    expect(read(`${names.join(",")}\n${names.join(",")}`).problems[0]?.cause).toMatch(
      /^columns A and AB \(numbers 1 and 28\)/,
    );
  });
});

describe("rows", () => {
  it("without a value are left out, and so are empty cells that every row has at its end", () => {
    const table = read("a,b\n\n1,2,,\n , \n\u00A0,\n,,,\n3,,,\n");
    expect([texts(table), found(table)]).toEqual([
      [
        ["1", "2"],
        ["3", ""],
      ],
      [],
    ]);
  });

  it.each([
    ["1,2,\n3,4", "2:1"],
    ["1,2\n3,4,", "3:1"],
    ["1,2,,\n3,4,", "2:1"],
  ])("that alone have empty cells beyond the header are asked about: %j", (rows, place) => {
    const table = read(`a,b\n${rows}`);
    expect(found(table)).toContain(`${place} ragged-row`);
    expect(table.problems[0]?.cause).toBe(
      `the row has ${rows.startsWith("1,2,,") ? 4 : 3} cells, but the header has 2, the empty cells at its end included`,
    );
  });

  it.each([
    ["a,b,c\nx,1412,000\ny,1380000,", "2:3 1412,000"],
    ["a,b,c,d\nx,£1,412,\ny,£90,,", "2:3 £1,412"],
    ["a,b,c\nx,9,050\ny,8,7", "2:3 9,050"],
  ])("that fit are asked about where a comma has cut a figure: %j", (text, expected) => {
    const table = read(text);
    expect(found(table)).toEqual([`${expected.slice(0, 3)} ragged-row`]);
    expect(table.problems[0]?.cause).toBe(`\`${expected.slice(4)}\` looks like one figure, cut at the comma`);
  });

  it.each(["a,b\n4,001\n5,002", "a,b,c\nx,12,350\ny,7,20", 'a,b\n"1,412",000\n1,2', "a;b\n1,412;3"])(
    "that hold codes, two figures or a quoted figure are left alone: %j",
    (text) => {
      expect(read(text).problems).toEqual([]);
    },
  );

  it.each([
    ["", "1:1 empty-file"],
    ["\r\n  \n", "1:1 empty-file"],
    ["a,b\n", "1:1 no-rows"],
    ["a,b\n,\n", "1:1 no-rows"],
  ])("must be there: %j", (text, expected) => {
    expect(found(read(text))).toEqual([expected]);
  });
});

describe("stray and unclosed quotes", () => {
  it("are all found, each on its line, and the other rows are read", () => {
    const table = read('a,b\n1,5" pipe\n2,3\n3,"q"r\n4,"x ""y"" z"\n5,"never\n6,7\n');
    expect(found(table)).toEqual(["2:4 csv-syntax", "4:3 csv-syntax", "6:3 csv-syntax"]);
    expect(texts(table)).toEqual([
      ["2", "3"],
      ["4", 'x "y" z'],
    ]);
    expect(table.problems[0]?.cause).toBe('there is a quote mark inside `5" pipe`');
    expect(table.problems[1]?.cause).toBe(
      "the quoted text that starts here ends on line 4, but `r` follows it",
    );
    expect(table.problems[2]?.cause).toBe("the quoted text that starts here is never closed");
  });

  it("point at the quote that opened, not at where it shows", () => {
    expect(found(read('a,b\n1,"two\n3,4\n5,"x",6\n7,8'))).toEqual(["2:3 csv-syntax"]);
  });

  it("in the header end the reading", () => {
    expect(read('a,b"c\n1,2')).toMatchObject({ header: [], rows: [], problems: [{ kind: "csv-syntax" }] });
  });
});

describe("hostile tables", () => {
  it.each([
    ["a giant cell", `a,b\n${"x".repeat(40_000)},1`, "2:1 too-large"],
    ["a cell of 2 MB", `a,b\n1,${"x".repeat(2_000_000)}`, "2:3 too-large"],
    ["a quote that swallows 2 MB", `a,b\n1,"${"x,y\n".repeat(500_000)}`, "2:3 too-large"],
    ["a million columns", ",".repeat(1_000_000), "1:1 too-large"],
    ["a million quote marks", `a\n${'"'.repeat(1_000_001)}`, "2:1 csv-syntax"],
    ["a control character", "a,b\n1,é\u0007", "2:4 control-character"],
  ])("%s is a problem with its place", (_, text, expected) => {
    expect(found(read(text))).toContain(expected);
  });

  it("reads as many rows as are allowed, and says so when there are more", () => {
    const rows = (count: number) => found(read(`a\n${"é\n".repeat(count)}`));
    expect(rows(100_000)).toEqual([]);
    expect(rows(100_001)).toEqual(["100002:1 too-large"]);
  });

  it("stops at half a million cells, empty ones included", () => {
    expect(found(read(`${"a".padEnd(1000, ",")}\n${`${",".repeat(999)}\n`.repeat(600)}`))).toContain(
      "501:1 too-large",
    );
  });

  it("takes forbidden names as rows like any other text", () => {
    expect(texts(read("a,b\n__proto__,constructor"))).toEqual([["__proto__", "constructor"]]);
  });
});
