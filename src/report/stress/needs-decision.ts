/** What it means to ask how firm a ranking is: what is not firm is then for a person to decide, like a tie. */
import type { EvaluationDocument } from "../schema.ts";

/** @returns the document with each ranking that is not firm among what is left to decide; the same when it is asked again. */
export function withFirmnessDecisions(document: EvaluationDocument): EvaluationDocument {
  if (document.stress === undefined || document.stressAsked === true) return document;
  const decisions = document.stress.flatMap(({ lot, reasons }) =>
    reasons.map((reason) =>
      lot === null ? `The order is not firm: ${reason}` : `Lot ${lot}: the order is not firm: ${reason}`,
    ),
  );
  return { ...document, decisions: [...document.decisions, ...decisions], stressAsked: true };
}

/** @returns the document without the part. */
export function withoutStress({ stress: _, ...document }: EvaluationDocument): EvaluationDocument {
  return document;
}
