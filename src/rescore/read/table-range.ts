/** A stretch of an archive of big tables, from its rows to its lines. */

import { headerName } from "../../tender/bids/record.ts";
import { cellText } from "../csv-scanner.ts";
import { same } from "../fast/byte-map.ts";
import type { Shelf } from "../fast/measure-index.ts";
import { begin, sums } from "../fast/quantity-totals.ts";
import { copied, takeRow } from "../fast/read-commitment-row.ts";
import { benchOf, leanLine, measuresIn } from "../fast/rescore-tender.ts";
import { kernelOf } from "../fast/wasm/memory.ts";
import type { Part } from "../run/chunk.ts";
import { type Incoming, incoming, ordinarily, type Rows } from "../tender-rows.ts";
import type { Define } from "./cached-tender.ts";
import { columnsOf, isEmpty, stoodAt, takeOrdinarily } from "./fallback-row.ts";
import { recordsOf } from "./record-reader.ts";
import { rowReader, textReader } from "./row-reader.ts";
import { numbersOf, stranger, type Tables } from "./tables.ts";
import type { Second } from "./what-if.ts";

/** Tenders `from` up to `to`, and the bytes of the commitments that are theirs. */
export interface RangeTask {
  readonly kind: "range";
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly end: number;
  /** Whether the tables' own faults are told with this part. */
  readonly first: boolean;
}

/** The rows do not stand as the plan took them to: out of order, or cut in the middle of a row. */
export interface NotAsPlanned {
  readonly replan: "unsorted" | "cut";
}

export const isNotAsPlanned = (error: unknown): error is NotAsPlanned =>
  typeof error === "object" && error !== null && "replan" in error;

export interface RangeTools {
  readonly perform: (task: RangeTask, part: Part) => Promise<void>;
  readonly close: () => void;
}

export function rangeTools(tables: Tables, second: Second, define: Define): RangeTools {
  const numberOf = numbersOf(tables.tenders);
  const kernel = kernelOf();
  const pool = sums(kernel?.home);
  const bench = benchOf(kernel);
  const texts = textReader(tables);
  const prices = rowReader(tables.prices);
  const marks = tables.marks === undefined ? undefined : rowReader(tables.marks);
  const measureNames = new Map<Shelf, boolean>();
  const shelves = new Set<Shelf>();

  const rowsOf = (tender: number, shelf: Shelf): Rows => {
    const known = measureNames.get(shelf);
    const promisesInPrices =
      known ?? shelf.measures.some(({ id }) => tables.prices.head.names.includes(headerName(id)));
    measureNames.set(shelf, promisesInPrices);
    return {
      layout: {
        prices: tables.prices.head,
        ...(tables.marks !== undefined && { marks: tables.marks.head }),
        promisesInPrices,
      },
      ...(tables.commitments !== undefined && { commitments: tables.commitments.head }),
      prices: prices.rows(tender),
      marks: marks?.rows(tender) ?? [],
    };
  };

  const openTender = async (
    tender: number,
    part: Part,
  ): Promise<{ open: Incoming; rows: Rows } | undefined> => {
    const definition = texts.definition(tender);
    const defined = "code" in definition ? definition : await define(definition);
    if ("code" in defined) {
      part.apart(defined);
      return undefined;
    }
    const { method } = defined;
    shelves.add(method.shelf);
    const rows = rowsOf(tender, method.shelf);
    const open = incoming(method, defined.tender, defined.at, rows, pool, part.apart);
    begin(pool, Math.max(1, open.names.length), method.shelf.variants.length);
    return { open, rows };
  };

  const finish = ({ open, rows }: { open: Incoming; rows: Rows }, part: Part): void => {
    const line =
      open.lean === undefined ? undefined : leanLine(open, open.lean, second.changed, second.inFull, bench);
    if (line !== undefined) {
      part.tender(open.tender.reference, open.at, [{ line, measures: [] }]);
      return;
    }
    const done = ordinarily(open, rows, second.changed, second.inFull, part.apart);
    if (done !== undefined) part.tender(open.tender.reference, open.at, done);
  };

  const perform = async (task: RangeTask, part: Part): Promise<void> => {
    if (task.first) for (const one of tables.apart) part.apart(one);
    const table = tables.commitments;
    const records =
      table === undefined || task.begin >= task.end
        ? undefined
        : recordsOf(table.place.path, task.begin, kernel?.room);
    const columns = columnsOf(table?.head.names ?? []);
    kernel?.columns(columns);
    // Whether the rows that come next may be taken by the kernel.
    let quick = false;
    let [tender, current]: [number, { open: Incoming; rows: Rows } | undefined] = [task.from - 1, undefined];
    let [key, rows]: [Buffer, number] = [Buffer.alloc(0), 0];
    const reach = async (next: number): Promise<void> => {
      if (current !== undefined) finish(current, part);
      current = undefined;
      for (tender += 1; tender < next; tender += 1) {
        const passed = await openTender(tender, part);
        if (passed !== undefined) finish(passed, part);
      }
    };
    const takeQuickly = (at: number, end: number): number => {
      if (kernel === undefined || current === undefined) return at;
      const next = kernel.take(at, end, current.open);
      rows += kernel.taken();
      return next;
    };
    try {
      for (;;) {
        if (quick) records?.pass(task.end, takeQuickly);
        if (records?.read() !== true) break;
        if (records.offset >= task.end) {
          if (records.offset !== task.end) throw { replan: "cut" } satisfies NotAsPlanned;
          break;
        }
        const { bytes, cells } = records;
        rows += 1;
        const [from, to] = [cells.from[columns.tender] as number, cells.to[columns.tender] as number];
        if (columns.tender >= cells.count || !same(key, bytes, from, to)) {
          const name = columns.tender < cells.count ? cellText(bytes, cells, columns.tender) : "";
          const named = numberOf.get(name);
          if (named === undefined) {
            if (!isEmpty(records))
              part.apart(stranger(table?.head.file ?? "", stoodAt(records, columns), name));
            continue;
          }
          if (named !== tender) {
            if (named < tender || named < task.from || named >= task.to)
              throw { replan: "unsorted" } satisfies NotAsPlanned;
            await reach(named);
            current = await openTender(named, part);
          }
          key = copied(bytes, from, to);
          quick =
            current !== undefined &&
            current.open.tender.lots.length === 0 &&
            kernel?.open(current.open.shelf, current.open.names, key) === true;
        }
        if (current === undefined) continue;
        if (current.open.tender.lots.length === 0 && takeRow(bytes, cells, columns, current.open)) continue;
        takeOrdinarily(records, columns, table?.head.names ?? [], table?.head.file ?? "", current.open, part);
      }
    } finally {
      records?.close();
    }
    await reach(task.to);
    part.read(rows);
    for (const shelf of shelves) for (const [id, counts] of measuresIn(shelf)) part.measure(id, counts);
  };
  return {
    perform,
    close: () => {
      texts.close();
      prices.close();
      marks?.close();
    },
  };
}
