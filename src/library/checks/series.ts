/** Published series by year: none missing in between, none copied from the year before, none that leaps. */
import { absolute, compare, divide, exact, exactInteger, isZero, subtract } from "../../number/exact.ts";
import { quote } from "../../source/quote.ts";
import { deepestNodeOnPath, keyAtPath, type Node, type TreePath } from "../../source/tree.ts";
import type { ReferenceFile } from "../reference/schema.ts";
import type { CheckRule, Fault } from "./check.ts";

const gap: CheckRule = {
  id: "series-gap",
  level: "warning",
  title: "a published series lacks a year between two that it has",
  remedy: "add the year, or say in `note` that it is missing",
};
const repeats: CheckRule = {
  id: "series-repeats",
  level: "warning",
  title: "a year of a series has the value of the year before",
  remedy: "check both years against the source",
};
const jumps: CheckRule = {
  id: "series-jumps",
  level: "warning",
  title: "a year of a series differs by more than half from the year before",
  remedy: "check both years against the source",
};

export const seriesRules: readonly CheckRule[] = [gap, repeats, jumps];

interface Series {
  readonly name: string;
  readonly path: TreePath;
  readonly note: string;
  readonly years: readonly (readonly [year: string, amount: string])[];
}

/** @returns what is suspicious in the series of a file of reference tables, each year at its own line. */
export function referenceSeriesFaults(file: ReferenceFile, node: Node): readonly Fault[] {
  return seriesInReferenceFile(file).flatMap(({ name, path, note, years }) => {
    // A series of financial years and one of calendar years may share a table.
    const kinds = [years.filter(([year]) => year.length === 4), years.filter(([year]) => year.length !== 4)];
    return kinds.flatMap((kind) => {
      const ordered = [...kind].sort(([a], [b]) => (a < b ? -1 : 1));
      const silent = note.includes("missing") || !hasYearlySteps(ordered);
      return ordered.flatMap(([year, amount], index, sorted): readonly Fault[] => {
        const [before, was] = sorted[index - 1] ?? [];
        if (before === undefined || was === undefined) return [];
        const way = [...path, "years", year];
        const found = deepestNodeOnPath(node, way);
        const span = keyAtPath(node, way)?.span ?? found.span;
        const say = (rule: CheckRule, cause: string): Fault => ({
          rule,
          span,
          cause: `${quote(name)}: ${cause}`,
        });
        const missing = startYearNumber(year) - startYearNumber(before) > 1;
        if (missing) return silent ? [] : [say(gap, `nothing stands between ${before} and ${year}`)];
        if (compare(exact(was), exact(amount)) === 0)
          return [say(repeats, `${year} has ${amount}, as ${before} has`)];
        const change = absolute(subtract(exact(amount), exact(was)));
        const leaps =
          !isZero(exact(was)) && compare(change, divide(absolute(exact(was)), exactInteger(2))) > 0;
        return leaps ? [say(jumps, `from ${was} in ${before} to ${amount} in ${year}`)] : [];
      });
    });
  });
}

/** A series of a few chosen years lacks none; one of years in a row may. */
function hasYearlySteps(years: Series["years"]): boolean {
  const steps = years
    .slice(1)
    .map(([year], index) => startYearNumber(year) - startYearNumber(years[index]?.[0] ?? year));
  return steps.filter((step) => step > 1).length * 4 <= steps.length;
}

const startYearNumber = (year: string): number => Number(year.slice(0, 4));

function seriesInReferenceFile(file: ReferenceFile): readonly Series[] {
  const of = (
    key: "price-indices" | "carbon-values" | "pay-rates",
    amounts: (index: number) => readonly (readonly [string, string])[],
  ): readonly Series[] =>
    (file[key] ?? []).map(({ title, note = "" }, index) => ({
      name: title,
      path: [key, index],
      note,
      years: amounts(index),
    }));
  return [
    ...of("price-indices", (index) => Object.entries(file["price-indices"]?.[index]?.years ?? {})),
    ...of("carbon-values", (index) =>
      Object.entries(file["carbon-values"]?.[index]?.years ?? {}).map(([year, { central }]) => [
        year,
        central,
      ]),
    ),
    ...of("pay-rates", (index) =>
      Object.entries(file["pay-rates"]?.[index]?.years ?? {}).map(([year, { amount }]) => [year, amount]),
    ),
  ];
}
