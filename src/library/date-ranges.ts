/** Two lists of dated values held beside each other, day by day. */

import { dayAfter, dayBefore } from "../source/date.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { ProxyFile } from "./schema.ts";

/** Days in a row, the last one included, on which the two lists do not agree. */
export interface Stretch {
  readonly from: string;
  /** Open when absent. */
  readonly to?: string;
  readonly before?: ProxyFile;
  readonly after?: ProxyFile;
}

/** @returns the value in force on a day: of those that hold, the one that began last. */
const proxyFileOnDay = (values: readonly ProxyFile[], day: string): ProxyFile | undefined =>
  values.filter(({ from, to }) => from <= day && (to === undefined || day <= to)).at(-1);

/**
 * @param text what of a value is compared
 * @returns the stretches of days on which the texts differ, first to last, neighbours of one change joined
 */
export function differingDayRanges(
  before: readonly ProxyFile[],
  after: readonly ProxyFile[],
  text: (value: ProxyFile) => string,
): readonly Stretch[] {
  const starts = [...before, ...after].flatMap(({ from, to }) =>
    to === undefined ? [from] : [from, dayAfter(to)],
  );
  const days = [...new Set(starts)].sort();
  const found: Stretch[] = [];
  for (const [index, from] of days.entries()) {
    const next = days[index + 1];
    const [was, is] = [proxyFileOnDay(before, from), proxyFileOnDay(after, from)];
    const [one, other] = [was && text(was), is && text(is)];
    const previous = found.at(-1);
    const to = next === undefined ? undefined : dayBefore(next);
    if (one === other) continue;
    const joins =
      previous?.to !== undefined &&
      dayAfter(previous.to) === from &&
      (previous.before && text(previous.before)) === one &&
      (previous.after && text(previous.after)) === other;
    if (joins) found.pop();
    found.push({
      from: joins ? previous.from : from,
      ...withoutUndefined({ to, before: was, after: is }),
    });
  }
  return found;
}
