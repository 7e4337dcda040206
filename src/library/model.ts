/**
 * A library: themes, outcomes and the measures by which they are counted, with
 * the proxy values that put pounds on some of them. Every figure says where it
 * was published, when it applies and whether anybody has checked it.
 */
import type { Exact } from "../number/exact.ts";
import type { Unit } from "./units.ts";

/** `money` is valued by a proxy, `points` are a buyer's own; `spend` is reported, and valued only where it has a proxy; the rest are counted or read. */
export type MeasureKind = "money" | "spend" | "points" | "number" | "yes-no" | "narrative";

export type ProxyStatus = "verified" | "unverified";

/** Whose gain a value measures. Values of different perspectives overlap, so they are not added unsaid. */
export type Perspective = "fiscal" | "economic" | "public" | "wellbeing";

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
  readonly status: ProxyStatus;
  /** The publisher's or data set's own id for the figure. */
  readonly reference?: string;
  readonly perspective?: Perspective;
  /** Whether what would have happened anyway is already taken off. */
  readonly deadweight?: "netted" | "partly-netted" | "not-netted";
  /** How long one unit's worth lasts, as published: "one-off", "annual". */
  readonly lasts?: string;
  readonly geography?: string;
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

/** How many kilograms one unit keeps out of the air, by the factors of one year: those added, less those of what is done instead. */
export interface Emission {
  readonly year: string;
  readonly add: readonly string[];
  readonly less: readonly string[];
}

export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly kind: MeasureKind;
  readonly theme: string;
  readonly outcome: string;
  readonly priorities: readonly string[];
  readonly proxies: readonly Proxy[];
  readonly adjust: Adjustments;
  /** The most pounds that one bid may earn on this measure. */
  readonly cap?: Exact;
  readonly evidence?: string;
  readonly question?: string;
  /** What each mark means for this measure. */
  readonly descriptors?: ReadonlyMap<string, string>;
  readonly countingRule?: string;
  readonly countsOnceWith: readonly string[];
  /** Measures of one group may count the same person, household, tonne or offence, so one of them counts. */
  readonly doubleCountGroups?: readonly string[];
  /** A change in people's lives or the world, or something done towards one. */
  readonly counts?: "outcome" | "output";
  /** A reporting metric that a tender may ask for and need not. */
  readonly optional?: boolean;
  readonly breakdown?: string;
  /** Whether the value is that of the day of commencement (when absent) or of the year in which the promise is kept. */
  readonly valueYear?: "delivery";
  /** Priced by the carbon values of the years of delivery; without factors the unit itself is a weight of greenhouse gas. */
  readonly carbon?: readonly Emission[];
  readonly source?: string;
  readonly status: ProxyStatus;
  /** `name@version` of the library that it comes from. */
  readonly library: string;
  readonly at: string;
}

/** What evaluators mark an answer against. */
export interface AwardCriterion {
  readonly id: string;
  readonly title: string;
  readonly meaning?: string;
  /** Its own question; the library's model question when absent. */
  readonly question?: string;
  /** Prompts for bidders and evaluators; not marked one by one. */
  readonly subCriteria: readonly string[];
  readonly descriptors?: ReadonlyMap<string, string>;
  /** How sure the code is, where that differs from the criterion. */
  readonly codeStatus?: ProxyStatus;
  readonly source: string;
  readonly status: ProxyStatus;
  readonly note?: string;
  readonly at: string;
}

export interface Outcome {
  readonly id: string;
  readonly title: string;
  readonly theme: string;
  readonly meaning?: string;
  readonly priorities: readonly string[];
  readonly criteria: readonly AwardCriterion[];
  readonly source?: string;
  readonly status?: ProxyStatus;
  readonly note?: string;
}

/** One edition of a model that changes with time, and the tenders that it is for. */
export interface Edition {
  /** The name by which a tender asks for whichever edition is in force. */
  readonly of: string;
  readonly from: string;
  readonly to?: string;
  /** Until this day a buyer may use it and need not. */
  readonly optionalUntil?: string;
  /** What a tender writes under `adopts` to choose it, whatever its date. */
  readonly adopts: string;
  readonly laws?: readonly string[];
  readonly source: string;
  readonly status: ProxyStatus;
  readonly note?: string;
}

export interface ModelQuestion {
  readonly asks: string;
  readonly parts: readonly string[];
  readonly source: string;
  readonly status: ProxyStatus;
  readonly note?: string;
}

/** How answers are marked, in words; a tender publishes its own scale. */
export interface Marking {
  readonly title: string;
  readonly marks: ReadonlyMap<string, string>;
  readonly guidance: readonly string[];
  readonly source: string;
  readonly status: ProxyStatus;
  readonly note?: string;
}

export interface Library {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly licence: string;
  /** The words that the licences ask to be printed: its own, and those of the libraries that it extends. */
  readonly credits: readonly string[];
  readonly note?: string;
  readonly edition?: Edition;
  readonly question?: ModelQuestion;
  readonly marking?: Marking;
  readonly themes: readonly { readonly id: string; readonly title: string }[];
  readonly outcomes: readonly Outcome[];
  readonly measures: readonly Measure[];
  readonly at: string;
}

interface Published {
  readonly title: string;
  readonly source: string;
  readonly status: ProxyStatus;
}

/** A published price index: its year as published, and its value. */
export interface PriceIndex extends Published {
  readonly years: ReadonlyMap<string, Exact>;
  /** The first year that is forecast and not outturn. */
  readonly forecastFrom?: string;
}

/** A band of a published discount schedule, in years from the start. */
export interface DiscountBand {
  readonly from: number;
  readonly to?: number;
  readonly rate: Exact;
}

export interface DiscountSchedule extends Published {
  readonly id: string;
  readonly bands: readonly DiscountBand[];
}

/** Pounds for a tonne of greenhouse gas kept out of the air in a year, in the prices in which they were published. */
export interface CarbonSeries extends Published {
  readonly id: string;
  readonly prices: string;
  readonly years: ReadonlyMap<
    string,
    { readonly low?: Exact; readonly central: Exact; readonly high?: Exact }
  >;
}

/** Kilograms of greenhouse gas for one unit of an activity. */
export interface EmissionFactor extends Published {
  readonly id: string;
  readonly unit: string;
  readonly kilograms: Exact;
}

/** What every library leans on. */
export interface Reference {
  readonly priceIndices: readonly PriceIndex[];
  readonly discountSchedules: readonly DiscountSchedule[];
  /** The series in force; superseded ones price nothing. */
  readonly carbonValues?: CarbonSeries;
  readonly emissionFactors?: ReadonlyMap<string, EmissionFactor>;
}
