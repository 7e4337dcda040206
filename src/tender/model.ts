/**
 * A tender as published, and the bids that came in. Only types: how they are
 * read is in `load.ts` and `bids/`, what they score is in `scoring/`.
 */

import type { Perspective } from "../library/model.ts";
import type { Exact } from "../number/exact.ts";
import type { AwardRecord } from "./award-record.ts";
import type { CriterionNotes } from "./facts.ts";
import type { RoundTo, SourcedFigure } from "./figures.ts";
import type { Respent } from "./instruments/model.ts";
import type { PriceBasis } from "./price-basis.ts";

/** A published figure, written out or as a share of the contract value. */
export interface Amount extends SourcedFigure {
  readonly ofValue?: {
    readonly share: Exact;
    readonly value: Exact;
    readonly vat: "excluding" | "including";
    readonly at: string;
  };
}

export type Better = "higher" | "lower";

/** FORMAT 1.2: how a bid's value becomes the fraction of the available marks that it earns. */
export type FormulaSpec =
  | { readonly by: "scale"; readonly top: SourcedFigure }
  | { readonly by: "yes-or-no" }
  | { readonly by: "given"; readonly outOf: Amount }
  | { readonly by: "lowest-over-value" }
  | { readonly by: "value-over-highest" }
  | { readonly by: "above-lowest"; readonly floor: "zero" | "none" }
  | { readonly by: "between"; readonly worst: Amount; readonly best: Amount; readonly clamp: boolean }
  | { readonly by: "between-bids"; readonly better: Better; readonly clamp: boolean }
  | { readonly by: "to-ceiling"; readonly ceiling: Amount }
  | { readonly by: "around-mean"; readonly slope: Exact; readonly better: Better }
  | { readonly by: "distance"; readonly target: Amount; readonly span: Amount }
  | { readonly by: "bands"; readonly bands: readonly { readonly atLeast: Amount; readonly earns: Exact }[] };

export type FormulaName = FormulaSpec["by"];

/** Formulas whose answer depends on the other bids. */
export const relativeFormulas: readonly FormulaName[] = [
  "lowest-over-value",
  "value-over-highest",
  "above-lowest",
  "between-bids",
  "to-ceiling",
  "around-mean",
];

/** What may separate bids of the same figure, beside the score of a criterion; each has its line in scoring/tie-breaks.ts. */
export const tieBreaks = ["price", "earliest"] as const;
export type TieBreak = (typeof tieBreaks)[number];

export interface Scale {
  readonly top: SourcedFigure;
  /** The only marks that may be given; any mark from 0 to the top when absent. */
  readonly allowed?: readonly Exact[];
  readonly descriptors: ReadonlyMap<string, string>;
}

export interface Aspect {
  readonly id: string;
  readonly title: string;
  readonly weight: Exact;
}

export type Minimum = { readonly at: string } & (
  | { readonly kind: "share"; readonly share: Exact }
  | { readonly kind: "figure"; readonly figure: Exact }
);

interface CriterionBase extends CriterionNotes {
  readonly id: string;
  readonly title: string;
  /** As published; absent for a gate that only lets through or turns away. */
  readonly weight?: Exact;
  /** The marks available for it in the whole award. */
  readonly marksAvailable: Exact;
  /** Inside a branch that is the social value part, or the net zero part. */
  readonly socialValue: boolean;
  readonly netZero: boolean;
  /** Whether its score depends on the other bids. */
  readonly relative: boolean;
  readonly minimum?: Minimum;
  readonly round?: RoundTo;
  readonly at: string;
}

export interface CriterionGroup extends CriterionBase {
  readonly kind: "division";
  readonly criteria: readonly Criterion[];
}

interface LeafBase extends CriterionBase {
  readonly kind: "leaf";
  readonly needs: readonly { readonly criterion: string; readonly share: Exact; readonly at: string }[];
  readonly scaledBy?: { readonly criterion: string; readonly at: string };
  /** Absent only for the price under a method that ranks on price itself. */
  readonly formula?: FormulaSpec;
}

export interface PriceLeaf extends LeafBase {
  readonly from: "price";
}
export interface FigureLeaf extends LeafBase {
  readonly from: "figure";
}
export interface GateLeaf extends LeafBase {
  readonly from: "gate";
}
export interface MarksLeaf extends LeafBase {
  readonly from: "marks";
  readonly scale: Scale;
  readonly aspects: readonly Aspect[];
}
export interface CommitmentsLeaf extends LeafBase {
  readonly from: "commitments";
  /** The measures that count; all of the library when absent. */
  readonly measures?: readonly { readonly id: string; readonly target?: SourcedFigure }[];
  readonly unevidenced: "nothing" | "full";
  /** Only values of these perspectives earn; any when absent. */
  readonly perspectives?: readonly Perspective[];
}

/** The social return of a bid: the value of its commitments over what is put in. */
export interface SroiLeaf extends LeafBase {
  readonly from: "sroi";
  readonly measures?: CommitmentsLeaf["measures"];
  readonly unevidenced: CommitmentsLeaf["unevidenced"];
  readonly perspectives?: readonly Perspective[];
  /** The bid's price, or what the bids give in a column named after the criterion. */
  readonly inputs: "price" | "column";
}
/** The local multiplier of a bid's price. */
export interface Lm3Leaf extends LeafBase {
  readonly from: "lm3";
  readonly rounds: 2 | 3;
  /** What counts as local. */
  readonly area: string;
}

/** Criteria that look at the value of commitments. */
export type ValuedLeaf = CommitmentsLeaf | SroiLeaf;

export type Leaf = PriceLeaf | FigureLeaf | GateLeaf | MarksLeaf | CommitmentsLeaf | SroiLeaf | Lm3Leaf;
export type Criterion = CriterionGroup | Leaf;

export type MethodName = "weighted-sum" | "price-per-quality-point" | "price-less-credit" | "weighted-price";

/** The methods under which price is not marked, so that a floor is tested against the rest. */
export const absoluteMethods: readonly MethodName[] = [
  "price-per-quality-point",
  "price-less-credit",
  "weighted-price",
];

export interface Award {
  readonly method: MethodName;
  /** Pounds for each mark, for `price-less-credit`. */
  readonly credit?: Amount;
  readonly marksAvailable: Exact;
  readonly criteria: readonly Criterion[];
  readonly rounding: RoundTo & { readonly of: "total" | "criterion"; readonly rank: "exact" | "rounded" };
  readonly ties: readonly string[];
  readonly marks: "consensus" | "average";
  readonly priceBasis: PriceBasis;
  /** What the specification or the law already demands: it is not extra, so it earns nothing. */
  readonly alreadyRequired?: ReadonlyMap<string, string>;
  readonly at: string;
}

export interface Lot {
  readonly id: string;
  readonly title: string;
  readonly value: ContractValue;
  readonly award: Award;
  readonly at: string;
}

export interface ContractValue {
  readonly excludingVat?: SourcedFigure;
  readonly includingVat?: SourcedFigure;
}

export interface Deviation {
  readonly rule: string;
  readonly who: string;
  readonly when: string;
  readonly why: string;
  readonly at: string;
}

/** The kinds of buyer that rules tell apart. */
export const buyerTypes = [
  "central-government",
  "nhs-england",
  "local-government",
  "northern-ireland",
  "wales",
  "scotland",
  "other",
] as const;

export type BuyerType = (typeof buyerTypes)[number];

export interface Tender {
  readonly reference: string;
  readonly title: string;
  readonly buyer?: string;
  readonly buyerType?: BuyerType;
  /** The day the tender notice was published. */
  readonly commenced?: string;
  readonly value: ContractValue;
  readonly term?: { readonly from?: string; readonly to?: string };
  readonly adopts?: string;
  readonly rules?: string;
  readonly libraries: readonly string[];
  /** Names that look like another bidder's, or like a line of totals, and are bidders all the same. */
  readonly namesThatAreBidders?: readonly string[];
  readonly purpose?: string;
  readonly deviations: readonly Deviation[];
  /** What the letters rest on, where the tender keeps it. */
  readonly record?: AwardRecord;
  /** The further facts that rules read, by key, as written. */
  readonly facts: ReadonlyMap<string, string>;
  /** One for the whole tender, or one for each lot. */
  readonly award?: Award;
  readonly lots: readonly Lot[];
  /** Whether this is the program's own tender, used because none was given. */
  readonly isDefault: boolean;
  readonly at: string;
}

export interface Mark {
  readonly criterion: string;
  readonly aspect?: string;
  readonly evaluator?: string;
  readonly stage: "individual" | "consensus";
  readonly mark: Exact;
  readonly rationale?: string;
  /** The reason as a bidder may read it. */
  readonly feedback?: string;
  readonly cites?: string;
  readonly at: string;
}

/** A mark that an evaluator, or the panel, has still to give. */
export type PendingMark = Pick<Mark, "criterion" | "aspect" | "evaluator" | "stage" | "at">;

export interface Commitment {
  readonly measure: string;
  /** Absent for a narrative, and for a quantity that is not given. */
  readonly quantity?: SourcedFigure;
  /** Somebody means to promise and has not said how much: the quantity is absent, and is not nothing. */
  readonly toBeConfirmed?: true;
  /** Given in a column of the bid's own row. */
  readonly byColumn?: true;
  /** Which of these hold only the place of what is still to come: `to follow`. They are not given. */
  readonly placeholders?: readonly string[];
  readonly narrative?: string;
  /** As a unit of the list; the measure's own when absent. */
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly evidence?: string;
  readonly plan?: string;
  readonly owner?: string;
  readonly partner?: string;
  readonly attribution?: SourcedFigure;
  readonly location?: string;
  readonly at: string;
}

export interface Bid {
  readonly bidder: string;
  readonly lot?: string;
  readonly status: "live" | "withdrawn" | "excluded";
  readonly reason?: string;
  readonly price?: SourcedFigure;
  /** A day, or a day and time as text that sorts; `zone` tells of a time whether its time zone is given. */
  readonly submitted?: { readonly text: string; readonly zone?: boolean; readonly at: string };
  readonly sme?: boolean;
  readonly vcse?: boolean;
  readonly figures: ReadonlyMap<string, SourcedFigure>;
  readonly gates: ReadonlyMap<string, { readonly yes: boolean; readonly at: string }>;
  /** What is spent again in an area, by criterion and round: `local-money-2`. */
  readonly respent?: ReadonlyMap<string, Respent>;
  readonly marks: readonly Mark[];
  /** Rows of marks whose mark is blank. */
  readonly pendingMarks?: readonly PendingMark[];
  readonly commitments: readonly Commitment[];
  readonly at: string;
}
