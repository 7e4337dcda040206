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
import { cellText } from "../../archive/scan.ts";
import type { Cut } from "./cut.ts";
import { onDisk } from "./files.ts";
import { STOOD } from "./ordinary-row.ts";
import { recordsOf } from "./stream.ts";
import { numbersOf, type Tables } from "./tables.ts";

const HEAP = 48 * 1024 * 1024;
const POCKET = 128 * 1024;
const PART = 32 * 1024 * 1024;

export interface Arranged {
  readonly tables: Tables;
  readonly cuts: readonly Cut[];
}

/** @param folder where there is room for twice the table */
export function arrange(tables: Tables, folder: string): Arranged {
  const { commitments, tenders } = tables;
  if (commitments === undefined) return { tables, cuts: [{ tender: 0, offset: 0 }] };
  const count = tenders.keys.length;
  const numberOf = numbersOf(tenders);
  const heaps = Math.max(1, Math.ceil(commitments.place.size / HEAP));
  const path = `${folder}/commitments.arranged.csv`;
  return onDisk(path, () => {
    const paths = Array.from({ length: heaps }, (_, index) => `${folder}/heap-${index}.csv`);
    deal(commitments, numberOf, paths, (tender) =>
      Math.min(heaps - 1, Math.trunc((tender * heaps) / Math.max(1, count))),
    );
    const names = [STOOD, ...commitments.head.names];
    writeFileSync(path, `${names.join(",")}\n`);
    const begins = statSync(path).size;
    const cuts: Cut[] = [];
    let size = begins;
    for (const heap of paths) {
      size = ordered(heap, path, size, names, numberOf, cuts);
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

/** Rows of no known tender go into the first heap, where they are told of. */
function deal(
  { head, place, begins }: NonNullable<Tables["commitments"]>,
  numberOf: ReadonlyMap<string, number>,
  paths: readonly string[],
  heapOf: (tender: number) => number,
): void {
  const column = head.names.indexOf("tender");
  const pockets = paths.map((path) => ({
    file: openSync(path, "w"),
    bytes: Buffer.allocUnsafe(POCKET),
    used: 0,
  }));
  const records = recordsOf(place.path, begins);
  const empty = (pocket: (typeof pockets)[number]): void => {
    writeSync(pocket.file, pocket.bytes, 0, pocket.used);
    pocket.used = 0;
  };
  try {
    while (records.read()) {
      const { bytes, cells, from, offset, next } = records;
      const tender = column < cells.count ? numberOf.get(cellText(bytes, cells, column)) : undefined;
      const pocket = pockets[tender === undefined ? 0 : heapOf(tender)];
      if (pocket === undefined) continue;
      const mark = `${offset},`;
      const length = next - offset;
      const whole = bytes[from + length - 1] === 10;
      const needed = mark.length + length + 1;
      if (pocket.used + needed > pocket.bytes.length) empty(pocket);
      if (needed > pocket.bytes.length) pocket.bytes = Buffer.allocUnsafe(2 * needed);
      pocket.used += pocket.bytes.write(mark, pocket.used, "latin1");
      pocket.used += bytes.copy(pocket.bytes, pocket.used, from, from + length);
      if (!whole) pocket.used += pocket.bytes.write("\n", pocket.used, "latin1");
    }
  } finally {
    records.close();
    for (const pocket of pockets) {
      empty(pocket);
      closeSync(pocket.file);
    }
  }
}

/** Appends a heap's rows, tender by tender, each tender's rows as they stood. @returns the size that the table then has */
function ordered(
  heap: string,
  path: string,
  size: number,
  names: readonly string[],
  numberOf: ReadonlyMap<string, number>,
  cuts: Cut[],
): number {
  const all = readFileSync(heap);
  const column = names.indexOf("tender");
  const rows: { readonly tender: number; readonly from: number; readonly to: number }[] = [];
  const records = recordsOf(heap, 0);
  try {
    while (records.read()) {
      const named =
        column < records.cells.count
          ? numberOf.get(cellText(records.bytes, records.cells, column))
          : undefined;
      rows.push({ tender: named ?? -1, from: records.offset, to: records.next });
    }
  } finally {
    records.close();
  }
  rows.sort((a, b) => a.tender - b.tender || a.from - b.from);
  const bytes = Buffer.allocUnsafe(all.length);
  let used = 0;
  let earlier = -1;
  for (const { tender, from, to } of rows) {
    const last = cuts.at(-1);
    if (tender !== earlier && tender !== -1 && (last === undefined || size + used - last.offset > PART))
      cuts.push({ tender, offset: size + used });
    earlier = tender;
    used += all.copy(bytes, used, from, to);
  }
  appendFileSync(path, bytes.subarray(0, used));
  return size + used;
}
