/**
 * Quantities promised in one tender, added up by bid and measure. A quantity is
 * a whole number of thousandths, held in a double and never beyond 2^53, where
 * whole numbers are exact; what does not fit is declined. Nothing is made for a
 * row but a sum.
 */

/** A quantity is counted in these parts of its unit. */
export const PARTS = 1_000;
const MOST = Number.MAX_SAFE_INTEGER;

export interface QuantityTotals {
  /** How many sums were begun, and which: `(measure × room + bid) × 2`, and one more where evidence, owner, date or plan is lacking. */
  count: number;
  touched: Int32Array;
  held: Float64Array;
  /** The tender for which each sum was begun. */
  stamps: Int32Array;
  stamp: number;
  /** The most bids that there is room for. */
  room: number;
  /** Where the sums are kept while they fit. */
  readonly buffers: Buffers;
}

export type Buffers = Pick<QuantityTotals, "touched" | "held" | "stamps">;

const newBuffers = (): Buffers => ({
  touched: new Int32Array(1 << 12),
  held: new Float64Array(0),
  stamps: new Int32Array(0),
});

/** @param buffers arrays that others look into as well, and that are left only by what does not fit */
export const newQuantityTotals = (buffers: Buffers = newBuffers()): QuantityTotals => ({
  count: 0,
  stamp: 0,
  room: 8,
  ...buffers,
  buffers,
});

/** Makes ready for another tender. */
export function resetTotals(all: QuantityTotals, bids: number, measures: number): void {
  all.count = 0;
  all.stamp += 1;
  if (bids > all.room) all.room = 2 ** Math.ceil(Math.log2(bids));
  const { touched, held, stamps } = all.buffers;
  // What an earlier tender left carries an earlier stamp.
  if (held.length >= measures * all.room * 2) [all.touched, all.held, all.stamps] = [touched, held, stamps];
  growTotals(all, measures);
}

function growTotals(all: QuantityTotals, measures: number): void {
  const wanted = measures * all.room * 2;
  if (all.held.length >= wanted) return;
  const [held, stamps] = [new Float64Array(wanted * 2), new Int32Array(wanted * 2)];
  held.set(all.held);
  stamps.set(all.stamps);
  all.held = held;
  all.stamps = stamps;
}

/** @returns whether the quantity was added; it is not where the sum would leave what a double holds exactly. */
export function tryAddQuantity(
  all: QuantityTotals,
  measure: number,
  bid: number,
  lacking: 0 | 1,
  parts: number,
): boolean {
  const key = (measure * all.room + bid) * 2 + lacking;
  if (key >= all.held.length) growTotals(all, measure + 1);
  if (all.stamps[key] !== all.stamp) {
    all.stamps[key] = all.stamp;
    all.held[key] = parts;
    if (all.count === all.touched.length) {
      const touched = new Int32Array(all.count * 2);
      touched.set(all.touched);
      all.touched = touched;
    }
    all.touched[all.count] = key;
    all.count += 1;
    return true;
  }
  const sum = (all.held[key] as number) + parts;
  if (sum > MOST) return false;
  all.held[key] = sum;
  return true;
}
