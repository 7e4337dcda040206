/**
 * Adding up lines. Every figure is a count or an exact sum, so parts of an
 * archive that were scored apart, on other cores or other machines, add up to
 * the same summary as one run.
 */
import { add, type Exact, exact, exactText } from "../number/exact.ts";
import type {
  Aggregate,
  BeforeAfter,
  ContestResult,
  Counts,
  MeasureCounts,
  OpenFinding,
  RuleCounts,
  Skipped,
  WinnerChange,
} from "./model.ts";

/** Samples kept of each kind of fault, and of the tenders whose winner changed. */
const SAMPLES = 10;
const WINNERS = 50;

const none: Counts = { tenders: 0, changed: 0, moved: 0, winners: 0 };
const noSides = { before: 0, after: 0 };

/** Adds up lines one by one, and tallies of whole parts in the order in which their tenders stand, and in the end gives the tally of them all. */
export interface Aggregator {
  readonly line: (line: ContestResult) => void;
  readonly measure: (id: string, counts: MeasureCounts) => void;
  readonly apart: (one: Skipped) => void;
  readonly tally: (part: Aggregate) => void;
  readonly done: () => Aggregate;
}

type Held<Value> = Map<string, Value>;

/** A measure's counts while they are added up: to write each sum out between would take most of the time. */
type MeasureSums = Omit<MeasureCounts, "before" | "after"> & {
  readonly before: Exact;
  readonly after: Exact;
};

interface Sums {
  readonly years: Held<Counts>;
  readonly buyers: Held<Counts>;
  readonly measures: Held<MeasureSums>;
  readonly rules: Held<RuleCounts>;
  readonly faults: Held<number>;
  readonly winners: WinnerChange[];
  apart: Skipped[];
  all: Counts;
  tendersApart: number;
  rowsApart: number;
  tied: BeforeAfter;
  unmarked: BeforeAfter;
  unknown: BeforeAfter;
}

/**
 * @returns an adder of its own, for one part of an archive. Its work is done by
 *   functions that all adders share, so that they are made fast once.
 */
export function aggregator(): Aggregator {
  const sums: Sums = {
    years: new Map(),
    buyers: new Map(),
    measures: new Map(),
    rules: new Map(),
    faults: new Map(),
    apart: [],
    winners: [],
    all: none,
    tendersApart: 0,
    rowsApart: 0,
    tied: noSides,
    unmarked: noSides,
    unknown: noSides,
  };
  return {
    line: (line) => addResult(sums, line),
    measure: (id, counts) => addUnderKey(sums.measures, id, parseMeasureSums(counts), addMeasureSums),
    apart: (one) => addSkipped(sums, one),
    tally: (part) => addAggregate(sums, part),
    done: () => ({
      all: sums.all,
      tied: sums.tied,
      unmarked: sums.unmarked,
      ...(sums.unknown.before + sums.unknown.after > 0 && { unknown: sums.unknown }),
      tendersApart: sums.tendersApart,
      rowsApart: sums.rowsApart,
      byYear: recordSortedByKey(sums.years),
      byBuyer: recordSortedByKey(sums.buyers),
      byMeasure: measureCountsById(sums.measures),
      byRule: recordSortedByKey(sums.rules),
      byFault: recordSortedByKey(sums.faults),
      apart: sums.apart,
      winners: sums.winners,
    }),
  };
}

function addResult(sums: Sums, line: ContestResult): void {
  const own = contestCounts(line);
  sums.all = addCounts(sums.all, own);
  sums.tied = incrementSidesWhere(sums.tied, (side) => line.winner[side].length > 1);
  sums.unmarked = incrementSidesWhere(sums.unmarked, (side) =>
    line.bids.some((bid) => bid[side].status === "unmarked"),
  );
  if (line.unknown !== undefined) sums.unknown = addSides(sums.unknown, line.unknown);
  addUnderKey(sums.years, line.commenced?.slice(0, 4) ?? "no date", own, addCounts);
  addUnderKey(sums.buyers, line.buyer ?? "no buyer named", own, addCounts);
  for (const one of line.findings.before)
    addUnderKey(sums.rules, findingRuleKey(one), findingToRuleCounts(one, "before"), addRuleCounts);
  for (const one of line.findings.after)
    addUnderKey(sums.rules, findingRuleKey(one), findingToRuleCounts(one, "after"), addRuleCounts);
  if (line.winnerChanged && sums.winners.length < WINNERS) sums.winners.push(winnerChange(line));
}

function addSkipped(sums: Sums, one: Skipped): void {
  if (one.scored !== true && one.tender) sums.tendersApart += 1;
  else if (one.scored !== true) sums.rowsApart += 1;
  const seen = sums.faults.get(one.code) ?? 0;
  sums.faults.set(one.code, seen + 1);
  if (seen < SAMPLES) sums.apart.push(one);
}

/** @returns the tally of parts, given in the order in which their tenders stand in the archive. */
export function mergeAggregates(parts: readonly Aggregate[]): Aggregate {
  const sums = aggregator();
  for (const part of parts) sums.tally(part);
  return sums.done();
}

function addAggregate(sums: Sums, part: Aggregate): void {
  sums.all = addCounts(sums.all, part.all);
  sums.tied = addSides(sums.tied, part.tied);
  sums.unmarked = addSides(sums.unmarked, part.unmarked);
  sums.unknown = addSides(sums.unknown, part.unknown ?? noSides);
  sums.tendersApart += part.tendersApart;
  sums.rowsApart += part.rowsApart;
  addAllUnderKeys(sums.years, part.byYear, addCounts);
  addAllUnderKeys(sums.buyers, part.byBuyer, addCounts);
  addAllUnderKeys(sums.rules, part.byRule, addRuleCounts);
  addAllUnderKeys(sums.faults, part.byFault, (a, b) => a + b);
  for (const [id, counts] of Object.entries(part.byMeasure))
    addUnderKey(sums.measures, id, parseMeasureSums(counts), addMeasureSums);
  sums.apart = capSamplesPerCode([...sums.apart, ...part.apart]);
  sums.winners.push(...part.winners.slice(0, WINNERS - sums.winners.length));
}

const parseMeasureSums = (counts: MeasureCounts): MeasureSums => ({
  ...counts,
  before: exact(counts.before),
  after: exact(counts.after),
});

function measureCountsById(held: Held<MeasureSums>): Aggregate["byMeasure"] {
  const written = [...held].map(([id, sums]): [string, MeasureCounts] => [
    id,
    { ...sums, before: exactText(sums.before), after: exactText(sums.after) },
  ]);
  return recordSortedByKey(new Map(written));
}

function capSamplesPerCode(all: readonly Skipped[]): Skipped[] {
  const seen = new Map<string, number>();
  return all.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= SAMPLES;
  });
}

function incrementSidesWhere(sides: BeforeAfter, is: (side: keyof BeforeAfter) => boolean): BeforeAfter {
  const [before, after] = [is("before"), is("after")];
  return before || after ? addSides(sides, { before: before ? 1 : 0, after: after ? 1 : 0 }) : sides;
}

const addSides = (a: BeforeAfter, b: BeforeAfter): BeforeAfter => ({
  before: a.before + b.before,
  after: a.after + b.after,
});

const contestCounts = (line: ContestResult): Counts => ({
  tenders: 1,
  changed: line.changed ? 1 : 0,
  moved: line.moved ? 1 : 0,
  winners: line.winnerChanged ? 1 : 0,
});

const addCounts = (a: Counts, b: Counts): Counts => ({
  tenders: a.tenders + b.tenders,
  changed: a.changed + b.changed,
  moved: a.moved + b.moved,
  winners: a.winners + b.winners,
});

const addMeasureSums = (a: MeasureSums, b: MeasureSums): MeasureSums => ({
  tenders: a.tenders + b.tenders,
  before: add(a.before, b.before),
  after: add(a.after, b.after),
  because: alphabeticFirstReason(a.because, b.because),
});

/** Of two reasons the one that sorts first, so that the order of parts does not matter. */
const alphabeticFirstReason = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

const addRuleCounts = (a: RuleCounts, b: RuleCounts): RuleCounts => ({
  failBefore: a.failBefore + b.failBefore,
  failAfter: a.failAfter + b.failAfter,
  unknownBefore: a.unknownBefore + b.unknownBefore,
  unknownAfter: a.unknownAfter + b.unknownAfter,
});

const findingRuleKey = ({ regime, rule }: OpenFinding): string => `${regime}/${rule}`;

const findingToRuleCounts = ({ result }: OpenFinding, side: "before" | "after"): RuleCounts => ({
  failBefore: result === "fail" && side === "before" ? 1 : 0,
  failAfter: result === "fail" && side === "after" ? 1 : 0,
  unknownBefore: result === "unknown" && side === "before" ? 1 : 0,
  unknownAfter: result === "unknown" && side === "after" ? 1 : 0,
});

const winnerChange = ({ tender, lot, buyer, winner, why }: ContestResult): WinnerChange => ({
  tender,
  lot,
  buyer,
  before: winner.before,
  after: winner.after,
  because: why
    .slice(0, 2)
    .map(({ measure, because }) => `${measure}: ${because}`)
    .join("; "),
});

function addUnderKey<Value>(
  map: Held<Value>,
  key: string,
  own: Value,
  join: (a: Value, b: Value) => Value,
): void {
  const held = map.get(key);
  map.set(key, held === undefined ? own : join(held, own));
}

/** Keys in the order of their code units, so that the summary does not depend on the order of its parts. */
function recordSortedByKey<Value>(map: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addAllUnderKeys<Value>(
  map: Held<Value>,
  more: Readonly<Record<string, Value>>,
  join: (a: Value, b: Value) => Value,
): void {
  for (const [key, value] of Object.entries(more)) addUnderKey(map, key, value, join);
}
