/** What an evaluation rests on, and what is asked for it. */

import type { EvidenceChecks } from "../evidence/evidence-checks.ts";
import type { Journal } from "../evidence/journal/model.ts";
import type { LibraryText } from "../library/assemble.ts";
import type { Library, Reference } from "../library/model.ts";
import type { ReferenceFile } from "../library/reference/schema.ts";
import type { RulesText } from "../regime/assemble.ts";
import type { Ruleset } from "../regime/model.ts";
import type { Source, Span } from "../source/span.ts";
import type { Bid, Tender } from "../tender/model.ts";
import type { Question } from "../tender/questions/model.ts";

/** A file that was read, by the name under which reports and messages tell of it. */
export interface InputFile {
  readonly source: Source;
  /** Gives the digest of the file's own bytes. */
  readonly sha256: () => string;
}

/** The libraries, rules and series that svscore holds itself. */
export interface BuiltIn {
  readonly libraries: Readonly<Record<string, LibraryText>>;
  readonly rules: readonly RulesText[];
  readonly reference: ReferenceFile;
}

export interface InputRequest {
  readonly bids: readonly string[];
  readonly tender?: string;
  /** Other libraries and rules than this program's own, for an evaluation that was made with those. */
  readonly data?: BuiltIn;
  /** Whether only marks are asked for, and what is not given yet is no fault. */
  readonly marksOnly?: boolean;
  /** The key to a blind journal; otherwise the one that lies beside it. */
  readonly key?: string;
}

/** A tender with the libraries, rules and series that it names. */
export interface TenderInputs {
  readonly tender: Tender;
  readonly libraries: readonly Library[];
  readonly rulesets: readonly Ruleset[];
  readonly reference: Reference;
  /** Everything that was read for it. */
  readonly files: readonly InputFile[];
}

/** Everything that an evaluation rests on, read and checked, and nothing yet worked out. */
export interface Inputs extends TenderInputs {
  readonly bids: readonly Bid[];
  readonly spans: ReadonlyMap<string, Span>;
  /** What was read in a way that people should know of, in sentences. */
  readonly remarks: readonly string[];
  /** Files that lie beside those that were read, and look as if they belonged to them. */
  readonly questions: readonly Question[];
  /** The record that marks were read from, where there is one. */
  readonly journal?: Journal;
  /** What it records of the evidence for the bids' promises. */
  readonly checked?: EvidenceChecks;
  /** Whether bidders stand as letters, because nobody gave the key. */
  readonly letters?: boolean;
}
