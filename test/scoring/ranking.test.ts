import { describe, expect, it } from "vitest";
import { rankContenders } from "../../src/scoring/ranking.ts";
import type { Contender } from "../../src/scoring/tie-breaks.ts";
import { type Figure, figure, worth } from "./build.ts";

interface More {
  readonly price?: Figure;
  readonly submitted?: string;
  readonly quality?: Figure;
  readonly social?: Figure;
}

function one(bidder: string, total: Figure, { price, submitted, quality, social }: More = {}): Contender {
  const scores = Object.entries({ quality, social }).flatMap(([id, value]) =>
    value === undefined ? [] : [[id, worth(id, value)] as const],
  );
  return {
    bidder,
    figure: figure(total),
    scores: new Map(scores),
    ...(price !== undefined && { price: figure(price) }),
    ...(submitted !== undefined && { submitted }),
  };
}

const ranks = (
  bids: readonly Contender[],
  ties: readonly string[] = [],
  best: "highest" | "lowest" = "highest",
): string =>
  rankContenders(bids, best, ties)
    .map(({ bidder, rank: position }) => `${position}${bidder}`)
    .join(" ");

describe("ranks", () => {
  it.each<[string, "highest" | "lowest", readonly Contender[]]>([
    ["", "highest", []],
    ["1A", "highest", [one("A", 0)]],
    ["1B 2A 3C", "highest", [one("A", 5), one("B", 6), one("C", -1)]],
    ["1C 2A 3B", "lowest", [one("A", 5), one("B", 6), one("C", -1)]],
    ["1A 1B 3C", "highest", [one("B", 5), one("C", 4), one("A", 5)]],
    ["1C 2A 2B", "highest", [one("B", 5), one("C", 6), one("A", 5)]],
    ["1A 1B 1C", "lowest", [one("C", 5), one("B", 5), one("A", 5)]],
    ["1C 1D 3A 3B", "highest", [one("B", 1), one("A", 1), one("D", 2), one("C", 2)]],
    ["1B 2A", "highest", [one("A", "1/3"), one("B", "0.33333333333333333334")]],
  ])("%s, %s first", (expected, best, bids) => {
    expect(ranks(bids, [], best)).toBe(expected);
  });

  it("leaves the list that it was given alone", () => {
    const bids = [one("A", 1), one("B", 2)];
    rankContenders(bids, "highest", []);
    expect(bids.map(({ bidder }) => bidder)).toEqual(["A", "B"]);
  });
});

describe("tie-breaks", () => {
  it.each<[string, string, readonly Contender[]]>([
    ["price", "1B 2A", [one("A", 5, { price: 20 }), one("B", 5, { price: 10 })]],
    [
      "price",
      "1A 2C 3B 4D",
      [
        one("A", 6, { price: 99 }),
        one("B", 5, { price: 20 }),
        one("C", 5, { price: 10 }),
        one("D", 4, { price: 1 }),
      ],
    ],
    ["price", "1A 1B", [one("A", 5, { price: 20 }), one("B", 5, { price: 20 })]],
    ["price", "1A 1B", [one("A", 5, { price: 20 }), one("B", 5)]],
    ["price", "1A 1B 1C", [one("A", 5, { price: 20 }), one("B", 5, { price: 10 }), one("C", 5)]],
    ["quality", "1B 2A", [one("A", 5, { quality: 1 }), one("B", 5, { quality: 2 })]],
    ["quality", "1A 1B", [one("A", 5), one("B", 5, { quality: 2 })]],
    ["quality", "1A 1B 1C", [one("A", 5, { quality: 1 }), one("B", 5, { quality: 2 }), one("C", 5)]],
    [
      "earliest",
      "1B 2A",
      [one("A", 5, { submitted: "2026-03-03" }), one("B", 5, { submitted: "2026-03-02" })],
    ],
    [
      "earliest",
      "1A 1B",
      [one("A", 5, { submitted: "2026-03-02" }), one("B", 5, { submitted: "2026-03-02" })],
    ],
    ["earliest", "1A 1B", [one("A", 5), one("B", 5, { submitted: "2026-03-02" })]],
    [
      "earliest",
      "1B 2A",
      [one("A", 5, { submitted: "2026-03-02T10:00:01" }), one("B", 5, { submitted: "2026-03-02T10:00:00" })],
    ],
  ])("by %s: %s", (tie, expected, bids) => {
    expect(ranks(bids, [tie])).toBe(expected);
    expect(ranks([...bids].reverse(), [tie])).toBe(expected);
  });

  it("go by price whichever way the totals rank", () => {
    expect(ranks([one("A", 5, { price: 20 }), one("B", 5, { price: 10 })], ["price"], "lowest")).toBe(
      "1B 2A",
    );
  });

  it("are tried in their order", () => {
    const bids = [
      one("A", 5, { quality: 1, social: 9, price: 10 }),
      one("B", 5, { quality: 2, social: 1, price: 20 }),
      one("C", 5, { quality: 2, social: 2, price: 30 }),
      one("D", 5, { quality: 2, social: 2, price: 5 }),
    ];
    expect(ranks(bids, ["quality", "social", "price"])).toBe("1D 2C 3B 4A");
    expect(ranks(bids, ["social", "price"])).toBe("1A 2D 3C 4B");
    expect(ranks(bids, ["quality"])).toBe("1B 1C 1D 4A");
    expect(ranks(bids, ["price"])).toBe("1D 2A 3B 4C");
  });

  it("separate what they can and leave the rest shared", () => {
    const bids = [
      one("A", 5, { price: 10 }),
      one("B", 5, { price: 20 }),
      one("C", 5, { price: 20 }),
      one("D", 4),
    ];
    expect(ranks(bids, ["price"])).toBe("1A 2B 2C 4D");
  });

  it("that one of the tied lacks give way to the next", () => {
    const bids = [one("A", 5, { price: 20, quality: 1 }), one("B", 5, { quality: 2 })];
    expect(ranks(bids, ["price", "quality"])).toBe("1B 2A");
  });

  it("do not ask bids that are not tied", () => {
    const bids = [one("A", 6), one("B", 5, { price: 20 }), one("C", 5, { price: 10 })];
    expect(ranks(bids, ["price"])).toBe("1A 2C 3B");
  });
});

describe("days and times", () => {
  const at = (bidder: string, submitted: string) => one(bidder, 5, { submitted });

  it.each<[string, string, readonly Contender[]]>([
    ["a day and a time on that day", "1A 1B", [at("A", "2026-03-02T09:00:00"), at("B", "2026-03-02")]],
    ["a day and a time on an earlier day", "1B 2A", [at("A", "2026-03-03"), at("B", "2026-03-02T23:59:59")]],
    ["a day and a time on a later day", "1A 2B", [at("A", "2026-03-02"), at("B", "2026-03-03T00:00:00")]],
    [
      "times on one day and another day",
      "1B 2A 3C",
      [at("A", "2026-03-02T10:00:00"), at("B", "2026-03-02T09:00:00"), at("C", "2026-03-03")],
    ],
    [
      "three of which two cannot be compared",
      "1A 1B 1C",
      [at("A", "2026-03-02T09:00:00"), at("B", "2026-03-02"), at("C", "2026-03-04")],
    ],
    [
      "the same day twice and a later time",
      "1A 1B 3C",
      [at("A", "2026-03-02"), at("B", "2026-03-02"), at("C", "2026-03-03T09:00:00")],
    ],
  ])("%s: %s", (_, expected, bids) => {
    expect(ranks(bids, ["earliest"])).toBe(expected);
    expect(ranks([...bids].reverse(), ["earliest"])).toBe(expected);
  });

  it("that cannot be compared give way to the next tie-break", () => {
    const bids = [
      one("A", 5, { submitted: "2026-03-02", price: 2 }),
      one("B", 5, { submitted: "2026-03-02T09:00:00", price: 1 }),
    ];
    expect(ranks(bids, ["earliest", "price"])).toBe("1B 2A");
  });
});
