/** Rows that cannot be read: each is told with its place, none is lost, and tables and folders treat them alike. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sample } from "fast-check";
import { describe, expect, test } from "vitest";
import { asFolders, asTables, usualTender } from "./random.ts";
import { folder, rescored, room, svscore } from "./run.ts";

const tenders = sample(usualTender, { numRuns: 6, seed: 23 });
const tables = asTables(tenders);
const folders = asFolders(tenders);
const withoutPlaces = (lines: string): string => lines.replaceAll(/,"at":"[^"]*"/g, "");
const commitments = tables["commitments.csv"] ?? "";
const rowAt = (tender: string): number =>
  commitments.split("\n").findIndex((line) => line.startsWith(`${tender},`));

/** Puts a row among those of T-0002, in the tables and in its folder. */
function withRow(table: "prices" | "marks" | "commitments", row: string) {
  const [big, small] = [`${table}.csv`, `T-0002/${table === "prices" ? "bids" : table}.csv`];
  const inserted = (text: string, before: RegExp, line: string): string => {
    const lines = text.split("\n");
    const at = lines.findIndex((one) => before.test(one));
    lines.splice(at === -1 ? lines.length - 1 : at + 1, 0, line);
    return lines.join("\n");
  };
  return {
    tables: { ...tables, [big]: inserted(tables[big] ?? "", /^T-0002,/, `T-0002,${row}`) },
    folders: { ...folders, [small]: inserted(folders[small] ?? "", /^bidder,/, row) },
  };
}

let runs = 0;
async function rejectedIn(files: Readonly<Record<string, string>>, ...more: readonly string[]) {
  runs += 1;
  const to = join(room, `rejected-${runs}`);
  await rescored(folder(files), "-o", to, ...more);
  const text = readFileSync(join(to, "rejected.csv"), "utf8");
  return { to, text, lines: text.trimEnd().split("\r\n").slice(1) };
}

const unreadable: Readonly<Record<string, readonly ["prices" | "marks" | "commitments", string]>> = {
  "a quantity in words": ["commitments", "Ash & Co,JOB-01,plenty,,2027-03-31,payroll,plan,owner,"],
  "an end before its beginning": ["commitments", "Ash & Co,JOB-01,3,,31/31/2027,payroll,plan,owner,"],
  "a unit that is none": ["commitments", "Ash & Co,JOB-01,3,bananas,2027-03-31,payroll,plan,owner,"],
  "an unknown measure": ["commitments", "Ash & Co,JOB-99,3,,2027-03-31,payroll,plan,owner,"],
  "an unknown bidder": ["commitments", "Nobody Ltd,JOB-01,3,,2027-03-31,payroll,plan,owner,"],
  "too many cells": ["commitments", "Ash & Co,JOB-01,3,,2027-03-31,payroll,plan,owner,,more"],
  "a lone quote mark in a cell": ["commitments", 'Ash & Co,JOB-01,3,,2027-03-31,5" pipes,plan,owner,'],
  "a quote mark that is never closed": ["commitments", 'Ash & Co,JOB-01,3,,2027-03-31,"payroll,plan,owner,'],
  "text after a quoted cell": ["commitments", 'Ash & Co,JOB-01,3,,2027-03-31,"pay" roll,plan,owner,'],
  "an invisible character in a quantity": [
    "commitments",
    "Ash & Co,JOB-01,3\u0007,,2027-03-31,payroll,plan,owner,",
  ],
  "a mark in words": ["marks", "Ash & Co,quality,good"],
  "a mark of nobody": ["marks", "Nobody Ltd,quality,3"],
  "a price in words": ["prices", "Newcomer,cheap"],
  "a lone quote mark in a price": ["prices", 'Newcomer,"1000'],
};

describe("a row that cannot be read", () => {
  test.for(Object.entries(unreadable))(
    "%s stands apart alike in tables and in folders",
    async ([, [table, row]]) => {
      const { tables: inTables, folders: inFolders } = withRow(table, row);
      const [big, small] = [await rejectedIn(inTables), await rejectedIn(inFolders)];
      const lines = (at: string): string => withoutPlaces(readFileSync(join(at, "tenders.ndjson"), "utf8"));
      expect(lines(big.to)).toBe(lines(small.to));
      expect(
        lines(big.to)
          .split("\n")
          .filter((line) => line.includes('"rowsApart":1')),
      ).toHaveLength(1);
      for (const { lines: told } of [big, small]) {
        expect(told).toHaveLength(1);
        expect(told[0]).toMatch(/^row,[^,]*\.csv,\d+,\d+,SV3\d\d,./);
      }
      const file = `${table}.csv`;
      const line = (inTables[file] ?? "").split("\n").indexOf(`T-0002,${row}`) + 1;
      expect(big.lines[0]).toMatch(new RegExp(`^row,${file},${line},`));
      const whole = (await rejectedIn(tables)).lines;
      expect(whole).toEqual([]);
    },
  );

  const withSemicolons = (table: string): string =>
    table
      .split("\n")
      .map((line) =>
        line.includes("pipes")
          ? line.replaceAll(",", ";")
          : line.replace(/"[^"]*"|,/g, (part) => (part === "," ? ";" : part)),
      )
      .join("\n");

  test("in a table with semicolons stands apart as in one with commas", async () => {
    const { tables: files } = withRow("commitments", 'Ash & Co,JOB-01,3,,2027-03-31,5" pipes,plan,owner,');
    const plain = (files["commitments.csv"] ?? "").replaceAll('"""x"""', "x");
    const commas = await rejectedIn({ ...files, "commitments.csv": plain });
    const semicolons = await rejectedIn({ ...files, "commitments.csv": withSemicolons(plain) });
    expect(commas.lines).toHaveLength(1);
    expect(semicolons.lines.map((line) => line.split(",").slice(0, 3))).toEqual(
      commas.lines.map((line) => line.split(",").slice(0, 3)),
    );
  });
});

describe("many rows that cannot be read", () => {
  const bad = Array.from(
    { length: 60 },
    (_, index) => `T-000${index % 6},Ash & Co,JOB-01,bad ${index},,2027-03-31,=1+1,plan,owner,`,
  );
  const text = `${commitments}${bad.join("\n")}\n`;

  test("all stand in rejected.csv, in any layout of the rows, and shards merge into the same", async () => {
    const { to, lines } = await rejectedIn({ ...tables, "commitments.csv": text });
    expect(lines).toHaveLength(60);
    const first = commitments.split("\n").length;
    const places = lines.map((line) => Number(line.split(",")[2]));
    expect([...places].sort((a, b) => a - b)).toEqual(bad.map((_, index) => first + index));
    expect(lines[0]).toContain("has words beside its figure");
    const at = folder({ ...tables, "commitments.csv": text });
    const shards = [1, 2, 3].map((number) => join(room, `rejected-shard-${number}`));
    for (const [index, name] of shards.entries()) await rescored(at, "-o", name, "--shard", `${index + 1}/3`);
    const merged = join(room, "rejected-merged");
    await svscore(at, "rescore", "merge", ...shards, "-o", merged);
    expect(readFileSync(join(merged, "rejected.csv"), "utf8")).toBe(
      readFileSync(join(to, "rejected.csv"), "utf8"),
    );
    const samples = JSON.parse(readFileSync(join(to, "summary.json"), "utf8")).tally.apart;
    expect(samples).toHaveLength(10);
  });

  test("rows of no tender and whole tenders stand there too", async () => {
    const strangers = 'T-9,"Nobody, at all",JOB-01,1,,,,,,\n'.repeat(30);
    const lines = (tables["tenders.ndjson"] ?? "").replace('"award":{', '"award":{"nonsense":1,');
    const told = await rejectedIn({
      ...tables,
      "tenders.ndjson": lines,
      "commitments.csv": commitments + strangers,
    });
    expect(told.lines.filter((line) => line.startsWith("row,commitments.csv,"))).toHaveLength(30);
    expect(told.lines.filter((line) => line.startsWith("tender,tenders.ndjson,1,"))).toHaveLength(1);
    expect(rowAt("T-0001")).toBeGreaterThan(0);
  });
});

describe("where the answer goes", () => {
  const at = folder(tables);
  test.for(["answer.csv", "answer.parquet", "answer.xlsx", "out/answer.JSON"])(
    "-o %s is refused",
    async (name) => {
      for (const argv of [
        ["rescore", ".", "--library", "next", "-o", name],
        ["rescore", "merge", "x", "-o", name],
      ]) {
        const { code, out, error } = await svscore(at, ...argv);
        expect([code, out]).toEqual([2, ""]);
        expect(error).toContain("names a folder here");
      }
      expect(readdirSync(at)).not.toContain(name);
    },
  );

  test("a format beside a folder is refused, and a folder may have a dot", async () => {
    const refused = await svscore(at, "rescore", ".", "--library", "next", "-f", "csv", "-o", "out");
    expect([refused.code, refused.out, readdirSync(at).includes("out")]).toEqual([2, "", false]);
    await rescored(at, "-o", "out.2026");
    expect(readdirSync(join(at, "out.2026"))).toContain("rejected.csv");
  });
});
