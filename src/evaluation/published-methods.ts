/** The method of each award of a tender, as the canonical text whose digest every evaluation prints. */
import type { PublishedMethod } from "../evidence/frozen/freeze.ts";
import { canonicalMethodText } from "../evidence/method.ts";
import type { Library } from "../library/model.ts";
import type { Ruleset } from "../regime/model.ts";
import type { Tender } from "../tender/model.ts";

/** @returns one text for the tender, or one for each lot. */
export function publishedMethods(
  { award, lots }: Tender,
  libraries: readonly Library[],
  rulesets: readonly Ruleset[],
): readonly PublishedMethod[] {
  const measures = libraries.flatMap((library) => library.measures);
  return award === undefined
    ? lots.map((lot) => ({ lot: lot.id, text: canonicalMethodText(lot.award, measures, rulesets) }))
    : [{ lot: null, text: canonicalMethodText(award, measures, rulesets) }];
}
