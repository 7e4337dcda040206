/** The formulas. Adding one: its own file, its line here, and its line in the schema and the model of tenders. */
import type { FormulaSpec } from "../../tender/model.ts";
import { aboveLowest } from "./above-lowest.ts";
import { aroundMean } from "./around-mean.ts";
import { bands } from "./bands.ts";
import { between } from "./between.ts";
import { betweenBids } from "./between-bids.ts";
import { distance } from "./distance.ts";
import type { Formula, FormulaField, Fraction, Unscorable } from "./formula.ts";
import { given } from "./given.ts";
import { lowestOverValue } from "./lowest-over-value.ts";
import { scale } from "./scale.ts";
import { toCeiling } from "./to-ceiling.ts";
import { valueOverHighest } from "./value-over-highest.ts";
import { yesOrNo } from "./yes-or-no.ts";

/** Each formula under its own name; one that is missing is a type that does not fit. */
const all = {
  [aboveLowest.by]: aboveLowest,
  [aroundMean.by]: aroundMean,
  [bands.by]: bands,
  [between.by]: between,
  [betweenBids.by]: betweenBids,
  [distance.by]: distance,
  [given.by]: given,
  [lowestOverValue.by]: lowestOverValue,
  [scale.by]: scale,
  [toCeiling.by]: toCeiling,
  [valueOverHighest.by]: valueOverHighest,
  [yesOrNo.by]: yesOrNo,
} as const satisfies { readonly [Name in FormulaSpec["by"]]: Formula<Name> };

export const formulas: readonly Formula<FormulaSpec["by"]>[] = Object.values(all) as never;

/** @returns all that is to be known of a published formula */
export const formulaForSpec = (spec: FormulaSpec): Formula<FormulaSpec["by"]> => all[spec.by] as never;

/** @returns the formula with its published figures and the field of bids put in. */
export const bindFormulaToBids = (spec: FormulaSpec, field: FormulaField): Fraction | Unscorable =>
  formulaForSpec(spec).fraction(spec, field);
