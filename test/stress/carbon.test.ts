/** Carbon values are one published series: where they move, every measure priced from them moves with them, in each year. */
import { expect, it } from "vitest";
import { exact, exactText } from "../../src/number/exact.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import { stressRanking } from "../../src/stress/stress.ts";
import { contestIn } from "./contests.ts";

const contest = await contestIn("test/cases/stress-carbon");
const found = stressRanking(contest);
if ("trouble" in found) throw new Error(found.trouble);
const series = contest.valuation.reference.carbonValues;
if (series === undefined) throw new Error("no carbon values");

it.each(["low", "high"] as const)("the %s series gives the lead of evaluating with it", (end) => {
  const years = new Map(
    [...series.years].map(([year, one]) => [year, { ...one, central: one[end] ?? one.central }]),
  );
  const moved = evaluate({
    ...contest,
    valuation: {
      ...contest.valuation,
      reference: { ...contest.valuation.reference, carbonValues: { ...series, years } },
    },
  });
  if (moved.kind === "unscorable") throw new Error("it cannot be scored");
  const row = found.measures.rows.find((one) => one.measure === series.id && one.change === end);
  expect(row?.title).toContain("(C-WASTE-CI, NZ-01 and NZ-02)");
  expect(row?.lead && exactText(row.lead.value)).toBe(
    exactText(moved.evaluation.bids[0]?.margin ?? exact("0")),
  );
  expect(row?.lead && exactText(row.lead.value)).not.toBe(exactText(found.margin.lead?.value ?? exact("0")));
});

it("each measure that carbon prices is left out in turn, and has a range", () => {
  const dropped = found.measures.rows.flatMap(({ measure, change }) =>
    change === "dropped" ? [measure] : [],
  );
  expect(dropped).toEqual(["C-WASTE-CI", "DWP-DFT-FISC", "LFT-STD", "NZ-01", "NZ-02"]);
  expect(found.measures.withoutRange).toEqual(["DWP-DFT-FISC", "LFT-STD"]);
});
