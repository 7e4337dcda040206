/** The charts of a rescoring's page say what they count, and draw a fall to the left of a line and a rise to the right. */
import { describe, expect, test } from "vitest";
import { summaryPage } from "../../../src/report/rescore/page.ts";
import { unstyled } from "../../../src/report/style.ts";
import { mergeAggregates } from "../../../src/rescore/aggregate.ts";
import type { Counts, MeasureCounts, Summary } from "../../../src/rescore/model.ts";

const counts = (tenders: number, moved: number): Counts => ({ tenders, changed: moved, moved, winners: 0 });
const measure = (before: string, after: string): MeasureCounts => ({
  tenders: 1,
  before,
  after,
  because: "proxy value",
});

function page(
  byMeasure: Readonly<Record<string, MeasureCounts>>,
  byYear: Readonly<Record<string, Counts>> = {},
): string {
  const summary: Summary = {
    schema: "svscore.rescore/v1",
    tool: { name: "svscore", version: "0" },
    asked: { library: "next@2", rules: null, commenced: null },
    tally: { ...mergeAggregates([]), byMeasure, byYear },
  };
  return summaryPage(summary, { columns: 100, ink: unstyled });
}

/** The bars of a page: their label, where they begin and end, where the line stands, and the words beside them. */
const barsOf = (html: string): readonly (readonly string[])[] =>
  [
    ...html.matchAll(
      /<span>([^<]*)<\/span><svg[^>]*><rect x="([^"]*)" y="10%" width="([^"]*)"[^>]*\/><line x1="([^"]*)"[^>]*\/><\/svg><strong>([^<]*)</g,
    ),
  ].map(([, ...parts]) => parts);

describe("the chart of measures", () => {
  test("draws falls to the left of the line and rises to the right", () => {
    const html = page({ A: measure("0", "400"), B: measure("100", "0"), C: measure("5", "5") });
    expect(barsOf(html)).toEqual([
      ["A", "20%", "80%", "20%", "rises by 400"],
      ["B", "0%", "20%", "20%", "falls by 100"],
    ]);
  });

  test.for([
    ["rises", measure("0", "4"), measure("0", "2"), "0%", ["0%", "100%"], ["0%", "50%"]],
    ["falls", measure("4", "0"), measure("2", "0"), "100%", ["0%", "100%"], ["50%", "50%"]],
  ] as const)("has its line at the edge where everything %s", ([word, one, other, line, first, second]) => {
    expect(barsOf(page({ A: one, B: other }))).toEqual([
      ["A", ...first, line, `${word} by 4`],
      ["B", ...second, line, `${word} by 2`],
    ]);
  });

  test("says what its bars count, and stands above its table", () => {
    const html = page({ A: measure("0", "300") });
    const caption = html.indexOf("By how many pounds or points the worth of each measure falls");
    expect(caption).toBeGreaterThan(0);
    expect(html.indexOf("<table", caption)).toBeGreaterThan(caption);
  });
});

test("the chart of years tells how many of how many moved", () => {
  const html = page({}, { "2024": counts(4, 2), "2025": counts(1, 0) });
  expect(barsOf(html)).toEqual([
    ["2024", "0%", "100%", "0%", "2 of 4 contests"],
    ["2025", "0%", "0%", "0%", "0 of 1 contest"],
  ]);
});

test("a chart in which nothing moved is not drawn", () => {
  expect(page({}, { "2024": counts(4, 0) })).not.toContain("<figure");
});
