/** The checks by the kinds that rules name. Adding one: its own file, its line here, and its line in the schema of rules. */
import type { CheckAnswer, CheckSpec } from "../model.ts";
import type { AnyCheck, RuleSubject } from "./check.ts";
import { clearAndMeasurable } from "./clear-and-measurable.ts";
import { climateTheme } from "./climate-theme.ts";
import { consideredBeforeStart } from "./considered-before-start.ts";
import { countedOnce } from "./counted-once.ts";
import { countingIsNotScoring } from "./counting-is-not-scoring.ts";
import { disclosed } from "./disclosed.ts";
import { effectiveWeighting } from "./effective-weighting.ts";
import { enoughIsEnough } from "./enough-is-enough.ts";
import { extraMeansExtra } from "./extra-means-extra.ts";
import { fewMeasures } from "./few-measures.ts";
import { forbiddenWording } from "./forbidden-wording.ts";
import { kpis } from "./kpis.ts";
import { lawInForce } from "./law-in-force.ts";
import { libraryEdition } from "./library-edition.ts";
import { methodStatement } from "./method-statement.ts";
import { minimumWeight } from "./minimum-weight.ts";
import { noEvidenceNoCredit } from "./no-evidence-no-credit.ts";
import { noMinimum } from "./no-minimum.ts";
import { onePerspective } from "./one-perspective.ts";
import { outcomes } from "./outcomes.ts";
import { plannedMinimum } from "./planned-minimum.ts";
import { poundsApart } from "./pounds-apart.ts";
import { proxiesComplete } from "./proxies-complete.ts";
import { publishedWeights } from "./published-weights.ts";
import { qualityLeads } from "./quality-leads.ts";
import { qualityOpensTheGate } from "./quality-opens-the-gate.ts";
import { relatedAndProportionate } from "./related-and-proportionate.ts";
import { separatelyReportable } from "./separately-reportable.ts";
import { sizeIsNoMerit } from "./size-is-no-merit.ts";
import { stated } from "./stated.ts";
import { timedCommitment } from "./timed-commitment.ts";
import { unusuallyHigh } from "./unusually-high.ts";
import { weightChosen } from "./weight-chosen.ts";
import { withinTerm } from "./within-term.ts";

export const checks: readonly AnyCheck[] = [
  clearAndMeasurable,
  climateTheme,
  consideredBeforeStart,
  countedOnce,
  countingIsNotScoring,
  disclosed,
  effectiveWeighting,
  enoughIsEnough,
  extraMeansExtra,
  fewMeasures,
  forbiddenWording,
  kpis,
  lawInForce,
  libraryEdition,
  methodStatement,
  minimumWeight,
  noEvidenceNoCredit,
  noMinimum,
  onePerspective,
  outcomes,
  plannedMinimum,
  poundsApart,
  proxiesComplete,
  publishedWeights,
  qualityLeads,
  qualityOpensTheGate,
  relatedAndProportionate,
  separatelyReportable,
  sizeIsNoMerit,
  stated,
  timedCommitment,
  unusuallyHigh,
  weightChosen,
  withinTerm,
];

const byKind: ReadonlyMap<string, AnyCheck> = new Map(checks.map((check) => [check.kind, check]));

/** @throws Error for a kind that the schema of rules lets through and nobody has defined, which a test rules out */
export function checkForKind({ kind }: CheckSpec): AnyCheck {
  const check = byKind.get(kind);
  if (check === undefined) throw new Error(`there is no check of the kind ${kind}`);
  return check;
}

/** @returns what the check finds in this award. */
export const runCheck = (spec: CheckSpec, subject: RuleSubject): CheckAnswer =>
  checkForKind(spec).answer(spec, subject);
