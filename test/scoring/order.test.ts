import { describe, expect, it } from "vitest";
import { sign } from "../../src/number/exact.ts";
import type { Award, Bid } from "../../src/tender/model.ts";
import {
  at,
  award,
  bid,
  bidOf,
  evaluated,
  type Figure,
  marksLeaf,
  minimumShare,
  priceForShow,
  standings,
  text,
} from "./build.ts";

const marked = (bidder: string, quality: Figure, over: object = {}): Bid =>
  bid(bidder, { marks: { quality }, ...over });
const only = award([marksLeaf("quality", 100)]);
const margins = (tender: Award, bids: readonly Bid[]) =>
  evaluated(tender, bids).bids.map(({ margin }) => margin && text(margin));

describe("margins", () => {
  it("are how far the next bid lies behind, and the last has none", () => {
    expect(margins(only, [marked("A", 5), marked("B", 4), marked("C", "1.5")])).toEqual([
      "20",
      "50",
      undefined,
    ]);
    expect(bidOf(evaluated(only, [marked("A", 5)]), "A")).not.toHaveProperty("margin");
  });

  it("are nothing between bids that share a rank", () => {
    expect(margins(only, [marked("A", 4), marked("B", 4), marked("C", 3)])).toEqual(["0", "20", undefined]);
  });

  it("are pounds above the best where the lowest ranks first", () => {
    const of = award([priceForShow(40), marksLeaf("quality", 60)], {
      method: "price-less-credit",
      credit: at(1),
    });
    const bids = [
      marked("A", 5, { price: 160 }),
      marked("B", 0, { price: 90 }),
      marked("C", 0, { price: 150 }),
    ];
    expect(standings(evaluated(of, bids))).toEqual(["1 B 90", "2 A 100", "3 C 150"]);
    expect(margins(of, bids)).toEqual(["10", "50", undefined]);
  });

  it("are not measured to a bid that is out", () => {
    expect(
      margins(award([marksLeaf("quality", 100, { minimum: minimumShare("0.5") })]), [
        marked("A", 5),
        marked("B", 1),
      ]),
    ).toEqual([undefined, undefined]);
  });
});

describe("ranking on rounded totals", () => {
  const rounding = (rank: "exact" | "rounded", mode: "half-up" | "down" = "half-up") => ({
    places: 1,
    mode,
    of: "total" as const,
    rank,
  });
  const out = (rank: "exact" | "rounded", mode?: "half-up" | "down") =>
    award([marksLeaf("quality", 100)], { rounding: rounding(rank, mode) });
  // totals 70.02 and 70.04: both 70.0 to one place
  const bids = [marked("A", "3.501"), marked("B", "3.502")];

  it("happens only where it was published", () => {
    expect(standings(evaluated(out("exact"), bids))).toEqual(["1 B 70.04", "2 A 70.02"]);
    expect(standings(evaluated(out("rounded"), bids))).toEqual(["1 A 70.02", "1 B 70.04"]);
  });

  it("is by the published mode", () => {
    const near = [marked("A", "3.502"), marked("B", "3.503")]; // 70.04 and 70.06
    expect(standings(evaluated(out("rounded"), near))).toEqual(["1 B 70.06", "2 A 70.04"]);
    expect(standings(evaluated(out("rounded", "down"), near))).toEqual(["1 A 70.04", "1 B 70.06"]);
  });

  it("a bid that shares a rank is not behind the next", () => {
    const { margin } = bidOf(evaluated(out("rounded"), bids), "A");
    expect(margin && sign(margin)).not.toBe(-1);
  });
});

describe("tie-breaks of the award", () => {
  const of = (ties: readonly string[]) =>
    award([marksLeaf("quality", 50), marksLeaf("social", 50)], { ties });
  const bids = [
    bid("A", { marks: { quality: 3, social: 2 }, price: 9, submitted: "2026-03-01" }),
    bid("B", { marks: { quality: 2, social: 3 }, price: 7, submitted: "2026-03-02" }),
  ];
  it.each([
    [[], "1 A 50, 1 B 50"],
    [["social"], "1 B 50, 2 A 50"],
    [["price"], "1 B 50, 2 A 50"],
    [["earliest"], "1 A 50, 2 B 50"],
  ])("%j: %s", (ties, expected) => {
    const found = evaluated(of(ties), bids);
    expect(standings(found).join(", ")).toBe(expected);
    expect(found.decisions.length).toBe(ties.length === 0 ? 1 : 0);
  });
});

describe("bids without a rank", () => {
  it("come last, by name, whatever the order of rows", () => {
    const bids = [
      marked("A", 3),
      marked("B", 5, { status: "excluded" }),
      marked("C", 5, { status: "withdrawn" }),
      marked("D", 4),
      marked("E", 5, { status: "withdrawn" }),
    ];
    for (const rows of [bids, [...bids].reverse(), [...bids.slice(2), ...bids.slice(0, 2)]])
      expect(evaluated(only, rows).bids.map(({ bid }) => bid.bidder)).toEqual(["D", "A", "B", "C", "E"]);
  });
});
