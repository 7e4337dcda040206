/** The dated values of a measure in two editions: on which days another value holds. */

import { exact, exactText } from "../number/exact.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import { beforeAfterFields, type Change, comparableFieldText, fieldValueText } from "./changes.ts";
import { differingDayRanges } from "./date-ranges.ts";
import type { ProxyFile } from "./schema.ts";

/** Values, day by day: a stretch of days on which another value holds is one change. */
export function changesOfProxies(
  measure: string,
  before: readonly ProxyFile[],
  after: readonly ProxyFile[],
): readonly Change[] {
  const last = before.reduce((latest, { from }) => (from > latest ? from : latest), "");
  const revalued = differingDayRanges(before, after, proxyScoringKey).map(
    ({ from, to, before: was, after: is }): Change => {
      const later = was === undefined || from > last;
      return {
        kind: "revalued",
        measure,
        what: "value",
        ...beforeAfterFields(
          was === undefined ? undefined : amountWithPriceYear(was),
          is === undefined ? undefined : amountWithPriceYear(is),
        ),
        moves: true,
        from,
        ...(to !== undefined && { to }),
        needs: later && is !== undefined ? "minor" : "major",
      };
    },
  );
  const resourced = differingDayRanges(
    before,
    after,
    (proxy) => `${proxyScoringKey(proxy)}\n${proxyDetailsText(proxy)}`,
  )
    .filter(
      ({ before: was, after: is }) =>
        was !== undefined && is !== undefined && proxyScoringKey(was) === proxyScoringKey(is),
    )
    .map(({ from, to, before: was, after: is }): Change => {
      const what = was === undefined || is === undefined ? "source" : changedProxyKeysText(was, is);
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
const proxyScoringKey = ({ amount, prices, deadweight }: ProxyFile): string =>
  [exactText(exact(amount)), prices ?? "", deadweight ?? ""].join("\n");

const proxyDetailsText = ({ from: _, to: __, amount: ___, ...rest }: ProxyFile): string =>
  fieldValueText(withoutUndefined(rest));

function changedProxyKeysText(was: ProxyFile, is: ProxyFile): string {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof ProxyFile)[];
  const named = keys.filter(
    (key) =>
      !["from", "to", "amount"].includes(key) &&
      comparableFieldText(was[key]) !== comparableFieldText(is[key]),
  );
  return named.join(", ");
}

const amountWithPriceYear = ({ amount, prices }: ProxyFile): string =>
  prices === undefined ? amount : `${amount} (prices of ${prices})`;
