import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exactText } from "../../src/number/exact.ts";
import { stressDocument } from "../../src/report/stress/document.ts";
import { stressSchema } from "../../src/report/stress/schema.ts";
import type { Measured } from "../../src/stress/measured.ts";
import type { Stress } from "../../src/stress/model.ts";
import { stressRanking } from "../../src/stress/stress.ts";
import { contestIn } from "./contests.ts";

const of = async (scheme: string): Promise<Stress> => {
  const found = stressRanking(await contestIn(`test/schemes/${scheme}`));
  if ("trouble" in found) throw new Error(found.trouble);
  return found;
};
const text = (measured: Measured | null | undefined): string | undefined =>
  measured == null ? undefined : exactText(measured.value);

describe("the published winners that flip", () => {
  it("social value over the highest offer: without C the order is B 84.000, A 83.385", async () => {
    const found = await of("outlier-flips-the-winner");
    expect(found.leaders).toEqual(["A"]);
    expect(found.firm).toBe(false);
    expect(text(found.margin.lead)).toBe("2.5");
    const without = found.removals.rows.find(({ bidder }) => bidder === "C");
    expect(without?.outcome).toEqual({ leaders: ["B"], changes: true, trouble: null });
    expect(without?.says).toBe("Without C, B would stand first: B 84.000, A 83.385.");
    expect(without?.standings.map(({ bidder, total }) => [bidder, text(total)])).toEqual([
      ["B", "84"],
      ["A", "1084/13"],
    ]);
    expect(found.reasons).toContain("Without C, B would stand first: B 84.000, A 83.385.");
  });

  it("C's own offer is the outlier on which it turns, and at 150,000 the two are level", async () => {
    const found = await of("outlier-flips-the-winner");
    const [extreme] = found.outliers.rows.filter(({ side }) => side === "highest");
    expect([extreme?.bidder, text(extreme?.value), text(extreme?.next)]).toEqual(["C", "400000", "130000"]);
    expect([extreme?.sets, extreme?.ifNext?.leaders]).toEqual([true, ["B"]]);
    // 68 + 20 × 100,000 ÷ h = 64 + 20 × 130,000 ÷ h, so h = 20 × 30,000 ÷ 4.
    expect(found.worsened.flips.map(({ bidder, level }) => [bidder, text(level)])).toEqual([["C", "150000"]]);
  });

  it("lowest price over price: without C the order is B 80.000, A 79.895", async () => {
    const found = await of("leave-one-out-price");
    const without = found.removals.rows.find(({ bidder }) => bidder === "C");
    expect(without?.says).toBe("Without C, B would stand first: B 80.000, A 79.895.");
    expect(without?.standings.map(({ bidder, total }) => [bidder, text(total)])).toEqual([
      ["B", "80"],
      ["A", "1518/19"],
    ]);
    // 42 + 40 m ÷ 95 = 40 + 40 m ÷ 90, so m = 85.50.
    expect(found.worsened.flips.map(({ bidder, level }) => [bidder, text(level)])).toEqual([["C", "85.5"]]);
    expect(found.marks.flips.map(({ bidder, mark, to }) => [bidder, text(mark), text(to)])).toEqual([
      ["A", "42", "41"],
      ["B", "40", "41"],
    ]);
  });

  it("names who is first only where removing a bid changes it", async () => {
    const found = await of("leave-one-out-price");
    expect(found.removals.rows.map(({ bidder, says }) => [bidder, says])).toEqual([
      ["A", "Without A, which stands first, B would stand first."],
      ["B", "Without B the order of the others stays."],
      ["C", "Without C, B would stand first: B 80.000, A 79.895."],
    ]);
  });
});

describe("every published scheme", () => {
  const schemes = readdirSync(new URL("../schemes/", import.meta.url));

  it.each(schemes)("%s is examined to the end and saved in the published shape", async (scheme) => {
    const found = await of(scheme);
    const document = stressDocument(found, { places: 2, mode: "half-up" }, undefined);
    expect(stressSchema.parse(document)).toEqual(document);
    expect(found.firm).toBe(found.reasons.length === 0);
    for (const { examined, possible } of [found.marks, found.removals, found.worsened, found.weights].map(
      ({ cases }) => cases,
    ))
      expect(examined).toBe(possible);
    expect(found.weights.rows.filter(({ bands }) => bands.length === 0)).toEqual([]);
  });
});

describe("the effective weight", () => {
  it("is the share of the spread: marks of 3 or 4 out of 5 for 10 points against prices of 100 to 125 for 40", async () => {
    const found = stressRanking(await contestIn("test/stress/effective-weight"));
    if ("trouble" in found) throw new Error(found.trouble);
    const social = found.effective.rows.find(({ socialValue }) => socialValue);
    const price = found.effective.rows.find(({ title }) => title === "price");
    expect([text(social?.stated), text(social?.spread), text(price?.spread)]).toEqual(["0.1", "2", "8"]);
    expect(text(social?.ofSpread)).toBe("0.2");
  });
});
