/** The sums of one tender weighed: what each bid's promises are worth on either side, and which measures moved. */

import { MOST_NAMED } from "../contest-result.ts";
import type { Incoming } from "../tender-rows.ts";
import type { Sums } from "./quantity-totals.ts";
import { largeFactor, learn, ORDINARY, type SideWorth, type Worth } from "./unit-values.ts";
import type { Kernel } from "./wasm/memory.ts";

export interface Weighed {
  /** Thousandths of each measure that all bids promise, by the measure's number; of those that are met only. */
  readonly quantities: Float64Array;
  /** The measures that are promised. */
  readonly met: ArrayLike<number>;
  /** Those that may be among the ones that moved most, as far as doubles can tell. */
  readonly nearest: ArrayLike<number>;
  /** How many moved at all. */
  readonly moved: number;
  /** Each bid's pounds that count, over the side's scale and PARTS. */
  readonly before: readonly bigint[];
  readonly after: readonly bigint[];
}

/** Room that is used again for every tender. */
export interface Room {
  quantities: Float64Array;
  stamps: Int32Array;
  stamp: number;
  readonly kernel: Kernel | undefined;
}

export const roomWith = (kernel: Kernel | undefined): Room => ({
  quantities: new Float64Array(0),
  stamps: new Int32Array(0),
  stamp: 0,
  kernel,
});

const EXACT = Number.MAX_SAFE_INTEGER;

/** @returns nothing where a measure is promised of which the fast way keeps no account */
export function weigh(incoming: Incoming, worth: Worth, room: Room): Weighed | undefined {
  const learnAll = (): void => {
    for (let at = 0; at < incoming.sums.count; at += 1) {
      const index = measureAt(incoming.sums, at);
      const measure = incoming.shelf.measures[index];
      if (measure !== undefined) learn(worth, index, measure);
    }
  };
  return (
    room.kernel?.weigh(incoming, worth, MOST_NAMED, learnAll) ?? weighByHand(incoming, worth, room, learnAll)
  );
}

/** What the kernel does, in doubles while they are exact and BigInts beyond. */
function weighByHand(
  incoming: Incoming,
  worth: Worth,
  room: Room,
  learnAll: () => void,
): Weighed | undefined {
  learnAll();
  const met = promised(incoming, worth, room);
  if (met === undefined) return undefined;
  const { quantities } = room;
  const size = (index: number): number => (quantities[index] as number) * (worth.moves[index] as number);
  const moving = met.filter((index) => size(index) !== 0);
  const sizes = moving.map(size).sort((a, b) => b - a);
  const least = (sizes[MOST_NAMED - 1] ?? 0) * (1 - 1e-9);
  return {
    quantities,
    met,
    nearest: moving.filter((index) => size(index) >= least),
    moved: moving.length,
    before: poundsOf(incoming, worth.before),
    after: poundsOf(incoming, worth.after),
  };
}

const measureAt = ({ touched, room }: Sums, at: number): number =>
  Math.trunc(((touched[at] as number) >> 1) / room);

/** Adds up what all bids promise on each measure. @returns the measures that are met */
function promised({ sums, shelf }: Incoming, worth: Worth, room: Room): readonly number[] | undefined {
  const count = shelf.measures.length;
  if (room.quantities.length < count) {
    room.quantities = new Float64Array(count);
    room.stamps = new Int32Array(count);
  }
  room.stamp += 1;
  const met: number[] = [];
  for (let at = 0; at < sums.count; at += 1) {
    const index = measureAt(sums, at);
    if (worth.kinds[index] !== ORDINARY) return undefined;
    if (room.stamps[index] !== room.stamp) {
      room.stamps[index] = room.stamp;
      room.quantities[index] = 0;
      met.push(index);
    }
    const quantity = (room.quantities[index] as number) + (sums.held[sums.touched[at] as number] as number);
    if (quantity > EXACT) return undefined;
    room.quantities[index] = quantity;
  }
  return met;
}

function poundsOf({ sums, names, method }: Incoming, side: SideWorth): readonly bigint[] {
  const small = new Float64Array(names.length);
  const large: bigint[] = new Array<bigint>(names.length).fill(0n);
  for (let at = 0; at < sums.count; at += 1) {
    const key = sums.touched[at] as number;
    const index = measureAt(sums, at);
    if (method.counts[index] === 0 || (method.onlyEvidenced && (key & 1) === 1)) continue;
    const bid = (key >> 1) % sums.room;
    const quantity = sums.held[key] as number;
    // Two whole numbers whose product a double still holds exactly; any larger one is taken as a BigInt.
    const sum = (small[bid] as number) + quantity * (side.scaled[index] as number);
    if (Math.abs(sum) <= EXACT) small[bid] = sum;
    else large[bid] = (large[bid] ?? 0n) + BigInt(quantity) * largeFactor(side, index);
  }
  return large.map((value, bid) => value + BigInt(small[bid] as number));
}
