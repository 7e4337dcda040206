/** A checked rules file, as plain text, made into a Ruleset. The text form is what is compiled into the program. */

import { exact } from "../number/exact.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import { checkForKind } from "./checks/registry.ts";
import type { Applies, CheckSpec, Rule, Ruleset, ValueBand } from "./model.ts";
import type { RuleFile, RulesFile } from "./schema.ts";

/** A rules file that passed its checks, and where each rule was written. */
export interface RulesText {
  readonly file: RulesFile;
  readonly places: readonly string[];
}

/** @returns the rules as a value, figures exact. */
export function assembleRules({ file, places }: RulesText): Ruleset {
  return {
    name: file.rules,
    version: file.version,
    title: file.title,
    always: file.always === "true",
    rules: file.list.map((rule, index) => assembleRule(rule, places[index] ?? "")),
  };
}

function assembleRule(rule: RuleFile, place: string): Rule {
  let applies: Applies | undefined;
  let check: CheckSpec | undefined;
  return {
    id: rule.id,
    asked: rule.asked ?? "always",
    title: rule.title,
    ...(rule.reference !== undefined && { reference: rule.reference }),
    // Most rules do not speak to a tender, and are never asked for these.
    get applies() {
      applies ??= assembleRuleConditions(rule);
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
    at: place,
  };
}

function assembleRuleConditions({ applies = {} }: RuleFile): Applies {
  const { commenced, value, subjects, laws } = applies;
  return {
    ...(applies["buyer-types"] !== undefined && { buyerTypes: applies["buyer-types"] }),
    ...(commenced !== undefined && {
      commenced: withoutUndefined({ from: commenced.from, to: commenced.to }),
    }),
    ...(value !== undefined && { value: assembleValueBand(value) }),
    ...(subjects !== undefined && {
      subjects: { of: subjects.of, whenUnknown: subjects["when-unknown"] ?? "unknown" },
    }),
    ...(laws !== undefined && { laws }),
    except: applies.except ?? [],
  };
}

function assembleValueBand(value: NonNullable<NonNullable<RuleFile["applies"]>["value"]>): ValueBand {
  return {
    vat: value.vat,
    ...(value["at-least"] !== undefined && { atLeast: exact(value["at-least"]) }),
    ...(value.above !== undefined && { above: exact(value.above) }),
    ...(value.below !== undefined && { below: exact(value.below) }),
    whenUnknown: value["when-unknown"] ?? "unknown",
  };
}
