/** A method prepared for the fast path: how it is scored in whole numbers, and what a unit of each measure is worth. */

import { proxyChangeDays } from "../../library/proxy-in-force.ts";
import { exactText, isExact } from "../../number/exact.ts";
import type { Valuation } from "../../scoring/valuation.ts";
import type { Tender } from "../../tender/model.ts";
import type { PriceBasis } from "../../tender/price-basis.ts";
import { dayComparisonKey } from "../findings-cache.ts";
import { type MeasurePair, type PastMethod, type WhatIf, whatIfTender } from "../past-method.ts";
import { compileIntegerMethod, type IntegerMethod } from "./integer-scoring.ts";
import { indexMeasures, type MeasureIndex } from "./measure-index.ts";
import { newUnitValues, type UnitValues } from "./unit-values.ts";
import { isTenderWithoutLots, usualAwardParts } from "./usual.ts";

export interface CompiledMethod {
  readonly method: PastMethod;
  readonly index: MeasureIndex;
  readonly before: IntegerMethod;
  readonly after: IntegerMethod;
  /** For each measure, 1 where the award counts it. */
  readonly counts: Uint8Array;
  /** Whether a promise without evidence, owner, date and plan earns nothing. */
  readonly onlyEvidenced: boolean;
  /** The days on which a proxy value of either side begins or ends to apply. */
  readonly days: readonly string[];
  /** Whether a table of prices of these columns holds promises too. */
  readonly promisesIn: (names: readonly string[]) => boolean;
}

/** @returns a way to compile methods that keeps what it has compiled; nothing where a method has anything unusual */
export function methodCompiler(): (method: PastMethod) => CompiledMethod | undefined {
  const known = new WeakMap<PastMethod, { readonly compiled: CompiledMethod | undefined }>();
  const indexes = new WeakMap<MeasurePair, MeasureIndex>();
  const indexOf = (measures: MeasurePair): MeasureIndex => {
    const index = indexes.get(measures) ?? indexMeasures(measures.before);
    indexes.set(measures, index);
    return index;
  };
  return (method) => {
    const found = known.get(method) ?? { compiled: compileMethod(method, indexOf(method.measures)) };
    known.set(method, found);
    return found.compiled;
  };
}

function compileMethod(method: PastMethod, index: MeasureIndex): CompiledMethod | undefined {
  const { tender, measures } = method;
  const { award } = tender;
  const awardAfter = method.contests[0]?.award;
  if (award === undefined || awardAfter === undefined || !isTenderWithoutLots(tender)) return undefined;
  const [old, fresh] = [usualAwardParts(award), usualAwardParts(awardAfter)];
  if (old === undefined || fresh === undefined) return undefined;
  const leaf = old.commitments?.leaf;
  const isCounted = (id: string): boolean =>
    leaf !== undefined &&
    (leaf.measures === undefined || leaf.measures.some((one) => one.id === id)) &&
    award.alreadyRequired?.has(id) !== true;
  const before = compileIntegerMethod(old);
  const headers = new WeakMap<readonly string[], boolean>();
  return {
    method,
    index,
    before,
    after: awardAfter === award ? before : compileIntegerMethod(fresh),
    counts: Uint8Array.from(measures.before, ({ id }) => (isCounted(id) ? 1 : 0)),
    onlyEvidenced: leaf?.unevidenced === "nothing",
    days: proxyChangeDays([...measures.before, ...measures.after]),
    promisesIn: (names) => {
      const found = headers.get(names) ?? names.some((name) => method.expected.measures?.has(name) === true);
      headers.set(names, found);
      return found;
    },
  };
}

/** @returns what units are worth in a tender of this method: the same for all days on which the same proxy values are in force */
export function unitValuesFor(
  { method, index, days }: CompiledMethod,
  tender: Tender,
  whatIf: WhatIf,
): UnitValues {
  const then = whatIfTender(tender, whatIf).commenced;
  const basis = tender.award?.priceBasis ?? {};
  const key = `${priceBasisCacheKey(basis)}|${dayComparisonKey(days, tender.commenced)}|${dayComparisonKey(days, then)}`;
  const found = index.unitValues.get(key);
  if (found !== undefined) return found;
  const { beforeById, afterById } = method.measures;
  const on = (commenced: string | undefined): Valuation => ({
    reference: method.reference,
    ...(commenced !== undefined && { commenced }),
    ...basis,
  });
  const made = newUnitValues(
    index.measures.length,
    { valuation: on(tender.commenced), measures: beforeById },
    { valuation: on(then), measures: afterById },
  );
  index.unitValues.set(key, made);
  return made;
}

/** An award's terms are asked for with every tender of its method. */
const known = new WeakMap<PriceBasis, string>();

/** All that the value chain takes from an award, as text; where it was written does not count. */
function priceBasisCacheKey(basis: PriceBasis): string {
  const text =
    known.get(basis) ??
    JSON.stringify(basis, (key, value: unknown) =>
      key === "at" ? undefined : isExact(value) ? exactText(value) : value,
    );
  known.set(basis, text);
  return text;
}
