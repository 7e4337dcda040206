/** What is ranked by itself in a past tender, under its own library and rules and under others. */
import type { Library, Measure } from "../library/model.ts";
import type { Ruleset } from "../regime/model.ts";
import { outcomesOf } from "../regime/outcomes-of.ts";
import { type Contest, type ContestInputs, contestsOf } from "../scoring/contest.ts";
import type { Tender } from "../tender/model.ts";
import { awardUnder, bidsUnder, byId } from "./convert-to-library.ts";
import type { ContestUnderRules } from "./score-contest.ts";

/** A tender with everything that its first scoring rests on. */
export interface PastTender extends ContestInputs {
  readonly libraries: readonly Library[];
  readonly rulesets: readonly Ruleset[];
}

/** What the second scoring rests on; what is absent stays as it was. */
export interface WhatIf {
  readonly libraries?: readonly Library[];
  /** All rules, and the name of those that every tender is held against. */
  readonly rules?: { readonly name: string; readonly rulesets: readonly Ruleset[] };
  /** The day on which every tender is taken to have commenced. */
  readonly commenced?: string;
}

export interface ContestPair {
  readonly before: ContestUnderRules;
  readonly after: ContestUnderRules;
}

/**
 * The measures that a tender would have had. A new library stands in place of
 * the one of its name, wherever its measures came in; what the tender took from
 * elsewhere stays. Where it took nothing from a library of that name, the new
 * one stands in place of all.
 */
export function renewed(
  measures: readonly Measure[],
  libraries: readonly Pick<Library, "name" | "measures">[],
): readonly Measure[] {
  const fresh = libraries.flatMap((library) => library.measures);
  const names = libraries.map(({ name }) => name);
  const kept = measures.filter(({ library }) => !names.includes(library.replace(/@.*$/, "")));
  if (kept.length === measures.length) return fresh;
  const own = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...kept.filter(({ id }) => !own.has(id))];
}

/** @returns the tender on the day, and under the rules, of the second scoring */
const tenderUnder = (tender: Tender, { commenced, rules }: WhatIf): Tender => ({
  ...tender,
  ...(commenced !== undefined && { commenced }),
  ...(rules !== undefined && { rules: rules.name }),
});

/** @returns each contest of a tender, as it was and as it would be. */
export function contestPairs(past: PastTender, whatIf: WhatIf): readonly ContestPair[] {
  const { libraries, rulesets } = past;
  const outcomes = outcomesOf([...(whatIf.libraries ?? []), ...libraries]);
  const convert = converterTo(whatIf, libraries);
  const before = contestsOf(past);
  const after = contestsOf({ ...past, tender: tenderUnder(past.tender, whatIf) });
  return after.map((then, index) => ({
    before: { ...(before[index] ?? then), outcomes, rulesets },
    after: { ...convert(then), outcomes, rulesets: whatIf.rules?.rulesets ?? rulesets },
  }));
}

/** @returns a contest as the other library would count it; the same where there is no other. */
function converterTo(whatIf: WhatIf, libraries: readonly Library[]): (contest: Contest) => Contest {
  if (whatIf.libraries === undefined) return (contest) => contest;
  const own = libraries.flatMap((library) => library.measures);
  const measures = renewed(own, whatIf.libraries);
  const [old, fresh] = [byId(own), byId(measures)];
  return (contest) => ({
    ...contest,
    award: awardUnder(contest.award, old, fresh),
    bids: bidsUnder(contest.bids, old, fresh),
    measures,
  });
}
