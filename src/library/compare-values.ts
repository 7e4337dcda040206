/** The dated values of a measure in two editions: on which days another value holds. */

import { exact, exactText } from "../number/exact.ts";
import { withoutUndefined } from "../source/present.ts";
import { beforeAndAfter, type Change, comparableText, fileValueText } from "./changes.ts";
import { differingRanges } from "./date-ranges.ts";
import type { ProxyFile } from "./schema.ts";

/** Values, day by day: a stretch of days on which another value holds is one change. */
export function changesOfProxies(
  measure: string,
  before: readonly ProxyFile[],
  after: readonly ProxyFile[],
): readonly Change[] {
  const last = before.reduce((latest, { from }) => (from > latest ? from : latest), "");
  const revalued = differingRanges(before, after, scoringFieldsText).map(
    ({ from, to, before: was, after: is }): Change => {
      const later = was === undefined || from > last;
      return {
        kind: "revalued",
        measure,
        what: "value",
        ...beforeAndAfter(
          was === undefined ? undefined : amountAndPrices(was),
          is === undefined ? undefined : amountAndPrices(is),
        ),
        moves: true,
        from,
        ...(to !== undefined && { to }),
        needs: later && is !== undefined ? "minor" : "major",
      };
    },
  );
  const resourced = differingRanges(
    before,
    after,
    (proxy) => `${scoringFieldsText(proxy)}\n${otherFieldsText(proxy)}`,
  )
    .filter(
      ({ before: was, after: is }) =>
        was !== undefined && is !== undefined && scoringFieldsText(was) === scoringFieldsText(is),
    )
    .map(({ from, to, before: was, after: is }): Change => {
      const what = was === undefined || is === undefined ? "source" : changedKeysText(was, is);
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
const scoringFieldsText = ({ amount, prices, deadweight }: ProxyFile): string =>
  [exactText(exact(amount)), prices ?? "", deadweight ?? ""].join("\n");

const otherFieldsText = ({ from: _, to: __, amount: ___, ...rest }: ProxyFile): string =>
  fileValueText(withoutUndefined(rest));

function changedKeysText(was: ProxyFile, is: ProxyFile): string {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof ProxyFile)[];
  const named = keys.filter(
    (key) => !["from", "to", "amount"].includes(key) && comparableText(was[key]) !== comparableText(is[key]),
  );
  return named.join(", ");
}

const amountAndPrices = ({ amount, prices }: ProxyFile): string =>
  prices === undefined ? amount : `${amount} (prices of ${prices})`;
