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
import type { Finding, Rule, Ruleset } from "./model.ts";
import type { Stage } from "./scope.ts";
import { type ScopedAnswer, scopedAnswer } from "./scoped-answer.ts";

export interface About extends RuleSubject {
  readonly value: ContractValue;
  readonly lot?: { readonly id: string };
  /** Whether the tender is still to be published, or its bids are in; bids when absent. */
  readonly moment?: "publication" | "bids";
}

/** What one rule comes to, whether it speaks to the tender or not. */
export interface Drawn {
  readonly finding: Finding;
  /** Whether it is the scope that leaves it open, and not the check. */
  readonly open: boolean;
  /** Why the rule does not speak to the tender, where it does not. */
  readonly outside?: Stage;
}

/** The rule that says how much social value must weigh, in every regime. */
export const FLOOR = minimumWeight.kind;

/** @returns what each rule of each regime comes to in one award, whatever the moment, with why where it does not apply. */
export const everyRuleAnswer = (rulesets: readonly Ruleset[], about: About): readonly Drawn[] =>
  rulesets.flatMap((ruleset) =>
    variantGroups(ruleset.rules).map((rules) => evaluateRule(rules, ruleset, about)),
  );

/** @returns what the rules in force find in one award: musts first, in the order of the rules. */
export function evaluateRules(rulesets: readonly Ruleset[], about: About): readonly Finding[] {
  const { tender } = about;
  const chosen = rulesets.filter(
    ({ name, always }) =>
      tender.rules === undefined || name === tender.rules || name === tender.adopts || always,
  );
  const drawn = chosen.flatMap((ruleset) =>
    variantGroups(ruleset.rules).flatMap((rules) => {
      const asked = whetherRuleAsked(rules, about);
      if (asked === "no" || (asked === "if-broken" && !rules.some((rule) => isBroken(rule, about))))
        return [];
      return [evaluateRule(rules, ruleset, about)].filter(
        (one) => asked === "yes" || one.finding.result === "fail",
      );
    }),
  );
  const speaking = drawn.filter(({ outside }) => outside === undefined).map(({ finding }) => finding);
  return findingsMustsFirst(
    withFloorFinding(combineUnchosenFloors(dropRepeatedUnknowns(speaking)), drawn, tender),
  );
}

/** A rule that is written once for each stretch of time or value is one rule; one without a regime's scope stands for itself. */
function variantGroups(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const groups = new Map<string, Rule[]>();
  for (const [index, rule] of rules.entries()) {
    const { scope } = rule.applies;
    const key = scope === undefined ? String(index) : `${scope} ${rule.id}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()];
}

/**
 * What should have been settled before publication is not asked again when the
 * bids are in, unless the tender's own words break what must hold.
 */
function whetherRuleAsked(rules: readonly Rule[], { moment = "bids" }: About): "yes" | "if-broken" | "no" {
  const asked = rules[0]?.asked;
  if (moment === "publication") return asked === "of-bids" ? "no" : "yes";
  if (asked !== "before-publication") return "yes";
  return rules.some(({ severity }) => severity === "must") ? "if-broken" : "no";
}

const isBroken = ({ check }: Rule, about: About): boolean => runCheck(check, about).result === "fail";

function evaluateRule(rules: readonly Rule[], ruleset: Ruleset, about: About): Drawn {
  const { tender, value, lot } = about;
  const named = tender.rules === ruleset.name;
  const wanted = tender.adopts === ruleset.name;
  const variants = rules.map(({ applies, check, status }) => ({
    applies,
    verified: status === "verified",
    answer: () => runCheck(check, about),
  }));
  const answer = scopedAnswer(variants, { tender, value, adopted: named || wanted, anyDay: wanted });
  const adopted = wanted && bindsNot(scopedAnswer(variants, { tender, value, adopted: false }));
  const rule = rules[answer.variant] ?? rules[0];
  if (rule === undefined) throw new Error("a rule has at least one variant");
  const deviation = answer.result === "fail" ? recordedDeviation(tender, rule, ruleset) : undefined;
  return {
    ...(answer.outside !== undefined && { outside: answer.outside }),
    open: answer.open,
    finding: {
      rule: rule.id,
      regime: ruleset.name,
      ...(rule.reference !== undefined && { reference: rule.reference }),
      title: rule.title,
      result: answer.result,
      severity: answer.result === "unknown" ? gravest(rules, answer) : rule.severity,
      says: `${answer.says}${takenAsNoText(answer)}`,
      ...(answer.missing !== undefined && { missing: answer.missing }),
      ...(answer.takenAsNo.length > 0 && { takenAsNo: answer.takenAsNo }),
      source: rule.source,
      ...(rule.note !== undefined && answer.result !== "not applicable" && { note: rule.note }),
      status: answer.verified ? "verified" : "unverified",
      adopted,
      ...(lot !== undefined && { lot: lot.id }),
      ...withoutUndefined({ at: answer.at, deviation }),
    },
  };
}

/** Whether a regime does not reach the tender by itself. */
const bindsNot = ({ outside, missing }: ScopedAnswer): boolean =>
  outside !== undefined || missing === "tender.buyer-type";

/** What is unknown is as grave as the gravest that it may come to. */
const gravest = (rules: readonly Rule[], { variant, open }: ScopedAnswer): Rule["severity"] =>
  open && rules.some(({ severity }) => severity === "must") ? "must" : (rules[variant]?.severity ?? "must");

const takenAsNoText = ({ result, takenAsNo }: ScopedAnswer): string =>
  takenAsNo.length === 0 || result === "pass"
    ? ""
    : ` (counted as no, because the tender does not say: ${takenAsNo.map((fact) => `\`${fact}\``).join(", ")})`;

function recordedDeviation(tender: Tender, rule: Rule, ruleset: Ruleset): Finding["deviation"] {
  const found = tender.deviations.find((one) =>
    [rule.id, `${ruleset.name}/${rule.id}`, rule.reference].includes(one.rule),
  );
  return found === undefined ? undefined : { who: found.who, when: found.when, why: found.why };
}

/** The facts that choose a regime; any other fact that is missing is missing for its own rules alone. */
const choosing: readonly string[] = ["tender.buyer-type", "tender.commenced"];

/** The fact that chooses a regime among the first that would settle the answer, where there is such a one. */
function choosingFact({ missing = "" }: Finding): string | undefined {
  const [first = ""] = missing.split("; or ");
  return choosing.find((fact) => first.split(" and ").includes(fact));
}

/**
 * A missing fact is asked for once: for one rule if several variants of it
 * wait, for the minimum weighting if every regime does.
 */
function dropRepeatedUnknowns(findings: readonly Finding[]): readonly Finding[] {
  const waiting = new Map<string, Finding>();
  const rank = (one: Finding): number => (one.rule === FLOOR ? 2 : 0) + (one.severity === "must" ? 1 : 0);
  const keyOf = (finding: Finding): string =>
    choosingFact(finding) ?? `${finding.missing ?? ""} ${finding.regime} ${finding.rule}`;
  for (const finding of findings) {
    if (finding.result !== "unknown") continue;
    const held = waiting.get(keyOf(finding));
    if (held === undefined || rank(finding) > rank(held)) waiting.set(keyOf(finding), finding);
  }
  const kept = new Set(waiting.values());
  const asked = new Set([...kept].flatMap((one) => (one.rule === FLOOR ? (choosingFact(one) ?? []) : [])));
  return findings.flatMap((finding) => {
    const fact = choosingFact(finding);
    if (finding.result !== "unknown")
      return finding.rule === FLOOR && fact !== undefined && asked.has(fact) ? [] : [finding];
    if (!kept.has(finding)) return [];
    return fact === undefined || finding.rule !== FLOOR ? [finding] : [regimeNotChosenFinding(finding, fact)];
  });
}

const unchosen: Readonly<Record<string, string>> = {
  "tender.buyer-type":
    "which rules bind the buyer cannot be told: the tender does not say what kind of body it is",
  "tender.commenced": "which rules were in force cannot be told: the tender does not say when it commenced",
};

function regimeNotChosenFinding({ reference: _, note: __, ...finding }: Finding, fact: string): Finding {
  return {
    ...finding,
    regime: "not yet chosen",
    title: "The minimum weighting",
    says: unchosen[fact] ?? finding.says,
    missing: fact,
    source: CHOOSING,
    status: "verified",
  };
}

/** Floors that are met on whichever day the tender commenced are one answer. */
function combineUnchosenFloors(findings: readonly Finding[]): readonly Finding[] {
  const own = findings.filter(
    (one) => one.rule === FLOOR && one.result === "pass" && choosingFact(one) !== undefined,
  );
  const [first] = own;
  if (first === undefined || own.length < 2) return findings;
  const one: Finding = {
    ...regimeNotChosenFinding(first, choosingFact(first) ?? ""),
    severity: "must",
    says: own.map(({ regime, says }) => `${regime}: ${says}`).join("; "),
  };
  return findings.flatMap((finding) => (finding === first ? [one] : own.includes(finding) ? [] : [finding]));
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
