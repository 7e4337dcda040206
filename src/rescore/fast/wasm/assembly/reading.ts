/** Names, figures, dates and words in bytes, as byte-map.ts and parse-bytes.ts read them: AssemblyScript, as take-rows.ts is. */
import {
  BID_COUNT,
  BIDS,
  ends,
  HEAD,
  head,
  LAST_BID,
  MASK,
  MEASURE,
  MEASURES,
  NOT_PLAIN,
  SLOTS,
  starts,
} from "./layout.ts";

/** The last, incomplete eight bytes of a stretch, zeros above. There is always memory to read behind it. */
function tail(at: usize, length: usize): u64 {
  return load<u64>(at) & (((<u64>1) << ((<u64>length) << 3)) - 1);
}

export function same(one: usize, length: usize, from: usize, to: usize): bool {
  if (to - from !== length) return false;
  while (length >= 8) {
    if (load<u64>(one) !== load<u64>(from)) return false;
    one += 8;
    from += 8;
    length -= 8;
  }
  return length === 0 || tail(one, length) === tail(from, length);
}

function hash(from: usize, to: usize): u32 {
  let length = to - from;
  let found: u64 = length;
  while (length >= 8) {
    found = (found ^ load<u64>(from)) * 0x1e3779b97f4a7d;
    found ^= found >> 29;
    from += 8;
    length -= 8;
  }
  if (length > 0) found = (found ^ tail(from, length)) * 0x1e3779b97f4a7d;
  return <u32>(found >> 40) & MASK;
}

/** Empties the table of measures. */
export function forget(): void {
  memory.fill(SLOTS, 0, (MASK + 1) << 2);
}

/** Puts a measure, already laid out in MEASURES, into the table. */
export function know(index: u32): void {
  const at = MEASURES + <usize>index * MEASURE;
  const from: usize = load<u32>(at);
  let slot = hash(from, from + load<u32>(at, 4));
  while (load<u32>(SLOTS + (slot << 2)) !== 0) slot = (slot + 1) & MASK;
  store<u32>(SLOTS + (slot << 2), index + 1);
}

export function measureNamed(from: usize, to: usize): i32 {
  let slot = hash(from, to);
  let held = load<u32>(SLOTS + (slot << 2));
  while (held !== 0) {
    const at = MEASURES + <usize>(held - 1) * MEASURE;
    if (same(load<u32>(at), load<u32>(at, 4), from, to)) return held - 1;
    slot = (slot + 1) & MASK;
    held = load<u32>(SLOTS + (slot << 2));
  }
  return -1;
}

export function bidNamed(from: usize, to: usize): i32 {
  const count = head(BID_COUNT);
  let bid = head(LAST_BID);
  for (let asked = 0; asked < count; asked += 1) {
    const at = BIDS + ((<usize>bid) << 3);
    if (same(load<u32>(at), load<u32>(at, 4), from, to)) {
      store<i32>(HEAD + (LAST_BID << 2), bid);
      return bid;
    }
    bid += 1;
    if (bid === count) bid = 0;
  }
  return -1;
}

/** As parse-bytes.ts reads them: thousandths, or NOT_PLAIN. */
export function thousandths(from: usize, to: usize): i64 {
  let at = from;
  let value: i64 = 0;
  while (at < to) {
    const digit = <i32>load<u8>(at) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    at += 1;
  }
  const whole = at - from;
  if (whole === 0 || whole > 12 || (whole > 1 && load<u8>(from) === 48)) return NOT_PLAIN;
  if (at === to) return value * 1000;
  const places = to - at - 1;
  if (load<u8>(at) !== 46 || places === 0 || places > 2) return NOT_PLAIN;
  for (at += 1; at < to; at += 1) {
    const digit = <i32>load<u8>(at) - 48;
    if (digit < 0 || digit > 9) return NOT_PLAIN;
    value = value * 10 + digit;
  }
  return places === 2 ? value * 10 : value * 100;
}

function pair(at: usize): i32 {
  const tens = <i32>load<u8>(at) - 48;
  const ones = <i32>load<u8>(at, 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1000000;
}

/** Year × 10000 + month × 100 + day; 0 for an empty cell or no column; or NOT_PLAIN. */
export function day(column: i32): i32 {
  if (column < 0) return 0;
  const from = starts(column);
  const to = ends(column);
  if (from === to) return 0;
  if (to - from !== 10 || load<u8>(from, 4) !== 45 || load<u8>(from, 7) !== 45) return NOT_PLAIN;
  const year = pair(from) * 100 + pair(from + 2);
  const month = pair(from + 5);
  const own = pair(from + 8);
  if (year < 1900 || month < 1 || month > 12 || own < 1) return NOT_PLAIN;
  const most = month === 2 ? 28 : 30 + ((month + (month >> 3)) & 1);
  return own > most ? NOT_PLAIN : year * 10000 + month * 100 + own;
}

/** 0 for an empty cell or no column, 1 for words, NOT_PLAIN for what might be either. */
export function words(column: i32): i32 {
  if (column < 0) return 0;
  const from = starts(column);
  const to = ends(column);
  if (from === to) return 0;
  const first = <i32>load<u8>(from);
  if (first <= 32 || first >= 0x80) return NOT_PLAIN;
  const length = to - from;
  if (first === 45 || first === 63 || length === 1) return NOT_PLAIN;
  const end = load<u8>(to - 1) === 46 ? to - 1 : to;
  if (end - from > 1 && (load<u8>(end - 1) | 32) === 119 && (load<u8>(end - 2) | 32) === 111)
    return NOT_PLAIN;
  const pair = ((first | 32) << 8) | (<i32>load<u8>(from, 1) | 32);
  if (length === 2 || load<u8>(from, 2) === 32) {
    // on, in, as
    if (pair === 0x6f6e || pair === 0x696e || pair === 0x6173) return NOT_PLAIN;
  }
  // tb, to, n/, na, ni, no, nu, un, pe, aw, ye, wi, se, di, .., xx
  return pair === 0x7462 ||
    pair === 0x746f ||
    pair === 0x6e2f ||
    pair === 0x6e61 ||
    pair === 0x6e69 ||
    pair === 0x6e6f ||
    pair === 0x6e75 ||
    pair === 0x756e ||
    pair === 0x7065 ||
    pair === 0x6177 ||
    pair === 0x7965 ||
    pair === 0x7769 ||
    pair === 0x7365 ||
    pair === 0x6469 ||
    pair === 0x2e2e ||
    pair === 0x7878
    ? NOT_PLAIN
    : 1;
}
