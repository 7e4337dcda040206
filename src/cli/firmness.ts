/** How firm each ranking of an evaluation is, laid beside it. */
import type { EvaluationDocument } from "../report/schema.ts";
import { stressDocument } from "../report/stress/document.ts";
import type { StressDocument } from "../report/stress/schema.ts";
import { stress } from "../stress/stress.ts";
import { contestsOf } from "./conclude.ts";
import type { Gathered } from "./gather.ts";

/** @returns the document with a `stress` entry for each award, and among what is left to decide each ranking that is not firm. */
export function withFirmness(document: EvaluationDocument, gathered: Gathered): EvaluationDocument {
  const entries = contestsOf(gathered).flatMap((contest): readonly StressDocument[] => {
    const found = stress(contest);
    return "trouble" in found ? [] : [stressDocument(found, contest.award.rounding, contest.lot?.id)];
  });
  const decisions = entries.flatMap(({ lot, reasons }) =>
    reasons.map((reason) =>
      lot === null ? `The order is not firm: ${reason}` : `Lot ${lot}: the order is not firm: ${reason}`,
    ),
  );
  return { ...document, decisions: [...document.decisions, ...decisions], stress: entries };
}
