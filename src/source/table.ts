/**
 * A table as people keep it in a spreadsheet: one header row, one row for each
 * thing, every cell knowing its place. All that is wrong with it is found at
 * once.
 */
import { parse } from "csv-parse/sync";
import type { CsvCell } from "./csv-cell.ts";
import { spanOfCells } from "./csv-cell.ts";
import { ROWS, readRecords } from "./lenient-csv.ts";
import { type Message, type Problem, sourceProblem } from "./problem.ts";
import { quote } from "./quote.ts";
import { otherQuotesProblems, raggedRowProblem, widthOfEveryRow } from "./ragged-row.ts";
import type { Source, Span } from "./span.ts";

export interface Row {
  /** One for each header cell; a cell that is missing has the text "". */
  readonly cells: readonly CsvCell[];
  readonly span: Span;
  /** The row does not fit the header, so a cell may stand under the wrong name. */
  readonly shifted: boolean;
}

export interface CsvTable {
  /** Header texts are normal (NFKC), lower case, with single spaces. */
  readonly header: readonly CsvCell[];
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}

/** Of more rows that do not fit nobody reads. */
const MOST_RAGGED = 10_000;

/** A header cell and where its column stands, from 0. */
interface Column {
  readonly cell: CsvCell;
  readonly index: number;
}

/**
 * @param options.delimiter what separates cells; otherwise a `sep=` line or the header tells
 * @returns the table and every problem found in it; no text makes it throw
 * @throws RangeError when the delimiter is not one character, or is a quote mark or line end
 */
export function parseCsvTable(source: Source, options: { readonly delimiter?: string } = {}): CsvTable {
  const { from, delimiter } = delimiterAndStart(source.text, options.delimiter);
  if (!/^[^"\r\n]$/.test(delimiter)) throw new RangeError(`${quote(delimiter)} cannot separate cells`);
  const { records, problems } = readRecords(source, delimiter, from);
  const [first, ...body] = records;
  if (first === undefined) {
    return { header: [], rows: [], problems: problems.length > 0 ? problems : [emptyFileProblem(source)] };
  }
  const columns = namedOrUsedColumns(first, body);
  const rows: Row[] = [];
  const ragged: Problem[] = [];
  const needed = (columns.at(-1)?.index ?? 0) + 1;
  const width = widthOfEveryRow(body, first.length);
  for (const cells of body) {
    const found = raggedRowProblem(cells, { needed, width, body });
    rows.push(rowFromCells(cells, columns, found !== undefined));
    if (found !== undefined && ragged.length < MOST_RAGGED) ragged.push(found);
    else ragged.push(...otherQuotesProblems(cells));
  }
  const all = [
    ...problems,
    ...headerProblems(columns),
    ...ragged,
    ...(body.length === 0 && problems.length === 0 ? [noRowsProblem(source, first)] : []),
  ];
  all.sort((a, b) => a.span.start - b.span.start);
  return { header: columns.map(({ cell }) => cell), rows, problems: all };
}

/**
 * @param named what separates cells, where that is known
 * @returns what separates the cells of a table, and where it starts, after a `sep=` line
 */
export function delimiterAndStart(
  text: string,
  named?: string,
): { readonly delimiter: string; readonly from: number } {
  const separator = /^"?sep=([^"\w\s]|\t)"?(?:\r\n|\r|\n|$)/i.exec(text);
  const from = separator?.[0].length ?? 0;
  return { delimiter: named ?? separator?.[1] ?? likelyDelimiter(text.slice(from)), from };
}

const DELIMITERS = [",", ";", "\t"];
const SAMPLE = 64 * 1024;
const SAMPLE_ROWS = 20;

/** The separator that gives the most rows as wide as the header; then the one that gives the most columns. */
function likelyDelimiter(text: string): string {
  const header = text.trimStart().split(/[\r\n]/, 1)[0] ?? "";
  const present = DELIMITERS.filter((delimiter) => header.includes(delimiter));
  if (present.length < 2) return present[0] ?? ",";
  const sample = text.slice(0, SAMPLE);
  let best = { delimiter: ",", alike: 0, columns: 1 };
  for (const delimiter of DELIMITERS) {
    const widths = rowWidths(sample, delimiter);
    const columns = widths[0] ?? 0;
    const alike = widths.filter((width) => width === columns).length;
    const better = alike > best.alike || (alike === best.alike && columns > best.columns);
    if (columns > 1 && better) best = { delimiter, alike, columns };
  }
  return best.delimiter;
}

function rowWidths(sample: string, delimiter: string): readonly number[] {
  const widths: number[] = [];
  const on_record = (record: readonly string[]) => {
    if (record.some((cell) => cell.trim() !== "")) widths.push(record.length);
    return null;
  };
  try {
    parse(sample, { ...ROWS, delimiter, relax_quotes: true, to: SAMPLE_ROWS, on_record });
  } catch {
    // the sample may end inside a quoted cell; the rows before it tell enough
  }
  return widths;
}

/** Columns without a name and without a value are dropped: Excel leaves them behind. */
function namedOrUsedColumns(
  header: readonly CsvCell[],
  body: readonly (readonly CsvCell[])[],
): readonly Column[] {
  const isUsed = (index: number): boolean => body.some((cells) => (cells[index]?.text ?? "") !== "");
  return header
    .map((cell, index) => ({ cell: { ...cell, text: normaliseHeader(cell.text) }, index }))
    .filter(({ cell, index }) => cell.text !== "" || isUsed(index));
}

function normaliseHeader(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase().replace(/\s+/gu, " ");
}

function rowFromCells(cells: readonly CsvCell[], columns: readonly Column[], shifted: boolean): Row {
  const span = spanOfCells(cells);
  if (cells.length === columns.length && columns.at(-1)?.index === cells.length - 1)
    return { cells, span, shifted };
  const missing: CsvCell = { text: "", span: { ...span, start: span.end } };
  return { cells: columns.map(({ index }) => cells[index] ?? missing), span, shifted };
}

/** Names that every JavaScript object has already: a program that reads the table could mistake them. */
const FORBIDDEN: ReadonlySet<string> = new Set(
  ["prototype", ...Object.getOwnPropertyNames(Object.prototype)].map((name) => name.toLowerCase()),
);

function headerProblems(columns: readonly Column[]): readonly Problem[] {
  const seen = new Map<string, Column>();
  return columns.flatMap((column) => {
    const { cell, index } = column;
    const { source, start, end } = cell.span;
    const found = (kind: Problem["kind"], message: Message) => [
      sourceProblem(kind, source, [start, end], message),
    ];
    if (cell.text === "") {
      return found("empty-header", [
        `column ${columnLetter(index)} (number ${index + 1}) has values but no name`,
        "give the column a name in the first row, or delete it",
      ]);
    }
    if (FORBIDDEN.has(cell.text)) {
      return found("forbidden-header", [
        `${quote(cell.text)} cannot be the name of a column`,
        "rename the column",
      ]);
    }
    const earlier = seen.get(cell.text);
    if (earlier === undefined) {
      seen.set(cell.text, column);
      return [];
    }
    const letters = `columns ${columnLetter(earlier.index)} and ${columnLetter(index)}`;
    const numbers = `(numbers ${earlier.index + 1} and ${index + 1})`;
    return found("duplicate-header", [
      `${letters} ${numbers} have the same name, ${quote(cell.text)}`,
      "rename one of the two columns, or delete it",
    ]);
  });
}

/** The letter a spreadsheet shows above a column: 0 is A, 26 is AA. */
function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.trunc(index / 26) - 1) + last;
}

function emptyFileProblem(source: Source): Problem {
  return sourceProblem(
    "empty-file",
    source,
    [0, 0],
    [
      "the file holds no table: it is empty",
      "check that it is the right file; its first row should hold the names of the columns",
    ],
  );
}

function noRowsProblem(source: Source, header: readonly CsvCell[]): Problem {
  const { start, end } = spanOfCells(header);
  return sourceProblem(
    "no-rows",
    source,
    [start, end],
    [
      "the table has a header but no rows",
      "add the rows below the header, or check that it is the right file",
    ],
  );
}
