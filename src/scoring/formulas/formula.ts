/** What every formula is: the published parameters and the field of bids in, and out comes how one bid's value becomes a fraction of the marks. */
import type { FormulaSpec } from "../../tender/model.ts";
import type { Workings } from "../workings.ts";

/** The values of every bid that is not disqualified, this one among them. */
export type Field = readonly Workings[];

/** A published formula that these bids do not fit: the evaluation stops, and says where and why. */
export interface Unscorable {
  readonly unscorable: string;
  readonly remedy: string;
  readonly at?: string;
}

export type Fraction = (value: Workings) => Workings;

export type Formula<Name extends FormulaSpec["by"]> = (
  spec: Extract<FormulaSpec, { by: Name }>,
  field: Field,
) => Fraction | Unscorable;

/** @returns a fraction of the marks with its sum. */
export function fraction(
  rule: FormulaSpec["by"],
  value: Workings["value"],
  sum: string,
  from: readonly Workings[],
  because?: string,
): Workings {
  return {
    label: "share of the marks",
    value,
    unit: "share",
    rule,
    sum,
    from,
    ...(because !== undefined && { because }),
  };
}
