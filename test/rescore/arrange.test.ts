/** Rows in no order, put into the order of the tenders: every byte of every row, each with the place where it stood. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, assert as check, constantFrom, integer, property } from "fast-check";
import { afterAll, expect, test } from "vitest";
import { sortCommitmentsByTender } from "../../src/rescore/read/external-sort.ts";
import type { Tables } from "../../src/rescore/read/tables.ts";

const room = mkdtempSync(join(tmpdir(), "svscore-test-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const keys = ["T-1", 'The "Old" Mill', "Tŷ Glas", 'a""b', 'a"b', "T-2"];
/** Ways to write the name of a tender in a cell; those of the last belong to none. */
const spelled: readonly (readonly [string, number])[] = [
  ["T-1", 0],
  ['"T-1"', 0],
  ["  T-1 ", 0],
  ['"The ""Old"" Mill"', 1],
  ["Tŷ Glas", 2],
  ['"a""""b"', 3],
  ['"a""b"', 4],
  ["T-2", 5],
  ["T-3", -1],
  ["", -1],
];
const rest = constantFrom(
  "x,1",
  '"two\nlines, and a comma",2',
  '"said ""so""",3',
  "é,",
  `${"long ".repeat(60)},4`,
);

let made = 0;
function tablesOf(text: string): Tables {
  made += 1;
  const path = join(room, `commitments-${made}.csv`);
  writeFileSync(path, text);
  const place = { name: "commitments.csv", path, size: statSync(path).size };
  return {
    kind: "tables",
    tenders: { place, keys },
    prices: {
      head: { file: "prices.csv", names: [] },
      place,
      first: new Int32Array(0),
      offsets: new Float64Array(0),
      lengths: new Int32Array(0),
    },
    commitments: {
      head: { file: "commitments.csv", names: ["tender", "measure", "quantity"] },
      place,
      begins: "tender,measure,quantity\n".length,
    },
    apart: [],
  };
}

test("rows stand tender by tender, as they stood, whatever the size of a heap", () => {
  const row = constantFrom(...spelled).chain(([cell, tender]) =>
    rest.map((more) => ({ text: `${cell},${more}`, tender })),
  );
  check(
    property(
      array(row, { maxLength: 40 }),
      integer({ min: 1, max: 4_000 }),
      constantFrom("\n", ""),
      (rows, heap, end) => {
        const head = "tender,measure,quantity\n";
        const folder = mkdtempSync(join(room, "arranged-"));
        const { tables, cuts } = sortCommitmentsByTender(
          tablesOf(head + rows.map(({ text }) => text).join("\n") + end),
          folder,
          { heap },
        );
        const { commitments } = tables;
        let offset = Buffer.byteLength(head);
        const stood = rows.map(({ text, tender }) => {
          const line = `${offset},${text}\n`;
          offset += Buffer.byteLength(text) + 1;
          return { line, tender };
        });
        const expected = stood
          .sort((a, b) => a.tender - b.tender)
          .map(({ line }) => line)
          .join("");
        expect(readFileSync(commitments?.place.path ?? "", "utf8")).toBe(`#stood,${head}${expected}`);
        expect(commitments?.head.names).toEqual(["#stood", "tender", "measure", "quantity"]);
        expect(commitments?.place.size).toBe(statSync(commitments?.place.path ?? "").size);
        expect(cuts).toEqual([{ tender: 0, offset: "#stood,".length + head.length }]);
        expect(readdirSync(folder)).toEqual(["commitments.arranged.csv"]);
      },
    ),
    { numRuns: 200 },
  );
});
