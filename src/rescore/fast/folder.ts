/**
 * The short way through a tender folder: one tender, one sheet of bids, and
 * commitments and marks beside it, all by the book, scored in whole numbers as
 * a tender of the big tables is. Whatever is unusual in any of its files, and
 * every fault, is left to the reader of `evaluate`, which begins the folder
 * anew; so the short way is either right or silent.
 */

import { shownFileName } from "../../inputs/read-text.ts";
import type { Files } from "../../io/io.ts";
import type { Shape } from "../../tender/bids/record.ts";
import type { ContestResult } from "../model.ts";
import type { PastMethod } from "../past-method.ts";
import type { RawRow, TableHead } from "../raw-rows.ts";
import type { LoadTender } from "../read/cached-tender.ts";
import type { RescoreOptions } from "../rescore-tender.ts";
import type { Chunk } from "../run/chunk.ts";
import { commitmentColumnIndexes, type TableColumns } from "../table-columns.ts";
import type { CompiledMethod } from "./compiled-method.ts";
import type { MeasureIndex } from "./measure-index.ts";
import { newQuantityTotals, resetTotals } from "./quantity-totals.ts";
import { parseUsualBids } from "./read-bids.ts";
import { newCommitmentRows, tryTakeCommitmentRow } from "./read-commitment-row.ts";
import { rescoreInIntegers } from "./rescore-in-integers.ts";
import { type Header, headerCache } from "./sheet-header.ts";
import {
  advanceToNextRow,
  decodePlainText,
  rowCursorFromPlainBytes,
  rowText,
  type SmallSheet,
} from "./sheet-reader.ts";
import { newScratch } from "./value-quantities.ts";

/** @returns the result, or nothing where the folder is to be read by the reader of `evaluate` */
export type TryFolder = (files: Files, folder: string, chunk: Chunk) => Promise<ContestResult | undefined>;

const SHEET = /^(?:bids|commitments|marks|prices)[^/\\]*\.(?:csv|tsv|json|ndjson)$/i;
const TENDER = /^tender\.(?:yaml|yml|json)$/;
const shapes: Readonly<Record<string, Shape>> = {
  "bids.csv": "bid",
  "commitments.csv": "commitments",
  "marks.csv": "marks",
};

export function newFastFolderReader(
  options: RescoreOptions,
  load: LoadTender,
  compile: (method: PastMethod) => CompiledMethod | undefined,
  indexes: Set<MeasureIndex>,
): TryFolder {
  const totals = newQuantityTotals();
  const scratch = newScratch(undefined);
  const headerOf = headerCache();
  const columns = new Map<Header, TableColumns>();

  /** Reads a sheet's header, so that its rows come next. */
  const open = (sheet: SmallSheet | undefined, shape: Shape, method: PastMethod): Header | undefined =>
    sheet !== undefined && advanceToNextRow(sheet) === true
      ? headerOf(rowText(sheet), shape, method.key, method.expected)
      : undefined;

  /** The rows of a sheet, each as wide as its header. */
  const rowsOf = (sheet: SmallSheet, { names }: Header): readonly RawRow[] | undefined => {
    const rows: RawRow[] = [];
    for (;;) {
      const more = advanceToNextRow(sheet);
      if (more === false) return rows;
      if (more === undefined || sheet.cells.count !== names.length) return undefined;
      rows.push({ offset: sheet.from, text: rowText(sheet) });
    }
  };

  const resultOf: TryFolder = async (files, folder, chunk) => {
    const look = files.glance ?? files.read;
    const names = files.list(folder);
    const tenders = names.filter((name) => TENDER.test(name));
    const sheets = names.filter((name) => SHEET.test(name));
    const [tenderName] = tenders;
    if (tenderName === undefined || tenders.length > 1 || sheets.some((name) => shapes[name] === undefined))
      return undefined;
    const path = `${folder}/${tenderName}`;
    const at = shownFileName(path);
    const text = decodePlainText(look(path))?.text;
    if (text === undefined) return undefined;
    const language = tenderName.endsWith(".json") ? "json" : "yaml";
    const defined = await load({ source: { name: at, text, language }, at });
    const compiled = "code" in defined ? undefined : compile(defined.method);
    if ("code" in defined || compiled === undefined) return undefined;
    const { method, tender } = defined;
    const { before } = compiled;
    const read = (name: string): SmallSheet | undefined =>
      sheets.includes(name) ? rowCursorFromPlainBytes(look(`${folder}/${name}`)) : undefined;
    const bids = read("bids.csv");
    const bidHeader = open(bids, "bid", method);
    if (bids === undefined || bidHeader === undefined || bidHeader.promises) return undefined;
    // A price that nothing is scored from is read all the same.
    if (before.price === undefined && bidHeader.names.includes("price")) return undefined;
    const prices = rowsOf(bids, bidHeader);
    const marks = read("marks.csv");
    const markHeader = open(marks, "marks", method);
    const marked = marks === undefined || markHeader === undefined ? [] : rowsOf(marks, markHeader);
    if (prices === undefined || marked === undefined) return undefined;
    if (sheets.includes("marks.csv") && markHeader === undefined) return undefined;
    const head = (header: Header): TableHead => ({ file: at, names: header.names });
    const integerBids = parseUsualBids(before, {
      prices: { head: head(bidHeader), rows: prices },
      ...(markHeader !== undefined && { marks: { head: head(markHeader), rows: marked } }),
    });
    if (integerBids === undefined) return undefined;
    const bidders = integerBids.map(({ bidder }) => bidder);
    const into = newCommitmentRows(compiled.index, totals, bidders);
    resetTotals(totals, Math.max(1, bidders.length), compiled.index.measures.length);
    let promises = 0;
    if (sheets.includes("commitments.csv")) {
      const commitments = read("commitments.csv");
      const header = open(commitments, "commitments", method);
      if (commitments === undefined || header === undefined) return undefined;
      const own = columns.get(header) ?? commitmentColumnIndexes(header.names);
      columns.set(header, own);
      for (
        let more = advanceToNextRow(commitments);
        more !== false;
        more = advanceToNextRow(commitments), promises += 1
      )
        if (more === undefined || !tryTakeCommitmentRow(commitments.bytes, commitments.cells, own, into))
          return undefined;
    } else if (before.commitments !== undefined) return undefined;
    indexes.add(compiled.index);
    const one = { compiled, tender, at, bids: integerBids, totals, rowsSkipped: 0 };
    const result = rescoreInIntegers(one, options, scratch);
    if (result !== undefined) chunk.read(promises);
    return result;
  };
  return (files, folder, chunk) => resultOf(files, folder, chunk).catch(undefinedIfDiskError);
}

/** A file that cannot be read is for the ordinary reader to tell of. */
function undefinedIfDiskError(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error)) throw error;
}
