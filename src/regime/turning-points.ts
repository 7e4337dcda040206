/** The days and the values at which a scope may answer otherwise. */
import { divide, type Exact, exact, multiply } from "../number/exact.ts";
import { dayAfter } from "../source/date.ts";
import type { Tender } from "../tender/model.ts";
import type { Applies } from "./model.ts";
import { ACT_BEGINS, SELECTION_BEGINS } from "./reading.ts";
import { statedAuthority } from "./stated-facts.ts";
import type { ThresholdRow } from "./thresholds.ts";

export type VatBasis = "excluding" | "including";

/** The standard rate has been the highest since 4 January 2011. */
export const WITH_VAT = exact("1.2");

/** @returns the rows of the tables that a tender may come under, as far as its own words go. */
export function rowsThatMayHold(all: readonly Applies[], tender: Tender): readonly ThresholdRow[] {
  const { facts, commenced: day } = tender;
  const is = (fact: string): boolean => facts.get(fact) === "true";
  const authority = statedAuthority(tender);
  return all.flatMap(({ threshold }) =>
    (threshold?.tables ?? []).flatMap(({ rows }) =>
      rows.filter(
        ({ buyer, kinds, from, to }) =>
          (day === undefined || (from <= day && (to === undefined || day <= to))) &&
          (is("concession") || kinds.some((kind) => !kind.includes("concession"))) &&
          (buyer !== "utility" || is("utility") || is("private-utility")) &&
          (buyer !== "defence" || is("defence")) &&
          ((buyer !== "central" && buyer !== "sub-central") ||
            authority === undefined ||
            buyer === authority),
      ),
    ),
  );
}

/** @returns the figures at which an answer may turn, of one VAT basis */
export const linesOf = (
  all: readonly Applies[],
  rows: readonly ThresholdRow[],
  vat: VatBasis,
): readonly Exact[] =>
  [
    ...rows.filter((row) => row.vat === vat).flatMap(({ pounds, unsureTo }) => [pounds, unsureTo]),
    ...all.flatMap(({ value }) => (value?.vat === vat ? [value.atLeast, value.above, value.below] : [])),
  ].filter((line) => line !== undefined);

/** @returns the figures at which an answer may turn, with and without VAT. */
export const valueLines = (applies: readonly Applies[]): readonly Exact[] =>
  (["including", "excluding"] as const).flatMap((vat) =>
    linesOf(applies, allRows(applies), vat).flatMap((line) => [
      line,
      multiply(line, WITH_VAT),
      divide(line, WITH_VAT),
    ]),
  );

/** @returns the first days of the stretches within which no answer turns */
export function turningDays(all: readonly Applies[], rows: readonly ThresholdRow[]): readonly string[] {
  const laws = all.some((one) => one.laws !== undefined) ? [SELECTION_BEGINS, ACT_BEGINS] : [];
  const days = [...rows, ...all.flatMap(({ commenced }) => commenced ?? [])].flatMap(({ from, to }) => [
    ...(from === undefined ? [] : [from]),
    ...(to === undefined ? [] : [dayAfter(to)]),
  ]);
  return [...new Set([...days, ...laws])].sort();
}

/** @returns the days at which an answer may turn */
export const scopeDays = (applies: readonly Applies[]): readonly string[] =>
  turningDays(applies, allRows(applies));

const allRows = (applies: readonly Applies[]): readonly ThresholdRow[] =>
  applies.flatMap(({ threshold }) => threshold?.tables.flatMap(({ rows }) => rows) ?? []);
