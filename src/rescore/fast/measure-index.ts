/** The measures of one tender's libraries, laid out for rows that name them by bytes. */
import type { Measure } from "../../library/model.ts";
import { type ByteMap, byteMap } from "../byte-map.ts";
import type { UnitValues } from "./unit-values.ts";
import { isPlainQuantityMeasure } from "./usual.ts";

export interface MeasureIndex {
  readonly measures: readonly Measure[];
  /** From the bytes of a measure's name to its number. */
  readonly names: ByteMap;
  /** For each measure, the bytes of its own unit. */
  readonly ownUnits: readonly Uint8Array[];
  /** For each measure, 1 where a plain figure in its own unit is all that its value hangs on. */
  readonly usual: Uint8Array;
  /** What a unit of these measures is worth, by the days and the terms that it holds for. */
  readonly unitValues: Map<string, UnitValues>;
}

const utf8 = new TextEncoder();

export function indexMeasures(measures: readonly Measure[]): MeasureIndex {
  const names = byteMap(measures.length);
  for (const [index, { id }] of measures.entries()) names.put(utf8.encode(id), index);
  return {
    measures,
    names,
    ownUnits: measures.map(({ unit }) => utf8.encode(unit)),
    usual: Uint8Array.from(measures, (one) => (isPlainQuantityMeasure(one) ? 1 : 0)),
    unitValues: new Map(),
  };
}
