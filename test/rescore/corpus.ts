/** Every tender folder of the repository that `evaluate` answers in, and the same tender as an archive of big tables. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "csv-stringify/sync";
import { parse } from "yaml";
import { decodeBytes } from "../../src/source/decode.ts";
import { parseCsvTable } from "../../src/source/table.ts";
import { recordSetFromSheet } from "../../src/tender/bids/record.ts";
import { room } from "./run.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const TENDER = /^tender\.(?:ya?ml|json)$/i;
const BIDS = /^(?:bids|commitments|marks|prices)[^/\\]*\.(?:csv|tsv|json|ndjson)$/i;

/** @returns the folders, from the top of the repository, that hold a tender and bids */
export function tenderFoldersIn(...corpora: readonly string[]): readonly string[] {
  return corpora.flatMap((corpus) =>
    readdirSync(join(root, corpus), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && TENDER.test(one.name))
      .map((one) => one.parentPath.slice(root.length).replaceAll("\\", "/").replace(/^\/+/, ""))
      .filter((folder) => readdirSync(join(root, folder)).some((name) => BIDS.test(name)))
      .sort(),
  );
}

type Row = Readonly<Record<string, string>>;

/** @returns the folder of an archive of tables that says the same, or why tables cannot say it */
export async function asTables(
  folder: string,
  number: number,
): Promise<string | { readonly cannot: string }> {
  const own = join(root, folder);
  const names = readdirSync(own);
  const tenders = names.filter((name) => TENDER.test(name));
  const [tenderName = ""] = tenders;
  const sheets = names.filter((name) => BIDS.test(name));
  if (sheets.some((name) => name.endsWith(".ndjson"))) return { cannot: "marks in a journal" };
  if (sheets.some((name) => name.endsWith(".json"))) return { cannot: "bids in JSON" };
  const tender = absolute(
    parse(readFileSync(join(own, tenderName), "utf8"), { schema: "failsafe" }) as Plain,
    own,
  );
  const reference = (tender["tender"] as { readonly reference?: string } | undefined)?.reference;
  if (reference === undefined) return { cannot: "a tender without a reference" };
  const tables: Record<string, Row[]> = {};
  for (const name of sheets) {
    const { text = "" } = await decodeBytes(readFileSync(join(own, name)), name);
    const sheet = parseCsvTable({ name, text, language: "csv" });
    const { set } = recordSetFromSheet(name, sheet);
    if (sheet.problems.length > 0) return { cannot: "rows that do not fit their header" };
    const table = { bid: "prices", marks: "marks", commitments: "commitments" }[String(set.shape)];
    if (table === undefined) return { cannot: `a sheet of ${set.shape}` };
    if (tables[table] !== undefined) return { cannot: `two sheets of ${table}` };
    tables[table] = set.records.map(({ cells }) => ({
      tender: reference,
      ...Object.fromEntries([...cells].map(([column, cell]) => [column, cell.text])),
    }));
  }
  if (tables["prices"] === undefined) return { cannot: "no sheet with a row for each bid" };
  const archive = join(room, `tables-${number}`);
  mkdirSync(archive, { recursive: true });
  writeFileSync(join(archive, "tenders.ndjson"), `${JSON.stringify(tender)}\n`);
  for (const [table, rows] of Object.entries(tables)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    writeFileSync(join(archive, `${table}.csv`), stringify(rows, { header: true, columns }));
  }
  return archive;
}

type Plain = { [key: string]: unknown };

/** The tender with the files that it names by their whole paths. */
function absolute(tender: Plain, from: string): Plain {
  const path = (value: unknown): unknown =>
    typeof value === "string" && existsSync(join(from, value)) ? resolve(from, value) : value;
  const { library, rules } = tender;
  return {
    ...tender,
    ...(library !== undefined && { library: Array.isArray(library) ? library.map(path) : path(library) }),
    ...(rules !== undefined && { rules: path(rules) }),
  };
}
