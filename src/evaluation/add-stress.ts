/** How firm each ranking of an evaluation is, laid beside it. */

import type { Gathered } from "../inputs/collect.ts";
import type { EvaluationDocument } from "../report/schema.ts";
import { stressDocument } from "../report/stress/document.ts";
import { asked } from "../report/stress/needs-decision.ts";
import type { StressDocument } from "../report/stress/schema.ts";
import { stress } from "../stress/stress.ts";
import { contestsOf } from "./evaluate-tender.ts";

/** @returns the document with a `stress` entry for each award; what is not firm is left to decide only where it was asked. */
export function withFirmness(
  document: EvaluationDocument,
  gathered: Gathered,
  wanted: "informs" | "asked",
): EvaluationDocument {
  const entries = contestsOf(gathered).flatMap((contest): readonly StressDocument[] => {
    const found = stress(contest);
    return "trouble" in found ? [] : [stressDocument(found, contest.award.rounding, contest.lot?.id)];
  });
  const informed = { ...document, stress: entries };
  return wanted === "asked" ? asked(informed) : informed;
}
