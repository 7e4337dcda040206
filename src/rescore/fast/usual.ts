/**
 * What is usual enough for the fast path. Everything that is not, and every
 * fault, is left to the engine; no other file of the fast path decides it, but
 * for how cells are written (parse-bytes.ts).
 */
import type { Measure } from "../../library/model.ts";
import { sign, subtract } from "../../number/exact.ts";
import { between } from "../../scoring/formulas/between.ts";
import { lowestOverValue } from "../../scoring/formulas/lowest-over-value.ts";
import { scale } from "../../scoring/formulas/scale.ts";
import { valueOverHighest } from "../../scoring/formulas/value-over-highest.ts";
import { isBlankText } from "../../tender/bids/cells.ts";
import { isNameOfSum } from "../../tender/bids/no-bidder.ts";
import type {
  Award,
  CommitmentsLeaf,
  FormulaSpec,
  MarksLeaf,
  PriceLeaf,
  Tender,
} from "../../tender/model.ts";
import { allCriteria, leafCriteria } from "../../tender/tree.ts";

/** An award that adds up a price divided into the lowest, marks on a scale, and the value of commitments. */
export interface UsualAward {
  readonly award: Award;
  readonly price?: PriceLeaf;
  readonly marks: readonly {
    readonly leaf: MarksLeaf;
    readonly formula: Extract<FormulaSpec, { readonly top: unknown }>;
  }[];
  readonly commitments?: {
    readonly leaf: CommitmentsLeaf;
    /** Absent where promises are divided by the highest of the bids. */
    readonly between?: Extract<FormulaSpec, { readonly worst: unknown }>;
  };
}

/** @returns the award in its parts, or nothing where it has anything unusual */
export function usualAwardParts(award: Award): UsualAward | undefined {
  const { rounding } = award;
  const leaves = leafCriteria(award.criteria);
  const groups = allCriteria(award.criteria).filter((one) => one.kind === "division");
  const isSum =
    award.method === "weighted-sum" &&
    rounding.of === "total" &&
    rounding.rank === "exact" &&
    groups.every((one) => one.minimum === undefined && one.round === undefined) &&
    leaves.every(
      (leaf) => leaf.round === undefined && leaf.scaledBy === undefined && leaf.weight !== undefined,
    );
  const [price, ...prices] = leaves.filter((leaf) => leaf.from === "price");
  const [promised, ...others] = leaves.filter((leaf) => leaf.from === "commitments");
  const marked = leaves.filter((leaf) => leaf.from === "marks");
  const known = marked.length + (price ? 1 : 0) + (promised ? 1 : 0);
  if (!isSum || prices.length > 0 || others.length > 0 || known !== leaves.length) return undefined;
  if (price !== undefined && (!lowestOverValue.is(price.formula) || price.minimum !== undefined))
    return undefined;
  const marks = marked.flatMap((leaf) =>
    scale.is(leaf.formula) && leaf.needs.length === 0 ? [{ leaf, formula: leaf.formula }] : [],
  );
  const commitments = promised === undefined ? undefined : usualCommitmentParts(promised, marked);
  if (marks.length < marked.length || (promised !== undefined && commitments === undefined)) return undefined;
  return {
    award,
    marks,
    ...(price !== undefined && { price }),
    ...(commitments !== undefined && { commitments }),
  };
}

function usualCommitmentParts(
  leaf: CommitmentsLeaf,
  marked: readonly MarksLeaf[],
): UsualAward["commitments"] | undefined {
  const gates = leaf.needs.map(({ criterion }) => criterion);
  const hasTargets = (leaf.measures ?? []).some(({ target }) => target !== undefined);
  const isOdd =
    gates.some((id) => !marked.some((one) => one.id === id)) || new Set(gates).size < gates.length;
  if (leaf.minimum !== undefined || hasTargets || isOdd || leaf.perspectives !== undefined) return undefined;
  const { formula } = leaf;
  if (valueOverHighest.is(formula)) return { leaf };
  if (!between.is(formula) || !formula.clamp) return undefined;
  return sign(subtract(formula.best.value, formula.worst.value)) > 0 ? { leaf, between: formula } : undefined;
}

export const isTenderWithoutLots = ({ lots }: Tender): boolean => lots.length === 0;

/** Whether a plain figure in the measure's own unit is all that its value hangs on. */
export const isPlainQuantityMeasure = ({ kind, unit, valueYear }: Measure): boolean =>
  kind !== "yes-no" && kind !== "narrative" && unit !== "percent" && valueYear !== "delivery";

/** Whether promises of the measure add up to what their sum is worth, whatever else is promised. */
export const isAdditiveMeasure = ({ id, cap, kind }: Measure, twins: ReadonlySet<string>): boolean =>
  cap === undefined && kind !== "points" && !twins.has(id);

/** Printed characters of ASCII, words with one space between them: a name that is written in one way only. */
const USUAL_NAME = /^[!-~]+(?: [!-~]+)*$/;
/** Whether a name is written in one way only, and names neither nothing nor a line of totals. */
export const isUsualName = (name: string): boolean =>
  USUAL_NAME.test(name) && !isBlankText(name) && !isNameOfSum(name);
/** Three places are left to the reader of `evaluate`, who asks whether they are thousands. */
export const USUAL_FIGURE = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,2})?$/;

/** Whether the last of some prices may be the sum or the mean of those above it, so that its row may be no bid. */
export function lastPriceMayBeTotal(prices: readonly number[]): boolean {
  const last = prices.at(-1) ?? 0;
  const above = prices.length - 1;
  if (above < 2) return false;
  const total = prices.reduce((sum, price) => sum + price, 0) - last;
  // Wider than the reader's own line: whoever is near it is read by the reader.
  return Math.abs(last - total) <= total * 1e-9 || Math.abs(last * above - total) <= above * 1_000;
}
export const USUAL_MOMENT =
  /^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?:T(?:[01]\d|2[0-3]):[0-5]\d)?|)$/;
export const USUAL_HEADER = /^[A-Za-z0-9 _-]+(?:,[A-Za-z0-9 _-]+)*$/;
