/**
 * Puts a big table whose rows are in no order into the order of the tenders,
 * in files beside it that are taken away again. Rows are dealt into heaps, each
 * a stretch of tenders, and each heap is put in order by itself, so that memory
 * does not grow with the table.
 */
import {
  appendFileSync,
  closeSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { byteMap } from "../byte-map.ts";
import { cellText, DOUBLED } from "../csv-scanner.ts";
import { ORIGINAL_OFFSET } from "../table-columns.ts";
import { withDiskErrorsRefused } from "./files.ts";
import { openRecordReader, type RecordReader } from "./record-reader.ts";
import type { Cut } from "./split-table.ts";
import { type Tables, tenderNumbersByKey } from "./tables.ts";

const HEAP = 24 * 1024 * 1024;
const POCKET = 128 * 1024;
const PART = 32 * 1024 * 1024;

/** In a heap, each row has two whole numbers before it: its tender, and how many bytes it takes. */
const AHEAD = 8;
/** A row of no known tender: told of with the first. */
const NOBODYS = -1;

export interface Arranged {
  readonly tables: Tables;
  readonly cuts: readonly Cut[];
}

type Commitments = NonNullable<Tables["commitments"]>;

/**
 * @param folder where there is room for twice the table
 * @param heap how many bytes a heap may have, more or less
 * @param parts how many parts there should be at least, where there are tenders enough
 */
export function sortCommitmentsByTender(
  tables: Tables,
  folder: string,
  { heap: large = HEAP, parts = 1 }: { readonly heap?: number; readonly parts?: number } = {},
): Arranged {
  const { commitments, tenders } = tables;
  if (commitments === undefined) return { tables, cuts: [{ tender: 0, offset: 0 }] };
  const count = tenders.keys.length;
  const heaps = Math.max(1, Math.ceil(commitments.place.size / large));
  const path = `${folder}/commitments.arranged.csv`;
  return withDiskErrorsRefused(path, () => {
    const paths = Array.from({ length: heaps }, (_, index) => `${folder}/heap-${index}.rows`);
    dealIntoHeaps(commitments, tenderNumberFinder(tenders, commitments), paths, (tender) =>
      Math.min(heaps - 1, Math.trunc((tender * heaps) / Math.max(1, count))),
    );
    const names = [ORIGINAL_OFFSET, ...commitments.head.names];
    writeFileSync(path, `${names.join(",")}\n`);
    const begins = statSync(path).size;
    const cuts: Cut[] = [];
    const sizes = new Float64Array(count + 1);
    const part = parts === 1 ? PART : Math.min(PART, commitments.place.size / parts);
    let size = begins;
    for (const heap of paths) {
      size = appendSortedHeap(heap, path, size, sizes, cuts, part);
      rmSync(heap, { force: true });
    }
    const [first] = cuts;
    if (first === undefined) cuts.push({ tender: 0, offset: begins });
    else cuts[0] = { tender: 0, offset: begins };
    const place = { name: commitments.place.name, path, size };
    return {
      tables: { ...tables, commitments: { head: { file: commitments.head.file, names }, place, begins } },
      cuts,
    };
  });
}

/** @returns whose row was read last: by its bytes, where that is plain, and by its text otherwise */
function tenderNumberFinder(
  tenders: Tables["tenders"],
  { head }: Commitments,
): (records: RecordReader) => number {
  const column = head.names.indexOf("tender");
  const numberOf = tenderNumbersByKey(tenders);
  const spelled = byteMap(tenders.keys.length);
  for (const [key, number] of numberOf) if (key === key.trim()) spelled.put(Buffer.from(key), number);
  return ({ bytes, cells }) => {
    if (column >= cells.count) return NOBODYS;
    const isPlain = cells.how[column] !== DOUBLED;
    const found = isPlain
      ? spelled.find(bytes, cells.from[column] as number, cells.to[column] as number)
      : NOBODYS;
    return found === NOBODYS ? (numberOf.get(cellText(bytes, cells, column)) ?? NOBODYS) : found;
  };
}

/** Rows of no known tender go into the first heap, where they are told of. */
function dealIntoHeaps(
  { place, begins }: Commitments,
  tenderIn: (records: RecordReader) => number,
  paths: readonly string[],
  heapOf: (tender: number) => number,
): void {
  const pockets = paths.map((path) => ({
    file: openSync(path, "w"),
    bytes: Buffer.allocUnsafe(POCKET),
    used: 0,
  }));
  const records = openRecordReader(place.path, begins);
  const empty = (pocket: (typeof pockets)[number]): void => {
    for (let at = 0; at < pocket.used; ) at += writeSync(pocket.file, pocket.bytes, at, pocket.used - at);
    pocket.used = 0;
  };
  try {
    while (records.read()) {
      const { bytes, from, offset, next } = records;
      const tender = tenderIn(records);
      const pocket = pockets[Math.max(0, heapOf(tender))];
      if (pocket === undefined) continue;
      const mark = `${offset},`;
      const length = next - offset;
      const end = bytes[from + length - 1] === 10 ? "" : "\n";
      const row = mark.length + length + end.length;
      if (pocket.used + AHEAD + row > pocket.bytes.length) empty(pocket);
      if (AHEAD + row > pocket.bytes.length) pocket.bytes = Buffer.allocUnsafe(2 * (AHEAD + row));
      pocket.used = pocket.bytes.writeInt32LE(tender, pocket.used);
      pocket.used = pocket.bytes.writeInt32LE(row, pocket.used);
      pocket.used += pocket.bytes.write(mark, pocket.used, "latin1");
      pocket.bytes.set(bytes.subarray(from, from + length), pocket.used);
      pocket.used += length;
      pocket.used += pocket.bytes.write(end, pocket.used, "latin1");
    }
  } finally {
    records.close();
    for (const pocket of pockets) {
      empty(pocket);
      closeSync(pocket.file);
    }
  }
}

/**
 * Appends a heap's rows, tender by tender, each tender's rows as they stood.
 * @param sizes room for how many bytes each tender has, after those of nobody
 * @returns the size that the table then has
 */
function appendSortedHeap(
  heap: string,
  path: string,
  size: number,
  sizes: Float64Array,
  cuts: Cut[],
  part: number,
): number {
  const all = readFileSync(heap);
  sizes.fill(0);
  forEachHeapRow(all, (tender, from, to) => {
    sizes[tender + 1] = (sizes[tender + 1] as number) + to - from;
  });
  // From a tender's size to the place of its first row, and then of the row after each.
  const placeOf = sizes;
  let used = 0;
  for (const [index, own] of sizes.entries()) {
    const last = cuts.at(-1);
    const isCut = index > 0 && own > 0 && (last === undefined || size + used - last.offset > part);
    if (isCut) cuts.push({ tender: index - 1, offset: size + used });
    placeOf[index] = used;
    used += own;
  }
  const bytes = Buffer.allocUnsafe(used);
  forEachHeapRow(all, (tender, from, to) => {
    const at = placeOf[tender + 1] as number;
    placeOf[tender + 1] = at + all.copy(bytes, at, from, to);
  });
  appendFileSync(path, bytes);
  return size + used;
}

function forEachHeapRow(all: Buffer, act: (tender: number, from: number, to: number) => void): void {
  for (let at = 0; at < all.length; ) {
    const from = at + AHEAD;
    const to = from + all.readInt32LE(at + AHEAD / 2);
    act(all.readInt32LE(at), from, to);
    at = to;
  }
}
