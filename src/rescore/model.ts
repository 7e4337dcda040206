/**
 * What rescoring an archive gives: for each tender (and each lot of one) a line
 * that says where every bid stood and where it would stand, and for all of them
 * counts that can be added up in any order. Lines and counts are plain texts
 * and whole numbers, so that they survive being saved, sent and merged.
 */
import type { Code } from "../diagnostics/catalogue.ts";

/** A count for each of the two scorings. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/** One bid under one library and one set of rules. */
export interface BidStanding {
  readonly status: string;
  readonly rank: number | null;
  /** What the rank rests on, rounded as the tender published; the rank itself comes from the exact figure. */
  readonly total: string | null;
  /** The same in full, where it is asked for. */
  readonly exact?: string;
  /** The pounds that the criteria count, to the penny; null where they count none. */
  readonly pounds: string | null;
}

export interface RescoredBid {
  readonly bidder: string;
  readonly before: BidStanding;
  readonly after: BidStanding;
}

/** A rule that is breached or cannot be tested; what is met or does not apply is not listed. */
export interface OpenFinding {
  readonly rule: string;
  readonly regime: string;
  readonly result: "fail" | "unknown";
  readonly severity: string;
}

/** A measure that is worth something else than before, and why. */
export interface MeasureDifference {
  readonly measure: string;
  /** Pounds (or points) of everything that the bids of this tender promise on it, exact. */
  readonly before: string;
  readonly after: string;
  readonly because: string;
}

/** One line of `tenders.ndjson`. */
export interface ContestResult {
  readonly schema: "svscore.rescored/v1";
  readonly tender: string;
  readonly lot: string | null;
  readonly title: string;
  readonly buyer: string | null;
  readonly commenced: string | null;
  /** Every bid that holds first place; more than one where they share it. */
  readonly winner: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly winnerChanged: boolean;
  /** Whether any bid changed its rank or its status. */
  readonly moved: boolean;
  /** Whether any bid's total changed at all. */
  readonly changed: boolean;
  readonly bids: readonly RescoredBid[];
  /** The measures that moved most, by the size of the change. */
  readonly why: readonly MeasureDifference[];
  readonly whyMore: number;
  readonly findings: { readonly before: readonly OpenFinding[]; readonly after: readonly OpenFinding[] };
  /** How many promises that count have no value, or none for some of their years; absent where each has one. */
  readonly unknown?: BeforeAfter;
  /** Rows of this tender that could not be read, and took no part on either side. */
  readonly rowsApart: number;
  readonly at: string;
}

/** One thing that stands apart: a row, or a whole tender. */
export interface Skipped {
  readonly code: Code;
  readonly at: string;
  readonly says: string;
  /** Whether a whole tender stands apart, not one row of it. */
  readonly tender: boolean;
  /** Where it was scored all the same: its reference is that of another tender too. */
  readonly scored?: true;
}

/** How many tenders of a year or a buyer were scored, moved, and changed their winner. */
export interface Counts {
  readonly tenders: number;
  readonly changed: number;
  readonly moved: number;
  readonly winners: number;
}

/** A measure over the whole archive. */
export interface MeasureCounts {
  /** Tenders in which it is promised. */
  readonly tenders: number;
  /** Exact pounds (or points) of all promises on it. */
  readonly before: string;
  readonly after: string;
  /** Why it moved; where tenders of different days have different reasons, the one that sorts first. */
  readonly because: string | null;
}

export interface RuleCounts {
  readonly failBefore: number;
  readonly failAfter: number;
  readonly unknownBefore: number;
  readonly unknownAfter: number;
}

/** What any part of an archive adds up to; parts add up to the whole in any grouping, kept in their order. */
export interface Aggregate {
  readonly all: Counts;
  /** Contests in which first place is shared. */
  readonly tied: BeforeAfter;
  /** Contests in which a bid is not marked to the end, or promises something that has no value. */
  readonly unmarked: BeforeAfter;
  /** Promises that count and have no value, or none for some of their years; absent where each has one. */
  readonly unknown?: BeforeAfter;
  readonly tendersApart: number;
  readonly rowsApart: number;
  readonly byYear: Readonly<Record<string, Counts>>;
  readonly byBuyer: Readonly<Record<string, Counts>>;
  readonly byMeasure: Readonly<Record<string, MeasureCounts>>;
  readonly byRule: Readonly<Record<string, RuleCounts>>;
  /** How often each fault was met. */
  readonly byFault: Readonly<Record<string, number>>;
  /** The first of what stands apart, each kind with its own samples. */
  readonly apart: readonly Skipped[];
  /** The tenders whose winner changed: the first of them. */
  readonly winners: readonly WinnerChange[];
}

export interface WinnerChange {
  readonly tender: string;
  readonly lot: string | null;
  readonly buyer: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly because: string;
}

/** The summary as it is saved: what was asked, and what it adds up to. */
export interface Summary {
  readonly schema: "svscore.rescore/v1";
  readonly tool: { readonly name: "svscore"; readonly version: string };
  readonly asked: WhatIfNames;
  readonly tally: Aggregate;
}

/** What the second scoring differs in; null where each tender keeps its own. */
export interface WhatIfNames {
  readonly library: string | null;
  readonly rules: string | null;
  readonly commenced: string | null;
}
