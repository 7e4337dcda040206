/** The formulas by the names under which tenders publish them. */
import type { FormulaSpec } from "../../tender/model.ts";
import { aboveLowest } from "./above-lowest.ts";
import { aroundMean } from "./around-mean.ts";
import { bands } from "./bands.ts";
import { between } from "./between.ts";
import { betweenBids } from "./between-bids.ts";
import { distance } from "./distance.ts";
import type { Field, Formula, Fraction, Unscorable } from "./formula.ts";
import { given } from "./given.ts";
import { lowestOverValue } from "./lowest-over-value.ts";
import { scale } from "./scale.ts";
import { toCeiling } from "./to-ceiling.ts";
import { valueOverHighest } from "./value-over-highest.ts";
import { yesOrNo } from "./yes-or-no.ts";

const byName: { readonly [Name in FormulaSpec["by"]]: Formula<Name> } = {
  scale,
  "yes-or-no": yesOrNo,
  given,
  "lowest-over-value": lowestOverValue,
  "value-over-highest": valueOverHighest,
  "above-lowest": aboveLowest,
  between,
  "between-bids": betweenBids,
  "to-ceiling": toCeiling,
  "around-mean": aroundMean,
  distance,
  bands,
};

/** @returns the formula with its published figures and the field of bids put in. */
export function apply(spec: FormulaSpec, field: Field): Fraction | Unscorable {
  const formula = byName[spec.by] as Formula<FormulaSpec["by"]>;
  return formula(spec, field);
}
