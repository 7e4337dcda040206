/** A range of an archive of big tables, from its rows to its results. */
import type { TenderRows } from "../bid-rows.ts";
import { equalsByteRange } from "../byte-map.ts";
import { cellText } from "../csv-scanner.ts";
import type { FastPath, FastTender } from "../fast-path.ts";
import { type DefinedTender, openTenderOrSkipped } from "../open-rows.ts";
import type { RawRow } from "../raw-rows.ts";
import { lastRecordAsRawRow, originalOffset } from "../record-row.ts";
import { type RescoreOptions, rescoreTenderContests } from "../rescore-tender.ts";
import type { Chunk } from "../run/chunk.ts";
import type { SkippedAt } from "../skipped-row.ts";
import { commitmentColumnIndexes } from "../table-columns.ts";
import type { LoadTender } from "./cached-tender.ts";
import { openRecordReader, type RecordReader } from "./record-reader.ts";
import { definitionReader, openTenderRowReader } from "./row-reader.ts";
import { skippedUnknownTender, type Tables, tenderNumbersByKey } from "./tables.ts";

/** Tenders `from` up to `to`, and the bytes of the commitments that are theirs. */
export interface RangeTask {
  readonly kind: "range";
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly end: number;
  /** Whether the tables' own faults are told with this chunk. */
  readonly first: boolean;
}

/** The rows do not stand as the plan took them to: out of order, or cut in the middle of a row. */
export interface ReplanNeeded {
  readonly reason: "unsorted" | "cut";
}

export const isReplanNeededError = (error: unknown): error is ReplanNeeded =>
  typeof error === "object" && error !== null && "reason" in error;

export interface RangeReader {
  readonly rescore: (task: RangeTask, chunk: Chunk) => Promise<void>;
  readonly close: () => void;
}

/** A tender whose promises are coming in: taken by a fast path, or kept as rows. */
interface Incoming {
  readonly number: number;
  readonly defined: DefinedTender;
  readonly rows: TenderRows;
  readonly promises: RawRow[];
  /** Where its first row begins. */
  readonly begins: number;
  fast: FastTender | undefined;
  /** How many of its rows were read. */
  read: number;
  /** Rows of no known tender that stand among its own. */
  readonly strays: SkippedAt[];
}

export function newRangeRescorer(
  tables: Tables,
  options: RescoreOptions,
  load: LoadTender,
  fast: FastPath | undefined,
): RangeReader {
  const numberOf = tenderNumbersByKey(tables.tenders);
  const table = tables.commitments;
  const columns = commitmentColumnIndexes(table?.head.names ?? []);
  const quick = fast?.tables(columns);
  const definitions = definitionReader(tables);
  const prices = openTenderRowReader(tables.prices);
  const marks = tables.marks === undefined ? undefined : openTenderRowReader(tables.marks);

  /** The columns of the table as the reader of `evaluate` knows them. */
  const head =
    table === undefined
      ? undefined
      : {
          file: table.head.file,
          names: columns.originalOffset === -1 ? table.head.names : table.head.names.slice(1),
        };

  const rowsOf = (tender: number): TenderRows => ({
    prices: { head: tables.prices.head, rows: prices.rows(tender) },
    ...(tables.marks !== undefined && {
      marks: { head: tables.marks.head, rows: marks?.rows(tender) ?? [] },
    }),
    ...(head !== undefined && { commitments: head }),
  });

  const open = async (number: number, begins: number, chunk: Chunk): Promise<Incoming | undefined> => {
    const definition = definitions.definition(number);
    const defined = "code" in definition ? definition : await load(definition);
    if ("code" in defined) {
      chunk.skip(defined);
      return undefined;
    }
    const rows = rowsOf(number);
    return {
      number,
      defined,
      rows,
      promises: [],
      begins,
      fast: quick?.tryOpen(defined, rows),
      read: 0,
      strays: [],
    };
  };

  const take = (incoming: Incoming, records: RecordReader): void => {
    if (records.isStray || incoming.fast?.tryRow(records) !== true) {
      incoming.fast = undefined;
      // Where a fast path took the first rows, all of them are read again in the end.
      if (incoming.promises.length === incoming.read)
        incoming.promises.push(lastRecordAsRawRow(records, columns));
    }
    incoming.read += 1;
  };

  /** Tells of the rows that were skipped, in the order of the table. */
  const tell = (rows: readonly SkippedAt[], { strays }: Incoming, chunk: Chunk): void => {
    const all = [
      ...rows.map(({ one, row }) => ({ one, at: 2 * row })),
      ...strays.map(({ one, row }) => ({ one, at: 2 * row - 1 })),
    ];
    for (const { one } of all.sort((a, b) => a.at - b.at)) chunk.skip(one);
  };

  const finish = (incoming: Incoming, ends: number, chunk: Chunk): void => {
    const { defined, rows } = incoming;
    const { reference } = defined.tender;
    const found = incoming.fast?.tryFinish();
    if (found !== undefined) {
      tell(found.skipped, incoming, chunk);
      chunk.tender(reference, defined.at, [{ result: found.result, measures: [] }]);
      return;
    }
    const isWhole = incoming.promises.length === incoming.read;
    const promises = isWhole ? incoming.promises : readAgain(incoming, ends);
    const skipped: SkippedAt[] = [];
    const opened = openTenderOrSkipped(defined, rows, promises, (one) => skipped.push(one));
    tell(skipped, incoming, chunk);
    const done = "code" in opened ? opened : rescoreTenderContests(opened, options);
    if ("code" in done) chunk.skip({ ...done, at: defined.at });
    else chunk.tender(reference, defined.at, done);
  };

  /** The rows of a tender that a fast path took and then declined. */
  const readAgain = ({ number, begins }: Incoming, ends: number): readonly RawRow[] => {
    if (table === undefined) return [];
    const rows: RawRow[] = [];
    const records = openRecordReader(table.place.path, begins);
    try {
      while (records.read() && records.offset < ends)
        if (
          columns.tender < records.cells.count &&
          numberOf.get(cellText(records.bytes, records.cells, columns.tender)) === number
        )
          rows.push(lastRecordAsRawRow(records, columns));
    } finally {
      records.close();
    }
    return rows;
  };

  const rescore = async (task: RangeTask, chunk: Chunk): Promise<void> => {
    if (task.first) for (const one of tables.apart) chunk.skip(one);
    const records =
      table === undefined || task.begin >= task.end
        ? undefined
        : openRecordReader(table.place.path, task.begin, quick?.room);
    let [tender, current]: [number, Incoming | undefined] = [task.from - 1, undefined];
    let [key, rows]: [Uint8Array, number] = [new Uint8Array(0), 0];
    const reach = async (next: number, at: number): Promise<void> => {
      if (current !== undefined) finish(current, at, chunk);
      current = undefined;
      for (tender += 1; tender < next; tender += 1) {
        const passed = await open(tender, at, chunk);
        if (passed !== undefined) finish(passed, at, chunk);
      }
    };
    try {
      for (;;) {
        if (records !== undefined && current?.fast !== undefined) {
          const taken = current.fast.tryRows(records, task.end, key);
          current.read += taken;
          rows += taken;
        }
        if (records?.read() !== true) break;
        if (records.offset >= task.end) {
          if (records.offset !== task.end) throw { reason: "cut" } satisfies ReplanNeeded;
          break;
        }
        const { bytes, cells } = records;
        rows += 1;
        const [from, to] = [cells.from[columns.tender] as number, cells.to[columns.tender] as number];
        if (columns.tender >= cells.count || !equalsByteRange(key, bytes, from, to)) {
          const name = columns.tender < cells.count ? cellText(bytes, cells, columns.tender) : "";
          const number = numberOf.get(name);
          if (number === undefined) {
            if (!records.isStray && isEmptyRow(records)) continue;
            const stood = originalOffset(records, columns);
            const stray = skippedUnknownTender(head?.file ?? "", stood, name, records.isStray);
            if (current === undefined) chunk.skip(stray);
            else current.strays.push({ one: stray, row: current.read });
            continue;
          }
          if (number !== tender) {
            if (number < tender || number < task.from || number >= task.to)
              throw { reason: "unsorted" } satisfies ReplanNeeded;
            await reach(number, records.offset);
            current = await open(number, records.offset, chunk);
          }
          key = bytes.slice(from, to);
        }
        if (current !== undefined) take(current, records);
      }
    } finally {
      records?.close();
    }
    await reach(task.to, task.end);
    chunk.read(rows);
    fast?.measures(chunk);
  };
  return {
    rescore,
    close: () => {
      definitions.close();
      prices.close();
      marks?.close();
    },
  };
}

function isEmptyRow({ bytes, cells }: RecordReader): boolean {
  for (let index = 0; index < cells.count; index += 1) if (cellText(bytes, cells, index) !== "") return false;
  return true;
}
