/**
 * The rows of a big table of commitments, taken sixteen bytes at a time. This
 * is AssemblyScript: the same language over the machine's own numbers, made
 * into WebAssembly by `node .config/kernel.mjs`. It does what csv-scanner.ts and
 * read-commitment-row.ts do, for rows of the plainest form only, and stops before the first
 * row that is of any other: that row is read by those two, from the same bytes
 * and into the same sums. So whatever is unusual has one reader, and a test
 * holds this one against it.
 */
import {
  ATTRIBUTION,
  BIDDER,
  CELLS,
  COMMA,
  ENDS,
  EVIDENCE,
  ends,
  HEAD,
  HELD,
  head,
  KEY,
  KEY_LENGTH,
  MEASURE,
  MEASURE_ID,
  MEASURES,
  NEWLINE,
  OWNER,
  PLAN,
  QUANTITY,
  QUOTE,
  RETURN,
  ROOM,
  STAMP,
  STAMPS,
  STARTS,
  SUM_COUNT,
  SUM_ROOM,
  starts,
  TAKEN,
  TENDER,
  TIMED,
  TOUCHED,
  UNIT,
  WIDTH,
} from "./layout.ts";
import { bidNamed, day, measureNamed, same, thousandths, words } from "./reading.ts";

const EXACT: f64 = 9007199254740991;

/**
 * Finds the cells of the row at `at`.
 * @returns where the next row begins, or 0 where this one is not whole before
 *   `end`, not by the book, or has not as many cells as the header
 */
function cellsOf(at: usize, end: usize): usize {
  const width = head(WIDTH);
  // For each low half of a byte, the one byte that ends a cell and has this half; otherwise one that has another.
  const ending = i8x16(-1, -1, 34, -1, -1, -1, -1, -1, -1, -1, 10, -1, 44, 13, -1, 0);
  const half = i8x16.splat(15);
  const quotes = i8x16.splat(34);
  let cell = CELLS;
  for (let count = 1; ; count += 1) {
    let byte: u32 = load<u8>(at);
    if (byte === QUOTE) {
      at += 1;
      store<u32>(cell, <u32>at);
      for (;;) {
        const found = i8x16.bitmask(i8x16.eq(v128.load(at), quotes));
        if (found === 0) {
          at += 16;
          if (at >= end) return 0;
          continue;
        }
        at += ctz(found);
        if (at + 1 >= end) return 0;
        if (<u32>load<u8>(at, 1) !== QUOTE) break;
        at += 2;
      }
      store<u32>(cell, <u32>at, 4);
      at += 1;
      byte = load<u8>(at);
    } else {
      store<u32>(cell, <u32>at);
      for (;;) {
        const bytes = v128.load(at);
        const found = i8x16.bitmask(i8x16.eq(bytes, i8x16.swizzle(ending, v128.and(bytes, half))));
        if (found !== 0) {
          at += ctz(found);
          break;
        }
        at += 16;
        if (at >= end) return 0;
      }
      store<u32>(cell, <u32>at, 4);
      byte = load<u8>(at);
    }
    if (at >= end) return 0;
    if (byte === COMMA) {
      if (count >= width) return 0;
      at += 1;
      cell += 8;
      continue;
    }
    if (count !== width) return 0;
    if (byte === NEWLINE) return at + 1;
    return byte === RETURN && at + 1 < end && <u32>load<u8>(at, 1) === NEWLINE ? at + 2 : 0;
  }
}

/** Takes the row whose cells were found. @returns whether it was taken; one that was not has left no trace */
function take(): bool {
  let column = head(TENDER);
  if (!same(KEY, head(KEY_LENGTH), starts(column), ends(column))) return false;
  column = head(BIDDER);
  const bid = bidNamed(starts(column), ends(column));
  if (bid < 0) return false;
  column = head(MEASURE_ID);
  const index = measureNamed(starts(column), ends(column));
  if (index < 0) return false;
  const measure = MEASURES + <usize>index * MEASURE;
  if (load<u32>(measure, 16) === 0) return false;
  column = head(QUANTITY);
  const parts = thousandths(starts(column), ends(column));
  if (parts < 0) return false;
  column = head(UNIT);
  if (column >= 0 && ends(column) > starts(column))
    if (!same(load<u32>(measure, 8), load<u32>(measure, 12), starts(column), ends(column))) return false;
  column = head(ATTRIBUTION);
  if (column >= 0 && ends(column) > starts(column)) return false;
  const evidence = words(head(EVIDENCE));
  const plan = words(head(PLAN));
  const owner = words(head(OWNER));
  const from = day(head(STARTS));
  const to = day(head(ENDS));
  if ((evidence | plan | owner | from | to) < 0 || (from > 0 && to > 0 && from > to)) return false;
  const timed = from + to > 0;
  const lacking = (evidence & plan & owner & <i32>timed) ^ 1;
  const key = ((index * head(ROOM) + bid) << 1) + lacking;
  if (key >= head(SUM_ROOM) || !add(key, <f64>parts)) return false;
  if (timed) store<u8>(TIMED + <usize>bid, 1);
  return true;
}

function add(key: i32, parts: f64): bool {
  const held = HELD + ((<usize>key) << 3);
  const stamped = STAMPS + ((<usize>key) << 2);
  if (load<i32>(stamped) === head(STAMP)) {
    const sum = load<f64>(held) + parts;
    if (sum > EXACT) return false;
    store<f64>(held, sum);
    return true;
  }
  store<i32>(stamped, head(STAMP));
  store<f64>(held, parts);
  const count = head(SUM_COUNT);
  store<i32>(TOUCHED + ((<usize>count) << 2), key);
  store<i32>(HEAD + (SUM_COUNT << 2), count + 1);
  return true;
}

/**
 * Takes rows from `at` on, as long as they are plain, whole before `end` and of
 * the tender in KEY.
 * @returns where the first row begins that was not taken
 */
export function takeRows(at: usize, end: usize): usize {
  let taken = 0;
  while (at < end) {
    const next = cellsOf(at, end);
    if (next === 0 || !take()) break;
    at = next;
    taken += 1;
  }
  store<i32>(HEAD + (TAKEN << 2), taken);
  return at;
}
