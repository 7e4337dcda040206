/**
 * A library: themes, outcomes and the measures by which they are counted, with
 * the proxy values that put pounds on some of them. Every figure says where it
 * was published, when it applies and whether anybody has checked it.
 */
import type { Exact } from "../number/exact.ts";
import type { Unit } from "./units.ts";

/** `money` is valued by a proxy, `points` are a buyer's own; `spend` is reported, and valued only where it has a proxy; the rest are counted or read. */
export type Kind = "money" | "spend" | "points" | "number" | "yes-no" | "narrative";

export type Status = "verified" | "unverified";

export type Adjustment = "deadweight" | "displacement" | "attribution" | "drop-off";

export interface Proxy {
  /** First day on which it applies. */
  readonly from: string;
  /** Last day on which it applies; open when absent. */
  readonly to?: string;
  /** Pounds (or points) for one unit of the measure. */
  readonly amount: Exact;
  readonly low?: Exact;
  readonly high?: Exact;
  /** The year whose prices it is in, as published: `2024` or `2024/25`. */
  readonly prices?: string;
  readonly source: string;
  readonly licence?: string;
  readonly status: Status;
  /** The publisher's or data set's own id for the figure. */
  readonly reference?: string;
  readonly perspective?: "fiscal" | "economic" | "public" | "wellbeing";
  readonly note?: string;
  readonly at: string;
}

export interface Adjustments {
  readonly deadweight?: Exact;
  readonly displacement?: Exact;
  readonly attribution?: Exact;
  readonly dropOff?: Exact;
  /** For how many years the benefit lasts; 1 when absent. */
  readonly years?: number;
  /** What the proxy already allows for, so that it is not taken off twice. */
  readonly included: readonly Adjustment[];
}

export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly kind: Kind;
  readonly theme: string;
  readonly outcome: string;
  readonly priorities: readonly string[];
  readonly proxies: readonly Proxy[];
  readonly adjust: Adjustments;
  /** The most pounds that one bid may earn on this measure. */
  readonly cap?: Exact;
  readonly evidence?: string;
  readonly question?: string;
  readonly countingRule?: string;
  readonly countsOnceWith: readonly string[];
  readonly source?: string;
  readonly status: Status;
  /** `name@version` of the library that it comes from. */
  readonly library: string;
  readonly at: string;
}

export interface Outcome {
  readonly id: string;
  readonly title: string;
  readonly theme: string;
  readonly priorities: readonly string[];
}

export interface Library {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly licence: string;
  readonly themes: readonly { readonly id: string; readonly title: string }[];
  readonly outcomes: readonly Outcome[];
  readonly measures: readonly Measure[];
  readonly at: string;
}

/** A published price index: its year as published, and its value. */
export interface PriceIndex {
  readonly title: string;
  readonly source: string;
  readonly status: Status;
  readonly years: ReadonlyMap<string, Exact>;
}

/** A band of a published discount schedule, in years from the start. */
export interface DiscountBand {
  readonly from: number;
  readonly to?: number;
  readonly rate: Exact;
}

export interface DiscountSchedule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly status: Status;
  readonly bands: readonly DiscountBand[];
}

/** What every library leans on. */
export interface Reference {
  readonly priceIndices: readonly PriceIndex[];
  readonly discountSchedules: readonly DiscountSchedule[];
}
