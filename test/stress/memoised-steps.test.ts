/** What is taken from an evaluation before: only what was made from the same. */
import { describe, expect, it, vi } from "vitest";
import {
  awardValuingInputs,
  cachedAnswer,
  memoiseFunction,
  type StepCache,
} from "../../src/stress/memoised-steps.ts";
import {
  award,
  commitmentsLeaf,
  figure,
  marksLeaf,
  minimumShare,
  priceLeaf,
  upTo,
} from "../scoring/build.ts";

describe("an answer", () => {
  const about = {};

  const shared = {};
  it.each([
    ["the same things", [shared, "x", 1], [shared, "x", 1], true],
    ["nothing", [], [], true],
    ["equal figures", [figure("0.5")], [figure("1/2")], true],
    ["other figures", [figure("0.5")], [figure("0.6")], false],
    ["a figure and its text", [figure("1")], ["1"], false],
    ["a text and its figure", ["1"], [figure("1")], false],
    ["things that only look alike", [{ a: 1 }], [{ a: 1 }], false],
    ["one thing more", [shared], [shared, shared], false],
    ["one thing less", [shared, shared], [shared], false],
    ["the same in another order", [shared, "x"], ["x", shared], false],
    ["another thing at the end", [shared, "x"], [shared, "y"], false],
  ])("made from %s", (_, first, second, isTakenAgain) => {
    const cache: StepCache = new WeakMap();
    cachedAnswer(cache, about, first, () => "first");
    const again = cachedAnswer(cache, about, second, () => "second");
    expect(again).toBe(isTakenAgain ? "first" : "second");
  });

  it("is of its own thing, and the last one: what came before it is forgotten", () => {
    const cache: StepCache = new WeakMap();
    const ask = (thing: object, from: string, answer: string): string =>
      cachedAnswer(cache, thing, [from], () => answer);
    expect([ask(about, "x", "first"), ask({}, "x", "other"), ask(about, "x", "again")]).toEqual([
      "first",
      "other",
      "first",
    ]);
    expect([ask(about, "y", "second"), ask(about, "y", "third"), ask(about, "x", "fourth")]).toEqual([
      "second",
      "second",
      "fourth",
    ]);
  });
});

describe("what an award says of what a bid puts forward", () => {
  const price = priceLeaf(60);
  const marks = marksLeaf("quality", 40);
  const saysAlike = (
    one: Parameters<typeof awardValuingInputs>[0],
    other: Parameters<typeof awardValuingInputs>[0],
  ): boolean => {
    const cache: StepCache = new WeakMap();
    const about = {};
    const ask = (given: typeof one, answer: number): number =>
      cachedAnswer(cache, about, awardValuingInputs(given), () => answer);
    ask(one, 1);
    return ask(other, 2) === 1;
  };
  const base = award([price, marks]);

  it("does not hang on how many marks each criterion carries", () => {
    const moved = award([
      { ...price, marksAvailable: figure(40) },
      { ...marks, marksAvailable: figure(60) },
    ]);
    expect(saysAlike(base, { ...base, criteria: moved.criteria })).toBe(true);
  });

  it.each([
    ["a minimum", [{ ...price, minimum: minimumShare("0.5") }, marks]],
    ["a criterion less", [price]],
    ["a criterion more", [price, marks, commitmentsLeaf("promises", 10, upTo(100))]],
    ["another criterion", [price, { ...marks, id: "service" }]],
    ["another place", [price, { ...marks, at: "tender.yaml:9:1" }]],
  ])("hangs on %s", (_, criteria) => expect(saysAlike(base, { ...base, criteria })).toBe(false));

  it("hangs on everything else of the award", () => {
    expect(saysAlike(base, { ...base, method: "weighted-price" })).toBe(false);
    expect(saysAlike(base, { ...base })).toBe(true);
  });
});

it("asks a function once for each thing, whatever it answers", () => {
  const make = vi.fn(({ size }: { readonly size: number }) => (size === 0 ? undefined : size));
  const ask = memoiseFunction(make);
  const [none, some] = [{ size: 0 }, { size: 2 }];
  expect([ask(none), ask(some), ask(none), ask(some), ask({ size: 2 })]).toEqual([
    undefined,
    2,
    undefined,
    2,
    2,
  ]);
  expect(make).toHaveBeenCalledTimes(3);
});
