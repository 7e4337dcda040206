/** The checks by the names that rules use. */
import type { Answer, CheckName, CheckSpec } from "../model.ts";
import type { Check, Subject } from "./check.ts";
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
import { lawInForce } from "./law-in-force.ts";
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
  stated,
  "law-in-force": lawInForce,
  "published-weights": publishedWeights,
  "separately-reportable": separatelyReportable,
  "planned-minimum": plannedMinimum,
  "effective-weighting": effectiveWeighting,
  outcomes,
  "related-and-proportionate": relatedAndProportionate,
  "clear-and-measurable": clearAndMeasurable,
  "counted-once": countedOnce,
  disclosed,
  "pounds-apart": poundsApart,
  "proxies-complete": proxiesComplete,
  "forbidden-wording": forbiddenWording,
  "within-term": withinTerm,
  "method-statement": methodStatement,
  "unusually-high": unusuallyHigh,
  "considered-before-start": consideredBeforeStart,
  "weight-chosen": weightChosen,
  "few-measures": fewMeasures,
  "one-perspective": onePerspective,
};

/** @returns what the check finds in this award. */
export function runCheck(spec: CheckSpec, subject: Subject): Answer {
  const check = byKind[spec.kind] as Check<CheckName>;
  return check(spec, subject);
}
