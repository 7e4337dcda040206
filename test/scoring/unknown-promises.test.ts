import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { creditedValueOrMissing } from "../../src/scoring/unknown-promises.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import type { Award, Commitment, CommitmentsLeaf } from "../../src/tender/model.ts";
import {
  at,
  award,
  bare,
  bid,
  bidOf,
  commitment,
  commitmentsLeaf,
  evaluated,
  highestOffer,
  measure,
  proxy,
  text,
  upTo,
  valuation,
} from "./build.ts";

type Over<One> = { readonly [Key in keyof One]?: One[Key] };

/** In force from 2025 only; the tender commenced in 2023. */
const later = (over: Over<Measure> = {}): Measure =>
  measure("LATE", undefined, { kind: "money", proxies: [proxy(30_000, { from: "2025-01-01" })], ...over });
const held = measure("HELD", 10);
const commenced = "2023-05-01";

function counted(
  promises: readonly Commitment[],
  leaf: Over<CommitmentsLeaf> = {},
  over: Over<Award> = {},
  late = later(),
) {
  const measures = new Map([late, held].map((one) => [one.id, one]));
  const valued = promises.flatMap((one) => {
    const of = measures.get(one.measure);
    return of === undefined ? [] : [valueCommitment(one, of, valuation({ commenced }))];
  });
  const found = creditedValueOrMissing(valued, commitmentsLeaf("sv", 10, upTo(1000), leaf), award([], over));
  if ("unscorable" in found) return found.unscorable;
  return found.kind === "known" ? text(found.value.value) : found.what;
}

const missing = "no proxy value of LATE was in force on 2023-05-01 [bids.csv:LATE]";

describe("a promise that counts and has no value", () => {
  it("leaves the criterion without a value, with the measure, the day and the place", () => {
    expect(counted([commitment("LATE", 2), commitment("HELD", 5)])).toBe(missing);
    expect(counted([bare("LATE", 2)], { unevidenced: "full" })).toBe(missing);
    expect(counted([commitment("LATE", 2)], { measures: [{ id: "LATE", target: at(1) }] })).toBe(missing);
  });

  it("names each reason once, with the places of its promises", () => {
    const promise = (place: string) => commitment("LATE", 1, { quantity: at(1, place) });
    const open: Commitment = { ...bare("HELD", 1), toBeConfirmed: true, at: "commitments.csv:9:4" };
    const { quantity: _, ...unknown } = open;
    expect(counted([...["a", "b", "c", "d", "e"].map(promise), unknown], { unevidenced: "full" })).toBe(
      "no proxy value of LATE was in force on 2023-05-01 [a, b, c and 2 more]; the quantity of HELD is to be confirmed [commitments.csv:9:4]",
    );
  });

  it.each<[string, readonly Commitment[], Over<CommitmentsLeaf>, Over<Award>]>([
    ["of nothing", [commitment("LATE", 0)], {}, {}],
    ["of a measure that does not count", [commitment("LATE", 2)], { measures: [{ id: "HELD" }] }, {}],
    ["with nothing behind it", [bare("LATE", 2)], { unevidenced: "nothing" }, {}],
    [
      "that is already required",
      [commitment("LATE", 2)],
      {},
      { alreadyRequired: new Map([["LATE", "law"]]) },
    ],
    [
      "against a target of nothing",
      [commitment("LATE", 2)],
      { measures: [{ id: "LATE", target: at(0) }] },
      {},
    ],
    ["none of which is due to the contract", [commitment("LATE", 2, { attribution: at(0) })], {}, {}],
  ])("and would earn nothing anyway (%s) is not touched", (_name, promises, leaf, over) => {
    const whole = counted([...promises, commitment("HELD", 5)], leaf, over);
    expect(whole).toBe(leaf.measures?.some(({ id }) => id === "LATE") === true ? "0" : "50");
  });

  it("is not touched where no value of its measure is of a perspective that counts", () => {
    const of = (perspective: "public" | "fiscal") =>
      later({ proxies: [proxy(1, { from: "2025-01-01", perspective })] });
    const only: Over<CommitmentsLeaf> = { perspectives: ["public"] };
    expect(counted([commitment("LATE", 2)], only, {}, of("fiscal"))).toBe("0");
    expect(counted([commitment("LATE", 2)], only, {}, of("public"))).toBe(missing);
  });
});

it("a bid that makes one is not ranked, and the others are", () => {
  const found = evaluated(
    award([commitmentsLeaf("sv", 100, highestOffer, { relative: true })]),
    [
      bid("Acme", { commitments: [commitment("LATE", 2)] }),
      bid("Beta", { commitments: [commitment("HELD", 5), commitment("LATE", 0)] }),
    ],
    [later(), held],
    valuation({ commenced }),
  );
  expect(bidOf(found, "Acme")).toMatchObject({ status: "unmarked", missing: [missing] });
  expect(bidOf(found, "Beta")).toMatchObject({ status: "scored", rank: 1 });
  expect(found.decisions.map(({ says }) => says)).toEqual([
    `Acme cannot be ranked yet, and the ranks of the others may still change: ${missing}`,
  ]);
});
