/** What every formula is: the published parameters and the field of bids in, and out comes how one bid's value becomes a fraction of the marks. */
import { type Exact, exactText } from "../../number/exact.ts";
import { groupThousands } from "../../number/rounding.ts";
import type { Amount, Better, FormulaSpec } from "../../tender/model.ts";
import type { Workings } from "../workings.ts";

/** The values of every bid that is not disqualified, this one among them. */
export type FormulaField = readonly Workings[];

/** A published formula that these bids do not fit: the evaluation stops, and says where and why. */
export interface Unscorable {
  readonly unscorable: string;
  readonly remedy: string;
  readonly at?: string;
}

export type Fraction = (value: Workings) => Workings;

type SpecOf<Name> = Extract<FormulaSpec, { readonly by: Name }>;

/** All that is to be known of a formula: how it scores, how a letter tells of it, and what it looks at. */
interface Definition<Name extends FormulaSpec["by"]> {
  /** What of the other bids its answer hangs on: nothing, the lowest, the highest, or the whole field. */
  readonly looksAt: "nothing" | "lowest" | "highest" | "field";
  /** Which offers are the better ones. */
  readonly better: (spec: SpecOf<Name>) => Better;
  /** The published figure that earns everything, where there is one. */
  readonly bestOffer?: (spec: SpecOf<Name>) => Exact;
  /** The largest figure that the published figures speak of. */
  readonly largest?: (spec: SpecOf<Name>) => Exact;
  /** @returns how one bid's value becomes a fraction of the marks, among the values of this field */
  readonly fraction: (spec: SpecOf<Name>, field: FormulaField) => Fraction | Unscorable;
  /** How a share is earned, said of a value in words. */
  readonly words: (spec: SpecOf<Name>, value: string) => string;
}

export interface Formula<Name extends FormulaSpec["by"]> extends Definition<Name> {
  readonly by: Name;
  readonly is: (spec: FormulaSpec | undefined) => spec is SpecOf<Name>;
}

export const defineFormula = <const Name extends FormulaSpec["by"]>(
  by: Name,
  definition: Definition<Name>,
): Formula<Name> => ({
  ...definition,
  by,
  is: (spec): spec is SpecOf<Name> => spec?.by === by,
});

/** A published figure in full. */
export const fullFigureText = ({ value }: Amount): string => groupThousands(exactText(value));

/** @returns a fraction of the marks with its sum. */
export function shareOfMarksWorkings(
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
