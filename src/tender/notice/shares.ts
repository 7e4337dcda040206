/**
 * From the numbers beside headings to shares of all the marks. Numbers that
 * add to a hundred are taken as written; where they do not, every reading that
 * the numbers allow is kept, from the least to the most.
 */
import {
  absolute,
  add,
  compare,
  divide,
  type Exact,
  equal,
  exact,
  HUNDRED,
  isZero,
  largest,
  multiply,
  ONE,
  smallest,
  subtract,
  sum,
  ZERO,
} from "../../number/exact.ts";
import type { Item } from "./items.ts";
import { labelSubject, type NoticeReading } from "./vocabulary.ts";

export interface Shared {
  readonly item: Item;
  readonly least: Exact;
  readonly most: Exact;
}

/** Weights such as 33.33 miss the hundred by their rounding alone. */
const ROUNDING = divide(ONE, exact("2"));

/** @returns each item's share of all the marks, as far as it can be told. */
export function shareBoundsOfItems(items: readonly Item[]): readonly Shared[] {
  const valued = items.filter(({ value }) => value !== undefined);
  const values = valued.map(({ value }) => value ?? ZERO);
  const top = topLevelCount(values);
  const parents = (top === 0 ? valued : valued.slice(0, top))
    .filter(({ subject }) => subject !== "price" && subject !== "social-value")
    .map(({ value }) => divide(value ?? ZERO, HUNDRED));
  const list: Listed = { values, top, parents, complete: valued.length === items.length };
  return items.map((item) => itemShareBounds(item, valued.indexOf(item), list));
}

interface Listed {
  readonly values: readonly Exact[];
  /** How many of the first numbers are the top level; none when no run of them adds to a hundred. */
  readonly top: number;
  /** The shares of the parts that a breakdown may be of. */
  readonly parents: readonly Exact[];
  readonly complete: boolean;
}

function itemShareBounds(item: Item, index: number, list: Listed): Shared {
  const { value, bound } = item;
  if (value === undefined || bound === "about") return { item, least: ZERO, most: ONE };
  // A share of what all numbers add to is not known while one of them is missing; a figure above a hundred is no percentage.
  const whole = !item.relative && compare(value, HUNDRED) > 0;
  if (whole || (item.relative && !list.complete)) return { item, least: ZERO, most: ONE };
  const readings = possibleShares(item, value, index, list);
  const [least, most] = [smallest(readings), largest(readings)];
  if (bound === "at-most") return { item, least: ZERO, most };
  return { item, least, most: bound === "at-least" ? ONE : most };
}

function possibleShares(
  item: Item,
  value: Exact,
  index: number,
  { values, top, parents, complete }: Listed,
): readonly Exact[] {
  const stated = divide(value, HUNDRED);
  const total = sum(values);
  const nested = parents.map((parent) => multiply(stated, parent));
  if (item.relative) return [isZero(total) ? ZERO : divide(value, total)];
  if (item.ofQuality) return [stated, ...nested];
  if (index < top || values.length === 1) return [stated];
  if (top > 0) {
    const rest = sum(values.slice(top));
    const breaksDown = parents.some((parent) => equal(multiply(parent, HUNDRED), rest));
    return breaksDown ? [stated] : [stated, ...nested];
  }
  if (!complete) return [stated];
  return [stated, divide(value, total), ...(compare(total, HUNDRED) > 0 ? nested : [])];
}

/** How many of the first figures add to a hundred: what follows them breaks one of them down. */
function topLevelCount(values: readonly Exact[]): number {
  let total = ZERO;
  for (const [index, value] of values.entries()) {
    total = add(total, value);
    const gap = absolute(subtract(total, HUNDRED));
    const last = index === values.length - 1;
    if (isZero(gap) || (last && compare(gap, ROUNDING) <= 0)) return index + 1;
  }
  return 0;
}

/** "70% technical and 10% social value" inside a criterion of 80: the parts add to the whole or to a hundred. */
export function innerSocialValueBounds({ item, most }: Shared, reading: NoticeReading): Omit<Shared, "item"> {
  const parts = item.inner.filter(({ label }) => labelSubject(label, reading) === "social-value");
  const [part] = parts;
  if (parts.length !== 1 || part === undefined || part.bound !== "exactly" || item.value === undefined)
    return { least: ZERO, most };
  const stated = divide(part.value, HUNDRED);
  const ofItem = multiply(stated, divide(item.value, HUNDRED));
  const together = sum(item.inner.map(({ value }) => value));
  if (item.inner.length > 1 && equal(together, item.value)) return { least: stated, most: stated };
  if (item.inner.length > 1 && equal(together, HUNDRED)) return { least: ofItem, most: ofItem };
  return { least: smallest([stated, ofItem]), most: largest([stated, ofItem]) };
}
