/**
 * What a published notice says of how a tender is awarded. Only what the
 * question of social value needs is read; contact details never are.
 */
import type { Exact } from "../../number/exact.ts";
import type { BuyerType, ContractValue } from "../model.ts";

/** Words of the notice, and where they stand. */
export interface Words {
  readonly text: string;
  readonly at: string;
}

/** How the publisher says that a number is meant. */
export type WeightUnit = "percent" | "share" | "range" | "order" | "unstated";

export interface StatedWeight {
  readonly value: Exact;
  readonly unit: WeightUnit;
  readonly at: string;
}

export interface NoticeCriterion {
  readonly name?: Words;
  readonly description?: Words;
  readonly weight?: StatedWeight;
}

export interface NoticeLot {
  readonly id: string;
  readonly title?: string;
  readonly cancelled: boolean;
  readonly criteria: readonly NoticeCriterion[];
  /** The running text in which an award is described beside its list of criteria, or instead of it. */
  readonly texts: readonly Words[];
  readonly at: string;
}

export interface Notice {
  readonly id: string;
  /** The procurement that several notices may speak of. */
  readonly ocid?: string;
  readonly title?: string;
  readonly buyer?: string;
  readonly buyerType?: BuyerType;
  /** The day that this notice was published. */
  readonly published?: string;
  /** Whether an earlier notice began the procurement, so that its day is not known from this one. */
  readonly update: boolean;
  readonly cancelled: boolean;
  readonly value: ContractValue;
  readonly facts: ReadonlyMap<string, string>;
  /** Empty when the notice has no tender in it. */
  readonly lots: readonly NoticeLot[];
  readonly at: string;
}
