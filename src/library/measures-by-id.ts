/** The measures of libraries by their ids. */
import type { Measure } from "./model.ts";

export type MeasuresById = ReadonlyMap<string, Measure>;

const made = new WeakMap<readonly Measure[], MeasuresById>();

/** @returns the measures by their ids; the same list gives the same answer, made once */
export function measuresById(measures: readonly Measure[]): MeasuresById {
  const known = made.get(measures) ?? new Map(measures.map((measure) => [measure.id, measure]));
  made.set(measures, known);
  return known;
}
