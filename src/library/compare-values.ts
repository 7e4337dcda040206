/** The dated values of a measure in two editions: on which days another value holds. */
import { exact, exactText } from "../number/exact.ts";
import { type Change, given, normal, textOf } from "./changes.ts";
import { stretches } from "./date-ranges.ts";
import type { ProxyFile } from "./schema.ts";

/** Values, day by day: a stretch of days on which another value holds is one change. */
export function changesOfValues(
  measure: string,
  before: readonly ProxyFile[],
  after: readonly ProxyFile[],
): readonly Change[] {
  const last = before.reduce((latest, { from }) => (from > latest ? from : latest), "");
  const revalued = stretches(before, after, worthOf).map(({ from, to, before: was, after: is }): Change => {
    const later = was === undefined || from > last;
    return {
      kind: "revalued",
      measure,
      what: "value",
      ...given(was === undefined ? undefined : said(was), is === undefined ? undefined : said(is)),
      moves: true,
      from,
      ...(to !== undefined && { to }),
      needs: later && is !== undefined ? "minor" : "major",
    };
  });
  const resourced = stretches(before, after, (proxy) => `${worthOf(proxy)}\n${paperOf(proxy)}`)
    .filter(
      ({ before: was, after: is }) => was !== undefined && is !== undefined && worthOf(was) === worthOf(is),
    )
    .map(({ from, to, before: was, after: is }): Change => {
      const what = was === undefined || is === undefined ? "source" : differing(was, is);
      return {
        kind: "resourced",
        measure,
        what: `value from ${from}${to === undefined ? "" : ` to ${to}`}: ${what}`,
        moves: false,
        needs: "patch",
      };
    });
  return [...revalued, ...resourced];
}

/** What of a value can move a score. */
const worthOf = ({ amount, prices, deadweight }: ProxyFile): string =>
  [exactText(exact(amount)), prices ?? "", deadweight ?? ""].join("\n");

const paperOf = ({ from: _, to: __, amount: ___, ...rest }: ProxyFile): string =>
  textOf(withoutMissing(rest));

const withoutMissing = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));

function differing(was: ProxyFile, is: ProxyFile): string {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof ProxyFile)[];
  const named = keys.filter(
    (key) => !["from", "to", "amount"].includes(key) && normal(was[key]) !== normal(is[key]),
  );
  return named.join(", ");
}

const said = ({ amount, prices }: ProxyFile): string =>
  prices === undefined ? amount : `${amount} (prices of ${prices})`;
