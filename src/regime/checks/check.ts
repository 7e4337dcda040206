/** What every check is: the parameters of a rule and one award in, an answer out; and all that is to be known of it beside. */
import type { Measure } from "../../library/model.ts";
import type { Exact } from "../../number/exact.ts";
import type { Award, Bid, Tender } from "../../tender/model.ts";
import type { CheckAnswer, CheckSpec } from "../model.ts";
import type { RuleFile } from "../schema.ts";

export interface RuleSubject {
  readonly tender: Tender;
  readonly award: Award;
  /** The live bids for this award. */
  readonly bids: readonly Bid[];
  /** The ids of the measures that the bids promise, where only these are known of them. */
  readonly promised?: ReadonlySet<string>;
  /** What commitments may be counted by; absent where no library was read. */
  readonly measures?: readonly Measure[];
  /** The ids of the outcomes and award criteria of the tender's libraries. */
  readonly outcomes?: ReadonlySet<string>;
  /** The marks of each scored bid, by criterion; absent before bids are scored. */
  readonly earned?: readonly ReadonlyMap<string, Exact>[];
}

/**
 * What an answer hangs on beside the published method: the bids (or what they
 * earned), the measures that they promise, the day on which the tender
 * commenced, or the value of the contract.
 */
export type LooksAt = "bids" | "promised" | "commenced" | "value";

/** Where an answer may turn: two tenders of one method between the same of these are answered alike. */
export interface Thresholds {
  readonly days?: readonly string[];
  readonly values?: readonly Exact[];
  /** What tells promises apart that are answered differently. */
  readonly promised?: (promised: ReadonlySet<string>) => string;
}

export type CheckFile<Kind extends string> = Extract<RuleFile["check"], { readonly kind: Kind }>;

interface Check<Kind extends string, Spec> {
  readonly looksAt: readonly LooksAt[];
  /** @returns the parameters of a rule, with their figures exact; without it they are taken as they are written */
  readonly read?: (file: CheckFile<Kind>) => Spec;
  readonly thresholds?: (spec: NoInfer<Spec>, subject: RuleSubject) => Thresholds;
  readonly answer: (spec: NoInfer<Spec>, subject: RuleSubject) => CheckAnswer;
}

/** A check as the registry knows it. */
export interface AnyCheck<Kind extends string = string> {
  readonly kind: Kind;
  readonly looksAt: readonly LooksAt[];
  readonly read: (file: RuleFile["check"]) => CheckSpec;
  readonly thresholds: (spec: CheckSpec, subject: RuleSubject) => Thresholds;
  readonly answer: (spec: CheckSpec, subject: RuleSubject) => CheckAnswer;
}

/** @returns the check for the registry, where what a rule says of it is known by its kind alone */
export function defineCheck<Kind extends RuleFile["check"]["kind"], Spec extends object = CheckFile<Kind>>(
  kind: Kind,
  { looksAt, read, thresholds, answer }: Check<Kind, Spec>,
): AnyCheck<Kind> {
  const own = (spec: CheckSpec): Spec => spec as unknown as Spec;
  return {
    kind,
    looksAt,
    read: (file) => ({ ...(read === undefined ? file : read(file as CheckFile<Kind>)), kind }),
    thresholds: (spec, subject) => thresholds?.(own(spec), subject) ?? {},
    answer: (spec, subject) => answer(own(spec), subject),
  };
}
