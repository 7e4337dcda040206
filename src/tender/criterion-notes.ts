/** What a tender says of a criterion beside how it is scored: facts that rules read. */
import { withoutUndefined } from "../source/without-undefined.ts";
import type { CriterionNotes } from "./facts.ts";
import type { CriterionFile } from "./schema.ts";

/** @returns the notes of one criterion, as far as it has any. */
export function criterionNotes({
  outcome,
  relevance,
  proportionality,
  evidence,
}: CriterionFile): CriterionNotes {
  return {
    ...(outcome !== undefined && { outcomes: typeof outcome === "string" ? [outcome] : outcome }),
    ...withoutUndefined({ relevance, proportionality, evidence }),
  };
}
