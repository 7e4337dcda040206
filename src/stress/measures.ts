/**
 * Each valued measure left out in turn, and each published value moved to the
 * ends of the range that its publisher gives: the proxy values of a measure,
 * and the carbon values, which are one series for every measure priced from it.
 */

import type { CarbonSeries, Measure, Proxy } from "../library/model.ts";
import { proxyInForce } from "../library/proxy-in-force.ts";
import type { Exact } from "../number/exact.ts";
import { joinWithAnd } from "../tender/join-with-and.ts";
import {
  type EvaluatedContest,
  evaluateContest,
  leadOfBidder,
  limitCases,
  outcomeOfChange,
  type TrialContest,
} from "./contest.ts";
import type { In } from "./measured.ts";
import type { Measures, ProxyChange } from "./model.ts";
import { casesExaminedSentence } from "./wording.ts";

interface Change extends Pick<ProxyChange, "measure" | "title" | "change" | "from" | "to"> {
  readonly contest: TrialContest;
}

type End = "low" | "high";

/** @returns what would follow if a measure did not count, or a published value were its publisher's lowest or highest. */
export function measuresAnalysis(now: EvaluatedContest): Measures {
  const used = measuresWithPromises(now).map((measure) => ({
    measure,
    values: applicableProxies(measure, now.valuation.commenced),
  }));
  const carbon = used.filter(({ measure }) => measure.carbon !== undefined).map(({ measure }) => measure);
  const all = [
    ...used.flatMap(({ measure, values }) => changesToMeasure(now, measure, values)),
    ...carbonRangeChanges(now, carbon),
  ];
  const { chosen, cases } = limitCases(all, now);
  const rows = chosen.map((one) => proxyChangeRow(now, one));
  const moved = new Set(all.filter(({ change }) => change !== "dropped").map(({ measure }) => measure));
  const series = now.valuation.reference.carbonValues;
  const withoutRange = used
    .map(({ measure }) => measure)
    .filter(
      ({ id, carbon: priced }) => !moved.has(priced === undefined || series === undefined ? id : series.id),
    )
    .map(({ id }) => id);
  return { cases, rows, withoutRange, says: measuresSentence(rows, withoutRange, cases) };
}

/** The published values that price a measure: the one of the day, or those of its years of delivery. */
function applicableProxies(measure: Measure, day: string | undefined): readonly Proxy[] {
  if (measure.valueYear === "delivery") return measure.proxies;
  const proxy = proxyInForce(measure, day);
  return proxy === undefined ? [] : [proxy];
}

/** The measures that a bid in the contest promises something under, by id. */
function measuresWithPromises({ evaluation }: EvaluatedContest): readonly Measure[] {
  const used = evaluation.bids
    .filter(({ status }) => status === "scored" || status === "disqualified" || status === "unmarked")
    .flatMap(({ commitments }) => commitments)
    .flatMap(({ measure, value }) => (value === undefined ? [] : [measure]));
  return [...new Map(used.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function changesToMeasure(
  now: EvaluatedContest,
  measure: Measure,
  values: readonly Proxy[],
): readonly Change[] {
  const unit: In = measure.kind === "points" ? "figure" : "pounds";
  const [first, another] = values;
  // Where several years have their own values, no one of them stands for the change.
  const only = another === undefined ? first : undefined;
  const at = (value: Exact | undefined) => (value === undefined ? null : { value, unit });
  const base = { measure: measure.id, title: measure.title, from: at(only?.amount) };
  const moved = (change: End): readonly Change[] =>
    values.every((one) => one[change] === undefined)
      ? []
      : [
          {
            ...base,
            change,
            to: at(only?.[change]),
            contest: withReplacedMeasure(now, measureAtRangeEnd(measure, values, change)),
          },
        ];
  const without = { ...now, measures: now.measures.filter(({ id }) => id !== measure.id) };
  return [{ ...base, change: "dropped", to: null, contest: without }, ...moved("low"), ...moved("high")];
}

const measureAtRangeEnd = (measure: Measure, values: readonly Proxy[], end: End): Measure => ({
  ...measure,
  proxies: measure.proxies.map((one) =>
    values.includes(one) ? { ...one, amount: one[end] ?? one.amount } : one,
  ),
});

const withReplacedMeasure = (contest: TrialContest, measure: Measure): TrialContest => ({
  ...contest,
  measures: contest.measures.map((one) => (one.id === measure.id ? measure : one)),
});

/** A tonne is worth the same whatever keeps it out of the air, so the whole series moves at once. */
function carbonRangeChanges(now: EvaluatedContest, priced: readonly Measure[]): readonly Change[] {
  const series = now.valuation.reference.carbonValues;
  if (series === undefined || priced.length === 0) return [];
  return (["low", "high"] as const).flatMap((change): readonly Change[] =>
    [...series.years.values()].every((year) => year[change] === undefined)
      ? []
      : [
          {
            measure: series.id,
            title: `${series.title}: every measure priced from it (${joinWithAnd(priced.map(({ id }) => id))})`,
            change,
            from: null,
            to: null,
            contest: {
              ...now,
              valuation: {
                ...now.valuation,
                reference: {
                  ...now.valuation.reference,
                  carbonValues: carbonSeriesAtRangeEnd(series, change),
                },
              },
            },
          },
        ],
  );
}

const carbonSeriesAtRangeEnd = (series: CarbonSeries, end: End): CarbonSeries => ({
  ...series,
  years: new Map(
    [...series.years].map(([year, value]) => [year, { ...value, central: value[end] ?? value.central }]),
  ),
});

function proxyChangeRow(now: EvaluatedContest, { contest, ...change }: Change): ProxyChange {
  const after = evaluateContest(contest);
  const [first, another] = now.leaders;
  return {
    ...change,
    leadAfter: another === undefined ? leadOfBidder(after, first) : null,
    lead: "trouble" in after ? null : leadOfBidder(after, after.leaders[0]),
    outcome: outcomeOfChange(now, after),
  };
}

function measuresSentence(
  rows: readonly ProxyChange[],
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
      ? "Leaving out any one measure, or moving any one published value within its range, changes nothing about who stands first."
      : `Another bid would stand first if ${joinWithAnd(words).replace(/ and ([^,]*)$/, " or $1")}.`;
  const silent =
    withoutRange.length === 0
      ? ""
      : ` No range is published for ${joinWithAnd(withoutRange)}, so ${withoutRange.length === 1 ? "it was" : "these were"} only left out.`;
  return `${found} ${casesExaminedSentence(cases)}${silent}`;
}
