/**
 * The compiled reader of plain rows (assembly/take-rows.ts) and its memory, in which the
 * bytes of the table and the sums of the tender lie as well, so that nothing is
 * copied between the two readers. It may pass over any tender or row; what it
 * passes over is read by take.ts.
 */
import type { Shelf } from "../measure-index.ts";
import type { Home } from "../quantity-totals.ts";
import type { Columns, Receiver } from "../read-commitment-row.ts";
import { compiled } from "./module.ts";
import { type Weigher, weigherOver } from "./value-quantities.ts";

export interface Kernel {
  /** Where the reader of the table is to keep its bytes. */
  readonly room: Uint8Array;
  /** Where the sums are to be kept. */
  readonly home: Home;
  /** Where the columns of the table stand. */
  readonly columns: (at: Columns) => void;
  /** Makes ready for a tender, and for rows that name it with these bytes. @returns whether its rows can be taken here */
  readonly open: (shelf: Shelf, names: readonly string[], key: Uint8Array) => boolean;
  /**
   * Takes plain rows of the tender, one after the other.
   * @param at where a row begins, in `room`
   * @returns where the first row begins that was not taken
   */
  readonly take: (at: number, end: number, into: Receiver) => number;
  /** How many rows were taken the last time. */
  readonly taken: () => number;
  /** Weighs the sums of a tender, where they are here and nothing about them is unusual. */
  readonly weigh: Weigher;
}

/** The part of WebAssembly that is used: it is of the language, but not of its types. */
interface Machine {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** What the compiled module gives: where things lie in its memory, and what it does with them. */
export interface Exports extends Readonly<Record<Place, { readonly value: number }>> {
  readonly forget: () => void;
  readonly know: (index: number) => void;
  readonly takeRows: (at: number, end: number) => number;
  readonly weigh: (sums: number, bids: number, named: number) => number;
}

type Place =
  | "AFTER"
  | "BEFORE"
  | "BIDS"
  | "BYTES"
  | "COUNTS"
  | "END"
  | "HELD"
  | "KEY"
  | "KINDS"
  | "LETTERS"
  | "MEASURES"
  | "MET"
  | "MOST_BIDS"
  | "MOST_BYTES"
  | "MOST_COLUMNS"
  | "MOST_KEY"
  | "MOST_LETTERS"
  | "MOST_MEASURES"
  | "MOST_NAMES"
  | "MOST_SUMS"
  | "MOVES"
  | "NAMES"
  | "NEAREST"
  | "POUNDS"
  | "QUANTITIES"
  | "STAMPS"
  | "TIMED"
  | "TOUCHED";

/** Numbers at the head of the memory, after the columns, as assembly/layout.ts names them. */
const [WIDTH, KEY_LENGTH, BID_COUNT, LAST_BID, ROOM, STAMP, SUM_COUNT, SUM_ROOM, TAKEN] = [
  11, 12, 13, 14, 15, 16, 17, 18, 19,
] as const;
/** As many as the layout has; what is never touched takes no room. */
const PAGES = 296;
/** A row is looked at sixteen bytes at a time, so some are read behind the last. */
const BEHIND = 64;

/** @returns nothing where the machine has no WebAssembly, or not with such wide steps; all rows then go to take.ts. */
export function kernelOf(): Kernel | undefined {
  const machine = (globalThis as { readonly WebAssembly?: Machine }).WebAssembly;
  if (machine === undefined) return undefined;
  const memory = new machine.Memory({ initial: PAGES, maximum: PAGES });
  try {
    const module = new machine.Module(Buffer.from(compiled, "base64"));
    const { exports } = new machine.Instance(module, { env: { memory } });
    return over(exports as Exports, memory.buffer);
  } catch {
    return undefined;
  }
}

function over(exports: Exports, memory: ArrayBuffer): Kernel {
  const place = (name: Place): number => exports[name].value;
  const head = new Int32Array(memory, 0, TAKEN + 1);
  const whole = new Uint32Array(memory);
  const bytes = Buffer.from(memory);
  const timed = bytes.subarray(place("TIMED"), place("TIMED") + place("MOST_BIDS"));
  const home: Home = {
    held: new Float64Array(memory, place("HELD"), place("MOST_SUMS")),
    stamps: new Int32Array(memory, place("STAMPS"), place("MOST_SUMS")),
    touched: new Int32Array(memory, place("TOUCHED"), place("MOST_SUMS")),
  };
  const [base, key] = [place("BYTES"), place("KEY")];
  let wide = true;
  let [known, fits]: [Shelf | undefined, boolean] = [undefined, false];

  const learn = (shelf: Shelf): boolean => {
    const { measures, ownUnits, plain } = shelf;
    const letters = measures.map(
      ({ id }, index) => [Buffer.from(id), ownUnits[index] as Uint8Array] as const,
    );
    const length = letters.reduce((sum, [id, unit]) => sum + id.length + unit.length, 0);
    if (measures.length > place("MOST_MEASURES") || length > place("MOST_LETTERS")) return false;
    exports.forget();
    let at = place("LETTERS");
    for (const [index, [id, unit]] of letters.entries()) {
      bytes.set(id, at);
      bytes.set(unit, at + id.length);
      whole.set(
        [at, id.length, at + id.length, unit.length, plain[index] as number],
        place("MEASURES") / 4 + index * 5,
      );
      at += id.length + unit.length;
      exports.know(index);
    }
    return true;
  };

  return {
    room: bytes.subarray(base, base + place("MOST_BYTES") - BEHIND),
    home,
    columns: (at) => {
      wide = at.width > place("MOST_COLUMNS");
      const { tender, bidder, measure, quantity, unit, from, to, evidence, plan, owner, attribution } = at;
      head.set([tender, bidder, measure, quantity, unit, from, to, evidence, plan, owner, attribution]);
      head[WIDTH] = at.width;
    },
    open: (shelf, names, named) => {
      if (known !== shelf) [known, fits] = [shelf, learn(shelf)];
      if (!fits || wide || named.length > place("MOST_KEY") || names.length > place("MOST_BIDS"))
        return false;
      let at = place("NAMES");
      const end = at + place("MOST_NAMES");
      for (const [bid, name] of names.entries()) {
        const length = Buffer.byteLength(name);
        if (at + length > end) return false;
        // In the bytes of a cell a quote mark stands doubled, so such a name is looked for elsewhere, and never found here.
        const found = name.includes('"') ? 0 : bytes.write(name, at);
        whole.set([at, found === 0 ? 0xffff_ffff : found], place("BIDS") / 4 + bid * 2);
        at += length;
      }
      bytes.set(named, key);
      timed.fill(0);
      [head[KEY_LENGTH], head[BID_COUNT], head[LAST_BID]] = [named.length, names.length, 0];
      return true;
    },
    take: (at, end, { sums, timed: dated }) => {
      if (sums.held !== home.held) {
        head[TAKEN] = 0;
        return at;
      }
      [head[ROOM], head[STAMP], head[SUM_COUNT], head[SUM_ROOM]] = [
        sums.room,
        sums.stamp,
        sums.count,
        home.held.length,
      ];
      const next = exports.takeRows(base + at, base + end) - base;
      sums.count = head[SUM_COUNT] as number;
      for (let bid = 0; bid < dated.length; bid += 1) if (timed[bid] === 1) dated[bid] = 1;
      return next;
    },
    taken: () => head[TAKEN] as number,
    weigh: weigherOver(exports, memory, home),
  };
}
