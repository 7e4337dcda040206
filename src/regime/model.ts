/**
 * Rules: what a regime requires of a tender, when, of whom, and who says so.
 * A rule's answer is pass, fail, not applicable or unknown, and never a guess.
 */
import type { Exact } from "../number/exact.ts";
import type { Nation } from "../tender/facts.ts";
import type { BuyerType } from "../tender/model.ts";
import type { ContractKind, ThresholdTable } from "./thresholds.ts";

export type Severity = "must" | "should";
export type Result = "pass" | "fail" | "not applicable" | "unknown";

/** Which tenders a rule speaks to: the scope of its regime, narrowed by its own. What is absent does not narrow it. */
export interface Applies {
  /** The scope of the regime that it takes over; absent where a rule stands for itself. */
  readonly scope?: string;
  readonly buyerTypes?: readonly BuyerType[];
  readonly nations?: readonly Nation[];
  /** By the day that the tender commenced, both days included. */
  readonly commenced?: { readonly from?: string; readonly to?: string };
  readonly value?: ValueBand;
  readonly subjects?: { readonly of: readonly string[]; readonly whenUnknown: "unknown" | "applies" };
  /** The laws under which it stands; a tender under another is outside it. */
  readonly laws?: readonly string[];
  /** Facts of the tender, all of which put it inside. */
  readonly only?: readonly string[];
  /** Facts of the tender, any one of which puts it outside. */
  readonly except: readonly string[];
  readonly threshold?: ThresholdTest;
  /** Why nobody can say whether it reaches the tenders that it describes. */
  readonly unsure?: string;
}

/** The threshold of the day on which the procurement began, for its buyer and kind of contract. */
export interface ThresholdTest {
  /** Tables of thresholds; the first that holds a figure for the day counts. */
  readonly tables: readonly ThresholdTable[];
  /** Whether light touch contracts and utilities take the figure of all others. */
  readonly ordinary: boolean;
  /** The kinds of contract that it is asked of; all when absent. */
  readonly kinds?: readonly ContractKind[];
  /** Facts of the tender that cover it whatever its value. */
  readonly waivedBy: readonly string[];
  /** Why nobody can say whether what lies below is covered; outside when absent. */
  readonly unsureBelow?: string;
}

export interface ValueBand {
  readonly vat: "excluding" | "including";
  readonly atLeast?: Exact;
  readonly above?: Exact;
  readonly below?: Exact;
  /** What follows when the tender does not give the value: an unknown answer, or the rule all the same. */
  readonly whenUnknown: "unknown" | "applies";
}

/** Which check a rule makes, with the rule's own parameters; the check itself says what these are. */
export interface CheckSpec {
  readonly kind: string;
  readonly [parameter: string]: unknown;
}

/** When a rule is asked: of a tender before it is published, of bids, or of both. */
export type RulePhase = "always" | "before-publication" | "of-bids";

export interface Rule {
  readonly id: string;
  readonly asked: RulePhase;
  readonly title: string;
  /** The row of the rules table that it comes from, for example R-WT-002. */
  readonly reference?: string;
  readonly applies: Applies;
  readonly check: CheckSpec;
  readonly severity: Severity;
  readonly source: string;
  readonly status: "verified" | "unverified";
  readonly note?: string;
  /** The sentences of the law that it rests on; each mark is borne by one row of the tests of rules. */
  readonly sentences?: readonly { readonly mark: string; readonly says: string; readonly source: string }[];
  /** What was not published on a day, and when to look again. */
  readonly notPublished?: { readonly what: string; readonly asOf: string; readonly review: string };
  readonly at: string;
}

/** One regime: a set of rules with a name by which a tender can choose or adopt it. */
export interface Ruleset {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Whether it is held against every tender, whatever rules that names. */
  readonly always: boolean;
  readonly rules: readonly Rule[];
}

/** What a rule says of this tender. */
export interface Finding {
  readonly rule: string;
  readonly regime: string;
  readonly reference?: string;
  readonly title: string;
  readonly result: Result;
  readonly severity: Severity;
  readonly says: string;
  /** The smallest sets of facts that would settle an unknown answer; those on which it hangs whether a rule that is met applies. */
  readonly missing?: string;
  /** Facts that count as no because the tender does not say, and on which the answer rests. */
  readonly takenAsNo?: readonly string[];
  readonly source: string;
  /** What the reader must know of the rule itself. */
  readonly note?: string;
  readonly status: "verified" | "unverified";
  /** Taken on by the buyer's own choice, not binding on it. */
  readonly adopted: boolean;
  readonly lot?: string;
  readonly at?: string;
  readonly deviation?: { readonly who: string; readonly when: string; readonly why: string };
}

/** What a check finds; the rule around it adds the rest. */
export interface CheckAnswer {
  readonly result: Result;
  readonly says: string;
  readonly missing?: string;
  /** Where in the tender. What bids break is told by their names: the place of a row moves with the rows, and no answer may. */
  readonly at?: string;
}
