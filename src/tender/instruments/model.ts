/**
 * Two instruments beside the proxy value: an account of social return on
 * investment, and a study of how often a pound is spent again in an area. Only
 * types: how they are read is in `load-*.ts`, what they come to is in
 * `scoring/instruments`.
 */
import type { ProxyStatus } from "../../library/model.ts";

import type { RoundTo, SourcedFigure } from "../figures.ts";
import type { Discounting } from "../price-basis.ts";

/** Who made an account or a study, and on what terms it may be passed on. */
export interface Origin {
  readonly title: string;
  readonly by?: string;
  readonly source?: string;
  readonly licence?: string;
  readonly note?: string;
  readonly at: string;
}

/** A figure that a report printed, held against what its own inputs give: as many places as it was printed with. */
export interface PublishedRatio extends SourcedFigure {
  readonly text: string;
}

/** From whose side a value is seen. Values of different perspectives overlap. */
export const perspectives = ["fiscal", "economic", "public", "wellbeing"] as const;
export type SroiPerspective = (typeof perspectives)[number];

interface OutcomeBase {
  readonly id: string;
  readonly title: string;
  /** Whose lives change. */
  readonly who?: string;
  readonly perspective?: SroiPerspective;
  readonly source?: string;
  readonly status: ProxyStatus;
  readonly at: string;
}

/** An outcome worked out from what changed for how many. */
export interface ChainOutcome extends OutcomeBase {
  readonly kind: "chain";
  readonly quantity: SourcedFigure;
  readonly unit?: string;
  /** Pounds for one unit for one year. */
  readonly proxy: SourcedFigure & { readonly prices?: string };
  /** Fractions of one; absent where the account gives none. */
  readonly deadweight?: SourcedFigure;
  readonly displacement?: SourcedFigure;
  readonly attributionToOthers?: SourcedFigure;
  readonly dropOff?: SourcedFigure;
  /** The year, from 1, in which the first benefit falls. */
  readonly begins: number;
  readonly years: number;
}

/** An outcome whose present value is taken from a report as it stands. */
export interface StatedOutcome extends OutcomeBase {
  readonly kind: "present-value";
  readonly presentValue: SourcedFigure;
}

export type SroiOutcome = ChainOutcome | StatedOutcome;

/** What is put in: money, time or goods. */
export interface Input {
  readonly id: string;
  readonly title: string;
  readonly kind: "cash" | "time" | "goods";
  readonly by?: string;
  readonly source?: string;
  /** Pounds, once or each year. */
  readonly amount?: SourcedFigure;
  /** Or hours at a rate of pounds an hour. */
  readonly time?: { readonly hours: SourcedFigure; readonly rate: SourcedFigure };
  /** The year, from 1, of the first payment; at the start when absent. */
  readonly begins?: number;
  readonly years: number;
  readonly at: string;
}

export interface SroiAccount extends Origin {
  readonly inputs: readonly Input[];
  readonly outcomes: readonly SroiOutcome[];
  /** `none` where the account says that nothing is discounted; absent where it does not say. */
  readonly discounting?: Discounting | "none";
  /** Whether the first year is the first that has dropped off, or the second. */
  readonly dropOffFrom: "first-year" | "second-year";
  readonly priceYear?: string;
  /** Why values of different perspectives are added; absent where they are kept apart. */
  readonly addPerspectives?: string;
  readonly rounding: RoundTo;
  readonly published: {
    readonly ratio?: PublishedRatio;
    readonly netRatio?: PublishedRatio;
    readonly presentValue?: PublishedRatio;
    readonly inputs?: PublishedRatio;
  };
}

/** What one supplier, or one employee, answered. */
export interface InstrumentAnswer {
  readonly by: string;
  /** The share of what it received that it spent again in the area. */
  readonly share: SourcedFigure;
  /** What it received, in pounds. */
  readonly received?: SourcedFigure;
}

/** How much of what came in was spent again in the area: in pounds, as a share, or as suppliers answered. */
export type Respent = { readonly at: string } & (
  | { readonly kind: "local"; readonly local: SourcedFigure }
  | { readonly kind: "share"; readonly share: SourcedFigure }
  | {
      readonly kind: "survey";
      readonly answers: readonly InstrumentAnswer[];
      readonly mean: "each-alike" | "by-received";
    }
);

/** One flow of money: what is spent first, and what is spent again of it, round by round. */
export interface Flow {
  readonly id: string;
  readonly title: string;
  readonly spend: SourcedFigure;
  readonly rounds: readonly Respent[];
  /** Some publications leave the first spend out of the multiplier. */
  readonly firstSpend: "counted" | "left-out";
  readonly published?: PublishedRatio;
  readonly at: string;
}

/** Two flows held against each other. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

/** Spend that moves from one flow to another: the spend is given, or the gain from which it is worked back. */
export interface Move extends Pair {
  readonly share: SourcedFigure;
  readonly spend?: SourcedFigure;
  readonly gain?: SourcedFigure;
}

export interface Lm3Study extends Origin {
  /** What counts as local. */
  readonly area: string;
  readonly flows: readonly Flow[];
  readonly compare: readonly Pair[];
  readonly move: readonly Move[];
  readonly rounding: RoundTo;
}

/** The name of a multiplier by the rounds that it counts: two rounds are no LM3. */
export const multiplierName = (rounds: number): string => `LM${rounds}`;
