/** The measures of one tender's libraries, laid out for rows that name them by bytes: measures by how they are spelled, and every way of promising one. */
import type { Measure } from "../../library/model.ts";
import type { Commitment } from "../../tender/model.ts";
import { type Spellings, spellings } from "./byte-map.ts";
import type { Variant } from "./factors.ts";
import type { Worth } from "./unit-values.ts";

export interface Shelf {
  readonly measures: readonly Measure[];
  /** From the bytes of a measure's name to its number. */
  readonly names: Spellings;
  /** Variant n below the number of measures is measure n in its own unit. */
  readonly variants: Variant[];
  /** For each measure, the bytes of its own unit. */
  readonly ownUnits: readonly Uint8Array[];
  /** Whether a plain figure is a quantity of this measure: not for percentages, yes or no, and narratives. */
  readonly plain: Uint8Array;
  /** Factors of these measures, by the days and the terms that they hold for. */
  readonly worths: Map<string, Worth>;
}

/** Of the same kind as the bytes that are read, so that one compiled loop compares them. */
const bytesOf = (text: string): Buffer => Buffer.from(text);

export function shelfOf(measures: readonly Measure[]): Shelf {
  const names = spellings(measures.length);
  for (const [index, { id }] of measures.entries()) names.put(bytesOf(id), index);
  return {
    measures,
    names,
    ownUnits: measures.map(({ unit }) => bytesOf(unit)),
    variants: measures.map(({ id, unit }) => ({ measure: id, unit })),
    plain: Uint8Array.from(measures, ({ kind, unit }) =>
      kind !== "yes-no" && kind !== "narrative" && unit !== "percent" ? 1 : 0,
    ),
    worths: new Map(),
  };
}

const MOST_VARIANTS = 20_000;

/** @returns the number of the way in which a commitment promises its measure, or -1 when there are too many, or a share due to the contract is its own. */
export function variantOf(shelf: Shelf, { measure, unit, attribution }: Commitment): number {
  const index = shelf.measures.findIndex(({ id }) => id === measure);
  const own = shelf.measures[index]?.unit;
  if (own === undefined) return -1;
  const counted = unit ?? own;
  if (attribution !== undefined) return -1;
  if (counted === own) return index;
  const found = shelf.variants.findIndex((one) => one.measure === measure && one.unit === counted);
  if (found !== -1) return found;
  if (shelf.variants.length >= MOST_VARIANTS) return -1;
  shelf.variants.push({ measure, unit: counted });
  return shelf.variants.length - 1;
}
