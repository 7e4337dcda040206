/**
 * The short way through a tender folder: one tender, one sheet of bids, and
 * commitments and marks beside it, all by the book, scored in whole numbers as
 * a tender of the big tables is. Whatever is unusual in any of its files, and
 * every fault, is left to the reader of `evaluate`, which begins the folder
 * anew; so the short way is either right or silent.
 */

import { nameOf } from "../../inputs/read-text.ts";
import type { Files } from "../../io/io.ts";
import type { Shape } from "../../tender/bids/record.ts";
import type { Method } from "../compiled-method.ts";
import type { ContestResult } from "../model.ts";
import type { RawRow, TableHead } from "../raw-rows.ts";
import type { Define } from "../read/cached-tender.ts";
import { columnsOf, type TableColumns } from "../read/fallback-row.ts";
import type { Second } from "../read/what-if.ts";
import type { Part } from "../run/chunk.ts";
import { receiving } from "../tender-rows.ts";
import type { Shelf } from "./measure-index.ts";
import { begin, sums } from "./quantity-totals.ts";
import { leanBids } from "./read-bids.ts";
import { takeRow } from "./read-commitment-row.ts";
import { benchOf, leanLine, measuresIn } from "./rescore-tender.ts";
import { type Header, headers } from "./sheet-header.ts";
import { nextRow, plainText, rowText, type SmallSheet, smallSheet } from "./sheet-reader.ts";

export interface PlainFolders {
  /** @returns whether the folder was scored into the part; one that was not is to be read the ordinary way */
  readonly take: (files: Files, folder: string, part: Part) => Promise<boolean>;
  /** Gives the part what its measures come to. */
  readonly end: (part: Part) => void;
}

const SHEET = /^(?:bids|commitments|marks|prices)[^/\\]*\.(?:csv|tsv|json|ndjson)$/i;
const TENDER = /^tender\.(?:yaml|yml|json)$/;
const shapes: Readonly<Record<string, Shape>> = {
  "bids.csv": "bid",
  "commitments.csv": "commitments",
  "marks.csv": "marks",
};

export function plainFolders(second: Second, define: Define): PlainFolders {
  const pool = sums();
  const bench = benchOf();
  const headerOf = headers();
  const shelves = new Set<Shelf>();
  const columns = new Map<Header, TableColumns>();

  /** Reads a sheet's header, so that its rows come next. */
  const open = (sheet: SmallSheet | undefined, shape: Shape, method: Method): Header | undefined =>
    sheet !== undefined && nextRow(sheet) === true
      ? headerOf(rowText(sheet), shape, method.key, method.expected)
      : undefined;

  /** The rows of a sheet, each as wide as its header. */
  const rowsOf = (sheet: SmallSheet, { names }: Header): readonly RawRow[] | undefined => {
    const rows: RawRow[] = [];
    for (;;) {
      const more = nextRow(sheet);
      if (more === false) return rows;
      if (more === undefined || sheet.cells.count !== names.length) return undefined;
      rows.push({ offset: sheet.from, text: rowText(sheet) });
    }
  };

  const lineOf = async (files: Files, folder: string, part: Part): Promise<ContestResult | undefined> => {
    const look = files.glance ?? files.read;
    const names = files.list(folder);
    const tenders = names.filter((name) => TENDER.test(name));
    const sheets = names.filter((name) => SHEET.test(name));
    const [tenderName] = tenders;
    if (tenderName === undefined || tenders.length > 1 || sheets.some((name) => shapes[name] === undefined))
      return undefined;
    const path = `${folder}/${tenderName}`;
    const at = nameOf(path);
    const text = plainText(look(path))?.text;
    if (text === undefined) return undefined;
    const language = tenderName.endsWith(".json") ? "json" : "yaml";
    const defined = await define({ source: { name: at, text, language }, at });
    if ("code" in defined || defined.method.lean === undefined || defined.tender.lots.length > 0)
      return undefined;
    const { method, tender } = defined;
    const { before } = defined.method.lean;
    const read = (name: string): SmallSheet | undefined =>
      sheets.includes(name) ? smallSheet(look(`${folder}/${name}`)) : undefined;
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
    const layout = {
      prices: head(bidHeader),
      ...(markHeader !== undefined && { marks: head(markHeader) }),
      promisesInPrices: false,
    };
    const lean = leanBids(before, layout, prices, marked);
    if (lean === undefined) return undefined;
    const into = receiving(
      method,
      tender,
      at,
      lean.map(({ bidder }) => bidder),
      pool,
    );
    begin(pool, Math.max(1, lean.length), method.shelf.variants.length);
    if (sheets.includes("commitments.csv")) {
      const commitments = read("commitments.csv");
      const header = open(commitments, "commitments", method);
      if (commitments === undefined || header === undefined) return undefined;
      const own = columns.get(header) ?? columnsOf(header.names);
      columns.set(header, own);
      let count = 0;
      for (let more = nextRow(commitments); more !== false; more = nextRow(commitments), count += 1)
        if (more === undefined || !takeRow(commitments.bytes, commitments.cells, own, into)) return undefined;
      part.read(count);
    } else if (before.commitments !== undefined) return undefined;
    shelves.add(method.shelf);
    return leanLine(into, lean, second.changed, second.inFull, bench);
  };

  return {
    take: async (files, folder, part) => {
      const line = await lineOf(files, folder, part).catch(unreadable);
      if (line === undefined) return false;
      part.tender(line.tender, line.at, [{ line, measures: [] }]);
      return true;
    },
    end: (part) => {
      for (const shelf of shelves) for (const [id, counts] of measuresIn(shelf)) part.measure(id, counts);
      shelves.clear();
    },
  };
}

/** A file that cannot be read is for the ordinary reader to tell of. */
function unreadable(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error)) throw error;
}
