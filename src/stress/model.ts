/**
 * How firm a ranking is: what would have to change before another bid stood
 * first. Each analysis changes one thing and evaluates again; nothing here is
 * part of the published method, and nothing is guessed where the data are silent.
 */

import type { Cases, Measured } from "./measured.ts";
import type { Weights } from "./weights/model.ts";

/** What would follow from a change. */
export interface ChangeOutcome {
  /** Who would stand first; more than one where they would share it, none where nobody is left. */
  readonly leaders: readonly string[];
  /** Whether that is anybody other than now. */
  readonly changes: boolean;
  /** Why the changed bids could not be scored; then there are no leaders and nothing is said of a change. */
  readonly trouble: string | null;
}

export interface Margin {
  /** How far the highest ranked bid is ahead of the next; null where no second bid is ranked. */
  readonly lead: Measured | null;
  readonly next: readonly string[];
  /** Whether equal figures were separated by a published tie-break alone. */
  readonly byTieBreak: boolean;
  readonly says: string;
}

/** One mark, moved to the nearest other mark that the published scale allows. */
export interface MarkFlip {
  readonly bidder: string;
  readonly criterion: string;
  readonly title: string;
  readonly aspect: string | null;
  /** Whose mark, where evaluators' own marks are averaged. */
  readonly evaluator: string | null;
  readonly mark: Measured;
  readonly to: Measured;
  /** Whether the scale lists the marks that may be given; otherwise the step is the coarsest that fits the marks given. */
  readonly stepPublished: boolean;
  /** The bidder's own total before and after; null where it has none. */
  readonly total: Measured | null;
  readonly totalAfter: Measured | null;
  readonly outcome: ChangeOutcome;
  /** "bids.csv:14:9", where the mark was written. */
  readonly at: string;
}

/** What one smallest change under a criterion is worth in totals. */
export interface MarkStep {
  readonly criterion: string;
  readonly title: string;
  readonly aspect: string | null;
  readonly step: Measured;
  readonly stepPublished: boolean;
  /** The most that one such change moves the total of a bid. */
  readonly moves: Measured;
  /** Whether that is at least the lead of the highest ranked bid. */
  readonly coversLead: boolean;
}

export interface SingleMarks {
  readonly cases: Cases;
  /** Those to moderate first: each alone changes who stands first. */
  readonly flips: readonly MarkFlip[];
  readonly steps: readonly MarkStep[];
  readonly says: string;
}

export interface RankPlace {
  readonly bidder: string;
  readonly rank: number;
  readonly total: Measured;
}

/** One bid left out, as if it had never come. */
export interface Removal {
  readonly bidder: string;
  readonly rank: number | null;
  /** `changes` is true only where a bid that does not stand first would decide who does. */
  readonly outcome: ChangeOutcome;
  /** Whether the bids that remain stand in another order among themselves. */
  readonly reorders: boolean;
  /** The first five places without it. */
  readonly standings: readonly RankPlace[];
  readonly says: string;
}

export interface Removals {
  readonly cases: Cases;
  readonly rows: readonly Removal[];
  readonly says: string;
}

/** One losing bid made worse in one respect. */
export interface Worsening {
  readonly bidder: string;
  readonly rank: number | null;
  readonly what: "price" | "mark" | "figure" | "commitments";
  readonly criterion: string;
  readonly title: string;
  readonly from: Measured;
  readonly to: Measured;
  /** How it was made worse, in words: "10% higher". */
  readonly how: string;
  /** The exact offer at which another bid draws level with the first; null where it could not be found exactly. */
  readonly level: Measured | null;
  readonly outcome: ChangeOutcome;
}

export interface Worsened {
  readonly cases: Cases;
  /** The least worsening tried of each bid and criterion that changes who stands first. */
  readonly flips: readonly Worsening[];
  readonly says: string;
}

/** A measure left out, or its value in force moved to an end of its published range. */
export interface ProxyChange {
  readonly measure: string;
  readonly title: string;
  readonly change: "dropped" | "low" | "high";
  readonly from: Measured | null;
  readonly to: Measured | null;
  /** The lead of whoever would stand first. */
  readonly lead: Measured | null;
  /** The lead of the bid that stands first now; below zero where it would stand behind another; null where several share first place. */
  readonly leadAfter: Measured | null;
  readonly outcome: ChangeOutcome;
}

export interface Measures {
  readonly cases: Cases;
  readonly rows: readonly ProxyChange[];
  /** Valued measures whose publisher gives no low and high. */
  readonly withoutRange: readonly string[];
  readonly says: string;
}

/** The offer at one end of the field, against the others. */
export interface Extreme {
  readonly criterion: string;
  readonly title: string;
  readonly from: "price" | "figure" | "commitments";
  readonly side: "lowest" | "highest";
  readonly bidder: string;
  readonly value: Measured;
  readonly nextBidder: string;
  readonly next: Measured;
  readonly meanOfOthers: Measured;
  /** The offer as a share of the mean of the others. */
  readonly ofMean: Measured | null;
  /** Whether the marks of the other bids rest on this offer. */
  readonly sets: boolean;
  /** Whether it lies beyond a published line; null where none is published. */
  readonly beyondLine: boolean | null;
  /** What would follow if the offer were the same as the next; null where that cannot be put to the test. */
  readonly ifNext: ChangeOutcome | null;
}

export interface Outliers {
  readonly rows: readonly Extreme[];
  /** The published lines that were used, with their source and status. */
  readonly lines: readonly string[];
  readonly says: string;
}

/** What part of the award a group of criteria really decided. */
export interface Spread {
  readonly title: string;
  readonly criteria: readonly string[];
  readonly socialValue: boolean;
  /** Its share of all marks, as published. */
  readonly stated: Measured;
  readonly lowest: Measured;
  readonly highest: Measured;
  readonly spread: Measured;
  /** Its share of the sum of all spreads; null where nothing separates the bids. */
  readonly ofSpread: Measured | null;
}

export interface Effective {
  readonly rows: readonly Spread[];
  readonly says: string;
}

/** By how much a bid's price would have to rise to cost it exactly one mark. */
export interface MarkPrice {
  readonly bidder: string;
  readonly price: Measured | null;
  readonly oneMark: Measured | null;
  readonly because: string | null;
}

/** How many pounds of social value earn one mark. */
export interface ValuePrice {
  readonly criterion: string;
  readonly title: string;
  readonly oneMark: Measured | null;
  readonly because: string | null;
}

export interface ImpliedPrice {
  readonly rows: readonly MarkPrice[];
  readonly socialValue: readonly ValuePrice[];
  readonly says: string;
}

/** The highest ranked bid without some of its own commitments. */
export interface Resting {
  readonly on:
    | "all-commitments"
    | "without-verified-evidence"
    | "commitments-lacking-something"
    | "unverified-values";
  readonly title: string;
  readonly commitments: number;
  readonly measures: readonly string[];
  readonly total: Measured | null;
  /** Its lead without them; below zero where it would stand behind another bid. */
  readonly leadAfter: Measured | null;
  /** The share of its lead that goes with them; above 100% where the lead is lost; null where there is no lead. */
  readonly ofLead: Measured | null;
  readonly outcome: ChangeOutcome;
}

export interface Unverified {
  readonly bidder: string | null;
  readonly lead: Measured | null;
  readonly rows: readonly Resting[];
  readonly says: string;
}

/** The bids of one answer to one question of size. */
export interface SizeGroup {
  readonly flag: "sme" | "vcse";
  readonly answer: "yes" | "no" | "not given";
  readonly bids: number;
  readonly ranked: number;
  readonly bestRank: number | null;
  /** Means over the ranked bids of the group; null where there are none, or nothing to average. */
  readonly price: Measured | null;
  readonly priceMarks: Measured | null;
  readonly offered: Measured | null;
  readonly socialValueMarks: Measured | null;
}

export interface Size {
  readonly groups: readonly SizeGroup[];
  readonly says: string;
}

/** How firm the ranking of one award is. */
export interface Stress {
  readonly leaders: readonly string[];
  /** No listed smallest change, and no losing bid that goes or worsens, puts anybody else first. */
  readonly firm: boolean;
  /** Why it is not firm, in sentences; empty when it is. */
  readonly reasons: readonly string[];
  readonly says: string;
  readonly margin: Margin;
  readonly marks: SingleMarks;
  readonly removals: Removals;
  readonly worsened: Worsened;
  readonly measures: Measures;
  readonly weights: Weights;
  readonly outliers: Outliers;
  readonly effective: Effective;
  readonly impliedPrice: ImpliedPrice;
  readonly unverified: Unverified;
  readonly size: Size;
}
