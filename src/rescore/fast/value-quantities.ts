/** The totals of one tender weighed: what each bid's promises are worth on either side, and which measures moved. */

import { MOST_NAMED } from "../contest-result.ts";
import type { QuantityTotals } from "./quantity-totals.ts";
import { bigUnitValue, fillUnitValue, type SideValues, SUMMED, type UnitValues } from "./unit-values.ts";
import type { Promises, ValuedQuantities } from "./valued-quantities.ts";
import type { RowKernel } from "./wasm/memory.ts";

/** Memory that is used again for every tender. */
export interface Scratch {
  quantities: Float64Array;
  stamps: Int32Array;
  stamp: number;
  readonly kernel: RowKernel | undefined;
}

export const newScratch = (kernel: RowKernel | undefined): Scratch => ({
  quantities: new Float64Array(0),
  stamps: new Int32Array(0),
  stamp: 0,
  kernel,
});

const EXACT = Number.MAX_SAFE_INTEGER;

/** @returns nothing where a measure is promised of which the fast way keeps no account */
export function valueQuantities(
  promises: Promises,
  values: UnitValues,
  scratch: Scratch,
): ValuedQuantities | undefined {
  const fillAll = (): void => {
    for (let at = 0; at < promises.totals.count; at += 1) {
      const index = touchedMeasureIndex(promises.totals, at);
      const measure = promises.compiled.index.measures[index];
      if (measure !== undefined) fillUnitValue(values, index, measure);
    }
  };
  return (
    scratch.kernel?.value(promises, values, MOST_NAMED, fillAll) ??
    valueWithoutKernel(promises, values, scratch, fillAll)
  );
}

/** What the kernel does, in doubles while they are exact and BigInts beyond. */
function valueWithoutKernel(
  promises: Promises,
  values: UnitValues,
  scratch: Scratch,
  fillAll: () => void,
): ValuedQuantities | undefined {
  fillAll();
  const met = sumQuantities(promises, values, scratch);
  if (met === undefined) return undefined;
  const { quantities } = scratch;
  const size = (index: number): number => (quantities[index] as number) * (values.moves[index] as number);
  const moving = met.filter((index) => size(index) !== 0);
  const sizes = moving.map(size).sort((a, b) => b - a);
  const least = (sizes[MOST_NAMED - 1] ?? 0) * (1 - 1e-9);
  return {
    quantities,
    met,
    nearest: moving.filter((index) => size(index) >= least),
    moved: moving.length,
    before: scaledPoundsByBid(promises, values.before),
    after: scaledPoundsByBid(promises, values.after),
  };
}

const touchedMeasureIndex = ({ touched, room }: QuantityTotals, at: number): number =>
  Math.trunc(((touched[at] as number) >> 1) / room);

/** Adds up what all bids promise on each measure. @returns the measures that are met */
function sumQuantities(
  {
    totals,
    compiled: {
      index: { measures },
    },
  }: Promises,
  values: UnitValues,
  scratch: Scratch,
): readonly number[] | undefined {
  const count = measures.length;
  if (scratch.quantities.length < count) {
    scratch.quantities = new Float64Array(count);
    scratch.stamps = new Int32Array(count);
  }
  scratch.stamp += 1;
  const met: number[] = [];
  for (let at = 0; at < totals.count; at += 1) {
    const index = touchedMeasureIndex(totals, at);
    if (values.kinds[index] !== SUMMED) return undefined;
    if (scratch.stamps[index] !== scratch.stamp) {
      scratch.stamps[index] = scratch.stamp;
      scratch.quantities[index] = 0;
      met.push(index);
    }
    const quantity =
      (scratch.quantities[index] as number) + (totals.held[totals.touched[at] as number] as number);
    if (quantity > EXACT) return undefined;
    scratch.quantities[index] = quantity;
  }
  return met;
}

function scaledPoundsByBid({ totals, bidders, compiled }: Promises, side: SideValues): readonly bigint[] {
  const small = new Float64Array(bidders);
  const large: bigint[] = new Array<bigint>(bidders).fill(0n);
  for (let at = 0; at < totals.count; at += 1) {
    const key = totals.touched[at] as number;
    const index = touchedMeasureIndex(totals, at);
    if (compiled.counts[index] === 0 || (compiled.onlyEvidenced && (key & 1) === 1)) continue;
    const bid = (key >> 1) % totals.room;
    const quantity = totals.held[key] as number;
    // Two whole numbers whose product a double still holds exactly; any larger one is taken as a BigInt.
    const sum = (small[bid] as number) + quantity * (side.scaled[index] as number);
    if (Math.abs(sum) <= EXACT) small[bid] = sum;
    else large[bid] = (large[bid] ?? 0n) + BigInt(quantity) * bigUnitValue(side, index);
  }
  return large.map((value, bid) => value + BigInt(small[bid] as number));
}
