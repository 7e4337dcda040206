/**
 * What a rule finds in a tender, whatever the tender leaves open: every
 * possible reading is answered, and only an answer that all of them give is
 * given. Where some give another, the answer is unknown and says what hangs on
 * which fact; where every reading is met or not asked, nobody need be asked.
 */
import { takenAsNo } from "../tender/facts.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import { type CombinedAnswer, combineReadings, nearness } from "./combine-readings.ts";
import type { Applies, CheckAnswer } from "./model.ts";
import { openFacts, readingsOf } from "./open-facts.ts";
import type { Reading } from "./reading.ts";
import type { ReadingOutcome } from "./reading-words.ts";
import {
  outsideByDay,
  type ReadingScope,
  type ScopeSettings,
  scopeOfReading,
  valueBoundsText,
} from "./scope.ts";
import { valueText } from "./value-text.ts";

/** A rule for some of the tenders of its regime, with what its check finds where it applies. */
export interface Variant {
  readonly applies: Applies;
  /** Whether its source was checked. */
  readonly verified: boolean;
  readonly answer: () => CheckAnswer;
}

export interface ScopedAnswer extends CombinedAnswer {
  readonly takenAsNo: readonly string[];
}

export interface AskedTender {
  readonly tender: Tender;
  readonly value: ContractValue;
  /** Whether the buyer took the rules on, or the tender names them: its type and law do not matter. */
  readonly adopted: boolean;
  /** Whether its day does not matter either. */
  readonly anyDay?: boolean;
}

/** @returns whether a rule reaches a tender: as far as what it states tells */
export function scopeForTender(applies: Applies, about: AskedTender): "inside" | "outside" | "unknown" {
  const { result } = scopedAnswer(
    [{ applies, verified: true, answer: () => ({ result: "fail", says: "" }) }],
    about,
  );
  return result === "fail" ? "inside" : result === "not applicable" ? "outside" : "unknown";
}

/** @param variants of one rule in one regime; in any one reading at most one of them applies */
export function scopedAnswer(variants: readonly Variant[], about: AskedTender): ScopedAnswer {
  const [only] = variants;
  return only !== undefined && variants.length === 1 && only.applies.scope === undefined
    ? answerAlone(only, about)
    : answerEveryReading(variants, about);
}

/**
 * A rule that stands for itself, without the scope of a regime, says itself
 * what follows from a fact that is missing; what it leaves open stays unknown.
 */
function answerAlone(variant: Variant, about: AskedTender): ScopedAnswer {
  const { facts } = about.tender;
  const { laws, ...unlawed } = variant.applies;
  const applies: Applies = laws === undefined || facts.has("law") ? variant.applies : unlawed;
  const answer = answerEveryReading([{ ...variant, applies }], about);
  if (!answer.open || answer.missing === "tender.buyer-type") return answer;
  const { value, subjects, ...rest } = applies;
  const byValue = value?.whenUnknown === "applies";
  const bySubject = subjects?.whenUnknown === "applies";
  if (!byValue && !bySubject)
    return answer.result === "pass"
      ? {
          ...answer,
          result: "unknown",
          says: `whether it applies cannot be told; where it does, ${answer.says}`,
        }
      : answer;
  const asIf: Applies = {
    ...rest,
    ...(value !== undefined && !byValue && { value }),
    ...(subjects !== undefined && !bySubject && { subjects }),
  };
  const tested = answerEveryReading([{ ...variant, applies: asIf }], about);
  return byValue && value !== undefined && tested.result !== "not applicable"
    ? {
        ...tested,
        says: `${tested.says} (the contract value ${value.vat} VAT is not given; the rule is tested as if it were within its scope (${valueBoundsText(value)}))`,
      }
    : tested;
}

function answerEveryReading(variants: readonly Variant[], about: AskedTender): ScopedAnswer {
  const { tender, value, adopted, anyDay = false } = about;
  const all = variants.map(({ applies }) => applies);
  if (!adopted && tender.buyerType === undefined && all.some(({ buyerTypes }) => buyerTypes !== undefined))
    return {
      variant: 0,
      result: "unknown",
      says: "which rules bind the buyer cannot be told: the tender does not say what kind of body it is",
      missing: "tender.buyer-type",
      verified: true,
      open: true,
      takenAsNo: [],
    };
  const settings: ScopeSettings = {
    adopted,
    ruleDay: anyDay ? (day) => dayWithin(all, day) : (day) => day,
    valueText: (vat) => valueText(vat, value),
  };
  const plain = openFacts([], tender, value).base;
  const near = all.filter((applies) => !isOutsideForSure(applies, tender, { ...plain, law: "" }, settings));
  const { base, questions } = openFacts(near, tender, value);
  const found = new Map<number, CheckAnswer>();
  const find = (variant: number): CheckAnswer => {
    const known = found.get(variant) ?? variants[variant]?.answer() ?? { result: "not applicable", says: "" };
    found.set(variant, known);
    return known;
  };
  const outcomes = readingsOf(base, questions).map(({ taken, reading }) => ({
    taken,
    reading,
    outcome: outcomeOf(all, reading, settings, find),
  }));
  const answer = combineReadings(outcomes, questions);
  const asksSomebody = answer.result === "fail" || answer.result === "unknown";
  const sure =
    variants[answer.variant]?.verified === true &&
    outcomes.every(
      ({ outcome }) => outcome.kind === "outside" || variants[outcome.variant]?.verified === true,
    );
  return {
    ...answer,
    verified: answer.verified && sure,
    takenAsNo: asksSomebody ? factsTakenAsNo(all, tender, settings, outcomes) : [],
  };
}

/** Whether the buyer or the day alone puts it outside, whatever else the tender leaves open. */
const isOutsideForSure = (
  applies: Applies,
  { buyerType, commenced }: Tender,
  reading: Reading,
  settings: ScopeSettings,
): boolean =>
  (buyerType !== undefined &&
    !settings.adopted &&
    applies.buyerTypes !== undefined &&
    !applies.buyerTypes.includes(buyerType)) ||
  (commenced !== undefined && outsideByDay(applies, settings.ruleDay(reading.day)) !== undefined);

/** The first variant that the reading is inside, else the first of which nobody can tell, else the one that it came nearest to. */
function outcomeOf(
  all: readonly Applies[],
  reading: Reading,
  settings: ScopeSettings,
  find: (variant: number) => CheckAnswer,
): ReadingOutcome {
  const scopes = all.map((applies, variant) => ({
    variant,
    scope: scopeOfReading(applies, reading, settings),
  }));
  const asked =
    scopes.find(({ scope }) => scope.kind === "inside") ??
    scopes.find(({ scope }) => scope.kind === "unsure");
  if (asked !== undefined) return { kind: "asked", ...asked, found: find(asked.variant) };
  const near = scopes.reduce((one, other) => (isNearer(other.scope, one.scope) ? other : one));
  return { kind: "outside", variant: near.variant, scope: near.scope as ReadingScope & { kind: "outside" } };
}

/** Of those that came equally near, the last to have ended or the first to begin. */
const isNearer = (one: ReadingScope, other: ReadingScope): boolean =>
  nearness(one) > nearness(other) ||
  (nearness(one) === nearness(other) &&
    one.kind === "outside" &&
    one.stage === "day" &&
    one.because().includes(" up to "));

/** An adopted regime is read on its own days: those before them by its first, those after by its last. */
function dayWithin(all: readonly Applies[], day: string): string {
  const froms = all.map(({ commenced }) => commenced?.from ?? "").sort();
  const tos = all.map(({ commenced }) => commenced?.to ?? "9999-12-31").sort();
  const [from = "", to = ""] = [froms[0], tos.at(-1)];
  return day < from ? from : day > to ? to : day;
}

/** Facts that count as no because the tender does not say, and with which a reading that is asked would be outside or open. */
function factsTakenAsNo(
  all: readonly Applies[],
  { facts }: Tender,
  settings: ScopeSettings,
  readings: readonly { readonly reading: Reading; readonly outcome: ReadingOutcome }[],
): readonly string[] {
  const read = new Set(
    all.flatMap(({ scope, except, only = [], threshold }) => {
      if (scope === undefined) return [];
      const kinds = threshold === undefined || threshold.ordinary ? [] : takenAsNo.slice(0, 4);
      return [...except, ...only, ...kinds];
    }),
  );
  return takenAsNo.filter(
    (fact) =>
      read.has(fact) &&
      !facts.has(fact) &&
      readings.some(({ reading, outcome }) => {
        const applies = all[outcome.variant];
        if (outcome.kind === "outside" || outcome.scope.kind !== "inside" || applies === undefined)
          return false;
        const flags = new Set([...reading.flags, fact]);
        return scopeOfReading(applies, { ...reading, flags }, settings).kind !== "inside";
      }),
  );
}
