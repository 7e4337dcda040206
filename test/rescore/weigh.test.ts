/** The compiled weighing of sums says what the one in TypeScript says, or leaves it to that one. */
import { array, assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { exact } from "../../src/number/exact.ts";
import { type Shelf, shelfOf } from "../../src/rescore/fast/measure-index.ts";
import { addTo, begin, sums } from "../../src/rescore/fast/quantity-totals.ts";
import { worthOf } from "../../src/rescore/fast/unit-values.ts";
import { roomWith, type Weighed, weigh } from "../../src/rescore/fast/value-quantities.ts";
import { type Kernel, kernelOf } from "../../src/rescore/fast/wasm/memory.ts";
import type { Incoming } from "../../src/rescore/tender-rows.ts";

const kernel = kernelOf() as Kernel;
const kept = sums(kernel.home);

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
const shelf: Shelf = shelfOf(old);
const byId = (all: readonly Measure[]): ReadonlyMap<string, Measure> =>
  new Map(all.map((one) => [one.id, one]));
const valuation = { commenced: "2025-01-01", reference: { series: [] } } as never;
const names = ["Ash", "Birch", "Cedar"];

const said = (found: Weighed | undefined): object | undefined =>
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

test("both weigh the same", () => {
  let compiled = 0;
  assert(
    property(
      array(promise, { maxLength: 40 }),
      boolean(),
      integer({ min: 0, max: 127 }),
      boolean(),
      (promises, onlyEvidenced, counted, capped) => {
        begin(kept, names.length, shelf.variants.length);
        for (const { index, bid, lacking, parts } of promises) addTo(kept, index, bid, lacking, parts);
        if (capped) addTo(kept, amounts.length, 0, 0, 1);
        const method = { counts: Uint8Array.from(old, (_, at) => (counted >> at) & 1), onlyEvidenced };
        const incoming = { sums: kept, shelf, names, method } as unknown as Incoming;
        const worth = worthOf(
          old.length,
          { valuation, measures: byId(old) },
          { valuation, measures: byId(fresh) },
        );
        const expected = said(weigh(incoming, worth, roomWith(undefined)));
        expect(said(weigh(incoming, worth, roomWith(kernel)))).toEqual(expected);
        expect(expected === undefined || !capped).toBe(true);
        if (kernel.weigh(incoming, worth, 5, () => undefined) !== undefined) compiled += 1;
      },
    ),
    { numRuns: 1000 },
  );
  expect(compiled).toBeGreaterThan(200);
});
