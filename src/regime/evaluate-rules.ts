/**
 * Which regimes speak to a tender, and what their rules find. Rules are chosen
 * by the day that the tender commenced, the buyer and the value, never by
 * today's date; what cannot be told is unknown, once, with what is missing.
 */
import { withoutUndefined } from "../source/without-undefined.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import type { RuleSubject } from "./checks/check.ts";
import { minimumWeight } from "./checks/minimum-weight.ts";
import { runCheck } from "./checks/registry.ts";
import type { CheckAnswer, Finding, Rule, Ruleset } from "./model.ts";
import { ruleScopeForTender, type Stage } from "./scope.ts";

export interface About extends RuleSubject {
  readonly value: ContractValue;
  readonly lot?: { readonly id: string };
  /** Whether the tender is still to be published, or its bids are in; bids when absent. */
  readonly moment?: "publication" | "bids";
}

interface Drawn {
  readonly finding: Finding;
  /** Why the rule does not speak to the tender, where it does not. */
  readonly outside?: Stage;
}

/** The rule that says how much social value must weigh, in every regime. */
export const FLOOR = minimumWeight.kind;

/** @returns what the rules in force find in one award: musts first, in the order of the rules. */
export function evaluateRules(rulesets: readonly Ruleset[], about: About): readonly Finding[] {
  const { tender } = about;
  const chosen = rulesets.filter(
    ({ name, always }) =>
      tender.rules === undefined || name === tender.rules || name === tender.adopts || always,
  );
  const drawn = chosen.flatMap((ruleset) =>
    ruleset.rules.flatMap((rule) => {
      const asked = whetherRuleAsked(rule, about);
      return asked === "no"
        ? []
        : [evaluateRule(rule, ruleset, about)].filter(
            (one) => asked === "yes" || one.finding.result === "fail",
          );
    }),
  );
  const speaking = drawn.filter(({ outside }) => outside === undefined).map(({ finding }) => finding);
  return findingsMustsFirst(withFloorFinding(dropRepeatedUnknowns(speaking), drawn, tender));
}

/**
 * What should have been settled before publication is not asked again when the
 * bids are in, unless the tender's own words break what must hold.
 */
function whetherRuleAsked({ asked, severity }: Rule, { moment = "bids" }: About): "yes" | "if-broken" | "no" {
  if (moment === "publication") return asked === "of-bids" ? "no" : "yes";
  if (asked !== "before-publication") return "yes";
  return severity === "must" ? "if-broken" : "no";
}

function evaluateRule(rule: Rule, ruleset: Ruleset, about: About): Drawn {
  const { tender, value, lot } = about;
  const named = tender.rules === ruleset.name;
  const wanted = tender.adopts === ruleset.name;
  const scope = ruleScopeForTender(rule.applies, tender, value, named || wanted);
  const binding = ruleScopeForTender(rule.applies, tender, value, false).kind === "inside";
  const found: CheckAnswer =
    scope.kind === "outside"
      ? { result: "not applicable", says: scope.because }
      : scope.kind === "unknown"
        ? { result: "unknown", says: scope.because, missing: scope.missing }
        : runCheck(rule.check, about);
  const note =
    scope.kind === "inside" && scope.note !== undefined && found.result !== "not applicable"
      ? ` (${scope.note})`
      : "";
  const deviation = found.result === "fail" ? recordedDeviation(tender, rule, ruleset) : undefined;
  return {
    ...(scope.kind === "outside" && { outside: scope.stage }),
    finding: {
      rule: rule.id,
      regime: ruleset.name,
      ...(rule.reference !== undefined && { reference: rule.reference }),
      title: rule.title,
      result: found.result,
      severity: rule.severity,
      says: `${found.says}${note}`,
      ...(found.missing !== undefined && { missing: found.missing }),
      source: rule.source,
      ...(rule.note !== undefined && found.result !== "not applicable" && { note: rule.note }),
      status: rule.status,
      adopted: wanted && !binding,
      ...(lot !== undefined && { lot: lot.id }),
      ...withoutUndefined({ at: found.at, deviation }),
    },
  };
}

function recordedDeviation(tender: Tender, rule: Rule, ruleset: Ruleset): Finding["deviation"] {
  const found = tender.deviations.find((one) =>
    [rule.id, `${ruleset.name}/${rule.id}`, rule.reference].includes(one.rule),
  );
  return found === undefined ? undefined : { who: found.who, when: found.when, why: found.why };
}

/** The facts that choose a regime; any other fact that is missing is missing for its own rules alone. */
const choosing: readonly string[] = ["tender.buyer-type", "tender.commenced"];

/**
 * A missing fact is asked for once: for one rule if several variants of it
 * wait, for the minimum weighting if every regime does.
 */
function dropRepeatedUnknowns(findings: readonly Finding[]): readonly Finding[] {
  const waiting = new Map<string, Finding>();
  const rank = (one: Finding): number => (one.rule === FLOOR ? 2 : 0) + (one.severity === "must" ? 1 : 0);
  const keyOf = ({ missing, rule, regime }: Finding): string =>
    choosing.includes(missing ?? "") ? (missing ?? "") : `${missing ?? ""} ${regime} ${rule}`;
  for (const finding of findings) {
    if (finding.result !== "unknown") continue;
    const held = waiting.get(keyOf(finding));
    if (held === undefined || rank(finding) > rank(held)) waiting.set(keyOf(finding), finding);
  }
  const kept = new Set(waiting.values());
  return findings.flatMap((finding) => {
    if (finding.result !== "unknown") return [finding];
    if (!kept.has(finding)) return [];
    return choosing.includes(finding.missing ?? "") ? [regimeNotChosenFinding(finding)] : [finding];
  });
}

function regimeNotChosenFinding({ reference: _, note: __, ...finding }: Finding): Finding {
  return {
    ...finding,
    regime: "not yet chosen",
    title: "The minimum weighting",
    source: CHOOSING,
    status: "verified",
  };
}

const CHOOSING = "svscore chooses rules by the buyer, the day that the tender commenced and the value";

/** The minimum weighting always has an answer, even when it is that no rule applies. */
function withFloorFinding(
  findings: readonly Finding[],
  drawn: readonly Drawn[],
  tender: Tender,
): readonly Finding[] {
  const floors = findings.filter((finding) => finding.rule === FLOOR);
  const decided = floors.filter(({ result }) => result === "pass" || result === "fail");
  const regimes = decided.map(({ regime }) => regime);
  const settled = (finding: Finding): boolean =>
    finding.rule === FLOOR &&
    !decided.includes(finding) &&
    ((finding.result === "unknown" && regimes.includes(finding.regime)) ||
      (finding.result === "not applicable" && decided.length > 0));
  const kept = findings.filter((finding) => !settled(finding));
  const missed = adoptedOutsideFindings(drawn, kept, tender);
  if (floors.length > 0) return [...missed, ...kept];
  return [...missed, ...(missed.length > 0 ? [] : [noFloorFinding(drawn, tender)]), ...kept];
}

/** Rules that the buyer took on and that do not speak to this tender are not passed over in silence. */
function adoptedOutsideFindings(
  drawn: readonly Drawn[],
  kept: readonly Finding[],
  { adopts }: Tender,
): readonly Finding[] {
  if (adopts === undefined || kept.some(({ regime, rule }) => regime === adopts && rule === FLOOR)) return [];
  const own = nearestOutsideFinding(
    drawn.filter(({ finding }) => finding.regime === adopts && finding.rule === FLOOR),
  );
  return own === undefined ? [] : [{ ...own, says: `${adopts} is adopted, but ${own.says}`, adopted: true }];
}

const stages: readonly Stage[] = ["buyer", "day", "kind"];

/** Of those that came equally near, the last to have ended or the first to begin. */
function nearestOutsideFinding(drawn: readonly Drawn[]): Finding | undefined {
  const far = (one: Drawn): number => stages.indexOf(one.outside ?? "buyer");
  const furthest = Math.max(...drawn.map(far));
  const near = drawn.filter((one) => far(one) === furthest).map(({ finding }) => finding);
  return near.findLast(({ says }) => says.includes(" up to ")) ?? near[0];
}

function noFloorFinding(drawn: readonly Drawn[], tender: Tender): Finding {
  const floors = drawn.filter(({ finding }) => finding.rule === FLOOR);
  const near = nearestOutsideFinding(floors.filter(({ outside }) => outside === "kind"));
  if (near !== undefined) return near;
  const buyer = tender.buyerType === undefined ? "this buyer" : `a buyer of type ${tender.buyerType}`;
  const says =
    tender.rules !== undefined && floors.length === 0
      ? `the rules that the tender names (${tender.rules}) set no minimum weighting`
      : `no minimum weighting that svscore knows was in force for ${buyer}${tender.commenced === undefined ? "" : ` on ${tender.commenced}`}`;
  return {
    rule: FLOOR,
    regime: "none",
    title: "The minimum weighting",
    result: "not applicable",
    severity: "must",
    says,
    source: CHOOSING,
    status: "verified",
    adopted: false,
  };
}

function findingsMustsFirst(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter(({ severity }) => severity === "must"),
    ...findings.filter(({ severity }) => severity === "should"),
  ];
}
