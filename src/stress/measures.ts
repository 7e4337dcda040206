/** Each valued measure left out in turn, and each proxy value moved to the ends of the range that its publisher gives. */

import { proxyInForce } from "../library/in-force.ts";
import type { Measure, Proxy } from "../library/model.ts";
import type { Exact } from "../number/exact.ts";
import { listed } from "../scoring/decisions.ts";
import { type Contest, leadOf, outcome, type Standing, stand, within } from "./contest.ts";
import type { In, MeasureChange, Measures } from "./model.ts";
import { examinedOf } from "./told.ts";

interface Change {
  readonly measure: Measure;
  readonly proxy: Proxy;
  readonly change: MeasureChange["change"];
  readonly to: Exact | undefined;
  readonly contest: Contest;
}

/** @returns what would follow if a measure did not count, or its value were the publisher's lowest or highest. */
export function measuresOf(now: Standing): Measures {
  const valued = usedIn(now).flatMap((measure) => {
    const proxy = proxyInForce(measure, now.settings.commenced);
    return proxy === undefined ? [] : [{ measure, proxy }];
  });
  const all = valued.flatMap(({ measure, proxy }) => changesOf(now, measure, proxy));
  const { chosen, cases } = within(all, now);
  const rows = chosen.map((one) => rowOf(now, one));
  const withoutRange = valued
    .filter(({ proxy }) => proxy.low === undefined && proxy.high === undefined)
    .map(({ measure }) => measure.id);
  return { cases, rows, withoutRange, says: sentence(rows, withoutRange, cases) };
}

/** The measures that a bid in the contest promises something under, by id. */
function usedIn({ evaluation }: Standing): readonly Measure[] {
  const used = evaluation.bids
    .filter(({ status }) => status === "scored" || status === "disqualified" || status === "unmarked")
    .flatMap(({ commitments }) => commitments)
    .flatMap(({ measure, worth }) => (worth === undefined ? [] : [measure]));
  return [...new Map(used.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function changesOf(now: Standing, measure: Measure, proxy: Proxy): readonly Change[] {
  const moved = (change: "low" | "high", to: Exact | undefined): readonly Change[] =>
    to === undefined
      ? []
      : [{ measure, proxy, change, to, contest: withMeasure(now, valuedAt(measure, proxy, to)) }];
  const without = { ...now, measures: now.measures.filter(({ id }) => id !== measure.id) };
  return [
    { measure, proxy, change: "dropped", to: undefined, contest: without },
    ...moved("low", proxy.low),
    ...moved("high", proxy.high),
  ];
}

const valuedAt = (measure: Measure, proxy: Proxy, amount: Exact): Measure => ({
  ...measure,
  proxies: measure.proxies.map((one) => (one === proxy ? { ...one, amount } : one)),
});

const withMeasure = (contest: Contest, measure: Measure): Contest => ({
  ...contest,
  measures: contest.measures.map((one) => (one.id === measure.id ? measure : one)),
});

function rowOf(now: Standing, { measure, proxy, change, to, contest }: Change): MeasureChange {
  const unit: In = measure.kind === "points" ? "figure" : "pounds";
  const after = stand(contest);
  return {
    measure: measure.id,
    title: measure.title,
    change,
    from: { value: proxy.amount, unit },
    to: to === undefined ? null : { value: to, unit },
    lead: "trouble" in after ? null : leadOf(after, after.leaders[0]),
    outcome: outcome(now, after),
  };
}

function sentence(
  rows: readonly MeasureChange[],
  withoutRange: readonly string[],
  cases: Measures["cases"],
): string {
  if (cases.possible === 0) return "No bid promises anything that a proxy value puts a worth on.";
  const flips = rows.filter((row) => row.outcome.changes);
  const words = flips.map(({ measure, change }) =>
    change === "dropped" ? `${measure} were left out` : `${measure} had its ${change} value`,
  );
  const found =
    flips.length === 0
      ? "Leaving out any one measure, or moving any one proxy value within its published range, changes nothing about who stands first."
      : `Another bid would stand first if ${listed(words).replace(/ and ([^,]*)$/, " or $1")}.`;
  const silent =
    withoutRange.length === 0
      ? ""
      : ` No range is published for ${listed(withoutRange)}, so ${withoutRange.length === 1 ? "it was" : "these were"} only left out.`;
  return `${found} ${examinedOf(cases)}${silent}`;
}
