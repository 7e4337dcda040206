/** The compiled reader of rows and the one in TypeScript take the same rows to the same totals, whatever stands in them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { array, assert, constantFrom, oneof, property, string, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { equalsByteRange } from "../../src/rescore/byte-map.ts";
import { newCellOffsets, scanRecord } from "../../src/rescore/csv-scanner.ts";
import { indexMeasures, type MeasureIndex } from "../../src/rescore/fast/measure-index.ts";
import {
  newQuantityTotals,
  type QuantityTotals,
  resetTotals,
} from "../../src/rescore/fast/quantity-totals.ts";
import {
  type CommitmentRows,
  newCommitmentRows,
  tryTakeCommitmentRow,
} from "../../src/rescore/fast/read-commitment-row.ts";
import { loadRowKernel, type RowKernel } from "../../src/rescore/fast/wasm/memory.ts";
import type { TableColumns } from "../../src/rescore/table-columns.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const measure = (id: string, unit: string, kind = "money"): Measure => ({ id, unit, kind }) as Measure;
const index: MeasureIndex = indexMeasures([
  measure("JOB-01", "FTE-year"),
  measure("SKILL-01", "hour"),
  measure("A-measure-with-a-long-name", "GBP"),
  measure("TOLD", "unit", "narrative"),
]);
const names = ["Ash & Co", "Cèdre et fils, de Namur", 'Dill ""x"" Ltd', "E", "Ash & Cx"];
const key = Buffer.from("T-1");
const columns: TableColumns = {
  ...{
    tender: 0,
    bidder: 1,
    measure: 2,
    quantity: 3,
    unit: 4,
    from: 5,
    to: 6,
    evidence: 7,
    plan: 8,
    owner: 9,
  },
  ...{ attribution: 10, width: 11, originalOffset: -1 },
};

function rowsInto(own: QuantityTotals): CommitmentRows {
  resetTotals(own, names.length, index.measures.length);
  return newCommitmentRows(index, own, names);
}

const held = ({ totals: { count, touched, held: all } }: CommitmentRows): object =>
  Array.from({ length: count }, (_, at) => [touched[at], all[touched[at] ?? 0]]);

/** Where the reader in TypeScript stops: at the first row that it does not take. */
function taken(bytes: Buffer, end: number, into: CommitmentRows): number {
  const found = newCellOffsets();
  for (let at = 0; ; ) {
    const next = at < end ? scanRecord(bytes, at, end, false, found) : -1;
    const named = next > 0 && equalsByteRange(key, bytes, found.from[0] as number, found.to[0] as number);
    if (!named || !tryTakeCommitmentRow(bytes, found, columns, into)) return at;
    at = next;
  }
}

const kernel = loadRowKernel() as RowKernel;
const kept = newQuantityTotals(kernel.buffers);

/** Both readers over one text, from a table whose bytes begin anywhere. */
function both(text: string): { readonly stops: number; readonly length: number } {
  const own = Buffer.from(text);
  own.copy(kernel.room);
  kernel.room[own.length] = 10;
  kernel.columns(columns);
  expect(kernel.open(index, names, key)).toBe(true);
  const [one, other] = [rowsInto(newQuantityTotals()), rowsInto(kept)];
  const stops = taken(Buffer.concat([own, Buffer.from("\n")]), own.length, one);
  expect(kernel.take(0, own.length, other.totals)).toBe(stops);
  expect(held(other)).toEqual(held(one));
  return { stops, length: own.length };
}

const plain = tuple(
  constantFrom("T-1"),
  constantFrom("Ash & Co", '"Cèdre et fils, de Namur"', "E", "Ash & Cx"),
  constantFrom("JOB-01", "SKILL-01", '"A-measure-with-a-long-name"'),
  constantFrom("1", "12.5", "0", "999999999999.99", "0.01", '"7"', "100.25"),
  constantFrom(""),
  constantFrom("", "2026-01-01", "1900-04-30"),
  constantFrom("", "2027-12-31", '"2026-02-28"'),
  constantFrom("", "payroll", '"a ""b"",\nc"', "a rather long sentence of words"),
  constantFrom("", "plan", "hiring"),
  constantFrom("", "owner"),
  constantFrom(""),
).map((row) => row.join(","));

/** A cell that is right, nearly right, or hostile. */
const odd = oneof(
  string({ unit: constantFrom("a", "-", "1", "0", ".", '"', ",", "\n", "\r", "é", " ", "n"), maxLength: 24 }),
  constantFrom("T-1", '"T-1"', "T-2", "Ash & Co", 'Dill ""x"" Ltd', '"Dill ""x"" Ltd"', "JOB-01", "JOB-02"),
  constantFrom(
    "FTE-year",
    "hour",
    "hours",
    "50%",
    "TOLD",
    "01",
    "1.",
    ".5",
    "1.234",
    "1.2345",
    "1234567890123",
  ),
  constantFrom(
    "2026-02-29",
    "2026-13-01",
    "2026-04-31",
    "2026-00-10",
    "1899-12-31",
    "2026-1-01",
    "2027/01/01",
  ),
  constantFrom("n/a", "none", "-", "tbc", "not given", "nothing that is given", "é", "\u0000", "x\u00a0"),
);
const line = tuple(plain, constantFrom("\n", "\r\n"));
const bent = tuple(
  plain,
  array(tuple(constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), odd), { maxLength: 2 }),
).map(([row, changes]) => {
  const found = row.split(",");
  for (const [at, cell] of changes) found[at] = cell;
  return found.join(",");
});

describe("the compiled reader of rows", () => {
  test("is what its source gives", async () => {
    const { compiledText } = (await import(`${root}/.config/kernel.mjs`)) as {
      compiledText: () => Promise<string>;
    };
    expect(readFileSync(`${root}/src/rescore/fast/wasm/module.ts`, "utf8")).toBe(await compiledText());
  });

  test("takes plain rows to the last", () => {
    assert(
      property(array(line, { minLength: 1, maxLength: 30 }), (rows) => {
        const text = rows.map((row) => row.join("")).join("");
        const { stops, length } = both(text);
        expect(stops).toBe(length);
      }),
      { numRuns: 300 },
    );
  });

  test("stops where the other stops, in any text", () => {
    assert(
      property(array(oneof(line, tuple(bent, constantFrom("\n", "\r\n", "", "\r")))), (rows) => {
        both(rows.map((row) => row.join("")).join(""));
      }),
      { numRuns: 4000 },
    );
  });
});
