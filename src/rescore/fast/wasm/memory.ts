/**
 * The compiled reader of plain rows (assembly/take-rows.ts) and its memory, in which the
 * bytes of the table and the quantity totals of the tender lie as well, so that nothing is
 * copied between the two readers. It may leave any tender or row; what it
 * leaves is read by the reader in TypeScript.
 */
import type { TableColumns } from "../../table-columns.ts";
import type { MeasureIndex } from "../measure-index.ts";
import type { Buffers, QuantityTotals } from "../quantity-totals.ts";
import type { Exports, MemoryPlace } from "./exports.ts";
import { compiled } from "./module.ts";
import { newKernelValuer, type QuantityValuer } from "./value-quantities.ts";

export interface RowKernel {
  /** Where the reader of the table is to keep its bytes. */
  readonly room: Uint8Array;
  /** Where the sums are to be kept. */
  readonly buffers: Buffers;
  /** Where the columns of the table stand. */
  readonly columns: (at: TableColumns) => void;
  /** Makes ready for a tender, and for rows that name it with these bytes. @returns whether its rows can be taken here */
  readonly open: (index: MeasureIndex, names: readonly string[], key: Uint8Array) => boolean;
  /**
   * Takes plain rows of the tender, one after the other.
   * @param at where a row begins, in `room`
   * @returns where the first row begins that was not taken
   */
  readonly take: (at: number, end: number, totals: QuantityTotals) => number;
  /** How many rows were taken the last time. */
  readonly taken: () => number;
  /** Values the quantities of a tender, where they are here and nothing about them is unusual. */
  readonly value: QuantityValuer;
}

/** The part of WebAssembly that is used: it is of the language, but not of its types. */
interface Machine {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** Numbers at the head of the memory, after the columns, as assembly/layout.ts names them. */
const [WIDTH, KEY_LENGTH, BID_COUNT, LAST_BID, ROOM, STAMP, SUM_COUNT, SUM_ROOM, TAKEN] = [
  11, 12, 13, 14, 15, 16, 17, 18, 19,
] as const;
/** As many as the layout has; what is never touched takes no room. */
const PAGES = 296;
/** A row is looked at sixteen bytes at a time, so some are read behind the last. */
const BEHIND = 64;

const utf8 = new TextEncoder();

/** @returns nothing where the machine has no WebAssembly, or not with such wide steps; all rows are then read in TypeScript. */
export function loadRowKernel(): RowKernel | undefined {
  const machine = (globalThis as { readonly WebAssembly?: Machine }).WebAssembly;
  if (machine === undefined) return undefined;
  const memory = new machine.Memory({ initial: PAGES, maximum: PAGES });
  try {
    const module = new machine.Module(
      Uint8Array.from(atob(compiled.replace(/\s+/g, "")), (one) => one.charCodeAt(0)),
    );
    const { exports } = new machine.Instance(module, { env: { memory } });
    return wrapKernelExports(exports as Exports, memory.buffer);
  } catch {
    return undefined;
  }
}

function wrapKernelExports(exports: Exports, memory: ArrayBuffer): RowKernel {
  const place = (name: MemoryPlace): number => exports[name].value;
  const head = new Int32Array(memory, 0, TAKEN + 1);
  const whole = new Uint32Array(memory);
  const bytes = new Uint8Array(memory);
  const buffers: Buffers = {
    held: new Float64Array(memory, place("HELD"), place("MOST_SUMS")),
    stamps: new Int32Array(memory, place("STAMPS"), place("MOST_SUMS")),
    touched: new Int32Array(memory, place("TOUCHED"), place("MOST_SUMS")),
  };
  const [base, key] = [place("BYTES"), place("KEY")];
  let wide = true;
  let [known, fits]: [MeasureIndex | undefined, boolean] = [undefined, false];

  const layOut = (index: MeasureIndex): boolean => {
    const { measures, ownUnits, usual } = index;
    const letters = measures.map(({ id }, at) => [utf8.encode(id), ownUnits[at] as Uint8Array] as const);
    const length = letters.reduce((sum, [id, unit]) => sum + id.length + unit.length, 0);
    if (measures.length > place("MOST_MEASURES") || length > place("MOST_LETTERS")) return false;
    exports.forget();
    let at = place("LETTERS");
    for (const [measure, [id, unit]] of letters.entries()) {
      bytes.set(id, at);
      bytes.set(unit, at + id.length);
      whole.set(
        [at, id.length, at + id.length, unit.length, usual[measure] as number],
        place("MEASURES") / 4 + measure * 5,
      );
      at += id.length + unit.length;
      exports.know(measure);
    }
    return true;
  };

  return {
    room: bytes.subarray(base, base + place("MOST_BYTES") - BEHIND),
    buffers,
    columns: (at) => {
      wide = at.width > place("MOST_COLUMNS");
      const { tender, bidder, measure, quantity, unit, from, to, evidence, plan, owner, attribution } = at;
      head.set([tender, bidder, measure, quantity, unit, from, to, evidence, plan, owner, attribution]);
      head[WIDTH] = at.width;
    },
    open: (index, names, named) => {
      if (known !== index) [known, fits] = [index, layOut(index)];
      if (!fits || wide || named.length > place("MOST_KEY") || names.length > place("MOST_BIDS"))
        return false;
      let at = place("NAMES");
      const end = at + place("MOST_NAMES");
      for (const [bid, name] of names.entries()) {
        const letters = utf8.encode(name);
        const { length } = letters;
        if (at + length > end) return false;
        // In the bytes of a cell a quote mark stands doubled, so such a name is looked for elsewhere, and never found here.
        const found = name.includes('"') ? 0 : length;
        if (found > 0) bytes.set(letters, at);
        whole.set([at, found === 0 ? 0xffff_ffff : found], place("BIDS") / 4 + bid * 2);
        at += length;
      }
      bytes.set(named, key);
      [head[KEY_LENGTH], head[BID_COUNT], head[LAST_BID]] = [named.length, names.length, 0];
      return true;
    },
    take: (at, end, totals) => {
      if (totals.held !== buffers.held) {
        head[TAKEN] = 0;
        return at;
      }
      [head[ROOM], head[STAMP], head[SUM_COUNT], head[SUM_ROOM]] = [
        totals.room,
        totals.stamp,
        totals.count,
        buffers.held.length,
      ];
      const next = exports.takeRows(base + at, base + end) - base;
      totals.count = head[SUM_COUNT] as number;
      return next;
    },
    taken: () => head[TAKEN] as number,
    value: newKernelValuer(exports, memory, buffers),
  };
}
