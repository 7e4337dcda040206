/**
 * Tables as they come from people and programs, polluted one way at a time, in
 * the manner of the Pollock benchmark. Each is read right or refused with the
 * row; none is read with other cells in silence.
 */
import { expect, test } from "vitest";
import { exactText } from "../../src/number/exact.ts";
import { placeInFile } from "../../src/source/span.ts";
import { expectedFromTender } from "../../src/tender/bids/expected-columns.ts";
import { loadBids } from "../../src/tender/bids/load.ts";
import { loadTender } from "../../src/tender/load.ts";
import type { Bid } from "../../src/tender/model.ts";
import { parseTender } from "../../src/tender/parse.ts";
import { seeded } from "../bench/generate.mjs";

const SEED = 20261201;
const FILES_EACH = 84;

const text = `svscore: 1
tender: { reference: INV-P, title: Invented }
library: own
award:
  criteria:
    - { id: price, weight: 40, from: price, score: lowest-over-value }
    - { id: quality, weight: 30, from: marks, scale: 10 }
    - { id: answer, weight: 10, from: marks, scale: 10 }
    - { id: sv, weight: 20, social-value: true, from: commitments, score: value-over-highest }
`;
const tender = loadTender(parseTender({ name: "tender.yaml", text, language: "yaml" })).value;
if (tender === undefined) throw new Error("the tender of this test cannot be read");
const expected = {
  ...expectedFromTender(tender, [
    { id: "JOB-1", unit: "FTE-year", kind: "money" },
    { id: "GIFT-1", unit: "GBP", kind: "money" },
  ]),
  later: ["price", "marks", "commitments"],
};

type Random = () => number;
type Rows = readonly (readonly string[])[];

interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: Rows;
}

const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));
const pick = <One>(random: Random, from: readonly One[]): One =>
  from[whole(random, 0, from.length - 1)] as One;
const names = ["Acme", "Beech Ltd", "Cèdre", "Dill & Sons", "Elm, Oak", "Fern (invented)"];

/** A sound table of one of the three shapes. */
function soundTable(random: Random): Table {
  const bidders = names.slice(0, whole(random, 2, 6));
  const price = (): string => String(whole(random, 101, 999) * 1000 + whole(random, 1, 899));
  const mark = (): string => String(whole(random, 0, 10));
  const shape = pick(random, ["bids", "marks", "commitments"]);
  if (shape === "bids")
    return {
      name: "bids.csv",
      header: ["bidder", "price", "quality", "answer", "JOB-1", "GIFT-1", "reason"],
      rows: bidders.map((name) => [name, price(), mark(), mark(), mark(), String(whole(random, 1, 99)), ""]),
    };
  if (shape === "marks")
    return {
      name: "marks.csv",
      header: ["bidder", "criterion", "mark", "evaluator", "rationale"],
      rows: bidders.flatMap((name) => [
        [name, "quality", mark(), "E1", "section 2"],
        [name, "answer", mark(), "E1", "section 3, part b"],
      ]),
    };
  return {
    name: "commitments.csv",
    header: ["bidder", "measure", "quantity", "unit", "to", "evidence", "plan", "owner"],
    rows: bidders.flatMap((name) => [
      [name, "JOB-1", mark(), "FTE-year", "2027-03-31", "payroll", "hiring plan", "J. Owner"],
      [
        name,
        "GIFT-1",
        String(whole(random, 1001, 9999)),
        "GBP",
        "2028-03-31",
        "receipts",
        "grants",
        "J. Owner",
      ],
    ]),
  };
}

const cell = (value: string, separator = ","): string =>
  value.includes(separator) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
const line = (cells: readonly string[], separator = ","): string =>
  cells.map((one) => cell(one, separator)).join(separator);
const lines = ({ header, rows }: Table, separator = ","): string[] =>
  [header, ...rows].map((one) => line(one, separator));
const at = (all: readonly string[], index: number, change: (text: string) => string): string[] =>
  all.map((one, place) => (place === index ? change(one) : one));
const someRow = (random: Random, { rows }: Table): number => whole(random, 1, rows.length);
const withoutCell = (row: readonly string[], place: number): string =>
  line(row.filter((_, index) => index !== place));

interface Pollution {
  /** Whether the cells are all there, so that a reader has no excuse. */
  readonly harmless?: true;
  readonly write: (table: Table, random: Random) => string;
}

const pollutions: Readonly<Record<string, Pollution>> = {
  "as it should be": { harmless: true, write: (table) => lines(table).join("\n") },
  "blank cells beyond the header in every row": {
    harmless: true,
    write: (table, random) =>
      lines(table)
        .map((one) => one + ",".repeat(1 + (table.rows.length % 3)))
        .join(pick(random, ["\n", "\r\n"])),
  },
  "blank cells beyond the header in every row but not in the header": {
    harmless: true,
    write: (table) =>
      lines(table)
        .map((one, index) => (index === 0 ? one : `${one},,`))
        .join("\n"),
  },
  semicolons: { harmless: true, write: (table) => lines(table, ";").join("\r\n") },
  tabs: { harmless: true, write: (table) => lines(table, "\t").join("\n") },
  "a sep= line": { harmless: true, write: (table) => ["sep=;", ...lines(table, ";")].join("\r\n") },
  "carriage returns alone": { harmless: true, write: (table) => lines(table).join("\r") },
  "blank lines among the rows": {
    harmless: true,
    write: (table, random) =>
      ["", ...lines(table).flatMap((one) => (random() < 0.3 ? [one, ""] : [one]))].join("\n"),
  },
  "spaces around the cells": {
    harmless: true,
    write: (table) =>
      [table.header, ...table.rows]
        .map((row) => row.map((one) => (one.includes(",") ? cell(one) : `  ${one} `)).join(","))
        .join("\n"),
  },
  "every cell in quotes": {
    harmless: true,
    write: (table) =>
      [table.header, ...table.rows].map((row) => row.map((one) => `"${one}"`).join(",")).join("\n"),
  },
  "headers in capitals": {
    harmless: true,
    write: (table) => at(lines(table), 0, (head) => head.toUpperCase()).join("\n"),
  },
  "a separator more at the end of one row": {
    write: (table, random) => at(lines(table), someRow(random, table), (one) => `${one},`).join("\n"),
  },
  "a separator more inside one row": {
    write: (table, random) => {
      const row = someRow(random, table);
      const cells = table.rows[row - 1] ?? [];
      const place = whole(random, 0, cells.length - 1);
      return at(lines(table), row, () => line([...cells.slice(0, place), "", ...cells.slice(place)])).join(
        "\n",
      );
    },
  },
  "a separator less in one row": {
    write: (table, random) => {
      const row = someRow(random, table);
      const cells = table.rows[row - 1] ?? [];
      return at(lines(table), row, () => withoutCell(cells, whole(random, 0, cells.length - 1))).join("\n");
    },
  },
  "a name with a comma and no quotes": {
    write: (table, random) =>
      at(lines(table), someRow(random, table), (one) =>
        one.replace(/^(?:"[^"]*"|[^,]*)/, "Elm, invented"),
      ).join("\n"),
  },
  "a figure with commas and no quotes": {
    write: (table, random) => {
      const row = someRow(random, table);
      const cells = table.rows[row - 1] ?? [];
      const figure = cells.findIndex((one, index) => index > 0 && /^\d+$/.test(one));
      return at(lines(table), row, () =>
        cells.map((one, index) => (index === figure ? "1,412,000" : cell(one))).join(","),
      ).join("\n");
    },
  },
  "a header shorter than the rows": {
    write: (table) => at(lines(table), 0, (head) => head.slice(0, head.lastIndexOf(","))).join("\n"),
  },
  "a header longer than the rows": {
    write: (table) => at(lines(table), 0, (head) => `${head},remarks`).join("\n"),
  },
  "a header of two lines": {
    write: (table) => {
      const [head = "", ...rest] = lines(table);
      return [head, table.header.map((one) => `(${one.slice(0, 3)})`).join(","), ...rest].join("\n");
    },
  },
  "no header": { write: (table) => lines(table).slice(1).join("\n") },
  "the header again in the middle": {
    write: (table, random) => {
      const all = lines(table);
      return [
        ...all.slice(0, someRow(random, table) + 1),
        all[0],
        ...all.slice(someRow(random, table) + 1),
      ].join("\n");
    },
  },
  "two columns of one name": {
    write: (table) =>
      at(lines(table), 0, (head) => head.replace(/,[^,]*$/, `,${table.header[1]}`)).join("\n"),
  },
  "single quotes": {
    write: (table) =>
      [table.header, ...table.rows]
        .map((row, index) => row.map((one) => (index === 0 ? one : `'${one}'`)).join(","))
        .join("\n"),
  },
  "single quotes around a name": {
    write: (table, random) =>
      at(lines(table), someRow(random, table), (one) => one.replace(/^(?:"[^"]*"|[^,]*)/, "'Acme'")).join(
        "\n",
      ),
  },
  "quotes of a word processor": {
    write: (table) =>
      [table.header, ...table.rows]
        .map((row, index) => row.map((one) => (index === 0 ? one : `“${one}”`)).join(","))
        .join("\n"),
  },
  "quotes escaped by a backslash": {
    write: (table, random) =>
      at(lines(table), someRow(random, table), (one) =>
        one.replace(/^(?:"[^"]*"|[^,]*)/, '"Acme \\"Best\\" Ltd"'),
      ).join("\n"),
  },
  "a quote inside a cell": {
    write: (table, random) =>
      at(lines(table), someRow(random, table), (one) => one.replace(/^"?([A-Z])/, '$1"')).join("\n"),
  },
  "a quote that is never closed": {
    write: (table, random) =>
      at(lines(table), someRow(random, table), (one) => `"${one.replaceAll('"', "")}`).join("\n"),
  },
  "a title above the header": {
    write: (table, random) =>
      [
        pick(random, ["Evaluation of bids", "Printed 12/10/2026,,,", "# exported by a program"]),
        ...lines(table),
      ].join("\n"),
  },
  "a note beneath the table": {
    write: (table, random) =>
      [...lines(table), pick(random, ["Source: finance team", "* provisional", "End of report"])].join("\n"),
  },
  "a note beneath the table, with its separators": {
    write: (table, random) =>
      [
        ...lines(table),
        pick(random, ["Source: finance team", "* provisional", "Printed 12/10/2026"]) +
          ",".repeat(table.header.length - 1),
      ].join("\n"),
  },
  "a comment among the rows": {
    write: (table, random) => {
      const row = someRow(random, table);
      const all = lines(table);
      return [...all.slice(0, row), "# checked by J.", ...all.slice(row)].join("\n");
    },
  },
  "a line of totals": {
    write: (table) =>
      [...lines(table), line(table.header.map((_, index) => (index === 0 ? "Total" : "1")))].join("\n"),
  },
  "another separator in one row": {
    write: (table, random) =>
      at(lines(table), someRow(random, table), (one) => one.replaceAll(",", ";")).join("\n"),
  },
  "bars as separators": { write: (table) => lines(table, "|").join("\n") },
  "rows and columns turned": {
    write: ({ header, rows }) =>
      header.map((name, index) => line([name, ...rows.map((row) => row[index] ?? "")])).join("\n"),
  },
};

/** What a table says, whatever the order of its rows. */
const said = (bids: readonly Bid[]): unknown =>
  bids.map(({ bidder, price, reason, marks, commitments }) => [
    bidder,
    price === undefined ? "" : exactText(price.value),
    reason ?? "",
    marks.map((one) => [one.criterion, exactText(one.mark), one.evaluator ?? "", one.rationale ?? ""]),
    commitments.map((one) => [
      one.measure,
      one.quantity && exactText(one.quantity.value),
      one.to,
      one.evidence,
      one.plan,
      one.owner,
    ]),
  ]);

const read = (name: string, text: string) => loadBids([{ name, text, language: "csv" }], expected);

test(`${FILES_EACH * Object.keys(pollutions).length} polluted tables are read right, or refused with the row`, async () => {
  const wrong: string[] = [];
  let files = 0;
  let refused = 0;
  for (const [what, { write, harmless }] of Object.entries(pollutions)) {
    const random = seeded(SEED + what.length);
    for (let count = 0; count < FILES_EACH; count += 1) {
      const table = soundTable(random);
      const right = (await read(table.name, lines(table).join("\n"))).value;
      if (right === undefined) throw new Error(`a sound table is refused: ${lines(table).join("\n")}`);
      const polluted = write(table, random);
      const { value, diagnostics } = await read(table.name, polluted);
      files += 1;
      if (value === undefined) {
        refused += 1;
        const isPlaced = diagnostics.every(({ span, file }) =>
          span === undefined ? file !== undefined : placeInFile(span).line > 0,
        );
        if (harmless === true || !isPlaced || diagnostics.length === 0)
          wrong.push(`${what}: ${diagnostics.map(({ cause }) => cause).join("; ")}\n${polluted}`);
      } else if (JSON.stringify(said(value)) !== JSON.stringify(said(right)))
        wrong.push(`${what}: read otherwise\n${polluted}`);
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(files).toBeGreaterThanOrEqual(2000);
  expect(refused).toBeGreaterThan(1000);
});
