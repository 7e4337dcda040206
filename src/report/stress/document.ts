/** How firm a ranking is, as it is saved: the same parts, each figure rounded once and with its exact text. */
import type { EvaluatedTender } from "../../evaluation/model.ts";
import { absolute, compare, type Exact, exactText, isExact, isZero, ONE } from "../../number/exact.ts";
import { figureText } from "../../scoring/workings.ts";
import type { Measured } from "../../stress/measured.ts";
import type { Stress } from "../../stress/model.ts";
import { shareAsPercentText } from "../../stress/wording.ts";
import type { RoundTo } from "../../tender/figures.ts";
import { figureDocument, PENCE } from "../figures.ts";
import type { EvaluationDocument } from "../schema.ts";
import { withFirmnessDecisions } from "./needs-decision.ts";
import type { MeasuredDocument, StressDocument } from "./schema.ts";

type Saved<Part> = Part extends Measured
  ? MeasuredDocument
  : Part extends readonly (infer One)[]
    ? Saved<One>[]
    : Part extends object
      ? { -readonly [Key in keyof Part]: Saved<Part[Key]> }
      : Part;

/** @returns the document with an entry for each award; what is not firm is left to decide only where it was asked. */
export function withStressAnalysis(
  document: EvaluationDocument,
  { asked, contests }: NonNullable<EvaluatedTender["stress"]>,
): EvaluationDocument {
  const entries = contests.map(({ contest: { award, lot }, stress }) =>
    stressDocument(stress, award.rounding, lot?.id),
  );
  const informed = { ...document, stress: entries };
  return asked ? withFirmnessDecisions(informed) : informed;
}

/** @returns the entry of one award, or of one lot of it. */
export function stressDocument(stress: Stress, rounding: RoundTo, lot: string | undefined): StressDocument {
  return { lot: lot ?? null, ...roundFiguresWithin(stress, rounding) };
}

function roundFiguresWithin<Part>(part: Part, rounding: RoundTo): Saved<Part> {
  const below = (value: unknown): unknown => {
    if (isMeasuredFigure(value)) return measuredFigureDocument(value, rounding);
    if (Array.isArray(value)) return value.map(below);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, below(one)]));
  };
  return below(part) as Saved<Part>;
}

const isMeasuredFigure = (value: unknown): value is Measured =>
  typeof value === "object" && value !== null && "unit" in value && "value" in value && isExact(value.value);

/** A proxy value of a few pence, which two places would cut short. */
const isDecimalUnderOnePound = (value: Exact): boolean =>
  compare(absolute(value), ONE) < 0 && !isZero(value) && !exactText(value).includes("/");

/** @returns a figure shown in the way of its unit: marks as the tender rounds, pounds to the penny. */
export function measuredFigureDocument({ value, unit }: Measured, rounding: RoundTo): MeasuredDocument {
  const exact = exactText(value);
  switch (unit) {
    case "marks":
      return { ...figureDocument(value, rounding), unit };
    case "pounds":
    case "pounds per mark":
      return isDecimalUnderOnePound(value)
        ? { shown: exact, exact, unit }
        : { ...figureDocument(value, PENCE), unit };
    case "share":
      return { shown: shareAsPercentText(value), exact, unit };
    default:
      return { shown: figureText(value), exact, unit };
  }
}
