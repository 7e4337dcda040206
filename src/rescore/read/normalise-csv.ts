/**
 * A table that is not written by the book (semicolons, another encoding, stray
 * quote marks), read by the reader that `evaluate` has and written again by the
 * book, each row on the line where it stood. For tables that this reader is
 * made for; a larger one is refused with the place where it departs.
 */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diagnosticsFromProblems } from "../../diagnostics/from-problem.ts";
import { Refusal } from "../../diagnostics/model.ts";
import { sortUniqueDiagnostics } from "../../diagnostics/render.ts";
import { decodeBytes, LARGEST_FILE } from "../../source/decode.ts";
import { placeInFile as lineOf, sourcePlaceText as placeOf } from "../../source/span.ts";
import { withoutStrayRows } from "../../source/stray-rows.ts";
import { delimiterAndStart, parseCsvTable } from "../../source/table.ts";
import { withDiskErrorsRefused } from "./files.ts";
import { openLineFinder } from "./line-numbers.ts";
import type { MalformedCsv } from "./record-reader.ts";
import type { TableFile } from "./tables.ts";

/** @throws Refusal SV502 */
export async function normaliseCsv(
  place: TableFile,
  { offset, isEndless }: Pick<MalformedCsv, "offset" | "isEndless">,
  folder: string,
): Promise<TableFile> {
  if (isEndless === true) throw endlessRowRefusal(place.name, lineAt(place, offset));
  if (place.size > LARGEST_FILE) throw tooLargeRefusal(place, offset);
  const decoded = await decodeBytes(readFileSync(place.path), place.name);
  if (decoded.problem !== undefined) throw csvRefusal(place, decoded.problem.cause, decoded.problem.remedy);
  const { delimiter, from } = delimiterAndStart(decoded.text);
  const { text, strays } = withoutStrayRows(decoded.text, delimiter, from) ?? {
    text: decoded.text,
    strays: [],
  };
  const table = parseCsvTable({ name: place.name, text, language: "csv" });
  const inRows = table.problems.filter(({ kind }) => kind !== "ragged-row" && kind !== "control-character");
  const [problem] = sortUniqueDiagnostics(diagnosticsFromProblems(inRows, "bids"));
  if (problem !== undefined) {
    const at = problem.span === undefined ? place.name : placeOf(problem.span);
    throw csvRefusal({ ...place, name: at }, problem.cause, problem.remedy);
  }
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines: string[] = [];
  let line = 1;
  const put = (at: number, cells: readonly string[]): void => {
    for (; line < at; line += 1) lines.push("\n");
    const text = `${cells.map(cell).join(",")}\n`;
    lines.push(text);
    line += text.split("\n").length - 1;
  };
  /** Still stray, so that whoever reads the table says so; what stands before the quote mark says whose row it is. */
  const putStray = (at: number, row: string): void => {
    for (; line < at; line += 1) lines.push("\n");
    const before = row.slice(0, row.indexOf('"')).split(delimiter).map(cell).join(",");
    lines.push(`${before}"stray"x\n`);
    line += 1;
  };
  put(
    1,
    table.header.map(({ text }) => text),
  );
  const withoutControls = (own: string): string => own.replace(/\r\n?/g, "\n").replaceAll("\0", "\u0001");
  const rows = table.rows.map(({ cells, span }) => {
    const { line: at } = lineOf(span);
    return {
      at,
      write: () =>
        put(
          at,
          cells.map(({ text: own }) => withoutControls(own)),
        ),
    };
  });
  const strayRows = strays.map(({ line: at, text: own }) => ({ at, write: () => putStray(at, own) }));
  for (const { write } of [...rows, ...strayRows].sort((a, b) => a.at - b.at)) write();
  const path = join(folder, `${place.name.replace(/^.*\//, "")}.book.csv`);
  withDiskErrorsRefused(path, () => writeFileSync(path, lines.join("")));
  return { name: place.name, path, size: statSync(path).size };
}

const csvRefusal = ({ name }: TableFile, cause: string, remedy: string): Refusal =>
  new Refusal([{ code: "SV502", file: name, cause, remedy }]);

/** Told of the line on which it begins, where that is known. */
export const endlessRowRefusal = (name: string, line?: number): Refusal =>
  new Refusal([
    {
      code: "SV502",
      file: line === undefined ? name : `${name}:${line}`,
      cause: "a row or line here is longer than any can be",
      remedy: "look for a quote mark that is never closed; every row and every tender ends with a line end",
    },
  ]);

function lineAt({ path }: TableFile, offset: number): number {
  const { line, close } = openLineFinder(path);
  try {
    return line(offset);
  } finally {
    close();
  }
}

function tooLargeRefusal(place: TableFile, offset: number): Refusal {
  return csvRefusal(
    { ...place, name: `${place.name}:${lineAt(place, offset)}` },
    "from about this line on the table is not written by the book: UTF-8, commas, and quote marks only around whole cells",
    "write the table again as CSV UTF-8; only tables of up to 64 MiB are read in any other form",
  );
}
