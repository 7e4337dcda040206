/**
 * What one unit of each measure is worth, worked out once instead of for every
 * row. The value chain is linear in the quantity, so quantity × factor is the
 * same figure that the chain gives, to the last digit. Factors are taken from
 * the chain itself, for a quantity of one.
 */
import type { Measure } from "../../library/model.ts";
import { type Exact, ONE } from "../../number/exact.ts";
import type { Valuation } from "../../scoring/valuation.ts";
import { valueOf } from "../../scoring/value-chain.ts";
import { stranger } from "../convert-to-library.ts";

/** One way in which a measure is promised: in a unit. */
export interface Variant {
  readonly measure: string;
  readonly unit: string;
}

/**
 * @param measure as the tender's own library counts it
 * @param other as the library counts it that values the promise
 * @returns pounds (or points) for one unit, exact; nothing where it carries no value
 */
export function factorOf(
  { unit }: Variant,
  measure: Measure,
  other: Measure | undefined,
  valuation: Valuation,
): Exact | undefined {
  if (other === undefined || stranger((unit || measure.unit) as Measure["unit"], other) !== undefined)
    return undefined;
  const { value: worth } = valueOf(
    {
      measure: measure.id,
      quantity: { value: ONE, at: "" },
      unit,
      at: "",
    },
    other,
    valuation,
  );
  return worth?.value;
}
