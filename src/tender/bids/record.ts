/**
 * A row of a CSV and an object of a JSON file, as one thing: named cells that
 * know where they were written. What the header holds decides the shape.
 */
import { codeForTrouble } from "../../diagnostics/check.ts";
import type { Diagnostic } from "../../diagnostics/model.ts";
import { quote } from "../../source/quote.ts";
import type { Span } from "../../source/span.ts";
import type { CsvTable as Sheet } from "../../source/table.ts";
import { type Node, nodeAtKey, type TableNode } from "../../source/tree.ts";

/** `prices` is a file of prices alone, kept apart from the bids until quality is marked. */
export type Shape = "bid" | "commitments" | "marks" | "prices";

export interface RecordCell {
  readonly text: string;
  readonly span: Span;
  /** Where the key of a JSON value stands. */
  readonly keySpan?: Span;
  /** A number of JSON, which has no marks for thousands. */
  readonly isNumber?: true;
}

export interface BidRecord {
  readonly cells: ReadonlyMap<string, RecordCell>;
  readonly span: Span;
  /** A row that does not fit its header; what its cells seem to say is not to be told on top. */
  readonly shifted?: boolean;
}

export interface RecordSet {
  readonly name: string;
  readonly shape: Shape;
  /** Every column or key, where it was first written. */
  readonly header: ReadonlyMap<string, RecordCell>;
  readonly records: readonly BidRecord[];
}

/** Headers are compared without case, and with spaces and underscores as hyphens. */
export const toHeaderName = (text: string): string =>
  /^[a-z0-9-]+$/.test(text)
    ? text
    : text
        .normalize("NFKC")
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, "-");

const shapeFromHeader = (header: ReadonlyMap<string, RecordCell>): Shape =>
  header.has("measure")
    ? "commitments"
    : header.has("criterion") || header.has("evaluator")
      ? "marks"
      : "bid";

/** @returns the rows of a CSV as records, and SV306 where two headers become one. */
export function recordSetFromSheet(
  name: string,
  sheet: Sheet,
): { readonly set: RecordSet; readonly diagnostics: readonly Diagnostic[] } {
  const header = new Map<string, RecordCell>();
  const diagnostics: Diagnostic[] = [];
  const names = sheet.header.map((cell) => {
    const key = toHeaderName(cell.text);
    const earlier = header.get(key);
    if (earlier === undefined) header.set(key, cell);
    else if (earlier.text !== cell.text)
      diagnostics.push({
        code: "SV306",
        span: cell.span,
        cause: `the columns ${quote(earlier.text)} and ${quote(cell.text)} have the same name`,
        remedy: "rename or remove one of them",
      });
    return key;
  });
  const records = sheet.rows.map((row) => {
    const cells = new Map<string, RecordCell>();
    row.cells.forEach((cell, index) => {
      cells.set(names[index] ?? "", cell);
    });
    return { cells, span: row.span, shifted: row.shifted };
  });
  return { set: { name, shape: shapeFromHeader(header), header, records }, diagnostics };
}

/** @returns the bids of a JSON file as records: the bids themselves, then their commitments and marks with the bidder filled in. */
export function recordSetsFromJson(
  name: string,
  root: TableNode,
): { readonly sets: readonly RecordSet[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const bids = nodeAtKey(root, "bids");
  const items = bids?.kind === "list" ? bids.items : [];
  const own: BidRecord[] = [];
  const inner: Record<"commitments" | "marks", BidRecord[]> = { commitments: [], marks: [] };
  for (const item of items) {
    if (item.kind !== "table") continue;
    const record = bidRecordFromTable(item, diagnostics, ["commitments", "marks"]);
    own.push(record);
    for (const key of ["commitments", "marks"] as const) {
      const list = nodeAtKey(item, key);
      for (const child of list?.kind === "list" ? list.items : []) {
        if (child.kind === "table")
          inner[key].push(withParentBidderAndLot(bidRecordFromTable(child, diagnostics, []), record));
      }
    }
  }
  const set = (shape: Shape, records: readonly BidRecord[]): RecordSet => ({
    name,
    shape,
    header: headerFromRecords(records),
    records,
  });
  return {
    sets: [
      set("bid", own),
      ...(["commitments", "marks"] as const).flatMap((key) =>
        inner[key].length > 0 ? [set(key, inner[key])] : [],
      ),
    ],
    diagnostics,
  };
}

function bidRecordFromTable(
  table: TableNode,
  diagnostics: Diagnostic[],
  lists: readonly string[],
): BidRecord {
  const cells = new Map<string, RecordCell>();
  for (const { key, value } of table.entries) {
    if (lists.includes(key.text)) continue;
    const name = toHeaderName(key.text);
    if (cells.has(name))
      diagnostics.push({
        code: codeForTrouble("bids", "syntax"),
        span: key.span,
        cause: `${quote(key.text)} is given twice in one bid`,
        remedy: "keep one of them",
      });
    if (value.kind === "text")
      cells.set(name, { ...recordCellFromJson(value, diagnostics), keySpan: key.span });
  }
  return { cells, span: table.span };
}

/** A JSON number of more than 15 digits may already have been rounded by the program that wrote it. */
function recordCellFromJson(value: Node & { kind: "text" }, diagnostics: Diagnostic[]): RecordCell {
  const digits = value.text.replace(/[^0-9]/g, "").replace(/^0+/, "");
  if (!value.quoted && digits.length > 15) {
    diagnostics.push({
      code: "SV310",
      span: value.span,
      cause: `the number ${quote(value.text)} has more than 15 digits, and programs round such numbers when they write JSON`,
      remedy: "write it as text, in quotation marks",
    });
  }
  return { text: value.text.trim(), span: value.span, ...(!value.quoted && { isNumber: true }) };
}

function withParentBidderAndLot(child: BidRecord, parent: BidRecord): BidRecord {
  const cells = new Map(child.cells);
  for (const key of ["bidder", "lot"]) {
    const cell = parent.cells.get(key);
    if (cell !== undefined && !cells.has(key)) cells.set(key, cell);
  }
  return { cells, span: child.span };
}

function headerFromRecords(records: readonly BidRecord[]): ReadonlyMap<string, RecordCell> {
  const header = new Map<string, RecordCell>();
  for (const record of records) {
    for (const [key, cell] of record.cells) if (!header.has(key)) header.set(key, { ...cell, text: key });
  }
  return header;
}
