/** The compiled weighing of a tender's sums (assembly/weigh.ts): lays out what it needs, and reads what it found. */

import type { Incoming } from "../../tender-rows.ts";
import type { Home } from "../quantity-totals.ts";
import type { Worth } from "../unit-values.ts";
import type { Weighed } from "../value-quantities.ts";
import type { Exports } from "./memory.ts";

/**
 * @param learn called where a measure is met of which nothing is known yet
 * @param named how many of the measures that moved most are wanted
 * @returns nothing where weigh.ts must do it; otherwise views that hold until the next call
 */
export type Weigher = (
  incoming: Incoming,
  worth: Worth,
  named: number,
  learn: () => void,
) => Weighed | undefined;

const [ROOM, MEASURE_COUNT, ONLY_EVIDENCED, WEIGHING, MET_COUNT, NEAREST_COUNT, MOVED_COUNT] = [
  15, 20, 21, 22, 23, 24, 25,
] as const;
const UNKNOWN = 1;

export function weigherOver(exports: Exports, memory: ArrayBuffer, home: Home): Weigher {
  const place = (name: Exclude<keyof Exports, "forget" | "know" | "takeRows" | "weigh">): number =>
    exports[name].value;
  const most = place("MOST_MEASURES");
  const bids = place("MOST_BIDS");
  const doubles = (at: number): Float64Array => new Float64Array(memory, at, most);
  const head = new Int32Array(memory, 0, MOVED_COUNT + 1);
  const [before, after, moves, quantities] = [
    doubles(place("BEFORE")),
    doubles(place("AFTER")),
    doubles(place("MOVES")),
    doubles(place("QUANTITIES")),
  ];
  const [kinds, counts] = [
    new Uint8Array(memory, place("KINDS"), most),
    new Uint8Array(memory, place("COUNTS"), most),
  ];
  const pounds = new BigInt64Array(memory, place("POUNDS"), 2 * bids);
  const [met, nearest] = [place("MET"), place("NEAREST")];
  let [laidOut, version, counted]: [Worth | undefined, number, Uint8Array | undefined] = [
    undefined,
    0,
    undefined,
  ];
  let call = 0;

  const layOut = (worth: Worth): void => {
    if (laidOut === worth && version === worth.learned) return;
    before.set(worth.before.scaled);
    after.set(worth.after.scaled);
    moves.set(worth.moves);
    kinds.set(worth.kinds);
    [laidOut, version] = [worth, worth.learned];
  };

  return ({ sums, shelf, names, method }, worth, named, learn) => {
    if (sums.held !== home.held || names.length > bids || shelf.measures.length > most) return undefined;
    if (counted !== method.counts) {
      counts.set(method.counts);
      counted = method.counts;
    }
    head[ROOM] = sums.room;
    head[MEASURE_COUNT] = shelf.measures.length;
    head[ONLY_EVIDENCED] = method.onlyEvidenced ? 1 : 0;
    const weigh = (): number => {
      layOut(worth);
      call += 1;
      head[WEIGHING] = call;
      return exports.weigh(sums.count, names.length, named);
    };
    let found = weigh();
    if (found === UNKNOWN) {
      learn();
      found = weigh();
    }
    if (found !== 0) return undefined;
    const poundsOf = (side: 0 | 1): readonly bigint[] =>
      names.map((_, bid) => pounds[2 * bid + side] as bigint);
    return {
      quantities,
      met: new Int32Array(memory, met, head[MET_COUNT]),
      nearest: new Int32Array(memory, nearest, head[NEAREST_COUNT]),
      moved: head[MOVED_COUNT] as number,
      before: poundsOf(0),
      after: poundsOf(1),
    };
  };
}
