/** The checks by the names that rules use. */
import type { Answer, CheckName, CheckSpec } from "../model.ts";
import type { Check, Subject } from "./check.ts";
import { climateTheme } from "./climate-theme.ts";
import { countingIsNotScoring } from "./counting-is-not-scoring.ts";
import { enoughIsEnough } from "./enough-is-enough.ts";
import { extraMeansExtra } from "./extra-means-extra.ts";
import { minimumWeight } from "./minimum-weight.ts";
import { noEvidenceNoCredit } from "./no-evidence-no-credit.ts";
import { noMinimum } from "./no-minimum.ts";
import { qualityLeads } from "./quality-leads.ts";
import { qualityOpensTheGate } from "./quality-opens-the-gate.ts";
import { sizeIsNoMerit } from "./size-is-no-merit.ts";
import { timedCommitment } from "./timed-commitment.ts";

const byKind: { readonly [Name in CheckName]: Check<Name> } = {
  "minimum-weight": minimumWeight,
  "no-minimum": noMinimum,
  "climate-theme": climateTheme,
  "timed-commitment": timedCommitment,
  "quality-leads": qualityLeads,
  "quality-opens-the-gate": qualityOpensTheGate,
  "enough-is-enough": enoughIsEnough,
  "counting-is-not-scoring": countingIsNotScoring,
  "no-evidence-no-credit": noEvidenceNoCredit,
  "extra-means-extra": extraMeansExtra,
  "size-is-no-merit": sizeIsNoMerit,
};

/** @returns what the check finds in this award. */
export function answer(spec: CheckSpec, subject: Subject): Answer {
  const check = byKind[spec.kind] as Check<CheckName>;
  return check(spec, subject);
}
