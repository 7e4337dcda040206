/** Measures that are priced by emission factors name factors that are held, for the measure's own unit. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { quote } from "../source/quote.ts";
import type { Measure } from "./model.ts";
import type { ReferenceFile } from "./reference/schema.ts";

/** The tables' word for an hour of one full-time worker. */
const FULL_TIME_HOUR = "FTE-hour";

/** @returns SV162 for each factor that is not in the tables, or that is for another unit than its measure. */
export function emissionFactorDiagnostics(
  measures: readonly Measure[],
  reference: ReferenceFile,
): readonly Diagnostic[] {
  const priced = measures.filter(({ carbon }) => carbon !== undefined && carbon.length > 0);
  if (priced.length === 0) return [];
  const units = new Map(
    (reference["emission-factors"] ?? []).flatMap(({ factors }) => factors.map(({ id, unit }) => [id, unit])),
  );
  return priced.flatMap(({ id, unit, carbon = [], at }) => {
    const named = new Set(carbon.flatMap(({ add, less }) => [...add, ...less]));
    return [...named].flatMap((factor): readonly Diagnostic[] => {
      const of = units.get(factor);
      if (of === unit || (of === FULL_TIME_HOUR && unit === "hour")) return [];
      const file = at.replace(/:\d+:\d+$/, "");
      return of === undefined
        ? [
            {
              code: "SV162",
              file,
              cause: `${quote(id)} is priced by the emission factor ${quote(factor)}, which is not held`,
              remedy: didYouMean(factor, [...units.keys()]),
            },
          ]
        : [
            {
              code: "SV162",
              file,
              cause: `${quote(id)} is counted in ${unit}, and the emission factor ${quote(factor)} is for one ${of}`,
              remedy: `count the measure in ${of}, or name a factor for ${unit}`,
            },
          ];
    });
  });
}
