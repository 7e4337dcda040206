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
  const rules = toJsonData(rulesets.map(rulesetWithThresholdsApart));
  return canonicalize({ award: terms, measures: toJsonData(measures), rules }) ?? "";
}

/** A table of thresholds is written once in a set of rules, however many of them it holds for. */
function rulesetWithThresholdsApart(ruleset: Ruleset): unknown {
  const tables = new Map<string, unknown>();
  const rules = ruleset.rules.map(({ applies, check, ...rule }) => {
    const { threshold, ...others } = applies;
    if (threshold === undefined) return { ...rule, applies, check };
    for (const table of threshold.tables) tables.set(table.id, table);
    const named = { ...threshold, tables: threshold.tables.map(({ id }) => id) };
    return { ...rule, check, applies: { ...others, threshold: named } };
  });
  return { ...ruleset, rules, ...(tables.size > 0 && { thresholds: [...tables.values()] }) };
}

/** Frozen methods call the marks that a criterion carries its worth. */
function criterionWithWorth({ marksAvailable, ...criterion }: Criterion): unknown {
  const own = { ...criterion, worth: marksAvailable };
  return "criteria" in own ? { ...own, criteria: own.criteria.map(criterionWithWorth) } : own;
}
