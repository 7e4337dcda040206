/** A checked rules file, as plain text, made into a Ruleset. The text form is what is compiled into the program. */

import type { ThresholdTableFile } from "../library/reference/schema.ts";
import { exact } from "../number/exact.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import { checkForKind } from "./checks/registry.ts";
import type { Applies, CheckSpec, Rule, Ruleset, ThresholdTest, ValueBand } from "./model.ts";
import type { RuleFile, RulesFile } from "./schema.ts";
import { assembleThresholds, type ThresholdTable } from "./thresholds.ts";

/** A rules file that passed its checks, and where each rule was written. */
export interface RulesText {
  readonly file: RulesFile;
  readonly places: readonly string[];
  /** The thresholds that its scopes name. */
  readonly thresholds?: readonly ThresholdTableFile[];
}

/** @returns the rules as a value, figures exact. */
export function assembleRules(text: RulesText): Ruleset {
  const { file, places } = text;
  return {
    name: file.rules,
    version: file.version,
    title: file.title,
    always: file.always === "true",
    rules: file.list.map((rule, index) => assembleRule(rule, places[index] ?? "", text)),
  };
}

function assembleRule(rule: RuleFile, place: string, text: RulesText): Rule {
  let applies: Applies | undefined;
  let check: CheckSpec | undefined;
  return {
    id: rule.id,
    asked: rule.asked ?? "always",
    title: rule.title,
    ...(rule.reference !== undefined && { reference: rule.reference }),
    // Most rules do not speak to a tender, and are never asked for these.
    get applies() {
      applies ??= assembleRuleConditions(rule, text);
      return applies;
    },
    get check() {
      check ??= checkForKind(rule.check).read(rule.check);
      return check;
    },
    severity: rule.severity,
    source: rule.source,
    status: rule.status,
    ...(rule.note !== undefined && { note: rule.note }),
    ...(rule.sentences !== undefined && { sentences: rule.sentences }),
    ...(rule["not-published"] !== undefined && {
      notPublished: {
        what: rule["not-published"].what,
        asOf: rule["not-published"]["as-of"],
        review: rule["not-published"].review,
      },
    }),
    at: place,
  };
}

type AppliesFile = NonNullable<RuleFile["applies"]>;
type ScopeFile = NonNullable<RulesFile["scopes"]>[string];

/** The scope of the regime, narrowed by what the rule says for itself. */
function assembleRuleConditions(rule: RuleFile, { file, thresholds = [] }: RulesText): Applies {
  const regime: ScopeFile = rule.scope === undefined ? {} : (file.scopes?.[rule.scope] ?? {});
  const own: AppliesFile = rule.applies ?? {};
  const buyerTypes = both(regime["buyer-types"], own["buyer-types"]);
  const laws = both(regime.laws, own.laws);
  const commenced = narrowestDays(regime.commenced, own.commenced);
  const { value, subjects } = { ...withoutUndefined(regime), ...withoutUndefined(own) };
  const only = [...(regime.only ?? []), ...(own.only ?? [])];
  const { threshold } = regime;
  return withoutUndefined({
    scope: rule.scope,
    buyerTypes,
    nations: regime.nations,
    commenced,
    value: value && assembleValueBand(value),
    subjects: subjects && { of: subjects.of, whenUnknown: subjects["when-unknown"] ?? "unknown" },
    laws,
    only: only.length === 0 ? undefined : only,
    except: [...(regime.except ?? []), ...(own.except ?? [])],
    threshold: threshold && assembleThresholdTest(threshold, assembleThresholds(thresholds)),
    unsure: own.unsure,
  });
}

const both = <Word>(one: readonly Word[] | undefined, other: readonly Word[] | undefined) =>
  one === undefined || other === undefined ? (one ?? other) : one.filter((word) => other.includes(word));

function narrowestDays(
  one: AppliesFile["commenced"],
  other: AppliesFile["commenced"],
): Applies["commenced"] | undefined {
  if (one === undefined && other === undefined) return undefined;
  const [from] = [one?.from, other?.from]
    .filter((day) => day !== undefined)
    .sort()
    .reverse();
  const [to] = [one?.to, other?.to].filter((day) => day !== undefined).sort();
  return withoutUndefined({ from, to });
}

const assembleThresholdTest = (
  test: NonNullable<ScopeFile["threshold"]>,
  all: readonly ThresholdTable[],
): ThresholdTest => ({
  tables: all.filter(({ id }) => test.tables.includes(id)),
  ordinary: test.ordinary === "true",
  ...(test.kinds !== undefined && { kinds: test.kinds }),
  waivedBy: test["waived-by"] ?? [],
  ...(test["unsure-below"] !== undefined && { unsureBelow: test["unsure-below"] }),
});

/** @returns the rules with the tables of thresholds that their scopes name */
export function withThresholds(text: RulesText, tables: readonly ThresholdTableFile[] = []): RulesText {
  const named = Object.values(text.file.scopes ?? {}).flatMap(({ threshold }) => threshold?.tables ?? []);
  const own = tables.filter(({ id }) => named.includes(id));
  return own.length === 0 ? text : { ...text, thresholds: own };
}

function assembleValueBand(value: NonNullable<AppliesFile["value"]>): ValueBand {
  return {
    vat: value.vat,
    ...(value["at-least"] !== undefined && { atLeast: exact(value["at-least"]) }),
    ...(value.above !== undefined && { above: exact(value.above) }),
    ...(value.below !== undefined && { below: exact(value.below) }),
    whenUnknown: value["when-unknown"] ?? "unknown",
  };
}
