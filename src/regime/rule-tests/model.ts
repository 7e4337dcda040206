/** A table of tests of rules: facts as a tender states them, the rule that is asked, and the answer that the law gives. */

import type { Tender } from "../../tender/model.ts";
import type { HowSure } from "../thresholds.ts";

/** What a rule may answer; `asked` is that it applies and waits for the tender to record what it asks for. */
export const ruleAnswers = ["pass", "fail", "unknown", "not-applicable", "asked"] as const;
export type RuleAnswer = (typeof ruleAnswers)[number];

export interface RuleTest {
  readonly id: string;
  /** Ids of rules, alone or after the name of their regime; the name of a regime stands for all of its rules. */
  readonly rules: readonly string[];
  readonly answer: RuleAnswer;
  /** Words, each of which the reason must hold. */
  readonly because: readonly string[];
  readonly source: string;
  /** The mark of the sentence of the law that it tests. */
  readonly mark?: string;
  readonly howSure: HowSure;
  readonly tender: Tender;
  readonly at: string;
}

/** How one rule answered one test. */
export interface RuleTestResult {
  readonly test: RuleTest;
  readonly rule: string;
  readonly regime: string;
  readonly answer: RuleAnswer;
  readonly says: string;
  /** What is not as the table says; empty where all is. */
  readonly wrong: readonly string[];
}
