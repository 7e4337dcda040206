/**
 * Which rules stay open, asked once for all tenders that the rules cannot tell
 * apart: those of one method, whose day and value lie between the same
 * thresholds, and whose promises no check tells apart.
 */
import { denominator, type Exact, exactInteger, multiply, numerator } from "../number/exact.ts";
import { authorityFromName } from "../regime/authority.ts";
import type { RuleSubject } from "../regime/checks/check.ts";
import { checkForKind } from "../regime/checks/registry.ts";
import type { Ruleset } from "../regime/model.ts";
import { scopeDays, valueLines } from "../regime/turning-points.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import type { OpenFinding } from "./model.ts";

/** The days and values at which a rule begins or ends to apply, or a check to answer otherwise. */
export interface RuleThresholds {
  readonly days: readonly string[];
  /** In pence; NaN for one that is no whole number of them. */
  readonly values: readonly number[];
  /** What of the promises tells two tenders apart; empty where nothing does. */
  readonly promised: readonly ((promised: ReadonlySet<string>) => string)[];
}

/** @param subject a tender of the method: what its rules and checks turn on beside day, value and promises is the same for all */
export function ruleThresholds(rulesets: readonly Ruleset[], subject: RuleSubject): RuleThresholds {
  const rules = rulesets.flatMap((one) => one.rules);
  const applies = rules.map((rule) => rule.applies);
  const own = rules.map(({ check }) => checkForKind(check).thresholds(check, subject));
  const days = [...scopeDays(applies), ...own.flatMap((one) => one.days ?? [])];
  const values = [...valueLines(applies), ...own.flatMap((one) => one.values ?? [])];
  return {
    days: [...new Set(days)].flatMap((day) => (day === undefined ? [] : [day])),
    values: [...new Set(values.map(penceOrBetween))],
    promised: own.flatMap((one) => one.promised ?? []),
  };
}

/** A line in pence; one between two pence lies halfway, since no value of whole pence is equal to it. */
function penceOrBetween(pounds: Exact): number {
  const hundredfold = multiply(pounds, exactInteger(100));
  const whole = denominator(hundredfold) === 1n;
  return Number(numerator(hundredfold) / denominator(hundredfold)) + (whole ? 0 : 0.5);
}

/** Pounds as pence where that is a whole number; otherwise a number that no value is equal to. */
function penceOrNaN(pounds: Exact): number {
  const hundredfold = multiply(pounds, exactInteger(100));
  return denominator(hundredfold) === 1n ? Number(numerator(hundredfold)) : Number.NaN;
}

/** The days of an archive are few beside its tenders. */
const knownDays = new WeakMap<RuleThresholds, Map<string, string>>();

/** @returns where a day lies among some: before, on or after each */
export const dayComparisonKey = (days: readonly string[], day: string | undefined): string =>
  day === undefined ? "?" : days.map((line) => (day < line ? "<" : day === line ? "=" : ">")).join("");

function dayKey(day: string | undefined, thresholds: RuleThresholds): string {
  if (day === undefined) return "?";
  const known = knownDays.get(thresholds) ?? new Map<string, string>();
  knownDays.set(thresholds, known);
  const found = known.get(day) ?? dayComparisonKey(thresholds.days, day);
  known.set(day, found);
  return found;
}

/** How many of the thresholds lie below a value, and whether one lies on it. */
function contractValueKey(given: ContractValue["excludingVat"], { values }: RuleThresholds): string {
  if (given === undefined) return "?";
  const own = penceOrNaN(given.value);
  let [below, on, sure] = [0, "", !Number.isNaN(own)];
  for (const line of values) {
    if (line < own) below += 1;
    else if (line === own) on = "=";
    else if (Number.isNaN(line)) sure = false;
  }
  // A value that is no whole number of pence stands for itself.
  return sure ? `${below}${on}` : `${numerator(given.value)}/${denominator(given.value)}`;
}

/** The name of an NHS body may say whether it is a central authority. */
const dayAndValueKey = ({ commenced, value, buyer, buyerType }: Tender, thresholds: RuleThresholds): string =>
  `${buyerType === "nhs-england" ? (authorityFromName(buyer ?? "") ?? "") : ""}|${dayKey(commenced, thresholds)}|${contractValueKey(value.excludingVat, thresholds)}|${contractValueKey(value.includingVat, thresholds)}`;

/** More than this many answers are not kept: an archive in which every tender is of its own kind asks each anew. */
const MOST = 5_000;

/** One contest of a method, under its own rules or under others: its own object, by which its answers are kept. */
export interface RuledContest {
  readonly thresholds: RuleThresholds;
}

/**
 * @param promised the measures that the bids promise; asked for only where an answer hangs on them
 * @param ask the rules themselves, where no answer is kept
 */
export type FindingsCache = (
  contest: RuledContest,
  tender: Tender,
  promised: () => ReadonlySet<string>,
  ask: () => readonly OpenFinding[],
) => readonly OpenFinding[];

/** @returns a way to ask the rules that keeps their answers */
export function findingsCache(): FindingsCache {
  const answers = new WeakMap<RuledContest, Map<string, readonly OpenFinding[]>>();
  let kept = 0;
  let last:
    | { readonly tender: Tender; readonly thresholds: RuleThresholds; readonly key: string }
    | undefined;
  return (contest, tender, promised, ask) => {
    const { thresholds } = contest;
    // Both sides of a tender ask one after the other, mostly of the same thresholds.
    if (last?.tender !== tender || last.thresholds !== thresholds)
      last = { tender, thresholds, key: dayAndValueKey(tender, thresholds) };
    const key =
      thresholds.promised.length === 0
        ? last.key
        : `${last.key}|${thresholds.promised.map((tell) => tell(promised())).join("|")}`;
    const own = answers.get(contest) ?? new Map<string, readonly OpenFinding[]>();
    answers.set(contest, own);
    const found = own.get(key);
    if (found !== undefined) return found;
    const answer = ask();
    if (kept < MOST) own.set(key, answer);
    kept += 1;
    return answer;
  };
}
