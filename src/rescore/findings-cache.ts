/**
 * Which rules stay open, asked once for all tenders that the rules cannot tell
 * apart: those with the same method, whose day and value lie between the same
 * lines that the rules draw.
 */
import { denominator, type Exact, integer, multiply, numerator } from "../number/exact.ts";
import type { Ruleset } from "../regime/model.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import type { OpenFinding } from "./model.ts";
import { type ContestUnderRules, openOf } from "./score-contest.ts";

/** The lines that the rules draw. */
export interface Lines {
  readonly days: readonly string[];
  readonly values: readonly number[];
}

/**
 * @param days on which a rule's own answer may turn: proxy values begin and end, well-being was considered
 * @param counted how many measures the award counts: what is too many depends on the value
 * @returns every day on which and every value at which a rule begins or ends to speak, or to answer otherwise
 */
export function linesOf(rulesets: readonly Ruleset[], days: readonly string[], counted: number): Lines {
  const rules = rulesets.flatMap((one) => one.rules);
  const applies = rules.map((rule) => rule.applies);
  const own = [...applies.flatMap(({ commenced }) => [commenced?.from, commenced?.to]), ...days];
  const thin = rules.flatMap(({ check }) =>
    check.kind === "few-measures" ? [multiply(check.poundsForEach, integer(Math.max(1, counted)))] : [],
  );
  return {
    days: [...new Set(own)].flatMap((day) => (day === undefined ? [] : [day])),
    values: [
      ...applies.flatMap(({ value }) => [value?.atLeast, value?.above, value?.below]),
      ...thin,
    ].flatMap((bound) => (bound === undefined ? [] : [pence(bound)])),
  };
}

/** Pounds as pence where that is a whole number; otherwise a number that no value is equal to. */
function pence(pounds: Exact): number {
  const hundredfold = multiply(pounds, integer(100));
  return denominator(hundredfold) === 1n ? Number(numerator(hundredfold)) : Number.NaN;
}

/** The days of an archive are few beside its tenders. */
const places = new WeakMap<Lines, Map<string, string>>();

function dayPlace(day: string | undefined, lines: Lines): string {
  if (day === undefined) return "?";
  const known = places.get(lines) ?? new Map<string, string>();
  places.set(lines, known);
  const found =
    known.get(day) ?? lines.days.map((line) => (day < line ? "<" : day === line ? "=" : ">")).join("");
  known.set(day, found);
  return found;
}

/** How many of the lines lie below a value, and whether one lies on it. */
function valuePlace(given: ContractValue["excludingVat"], { values }: Lines): string {
  if (given === undefined) return "?";
  const own = pence(given.value);
  let [below, on, told] = [0, "", !Number.isNaN(own)];
  for (const line of values) {
    if (line < own) below += 1;
    else if (line === own) on = "=";
    else if (Number.isNaN(line)) told = false;
  }
  // A value that is no whole number of pence stands for itself.
  return told ? `${below}${on}` : `${numerator(given.value)}/${denominator(given.value)}`;
}

const placeOf = ({ commenced }: Tender, value: ContractValue, lines: Lines): string =>
  `${dayPlace(commenced, lines)}|${valuePlace(value.excludingVat, lines)}|${valuePlace(value.includingVat, lines)}`;

/** More than this many answers are not kept: an archive in which every tender is of its own kind asks each anew. */
const MOST = 5_000;

/** @param side of a method: its own object, so that tenders of one method need not be told by the long text of it */
export type OpenFinder = (
  side: object,
  lines: Lines,
  tender: Tender,
  contest: () => Omit<ContestUnderRules, "bids" | "valuation">,
) => readonly OpenFinding[];

/** @returns a way to ask that remembers; the contest is laid out only where it must be. */
export function openFinder(): OpenFinder {
  const known = new WeakMap<object, Map<string, readonly OpenFinding[]>>();
  let held = 0;
  let last: { readonly tender: Tender; readonly lines: Lines; readonly place: string } | undefined;
  return (side, lines, tender, contest) => {
    // Both sides of a tender ask one after the other, mostly of the same lines.
    if (last?.tender !== tender || last.lines !== lines)
      last = { tender, lines, place: placeOf(tender, tender.value, lines) };
    const own = known.get(side) ?? new Map<string, readonly OpenFinding[]>();
    known.set(side, own);
    const found = own.get(last.place);
    if (found !== undefined) return found;
    const made = openOf(contest());
    if (held < MOST) own.set(last.place, made);
    held += 1;
    return made;
  };
}
