import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactText } from "../../src/number/exact.ts";
import type { Contest } from "../../src/scoring/contest.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import { leaderBands } from "../../src/stress/weights/bands.ts";
import { criteriaWithSiblings } from "../../src/stress/weights/moved-award.ts";
import type { Award, Bid } from "../../src/tender/model.ts";
import {
  add,
  compare,
  divide,
  equal,
  type Fraction,
  fraction,
  isZero,
  lowest,
  multiply,
  one,
  subtract,
  sum,
  text,
  zero,
} from "../oracle/fraction.ts";
import {
  at,
  award,
  bid,
  contest,
  division,
  marksLeaf,
  minimumShare,
  needs,
  priceForShow,
  priceLeaf,
} from "../scoring/build.ts";

/** What the program says of one criterion: from, to and who is first, as text. */
function bands({ award: of, bids }: Pick<Contest, "award" | "bids">, criterion: string) {
  const sibling = criteriaWithSiblings(of.criteria).find((one) => one.criterion.id === criterion);
  if (sibling === undefined) throw new Error(`no ${criterion}`);
  const found = leaderBands({ ...contest(of, bids), evaluate }, sibling);
  if ("note" in found) throw new Error(found.note);
  return found.bands.map(({ from, to, leaders }) => [exactText(from), exactText(to), leaders.join("=")]);
}

interface Offer {
  readonly name: string;
  readonly price: number;
  readonly quality: number;
  readonly social: number;
}

const letters = ["A", "B", "C", "D"];
const offers = fc
  .array(
    fc.record({
      price: fc.integer({ min: 50, max: 150 }),
      quality: fc.integer({ min: 1, max: 5 }),
      social: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 2, maxLength: 4 },
  )
  .map((all) => all.map((one, index): Offer => ({ ...one, name: letters[index] ?? "" })));
/** Whole weights above zero that add to 100. */
const weights = fc
  .tuple(fc.integer({ min: 1, max: 49 }), fc.integer({ min: 1, max: 50 }))
  .map(([price, quality]) => ({ price, quality, social: 100 - price - quality }));

const awardWith = (weight: Readonly<Record<string, number>>, method: Award["method"]): Award =>
  award(
    [
      method === "weighted-sum" ? priceLeaf(weight["price"] ?? 0) : priceForShow(weight["price"] ?? 0),
      marksLeaf("quality", weight["quality"] ?? 0),
      marksLeaf("social", weight["social"] ?? 0),
    ],
    { method, credit: at(2) },
  );
const bidWith = ({ name, price, quality, social }: Offer): Bid =>
  bid(name, { price, marks: { quality, social } });

const whole = (value: number): Fraction => fraction(BigInt(value));

/** The weights of the three criteria when one has another share and the others keep their proportions. */
function weightsAt(weight: Readonly<Record<string, number>>, moved: string, share: Fraction) {
  const before = fraction(BigInt(weight[moved] ?? 0), 100n);
  const others = divide(subtract(one, share), subtract(one, before));
  return Object.fromEntries(
    Object.entries(weight).map(([id, value]) => [
      id,
      id === moved ? multiply(share, whole(100)) : multiply(whole(value), others),
    ]),
  );
}

/** What a bid is ranked on, from the definitions alone; turned so that more is better. */
function merit(
  method: Award["method"],
  weight: Readonly<Record<string, Fraction>>,
  field: readonly Offer[],
  offer: Offer,
): Fraction {
  const marks = (id: "quality" | "social") => multiply(weight[id] ?? zero, fraction(BigInt(offer[id]), 5n));
  const other = add(marks("quality"), marks("social"));
  const price = whole(offer.price);
  switch (method) {
    case "weighted-sum": {
      const low = lowest(field.map((each) => whole(each.price)));
      return add(multiply(weight["price"] ?? zero, divide(low, price)), other);
    }
    case "price-per-quality-point":
      return divide(other, price);
    case "price-less-credit":
      return subtract(multiply(whole(2), other), price);
    case "weighted-price": {
      const available = divide(add(weight["quality"] ?? zero, weight["social"] ?? zero), whole(100));
      const coefficient = add(one, divide(divide(other, whole(100)), subtract(one, available)));
      return divide(coefficient, price);
    }
  }
}

/**
 * Every point at which two bids are level, each from its own equation: what two
 * bids differ by is straight in the share once fractions are multiplied out, so
 * its values at two shares give its root. The bands lie between these points.
 */
function expected(
  method: Award["method"],
  weight: Readonly<Record<string, number>>,
  moved: string,
  field: readonly Offer[],
): readonly (readonly string[])[] {
  const meritAt = (share: Fraction, offer: Offer) =>
    merit(method, weightsAt(weight, moved, share), field, offer);
  /** Straight in the share: prices are constant, and what is left to price is multiplied out. */
  const straight = (share: Fraction, a: Offer, b: Offer): Fraction => {
    const at = weightsAt(weight, moved, share);
    const available = divide(add(at["quality"] ?? zero, at["social"] ?? zero), whole(100));
    const difference = subtract(meritAt(share, a), meritAt(share, b));
    return method === "weighted-price" ? multiply(difference, subtract(one, available)) : difference;
  };
  const [low, high] = [fraction(1n, 3n), fraction(2n, 3n)];
  const points = field.flatMap((a, index) =>
    field.slice(index + 1).flatMap((b) => {
      const [first, second] = [straight(low, a, b), straight(high, a, b)];
      const slope = multiply(subtract(second, first), whole(3));
      if (isZero(slope)) return [];
      const root = subtract(low, divide(first, slope));
      return compare(root, zero) > 0 && compare(root, one) < 0 ? [root] : [];
    }),
  );
  const ends = [zero, ...points.sort(compare), one].filter(
    (each, index, all) => index === 0 || !equal(each, all[index - 1] ?? zero),
  );
  const found: string[][] = [];
  for (const [index, to] of ends.slice(1).entries()) {
    const from = ends[index] ?? zero;
    const middle = divide(sum([from, to]), whole(2));
    const best = field.reduce(
      (top, each) => {
        const value = meritAt(middle, each);
        return top === undefined || compare(value, top) > 0 ? value : top;
      },
      undefined as Fraction | undefined,
    );
    const leaders = field
      .filter((each) => best !== undefined && equal(meritAt(middle, each), best))
      .map(({ name }) => name)
      .join("=");
    const last = found.at(-1);
    if (last !== undefined && last[2] === leaders) last[1] = text(to);
    else found.push([text(from), text(to), leaders]);
  }
  return found;
}

describe("break-even weights", () => {
  const methods = ["weighted-sum", "price-per-quality-point", "price-less-credit", "weighted-price"] as const;

  it.each(methods)("agree with an independent exact calculation: %s", (method) => {
    fc.assert(
      fc.property(offers, weights, fc.constantFrom("price", "quality", "social"), (field, weight, moved) => {
        const contest = { award: awardWith(weight, method), bids: field.map(bidWith) };
        expect(bands(contest, moved)).toEqual(expected(method, weight, moved, field));
      }),
      { numRuns: 60 },
    );
  });

  it("are solved, not searched for: two bids level at 4/7", () => {
    // A earns 1/5 of quality and all of social value, B 4/5 and 1/5 of it: (1 − s) + s/5 = (1 − s)/5 + 4s/5 at s = 4/7.
    const contest = {
      award: award([marksLeaf("quality", 50), marksLeaf("social", 50)]),
      bids: [bid("A", { marks: { quality: 1, social: 5 } }), bid("B", { marks: { quality: 4, social: 1 } })],
    };
    expect(bands(contest, "quality")).toEqual([
      ["0", "4/7", "A"],
      ["4/7", "1", "B"],
    ]);
    expect(bands(contest, "social")).toEqual([
      ["0", "3/7", "B"],
      ["3/7", "1", "A"],
    ]);
  });

  it("stop where a minimum on a branch turns the leader away", () => {
    // Within `answer`, A has 5/5 for plan and 1/5 for people: its share 1 − 0.8 p stays at 60% or more until p = 1/2.
    const contest = {
      award: award([
        division("answer", 60, [marksLeaf("plan", 36), marksLeaf("people", 24)], {
          minimum: minimumShare("0.6"),
        }),
        marksLeaf("other", 40),
      ]),
      bids: [
        bid("A", { marks: { plan: 5, people: 1, other: 5 } }),
        bid("B", { marks: { plan: 3, people: 3, other: 4 } }),
      ],
    };
    expect(bands(contest, "people")).toEqual([
      ["0", "0.5", "A"],
      ["0.5", "1", "B"],
    ]);
  });

  it("stop where a gate on a branch opens", () => {
    // `extra` opens for A while its answer earns 60%: plan 5/5, people 1/5, so until people is worth half of it.
    const contest = {
      award: award([
        division("answer", 50, [marksLeaf("plan", 40), marksLeaf("people", 10)]),
        marksLeaf("extra", 50, { needs: [needs("answer", "0.6")] }),
      ]),
      bids: [
        bid("A", { marks: { plan: 5, people: 1, extra: 5 } }),
        bid("B", { marks: { plan: 4, people: 4, extra: 2 } }),
      ],
    };
    expect(bands(contest, "people")).toEqual([
      ["0", "0.5", "A"],
      ["0.5", "1", "B"],
    ]);
  });

  it("a criterion that shares its level with none cannot be moved", () => {
    expect(criteriaWithSiblings(award([marksLeaf("only", 100)]).criteria)).toEqual([]);
  });
});
