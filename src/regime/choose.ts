/**
 * Which regimes speak to a tender, and what their rules find. Rules are chosen
 * by the day that the tender commenced, the buyer and the value, never by
 * today's date; what cannot be told is unknown, once, with what is missing.
 */
import type { ContractValue, Tender } from "../tender/model.ts";
import { answer } from "./checks/by-kind.ts";
import type { Subject } from "./checks/check.ts";
import type { Answer, Finding, Rule, Ruleset } from "./model.ts";
import { scopeOf } from "./scope.ts";

/** The seven rules of quality over quantity hold for every tender and need no choosing. */
export const ALWAYS = "quality-over-quantity";

export interface About extends Subject {
  readonly value: ContractValue;
  readonly lot?: string;
}

interface Drawn {
  readonly finding: Finding;
  readonly outside: boolean;
}

/** @returns what the rules in force find in one award: musts first, in the order of the rules. */
export function findingsOf(rulesets: readonly Ruleset[], about: About): readonly Finding[] {
  const { tender } = about;
  const drawn = rulesets.flatMap((ruleset) => {
    const named = tender.rules !== undefined && ruleset.name === tender.rules;
    const adopted = tender.adopts === ruleset.name;
    if (tender.rules !== undefined && !named && !adopted && ruleset.name !== ALWAYS) return [];
    return ruleset.rules.map((rule) => draw(rule, ruleset, about, named, adopted));
  });
  const kept = drawn.filter(({ outside }) => !outside).map(({ finding }) => finding);
  return mustsFirst(withFloor(onceEach(kept), drawn, tender));
}

function draw(rule: Rule, ruleset: Ruleset, about: About, named: boolean, adopted: boolean): Drawn {
  const { tender, value, lot } = about;
  const scope = scopeOf(rule.applies, tender, value, named || adopted);
  const found: Answer =
    scope.kind === "outside"
      ? { result: "not applicable", says: scope.because }
      : scope.kind === "unknown"
        ? { result: "unknown", says: scope.because, missing: scope.missing }
        : answer(rule.check, about);
  const note =
    scope.kind === "inside" && scope.note !== undefined && found.result !== "not applicable"
      ? ` (${scope.note})`
      : "";
  const deviation = found.result === "fail" ? deviationFor(tender, rule, ruleset) : undefined;
  return {
    outside: scope.kind === "outside",
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
      status: rule.status,
      adopted,
      ...(lot !== undefined && { lot }),
      ...(found.at !== undefined && { at: found.at }),
      ...(deviation !== undefined && { deviation }),
    },
  };
}

function deviationFor(tender: Tender, rule: Rule, ruleset: Ruleset): Finding["deviation"] {
  const found = tender.deviations.find((one) =>
    [rule.id, `${ruleset.name}/${rule.id}`, rule.reference].includes(one.rule),
  );
  return found === undefined ? undefined : { who: found.who, when: found.when, why: found.why };
}

/**
 * Several regimes that wait for the same missing fact ask for it once: for the
 * minimum weighting if that waits too, and as a must if any of them is one.
 */
function onceEach(findings: readonly Finding[]): readonly Finding[] {
  const waiting = new Map<string, Finding>();
  const rank = (one: Finding): number => (one.rule === FLOOR ? 2 : 0) + (one.severity === "must" ? 1 : 0);
  for (const finding of findings) {
    if (finding.result !== "unknown" || finding.missing === undefined || !choosing.includes(finding.missing))
      continue;
    const held = waiting.get(finding.missing);
    if (held === undefined || rank(finding) > rank(held)) waiting.set(finding.missing, finding);
  }
  const kept = new Set(waiting.values());
  return findings.flatMap((finding) => {
    if (finding.result !== "unknown" || finding.missing === undefined || !choosing.includes(finding.missing))
      return [finding];
    return kept.has(finding) ? [yetToChoose(finding)] : [];
  });
}

function yetToChoose({ reference: _, ...finding }: Finding): Finding {
  return {
    ...finding,
    regime: "not yet chosen",
    title: "The minimum weighting",
    source: "rules are chosen by the buyer, the day that the tender commenced and the value",
    status: "verified",
  };
}

/** The facts that choose a regime; another fact that is missing is missing for one rule alone. */
const choosing: readonly string[] = ["tender.buyer-type", "tender.commenced"];

const FLOOR = "minimum-weight";

/** The minimum weighting always has an answer, even when it is that no rule applies. */
function withFloor(
  findings: readonly Finding[],
  drawn: readonly Drawn[],
  tender: Tender,
): readonly Finding[] {
  const floors = findings.filter((finding) => finding.rule === FLOOR);
  const decided = floors.filter((finding) => finding.result === "pass" || finding.result === "fail");
  if (decided.length > 0)
    return findings.filter((finding) => finding.rule !== FLOOR || decided.includes(finding));
  if (floors.length > 0) return findings;
  const near =
    drawn.find(({ finding }) => finding.rule === FLOOR && finding.says.includes("contracts")) ??
    drawn.find(({ finding }) => finding.rule === FLOOR);
  if (near === undefined) return findings;
  const { at: _, ...finding } = near.finding;
  const buyer = tender.buyerType === undefined ? "this buyer" : `a buyer of type ${tender.buyerType}`;
  return [
    {
      ...finding,
      regime: "none",
      says: `no minimum weighting that svscore knows was in force for ${buyer}${tender.commenced === undefined ? "" : ` on ${tender.commenced}`}`,
    },
    ...findings,
  ];
}

function mustsFirst(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter(({ severity }) => severity === "must"),
    ...findings.filter(({ severity }) => severity === "should"),
  ];
}
