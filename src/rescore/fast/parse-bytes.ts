/**
 * The plain forms of cells, read from bytes: most figures, dates and words are
 * written in one of them. What is not plain may still be right; it is read the
 * ordinary way, by the reader of `evaluate`.
 */

const [ZERO, NINE, POINT, HYPHEN, QUESTION, SPACE, LETTER_O, LETTER_W] = [
  48, 57, 46, 45, 63, 32, 111, 119,
] as const;
const MOST_DIGITS = 12;
/** Three places may be thousands, which the reader of `evaluate` asks about. */
const PLACES = 2;

/** The figure is not in plain form. */
export const UNPARSED = -1;

/** @returns thousandths: `12.5` is 12500; or UNPARSED for any figure that is not digits with at most two places. */
export function thousandthsFromBytes(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let value = 0;
  while (at < to) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    at += 1;
  }
  const whole = at - from;
  if (whole === 0 || whole > MOST_DIGITS || (whole > 1 && bytes[from] === ZERO)) return UNPARSED;
  if (at === to) return value * 1_000;
  const places = to - at - 1;
  if (bytes[at] !== POINT || places === 0 || places > PLACES) return UNPARSED;
  for (at += 1; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) return UNPARSED;
    value = value * 10 + byte - ZERO;
  }
  return places === 2 ? value * 10 : value * 100;
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @returns a day of the calendar as year × 10000 + month × 100 + day, or UNPARSED. */
export function dayNumberFromBytes(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 10 || bytes[from + 4] !== HYPHEN || bytes[from + 7] !== HYPHEN) return UNPARSED;
  const year = twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
  const [month, day] = [twoDigits(bytes, from + 5), twoDigits(bytes, from + 8)];
  // The 29th of February is left to the ordinary reader. A pair that is no pair of digits is far below zero.
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month] as number)
    ? year * 10_000 + month * 100 + day
    : UNPARSED;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [(bytes[at] as number) - ZERO, (bytes[at + 1] as number) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
}

/** What words that only hold a place begin with, as two bytes in lower case; some of them only as a whole word. */
const BLANK_STARTS = startsOf("tb to n/ na ni no nu un pe aw ye wi se di .. xx");
const WHOLE_STARTS = startsOf("on in as");

function startsOf(words: string): ReadonlySet<number> {
  return new Set(words.split(" ").map((word) => (word.charCodeAt(0) | 32) * 256 + (word.charCodeAt(1) | 32)));
}

/** @returns 0 for an empty cell, 1 for words, UNPARSED for what might be either. */
export function hasTextFlagFromBytes(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return 0;
  const first = bytes[from] as number;
  if (first <= 32 || first >= 0x80) return UNPARSED;
  const length = to - from;
  // A single letter may be an answer or a cross; what ends in `ow`, as `to follow` does, is looked at by the reader.
  if (first === HYPHEN || first === QUESTION || length === 1 || endsInOw(bytes, from, to)) return UNPARSED;
  const pair = (first | 32) * 256 + ((bytes[from + 1] as number) | 32);
  const isWhole = length === 2 || bytes[from + 2] === SPACE;
  return BLANK_STARTS.has(pair) || (isWhole && WHOLE_STARTS.has(pair)) ? UNPARSED : 1;
}

function endsInOw(bytes: Uint8Array, from: number, to: number): boolean {
  const end = bytes[to - 1] === POINT ? to - 1 : to;
  return (
    end - from > 1 &&
    ((bytes[end - 1] as number) | 32) === LETTER_W &&
    ((bytes[end - 2] as number) | 32) === LETTER_O
  );
}
