/**
 * One possible reading of a tender: every fact that a scope asks for, those
 * that the tender states and those that it leaves open taken one way. A scope
 * is tested against whole readings only, so it never meets a missing fact.
 */
import type { Exact } from "../number/exact.ts";
import type { Nation } from "../tender/facts.ts";
import type { BuyerType } from "../tender/model.ts";
import type { ContractKind, ThresholdBuyer } from "./thresholds.ts";

export type Subject = "services" | "goods" | "works" | "healthcare" | "mixed";

export interface Reading {
  readonly buyerType?: BuyerType;
  readonly nation: Nation;
  readonly authority: "central" | "sub-central";
  readonly day: string;
  readonly subject: Subject;
  readonly law: string;
  /** The facts that are true of it. */
  readonly flags: ReadonlySet<string>;
  /** What the tender says of itself; a value that is given says the same, or the tender is refused. */
  readonly belowThreshold?: boolean;
  readonly value: { readonly excluding: Exact; readonly including: Exact };
}

/** @returns the kind of contract by which thresholds are told apart. */
export function contractKindOf({ subject, flags }: Reading, ordinary: boolean): ContractKind {
  const lightTouch = !ordinary && flags.has("light-touch") && subject !== "works" && subject !== "goods";
  if (!ordinary && flags.has("concession")) return lightTouch ? "light-touch-concession" : "concession";
  if (subject === "works") return "works";
  return lightTouch ? "light-touch" : "goods-and-services";
}

/** @returns the class of buyer by which thresholds are told apart. */
export function thresholdBuyerOf(
  { flags, authority }: Reading,
  ordinary: boolean,
): Exclude<ThresholdBuyer, "any"> {
  if (ordinary) return authority;
  if (flags.has("utility") || flags.has("private-utility")) return "utility";
  return flags.has("defence") ? "defence" : authority;
}

/** The Procurement Act 2023 governs what began on or after this day. */
export const ACT_BEGINS = "2025-02-24";
/** SI 2023/1348 came into force. */
export const SELECTION_BEGINS = "2024-01-01";

/** @returns the law that a procurement stands under where its tender does not say, as far as its other facts tell. */
export function lawOf({ buyerType, nation, day, subject }: Omit<Reading, "law">): string {
  if (nation === "scotland") return "pcsr-2015";
  const selects = buyerType === "nhs-england" || buyerType === "local-government";
  if (selects && subject === "healthcare" && day >= SELECTION_BEGINS) return "provider-selection-regime";
  return day >= ACT_BEGINS ? "procurement-act-2023" : "pcr-2015";
}
