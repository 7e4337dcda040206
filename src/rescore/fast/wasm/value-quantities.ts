/** The compiled weighing of a tender's sums (assembly/weigh.ts): lays out what it needs, and reads what it found. */

import type { Buffers } from "../quantity-totals.ts";
import type { UnitValues } from "../unit-values.ts";
import type { Promises, ValuedQuantities } from "../valued-quantities.ts";
import type { Exports } from "./exports.ts";

/**
 * @param learn called where a measure is met of which nothing is known yet
 * @param named how many of the measures that moved most are wanted
 * @returns nothing where the other value-quantities.ts must do it; otherwise views that hold until the next call
 */
export type QuantityValuer = (
  promises: Promises,
  values: UnitValues,
  named: number,
  learn: () => void,
) => ValuedQuantities | undefined;

const [ROOM, MEASURE_COUNT, ONLY_EVIDENCED, WEIGHING, MET_COUNT, NEAREST_COUNT, MOVED_COUNT] = [
  15, 20, 21, 22, 23, 24, 25,
] as const;
const UNKNOWN = 1;

export function newKernelValuer(exports: Exports, memory: ArrayBuffer, buffers: Buffers): QuantityValuer {
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
  let [laidOut, version, counted]: [UnitValues | undefined, number, Uint8Array | undefined] = [
    undefined,
    0,
    undefined,
  ];
  let call = 0;

  const layOut = (values: UnitValues): void => {
    if (laidOut === values && version === values.learned) return;
    before.set(values.before.scaled);
    after.set(values.after.scaled);
    moves.set(values.moves);
    kinds.set(values.kinds);
    [laidOut, version] = [values, values.learned];
  };

  return ({ totals, compiled, bidders }, values, named, learn) => {
    const { index, counts: counting, onlyEvidenced } = compiled;
    if (totals.held !== buffers.held || bidders > bids || index.measures.length > most) return undefined;
    if (counted !== counting) {
      counts.set(counting);
      counted = counting;
    }
    head[ROOM] = totals.room;
    head[MEASURE_COUNT] = index.measures.length;
    head[ONLY_EVIDENCED] = onlyEvidenced ? 1 : 0;
    const weigh = (): number => {
      layOut(values);
      call += 1;
      head[WEIGHING] = call;
      return exports.weigh(totals.count, bidders, named);
    };
    let found = weigh();
    if (found === UNKNOWN) {
      learn();
      found = weigh();
    }
    if (found !== 0) return undefined;
    const poundsOf = (side: 0 | 1): readonly bigint[] =>
      Array.from({ length: bidders }, (_, bid) => pounds[2 * bid + side] as bigint);
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
