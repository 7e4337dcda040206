/** An evaluated tender: what it rests on, how each contest came out, what the rules found, and what its record says. */

import type { InputFile, Inputs } from "../inputs/model.ts";
import type { Finding } from "../regime/model.ts";
import type { Contest } from "../scoring/contest.ts";
import type { Evaluation } from "../scoring/model.ts";
import type { Stress } from "../stress/model.ts";
import type { Question } from "../tender/questions/model.ts";

export interface EvaluatedAward {
  readonly lot?: Contest["lot"];
  readonly evaluation: Evaluation;
  /** Gives "sha256:…" of the method's canonical text; most reports never ask. */
  readonly digest: () => string;
}

/** The method that was frozen before the bids were opened, and what has changed since. */
export interface FrozenComparison {
  readonly file: InputFile;
  /** When it was frozen. */
  readonly when: string;
  readonly digests: readonly string[];
  readonly changes: readonly string[];
}

export interface EvaluatedTender {
  readonly version: string;
  readonly inputs: Inputs;
  readonly contests: readonly Contest[];
  readonly awards: readonly EvaluatedAward[];
  readonly findings: readonly Finding[];
  /** What a person must decide about the files and the bids as they were read. */
  readonly questions: readonly Question[];
  readonly frozen?: FrozenComparison;
  readonly stress?: {
    /** Whether it was asked for, so that what is not firm is left for a person to decide. */
    readonly asked: boolean;
    readonly contests: readonly { readonly contest: Contest; readonly stress: Stress }[];
  };
}
