/** What past tenders that were scored by one published method have in common: read and prepared once for all of them. */

import { type MeasuresById, measuresById } from "../library/measures-by-id.ts";
import type { Library, Measure, Reference } from "../library/model.ts";
import type { Ruleset } from "../regime/model.ts";
import { outcomeAndCriterionIds } from "../regime/outcomes-of.ts";
import { type Expected, expectedFromTender } from "../tender/bids/expected-columns.ts";
import type { Award, Tender } from "../tender/model.ts";
import { convertAwardTargets } from "./convert-to-library.ts";
import { type RuledContest, ruleThresholds } from "./findings-cache.ts";

/** A tender of the method, with the libraries and rules that it names: as far as all of them are alike. */
export interface SampleTender {
  readonly tender: Tender;
  readonly libraries: readonly Library[];
  readonly rulesets: readonly Ruleset[];
  readonly reference: Reference;
}

/** What the second scoring rests on; what is absent stays as it was. */
export interface WhatIf {
  readonly libraries?: readonly Library[];
  /** All rules, and the name of those that every tender is held against. */
  readonly rules?: { readonly name: string; readonly rulesets: readonly Ruleset[] };
  /** The day on which every tender is taken to have commenced. */
  readonly commenced?: string;
}

/** The measures of a tender as it was, and as they would have been. */
export interface MeasurePair {
  readonly before: readonly Measure[];
  readonly after: readonly Measure[];
  readonly beforeById: MeasuresById;
  readonly afterById: MeasuresById;
  readonly outcomes: ReadonlySet<string>;
}

export interface PastMethod extends SampleTender {
  /** What tells the method from others. */
  readonly key: string;
  readonly measures: MeasurePair;
  readonly expected: Expected;
  /** For each contest, in the tender's order: the rules that speak to it before and after. */
  readonly contests: readonly {
    readonly award: Award;
    readonly before: RuledContest;
    readonly after: RuledContest;
  }[];
  /** The rules of the second scoring. */
  readonly rulesetsAfter: readonly Ruleset[];
}

/**
 * The measures that a tender would have had. A new library stands in place of
 * the one of its name, wherever its measures came in; what the tender took from
 * elsewhere stays. Where it took nothing from a library of that name, the new
 * one stands in place of all.
 */
function replaceMeasures(
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

/** Libraries are converted once for all methods that name the same. */
export type MeasurePairs = (libraries: readonly Library[]) => MeasurePair;

/** @returns a way to convert libraries that keeps what it has converted */
export function measurePairCache(whatIf: WhatIf): MeasurePairs {
  const known = new WeakMap<readonly Library[], MeasurePair>();
  return (libraries) => {
    const found = known.get(libraries) ?? beforeAfterMeasures(libraries, whatIf);
    known.set(libraries, found);
    return found;
  };
}

function beforeAfterMeasures(libraries: readonly Library[], whatIf: WhatIf): MeasurePair {
  const before = libraries.flatMap((library) => library.measures);
  const after = whatIf.libraries === undefined ? before : replaceMeasures(before, whatIf.libraries);
  const beforeById = measuresById(before);
  return {
    before,
    after,
    beforeById,
    afterById: after === before ? beforeById : measuresById(after),
    outcomes: outcomeAndCriterionIds([...(whatIf.libraries ?? []), ...libraries]),
  };
}

export function preparePastMethod(
  key: string,
  sample: SampleTender,
  whatIf: WhatIf,
  pairs: MeasurePairs = measurePairCache(whatIf),
): PastMethod {
  const { tender, rulesets } = sample;
  const measures = pairs(sample.libraries);
  const rulesetsAfter = whatIf.rules?.rulesets ?? rulesets;
  const awards = tender.award === undefined ? tender.lots.map(({ award }) => award) : [tender.award];
  return {
    ...sample,
    key,
    measures,
    expected: expectedFromTender(tender, measures.before),
    rulesetsAfter,
    contests: awards.map((own) => {
      const award = awardUnderNewLibrary(own, measures);
      const thresholds = (rules: readonly Ruleset[], of: Award, all: readonly Measure[]): RuledContest => ({
        thresholds: ruleThresholds(rules, { tender, award: of, bids: [], measures: all }),
      });
      return {
        award,
        before: thresholds(rulesets, own, measures.before),
        after: thresholds(rulesetsAfter, award, measures.after),
      };
    }),
  };
}

/** @returns the award as the other library would count it; the same where there is no other */
const awardUnderNewLibrary = (award: Award, { before, after, beforeById, afterById }: MeasurePair): Award =>
  before === after ? award : convertAwardTargets(award, beforeById, afterById);

/** @returns the tender on the day, and under the rules, of the second scoring */
export const whatIfTender = (tender: Tender, { commenced, rules }: WhatIf): Tender =>
  commenced === undefined && rules === undefined
    ? tender
    : {
        ...tender,
        ...(commenced !== undefined && { commenced }),
        ...(rules !== undefined && { rules: rules.name }),
      };
