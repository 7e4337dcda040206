/**
 * Files that lie beside those that are read and look as if they belonged to
 * them: an evaluator's marks under a name of his own, a second tender, a
 * workbook. They are named, because a file passed over may change the winner.
 */
import type { Io } from "../io/io.ts";
import { decodeBytes } from "../source/decode.ts";
import { quote } from "../source/quote.ts";
import { parseCsvTable } from "../source/table.ts";
import { shapeOfHeader } from "../tender/bids/column-synonyms.ts";
import { recordSetFromSheet } from "../tender/bids/record.ts";
import type { Question } from "../tender/questions/model.ts";
import { shownFileName } from "./read-text.ts";

/** What a file of each kind is called where its own name is no name that is read. */
const kinds = { bid: "bids", prices: "prices", marks: "marks", commitments: "commitments" } as const;

const TABLE = /\.(?:csv|tsv|txt)$/i;
const WORKBOOK = /\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/i;
const NOT_LOOKED_AT = /^(?:\.|~\$)|\.frozen\.json$|\.key\.json$/i;
/** A header and a few rows tell what a table is. */
const FIRST_BYTES = 64 * 1024;

/**
 * @param names of the files in the folder
 * @param read the paths of those that are read
 * @param arePricesSealed whether prices are kept apart until they are opened, so that a file of them is rightly not read
 * @returns a question for each other file that looks like bids, marks, commitments, prices or a tender
 */
export async function unreadFileQuestions(
  io: Io,
  names: readonly string[],
  path: (name: string) => string,
  read: readonly string[],
  arePricesSealed: boolean,
): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (const name of names) {
    if (read.includes(path(name)) || NOT_LOOKED_AT.test(name)) continue;
    const what = await kindOfFile(io, name, path(name), arePricesSealed);
    if (what !== undefined)
      questions.push({
        kind: "file-not-read",
        says: `${quote(shownFileName(path(name)))} ${what}, or move it to another folder`,
      });
  }
  return questions;
}

async function kindOfFile(
  io: Io,
  name: string,
  path: string,
  arePricesSealed: boolean,
): Promise<string | undefined> {
  if (WORKBOOK.test(name))
    return /bid|price|mark|score|commit|evaluat|tender|supplier/i.test(name)
      ? "is a workbook and was not read: save its sheets as CSV files"
      : undefined;
  if (!TABLE.test(name) && !/\.(?:ya?ml|json)$/i.test(name)) return undefined;
  const text = await firstText(io, path);
  if (text === undefined) return undefined;
  if (!TABLE.test(name)) return kindOfTree(name, text);
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const sheet = parseCsvTable({ name: path, text: lines.slice(0, 2).join("\n"), language: "csv" });
  const shape = shapeOfHeader(recordSetFromSheet(path, sheet).set);
  if (shape === undefined || (shape === "prices" && arePricesSealed)) return undefined;
  const plain = name
    .toLowerCase()
    .replace(/\.[a-z]+$/, "")
    .replace(/[^a-z0-9]+/g, "-");
  const rest = plain.replace(new RegExp(`-?${kinds[shape]}-?`), "-").replace(/^-+|-+$/g, "");
  return `holds ${kinds[shape]} and was not read: name every file that counts, call it ${kinds[shape]}${rest === "" ? "" : `-${rest}`}.csv and name the folder`;
}

function kindOfTree(name: string, text: string): string | undefined {
  const isTender = /^["' {]*tender["']?\s*:/m.test(text) && /^["' ]*(?:award|lots)["']?\s*:/m.test(text);
  if (isTender && !/"\$?schema"\s*:/.test(text)) return "is a tender and was not read: take it out";
  return /\.json$/i.test(name) && /^\s*\{\s*"bids"\s*:\s*\[/.test(text)
    ? "holds bids and was not read: name it"
    : undefined;
}

/** The beginning of a file as text; nothing where it cannot be read, which is nobody's fault who did not name it. */
async function firstText(io: Io, path: string): Promise<string | undefined> {
  try {
    const { text } = await decodeBytes(io.files.read(path).subarray(0, FIRST_BYTES), path);
    return text;
  } catch {
    return undefined;
  }
}
