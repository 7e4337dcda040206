/**
 * The published method as one canonical text, so that two evaluations can be
 * said to have used the same method or not: criteria, weights, scales,
 * formulas, rounding, ties, library and rules, and nothing about who bid.
 *
 * @see RFC 8785, JSON Canonicalization Scheme
 */
import canonicalize from "canonicalize";
import type { Measure } from "../library/model.ts";
import { exactText, isExact } from "../number/exact.ts";
import type { Ruleset } from "../regime/model.ts";
import type { Award, Criterion } from "../tender/model.ts";

/** Where a thing was written says nothing about the method. */
const places: readonly string[] = ["at"];

function toJsonData(value: unknown): unknown {
  if (isExact(value)) return exactText(value);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, one]) => [String(key), toJsonData(one)]));
  if (Array.isArray(value)) return value.map(toJsonData);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) =>
        places.includes(key) || one === undefined ? [] : [[key, toJsonData(one)]],
      ),
    );
  }
  return typeof value === "string" ? value.toWellFormed() : value;
}

/** @returns the canonical JSON whose SHA-256 is the digest of the method. */
export function canonicalMethodText(
  { priceBasis, ...award }: Award,
  measures: readonly Measure[],
  rulesets: readonly Ruleset[],
): string {
  // The price basis has always been written among the award's own terms.
  const terms = toJsonData({ ...award, ...priceBasis, criteria: award.criteria.map(criterionWithWorth) });
  return canonicalize({ award: terms, measures: toJsonData(measures), rules: toJsonData(rulesets) }) ?? "";
}

/** Frozen methods call the marks that a criterion carries its worth. */
function criterionWithWorth({ marksAvailable, ...criterion }: Criterion): unknown {
  const own = { ...criterion, worth: marksAvailable };
  return "criteria" in own ? { ...own, criteria: own.criteria.map(criterionWithWorth) } : own;
}
