/** The compiled weighing of totals says what the one in TypeScript says, or leaves it to that one. */
import { array, assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { exact } from "../../src/number/exact.ts";
import type { CompiledMethod } from "../../src/rescore/fast/compiled-method.ts";
import { indexMeasures, type MeasureIndex } from "../../src/rescore/fast/measure-index.ts";
import { newQuantityTotals, resetTotals, tryAddQuantity } from "../../src/rescore/fast/quantity-totals.ts";
import { newUnitValues } from "../../src/rescore/fast/unit-values.ts";
import { newScratch, valueQuantities } from "../../src/rescore/fast/value-quantities.ts";
import type { Promises, ValuedQuantities } from "../../src/rescore/fast/valued-quantities.ts";
import { loadRowKernel, type RowKernel } from "../../src/rescore/fast/wasm/memory.ts";

const kernel = loadRowKernel() as RowKernel;
const kept = newQuantityTotals(kernel.buffers);

const measure = (id: string, amount: string, more: object = {}): Measure =>
  ({
    ...{ id, title: id, unit: "unit", kind: "money", library: "invented@1.0.0", countsOnceWith: [], at: "" },
    proxies: [
      { from: "2020-01-01", amount: exact(amount), source: "invented", status: "unverified", at: "" },
    ],
    adjust: { included: [] },
    ...more,
  }) as unknown as Measure;

/** Values small and enormous, equal and moved, and one with a limit. */
const amounts = [
  ["12.34", "12.34"],
  ["1", "2"],
  ["0.0001", "0"],
  ["987654.32", "19.99"],
  ["9007199254740993", "9007199254740995"],
  ["20000", "20000.0001"],
] as const;
const cap = { cap: { perMeasure: exact("5") } };
const [old, fresh] = [0, 1].map((side) => [
  ...amounts.map((pair, index) => measure(`M-${index}`, pair[side] ?? "")),
  measure("CAPPED", "3", cap),
]) as [Measure[], Measure[]];
const index: MeasureIndex = indexMeasures(old);
const byId = (all: readonly Measure[]): ReadonlyMap<string, Measure> =>
  new Map(all.map((one) => [one.id, one]));
const valuation = { commenced: "2025-01-01", reference: { series: [] } } as never;
const names = ["Ash", "Birch", "Cedar"];

const said = (found: ValuedQuantities | undefined): object | undefined =>
  found && {
    met: [...Array.from(found.met)].map((index) => [index, found.quantities[index]]),
    nearest: Array.from(found.nearest),
    moved: found.moved,
    pounds: [found.before, found.after],
  };

const promise = record({
  index: integer({ min: 0, max: amounts.length }).map((index) => (index === amounts.length ? 0 : index)),
  bid: integer({ min: 0, max: 2 }),
  lacking: constantFrom(0 as const, 1 as const),
  parts: constantFrom(0, 1, 1_500, 999_000, 123_456_789, 999_999_999_999_999, 4_503_599_627_370_496),
});

test("both value the same", () => {
  let answered = 0;
  assert(
    property(
      array(promise, { maxLength: 40 }),
      boolean(),
      integer({ min: 0, max: 127 }),
      boolean(),
      (promises, onlyEvidenced, counted, capped) => {
        resetTotals(kept, names.length, index.measures.length);
        for (const { index, bid, lacking, parts } of promises)
          tryAddQuantity(kept, index, bid, lacking, parts);
        if (capped) tryAddQuantity(kept, amounts.length, 0, 0, 1);
        const compiled = {
          index,
          counts: Uint8Array.from(old, (_, at) => (counted >> at) & 1),
          onlyEvidenced,
        } as unknown as CompiledMethod;
        const promised: Promises = { totals: kept, compiled, bidders: names.length };
        const values = newUnitValues(
          old.length,
          { valuation, measures: byId(old) },
          { valuation, measures: byId(fresh) },
        );
        const expected = said(valueQuantities(promised, values, newScratch(undefined)));
        expect(said(valueQuantities(promised, values, newScratch(kernel)))).toEqual(expected);
        expect(expected === undefined || !capped).toBe(true);
        if (kernel.value(promised, values, 5, () => undefined) !== undefined) answered += 1;
      },
    ),
    { numRuns: 1000 },
  );
  expect(answered).toBeGreaterThan(200);
});
