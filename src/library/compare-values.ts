/** The dated values of a measure in two editions: on which days another value holds. */

import { exact, exactText } from "../number/exact.ts";
import { present } from "../source/present.ts";
import { type Change, changeText, normalText, valueOrNone } from "./changes.ts";
import { dateRanges } from "./date-ranges.ts";
import type { ProxyFile } from "./schema.ts";

/** Values, day by day: a stretch of days on which another value holds is one change. */
export function changesOfProxies(
  measure: string,
  before: readonly ProxyFile[],
  after: readonly ProxyFile[],
): readonly Change[] {
  const last = before.reduce((latest, { from }) => (from > latest ? from : latest), "");
  const revalued = dateRanges(before, after, valueAndUnit).map(
    ({ from, to, before: was, after: is }): Change => {
      const later = was === undefined || from > last;
      return {
        kind: "revalued",
        measure,
        what: "value",
        ...valueOrNone(
          was === undefined ? undefined : changeWords(was),
          is === undefined ? undefined : changeWords(is),
        ),
        moves: true,
        from,
        ...(to !== undefined && { to }),
        needs: later && is !== undefined ? "minor" : "major",
      };
    },
  );
  const resourced = dateRanges(before, after, (proxy) => `${valueAndUnit(proxy)}\n${sourceFields(proxy)}`)
    .filter(
      ({ before: was, after: is }) =>
        was !== undefined && is !== undefined && valueAndUnit(was) === valueAndUnit(is),
    )
    .map(({ from, to, before: was, after: is }): Change => {
      const what = was === undefined || is === undefined ? "source" : changedKeys(was, is);
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
const valueAndUnit = ({ amount, prices, deadweight }: ProxyFile): string =>
  [exactText(exact(amount)), prices ?? "", deadweight ?? ""].join("\n");

const sourceFields = ({ from: _, to: __, amount: ___, ...rest }: ProxyFile): string =>
  changeText(present(rest));

function changedKeys(was: ProxyFile, is: ProxyFile): string {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof ProxyFile)[];
  const named = keys.filter(
    (key) => !["from", "to", "amount"].includes(key) && normalText(was[key]) !== normalText(is[key]),
  );
  return named.join(", ");
}

const changeWords = ({ amount, prices }: ProxyFile): string =>
  prices === undefined ? amount : `${amount} (prices of ${prices})`;
