/**
 * Where a big table is cut into parts: between two tenders, near even steps. A
 * cut is guessed by looking for a line end after which rows read well until
 * the tender changes. A guess may be wrong, inside a quoted cell that looks
 * like rows; whoever reads the part before then arrives elsewhere, says so, and
 * the table is read through and cut where rows are known to begin. Shards,
 * which must all cut alike and cannot ask each other, never guess.
 */
import { closeSync, readSync } from "node:fs";
import { equalsByteRange } from "../byte-map.ts";
import { cellText } from "../csv-scanner.ts";
import { openFile } from "./files.ts";
import { LONGEST, openRecordReader } from "./record-reader.ts";
import type { RangeTask, ReplanNeeded } from "./table-range.ts";
import { type Tables, tenderNumbersByKey } from "./tables.ts";

/** Where a part begins: at a tender, and at its first row. */
export interface Cut {
  readonly tender: number;
  readonly offset: number;
}

/** Parts of a large table, and how many a table of less has all the same, so that two cores end together. */
const PART = 32 * 1024 * 1024;
const [FEWEST, LEAST] = [8, 8 * 1024 * 1024];
const TENDERS = 2_000;
const WINDOW = 64 * 1024;
/** For the window, and for the rows that are read from a guess: one stretch of memory for all cuts. */
const ROOM = WINDOW + 2 * LONGEST + 2;
const MOST_GUESSES = 100;
const MOST_ROWS = 100_000;

/**
 * @param least how many parts there should be at least, so that each shard has its own
 * @returns where the parts begin
 * @throws ReplanNeeded when the rows do not come in the order of the tenders
 */
export function cutEvenly(tables: Tables, least: number): readonly Cut[] {
  const { commitments, tenders } = tables;
  const count = tenders.keys.length;
  if (commitments === undefined) {
    const steps = Math.max(1, least, Math.ceil(count / TENDERS));
    return Array.from({ length: steps }, (_, index) => ({
      tender: Math.trunc((index * count) / steps),
      offset: 0,
    }));
  }
  const { place, begins } = commitments;
  const bytes = place.size - begins;
  const even = evenParts(bytes, count, least);
  const cuts: Cut[] = [{ tender: 0, offset: begins }];
  const numberOf = tenderNumbersByKey(tenders);
  const room = Buffer.allocUnsafe(ROOM);
  for (let index = 1; index < even; index += 1) {
    const found = findCutAfter(tables, numberOf, begins + Math.trunc((index * bytes) / even), room);
    const last = cuts.at(-1);
    if (found === undefined || last === undefined || found.offset <= last.offset) continue;
    if (found.tender <= last.tender) throw { reason: "unsorted" } satisfies ReplanNeeded;
    cuts.push(found);
  }
  return cuts;
}

/**
 * The same, with every row read, so that whoever cuts the same archive into as many parts finds the same cuts.
 * @returns where the parts begin; nothing when the rows do not come in the order of the tenders
 * @throws MalformedCsv
 */
export function cutEvenlyByReading(tables: Tables, least: number): readonly Cut[] | undefined {
  const { commitments, tenders } = tables;
  if (commitments === undefined) return cutEvenly(tables, least);
  const { place, begins, head } = commitments;
  const step = (place.size - begins) / evenParts(place.size - begins, tenders.keys.length, least);
  const column = head.names.indexOf("tender");
  const numberOf = tenderNumbersByKey(tenders);
  const cuts: Cut[] = [{ tender: 0, offset: begins }];
  const records = openRecordReader(place.path, begins);
  let [last, key] = [-1, new Uint8Array(0)];
  try {
    while (records.read()) {
      const { bytes, cells, offset } = records;
      if (column >= cells.count) continue;
      const [from, to] = [cells.from[column] as number, cells.to[column] as number];
      if (equalsByteRange(key, bytes, from, to)) continue;
      const tender = numberOf.get(cellText(bytes, cells, column));
      if (tender === undefined) continue;
      if (tender < last) return undefined;
      key = bytes.slice(from, to);
      if (tender > last && last !== -1 && offset >= begins + cuts.length * step)
        cuts.push({ tender, offset });
      last = tender;
    }
  } finally {
    records.close();
  }
  return cuts;
}

const evenParts = (bytes: number, tenders: number, least: number): number =>
  Math.max(
    1,
    least,
    Math.ceil(bytes / PART),
    Math.min(FEWEST, Math.trunc(bytes / LEAST)),
    Math.ceil(tenders / (4 * TENDERS)),
  );

/** @returns parts that begin at these cuts and together hold every tender. */
export function rangeTasks(cuts: readonly Cut[], tenders: number, size: number): readonly RangeTask[] {
  return cuts.map(({ tender, offset }, index) => ({
    kind: "range",
    from: tender,
    to: cuts[index + 1]?.tender ?? tenders,
    begin: offset,
    end: cuts[index + 1]?.offset ?? size,
    first: index === 0,
  }));
}

function findCutAfter(
  { commitments }: Tables,
  numberOf: ReadonlyMap<string, number>,
  near: number,
  room: Buffer,
): Cut | undefined {
  if (commitments === undefined) return undefined;
  const { place, head } = commitments;
  const window = room.subarray(0, WINDOW);
  const file = openFile(place.path);
  const read = readSync(file, window, 0, WINDOW, near);
  closeSync(file);
  let at = window.indexOf(10);
  for (let guess = 0; guess < MOST_GUESSES && at !== -1 && at + 1 < read; guess += 1) {
    const found = cutAtNextTender(place.path, near + at + 1, head.names, numberOf, room.subarray(WINDOW));
    if (found !== undefined) return found;
    at = window.indexOf(10, at + 1);
  }
  return undefined;
}

/** Reads on from a guess until the tender changes; nothing when it does not read well. */
function cutAtNextTender(
  path: string,
  from: number,
  names: readonly string[],
  numberOf: ReadonlyMap<string, number>,
  room: Buffer,
): Cut | undefined {
  const column = names.indexOf("tender");
  const records = openRecordReader(path, from, room);
  let first: number | undefined;
  try {
    for (let rows = 0; rows < MOST_ROWS && records.read(); rows += 1) {
      const tender = numberOf.get(cellText(records.bytes, records.cells, column));
      if (tender === undefined || records.isStray || records.cells.count !== names.length) return undefined;
      first ??= tender;
      if (tender !== first) return { tender, offset: records.offset };
    }
  } catch {
    // Not a row: another guess may be better.
  } finally {
    records.close();
  }
  return undefined;
}
