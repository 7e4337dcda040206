/**
 * The sums of one tender weighed: what each bid's promises are worth on either
 * side, what all bids promise on each measure, and which measures moved most.
 * It is what fast/value-quantities.ts does, in 64-bit whole numbers; where one would not be
 * exact it says so, and that file does it. AssemblyScript, as take-rows.ts is.
 */
import {
  AFTER,
  BEFORE,
  BEGUN,
  COUNTS,
  HEAD,
  HELD,
  head,
  KINDS,
  MEASURE_COUNT,
  MET,
  MET_COUNT,
  MOST,
  MOVED_COUNT,
  MOVES,
  NEAREST,
  NEAREST_COUNT,
  ONLY_EVIDENCED,
  POUNDS,
  QUANTITIES,
  ROOM,
  TOUCHED,
  WEIGHING,
} from "./layout.ts";

const EXACT: f64 = 9007199254740991;
/** Whole numbers up to here can be added once more without leaving 64 bits. */
const LARGE: i64 = (<i64>1) << 62;
const LARGEST: f64 = 4e18;

const DONE = 0;
const UNKNOWN = 1;
const LEFT = 2;

/** Adds quantity × worth to a bid's pounds. @returns whether that is exact */
function count(pounds: usize, quantity: f64, worth: f64): bool {
  // A product that is far from the end of 64 bits as a double is within them as a whole number; both factors are exact.
  if (!(abs(quantity * worth) <= LARGEST)) return false;
  const sum = load<i64>(pounds) + <i64>quantity * <i64>worth;
  store<i64>(pounds, sum);
  return sum <= LARGE && sum >= -LARGE;
}

/**
 * @param sums how many sums were begun
 * @param bids how many bids there are
 * @param named how many of the measures that moved most are wanted, at most MOST_FIRST
 * @returns DONE; UNKNOWN when a measure is met of which nothing is known; LEFT when something cannot be weighed here
 */
export function weigh(sums: i32, bids: i32, named: i32): i32 {
  const room = ctz(head(ROOM));
  const measures = head(MEASURE_COUNT);
  const evidenced = head(ONLY_EVIDENCED) !== 0;
  const call = head(WEIGHING);
  memory.fill(POUNDS, 0, (<usize>bids) << 4);
  let met = 0;
  for (let at = 0; at < sums; at += 1) {
    const key = load<i32>(TOUCHED + ((<usize>at) << 2));
    const index = key >> (room + 1);
    if (index >= measures) return LEFT;
    const kind = load<u8>(KINDS + <usize>index);
    if (kind !== 1) return kind === 0 ? UNKNOWN : LEFT;
    const held = load<f64>(HELD + ((<usize>key) << 3));
    const own = QUANTITIES + ((<usize>index) << 3);
    if (load<i32>(BEGUN + ((<usize>index) << 2)) === call) {
      const quantity = load<f64>(own) + held;
      if (quantity > EXACT) return LEFT;
      store<f64>(own, quantity);
    } else {
      store<i32>(BEGUN + ((<usize>index) << 2), call);
      store<f64>(own, held);
      store<i32>(MET + ((<usize>met) << 2), index);
      met += 1;
    }
    if (load<u8>(COUNTS + <usize>index) === 0 || (evidenced && (key & 1) === 1)) continue;
    const pounds = POUNDS + ((<usize>((key >> 1) & ((1 << room) - 1))) << 4);
    if (!count(pounds, held, load<f64>(BEFORE + ((<usize>index) << 3)))) return LEFT;
    if (!count(pounds + 8, held, load<f64>(AFTER + ((<usize>index) << 3)))) return LEFT;
  }
  store<i32>(HEAD + (MET_COUNT << 2), met);
  nearest(met, named);
  return DONE;
}

/** Lists the measures that may be among those that moved most: as far down as the sizes, which are rough, can tell. */
function nearest(met: i32, named: i32): void {
  memory.fill(MOST, 0, (<usize>named) << 3);
  let moved = 0;
  for (let at = 0; at < met; at += 1) {
    const size = sizeOf(at);
    if (size === 0) continue;
    moved += 1;
    let place = MOST + ((<usize>(named - 1)) << 3);
    if (size <= load<f64>(place)) continue;
    for (; place > MOST && size > load<f64>(place - 8); place -= 8) store<f64>(place, load<f64>(place - 8));
    store<f64>(place, size);
  }
  const least = load<f64>(MOST + ((<usize>(named - 1)) << 3)) * (1 - 1e-9);
  let found = 0;
  for (let at = 0; at < met; at += 1) {
    const size = sizeOf(at);
    if (size === 0 || size < least) continue;
    store<i32>(NEAREST + ((<usize>found) << 2), load<i32>(MET + ((<usize>at) << 2)));
    found += 1;
  }
  store<i32>(HEAD + (NEAREST_COUNT << 2), found);
  store<i32>(HEAD + (MOVED_COUNT << 2), moved);
}

function sizeOf(at: i32): f64 {
  const index = <usize>load<i32>(MET + ((<usize>at) << 2));
  return load<f64>(QUANTITIES + (index << 3)) * load<f64>(MOVES + (index << 3));
}
