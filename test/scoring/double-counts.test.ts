/** Measures that may count the same people, in small worlds tried whole: which of them count. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OfMeasure, zeroDoubleCounts } from "../../src/scoring/double-counts.ts";
import { lines, measure, pounds, text } from "./build.ts";

type Link = readonly [number, number];

const field = (values: readonly number[], links: readonly Link[]): readonly OfMeasure[] =>
  values.map((value, index) => {
    const countsOnceWith = links.flatMap(([a, b]) => (a === index ? [`M${b}`] : []));
    return { measure: measure(`M${index}`, 1, { countsOnceWith }), value: pounds(value, `M${index}`) };
  });

const countedValues = (values: readonly number[], links: readonly Link[]): readonly string[] =>
  zeroDoubleCounts(field(values, links)).map(({ value }) => text(value));

/** The best of all choices from which nothing is left out that overlaps with none of it. */
function bestTotal(values: readonly number[], links: readonly Link[]): number {
  const linked = (a: number, b: number): boolean =>
    links.some(([one, other]) => (one === a && other === b) || (one === b && other === a));
  const live = values.flatMap((value, index) => (value === 0 ? [] : [index]));
  const choices = Array.from({ length: 2 ** live.length }, (_, bits) =>
    live.filter((_, at) => Math.floor(bits / 2 ** at) % 2 === 1),
  ).filter(
    (chosen) =>
      !chosen.some((a) => chosen.some((b) => linked(a, b))) &&
      live.every((one) => chosen.includes(one) || chosen.some((other) => linked(one, other))),
  );
  const total = (chosen: readonly number[]): number =>
    chosen.reduce((sum, one) => sum + (values[one] ?? 0), 0);
  return choices.reduce((best, one) => Math.max(best, total(one)), Number.NEGATIVE_INFINITY);
}

describe("A deduction stands unless a gain that overlaps with it counts", () => {
  it.each<[string, readonly number[], readonly Link[], readonly string[]]>([
    ["beside a gain that overlaps with it", [5, -1], [[0, 1]], ["5", "0"]],
    ["beside a gain that does not", [5, -1], [], ["5", "-1"]],
    ["of two that overlap, the smaller", [-1, -5], [[0, 1]], ["-1", "0"]],
    [
      "of three, each that overlaps with none that counts",
      [-1, -2, -4],
      [
        [0, 2],
        [1, 2],
      ],
      ["-1", "-2", "0"],
    ],
    [
      "where the better gain leaves it out",
      [5, 4, -3],
      [
        [0, 1],
        [1, 2],
      ],
      ["0", "4", "0"],
    ],
  ])("%s", (_name, values, links, expected) => expect(countedValues(values, links)).toEqual(expected));
});

it("names what counts instead", () => {
  const [, left] = zeroDoubleCounts(field([5, -1], [[0, 1]]));
  expect(left && lines(left)[0]).toBe(
    "M1 = 0 pounds {counted-once}: -1 → 0 | may count the same people as M0, which counts: one person is counted once",
  );
});

it("is worth as much as the best of all choices, tried one by one, and names a reason for each left out", () => {
  const anyLinks = (count: number) =>
    fc.array(
      fc.tuple(fc.nat(count - 1), fc.nat(count - 1)).filter(([a, b]) => a !== b),
      { maxLength: 8 },
    );
  fc.assert(
    fc.property(
      fc
        .array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 7 })
        .chain((values) => fc.tuple(fc.constant(values), anyLinks(values.length))),
      ([values, links]) => {
        const counted = zeroDoubleCounts(field(values, links));
        const found = counted.reduce((sum, { value }) => sum + Number(text(value)), 0);
        expect(found).toBe(bestTotal(values, links));
        for (const { because } of counted)
          if (because !== undefined) expect(because).toMatch(/as M\d( and M\d)*, which/);
      },
    ),
    { numRuns: 500, seed: 20261201 },
  );
});
