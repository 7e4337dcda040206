import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { compare } from "../../src/number/exact.ts";
import { creditedValue } from "../../src/scoring/commitments.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import type { Commitment, CommitmentsLeaf } from "../../src/tender/model.ts";
import {
  at,
  award,
  bare,
  commitment,
  commitmentsLeaf,
  type Figure,
  figure,
  lines,
  measure,
  text,
  upTo,
  valuation,
} from "./build.ts";

function counted(
  promises: readonly Commitment[],
  measures: readonly Measure[],
  over: Partial<CommitmentsLeaf> = {},
) {
  const valued = promises.flatMap((promise) => {
    const of = measures.find(({ id }) => id === promise.measure);
    return of === undefined ? [] : [valueCommitment(promise, of, valuation())];
  });
  const found = creditedValue(valued, commitmentsLeaf("sv", 10, upTo(1000), over), award([]));
  if ("unscorable" in found) throw new Error(found.unscorable);
  return found;
}

describe("a published target", () => {
  const library = [measure("A", 100), measure("B", 10)];
  const target = (quantity: Figure, over: Partial<CommitmentsLeaf> = {}) => ({
    measures: [{ id: "A", target: at(quantity, "tender.yaml:14:7") }, { id: "B" }],
    ...over,
  });
  const pounds = (promises: readonly Commitment[], quantity: Figure, over: Partial<CommitmentsLeaf> = {}) =>
    text(counted(promises, library, target(quantity, over)).value);

  it.each([
    [19, "1900"],
    [20, "2000"],
    [21, "2000"],
    [40, "2000"],
    [0, "0"],
  ])("of 20 makes %d worth %s", (quantity, value) => {
    expect(pounds([commitment("A", quantity)], 20)).toBe(value);
  });

  it("is held against all rows together", () => {
    expect(pounds([commitment("A", 12), commitment("A", 8)], 20)).toBe("2000");
    expect(pounds([commitment("A", 12), commitment("A", 9)], 20)).toBe("2000");
    expect(pounds([commitment("A", 12), commitment("A", 7)], 20)).toBe("1900");
  });

  it("holds no other measure", () => {
    expect(pounds([commitment("A", 25), commitment("B", 25)], 20)).toBe("2250");
  });

  it("of nothing leaves nothing", () => {
    expect(pounds([commitment("A", 5)], 0)).toBe("0");
  });

  it("is not used up by what earns nothing", () => {
    expect(pounds([commitment("A", 15), bare("A", 30)], 20)).toBe("1500");
    expect(pounds([bare("A", 30), commitment("A", 25)], 20)).toBe("2000");
    expect(pounds([commitment("A", 15), bare("A", 30)], 20, { unevidenced: "full" })).toBe("2000");
    expect(pounds([bare("A", 30)], 20)).toBe("0");
  });

  it("is a step of its own", () => {
    expect(lines(counted([commitment("A", 25)], library, target(20)))).toEqual([
      "commitments counted: SV = 2000 pounds: 2,000",
      "  Measure A (A): up to the published target = 2000 pounds {target}: 20 × 100 | the promise is 25 person and the target is 20: enough is enough",
      "    Measure A (A) = 2500 pounds {quantity-times-proxy}: 25 × 100",
      "      quantity (person) = 25 quantity @ bids.csv:A",
      "      proxy value for one person, in force from 2020-01-01, verified = 100 pounds @ library.yaml:proxy ~ Unit Cost Database",
      "    published target = 20 quantity @ tender.yaml:14:7",
    ]);
  });

  it("that is just met holds nothing back", () => {
    expect(lines(counted([commitment("A", 20)], library, target(20)))[1]).toBe(
      "  Measure A (A) = 2000 pounds {quantity-times-proxy}: 20 × 100",
    );
  });

  it("is in the measure's own unit, whatever came after the proxy", () => {
    const adjusted = measure("A", 1200, {
      unit: "FTE-year",
      adjust: { deadweight: figure("0.5"), years: 2, included: [] },
    });
    const over = { measures: [{ id: "A", target: at(2) }] };
    expect(text(counted([commitment("A", 36, { unit: "FTE-month" })], [adjusted], over).value)).toBe("2400");
    expect(text(counted([commitment("A", 24, { unit: "FTE-month" })], [adjusted], over).value)).toBe("2400");
    expect(text(counted([commitment("A", 12, { unit: "FTE-month" })], [adjusted], over).value)).toBe("1200");
  });

  it("promising more than the target never earns less", () => {
    const enough = commitment("A", 20, { attribution: at(1) });
    const more = commitment("A", 20, { attribution: at("0.5") });
    expect(pounds([enough, more], 20)).toBe(pounds([enough], 20));
    expect(pounds([more, enough], 20)).toBe(pounds([enough], 20));
  });

  it("is filled from the most valuable promise, and shows what of each counts", () => {
    const share = (quantity: Figure, attribution: Figure) =>
      commitment("A", quantity, { attribution: at(attribution) });
    const promises = [share(10, "0.25"), share(10, "0.5"), share(10, 1)];
    expect(lines(counted(promises, library, target(15)))[1]).toContain(
      "= 1250 pounds {target}: 10 × 100 + 5 × 50 |",
    );
  });
});

describe("people counted once", () => {
  const linked = (id: string, amount: number, ...others: string[]) =>
    measure(id, amount, { countsOnceWith: others });
  /** What each measure earns, one of each promised. */
  const parts = (
    measures: readonly Measure[],
    promises: readonly Commitment[] = measures.map(({ id }) => commitment(id, 1)),
  ) =>
    counted(promises, measures)
      .from.map(({ value }) => text(value))
      .join(" ");

  it.each<[string, string, readonly Measure[]]>([
    ["not linked", "10 20", [linked("A", 10), linked("B", 20)]],
    ["linked from the first", "0 20", [linked("A", 10, "B"), linked("B", 20)]],
    ["linked from the second", "0 20", [linked("A", 10), linked("B", 20, "A")]],
    ["linked from both", "20 0", [linked("A", 20, "B"), linked("B", 10, "A")]],
    ["linked to what is not promised", "10 20", [linked("A", 10, "Z"), linked("B", 20, "Z")]],
    ["equal: the first by id earns", "10 0", [linked("A", 10), linked("B", 10, "A")]],
    [
      "a chain: its two ends are not linked",
      "10 0 30",
      [linked("A", 10, "B"), linked("B", 20, "C"), linked("C", 30)],
    ],
    [
      "a chain met at its ends first",
      "30 20 0",
      [linked("A", 30), linked("B", 20), linked("C", 10, "A", "B")],
    ],
    [
      "a chain and one apart",
      "0 20 5 7",
      [linked("A", 10, "B"), linked("B", 20), linked("C", 5), linked("D", 7, "A")],
    ],
    [
      "two pairs",
      "0 20 40 0",
      [linked("A", 10, "B"), linked("B", 20), linked("C", 40, "D"), linked("D", 30)],
    ],
    [
      "one of each equal in a chain",
      "10 10 0",
      [linked("A", 10), linked("B", 10), linked("C", 10, "A", "B")],
    ],
    [
      "the middle of a chain, where it is worth more than both ends",
      "0 25 0",
      [linked("A", 10, "B"), linked("B", 25, "C"), linked("C", 10)],
    ],
    [
      "the ends of a chain, where together they are worth more than its middle",
      "10 0 10",
      [linked("A", 10, "B"), linked("B", 15, "C"), linked("C", 10)],
    ],
  ])("%s: %s", (_, expected, measures) => {
    expect(parts(measures)).toBe(expected);
    const promises = [...measures].reverse().map(({ id }) => commitment(id, 1));
    expect(parts(measures, promises)).toBe(expected);
  });

  it("say which one counts", () => {
    expect(
      lines(counted([commitment("A", 1), commitment("B", 1)], [linked("A", 10, "B"), linked("B", 20)])).slice(
        0,
        3,
      ),
    ).toEqual([
      "commitments counted: SV = 20 pounds: 0 + 20",
      "  Measure A (A) = 0 pounds {counted-once}: 10 → 0 | may count the same people as B, which counts: one person is counted once",
      "    Measure A (A) = 10 pounds {quantity-times-proxy}: 1 × 10",
    ]);
  });

  it("say which ones count, and name no others", () => {
    const measures = [
      linked("A", 10, "B", "C", "Z"),
      linked("B", 20),
      linked("C", 30),
      linked("D", 5),
      linked("Z", 1),
    ];
    const promises = [...["A", "B", "C", "D"].map((id) => commitment(id, 1)), bare("Z", 1)];
    expect(counted(promises, measures).from[0]?.because).toBe(
      "may count the same people as B and C, which counts: one person is counted once",
    );
  });

  it("of two that are worth the same, neither is worth more", () => {
    const [, second] = counted(
      [commitment("A", 1), commitment("B", 1)],
      [linked("A", 10, "B"), linked("B", 10)],
    ).from;
    expect(second?.rule).toBe("counted-once");
    expect(second?.because).not.toContain("worth more");
  });

  it("go by what is earned, after evidence and caps", () => {
    const measures = [linked("A", 10, "B"), measure("B", 20, { cap: figure(5) })];
    expect(parts(measures)).toBe("10 0");
    expect(parts([linked("A", 10, "B"), linked("B", 20)], [commitment("A", 1), bare("B", 1)])).toBe("10 0");
  });

  it("promising one more never earns less, whatever is linked", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.array(fc.nat(5), { maxLength: 3 })), {
          minLength: 2,
          maxLength: 6,
        }),
        (made) => {
          const measures = made.map(([amount, others], index) =>
            linked(String(index), amount, ...others.filter((other) => other !== index).map(String)),
          );
          const promises = measures.map(({ id }) => commitment(id, 1));
          const all = counted(promises, measures).value;
          const fewer = counted(promises.slice(1), measures).value;
          expect(compare(all, fewer)).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: 11 },
    );
  });

  it("a group too large to try every choice is filled from the most valuable down", () => {
    const many = Array.from({ length: 16 }, (_, index) =>
      linked(`M${String(index).padStart(2, "0")}`, index + 1, "M15"),
    );
    const [first = measure("x", 1), ...rest] = [...many].reverse();
    expect(
      parts([...rest, { ...first, countsOnceWith: [] }])
        .split(" ")
        .filter((worth) => worth !== "0"),
    ).toEqual(["16"]);
  });

  it.each([
    [14, Array.from({ length: 13 }, () => "1")],
    [15, ["10"]],
  ])("every choice is tried for up to 14 of them: %d", (count, earning) => {
    const spokes = Array.from({ length: count - 1 }, (_, index) => linked(`S${index}`, 1));
    const hub = linked("HUB", 10, ...spokes.map(({ id }) => id));
    expect(
      parts([hub, ...spokes])
        .split(" ")
        .filter((worth) => worth !== "0"),
    ).toEqual(earning);
  });

  it("keep the reason why one already earned nothing", () => {
    const [, second] = counted(
      [commitment("A", 1), bare("B", 1)],
      [linked("A", 10, "B"), linked("B", 20)],
    ).from;
    expect(second?.rule).toBe("no-evidence-no-credit");
  });

  it("a promise that earns nothing does not link two measures that are not linked", () => {
    const measures = [linked("A", 10, "B"), linked("B", 20, "C"), linked("C", 10)];
    expect(parts(measures, [commitment("A", 1), bare("B", 1), commitment("C", 1)])).toBe("10 0 10");
  });
});
