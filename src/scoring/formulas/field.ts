/** The figures that a relative formula takes from the whole field of bids. */
import { compare, mean, sign } from "../../number/exact.ts";
import type { Workings } from "../workings.ts";
import type { FormulaField, Unscorable } from "./formula.ts";

const extremeOfBids = (
  field: FormulaField,
  label: string,
  better: (order: -1 | 0 | 1) => boolean,
): Workings | undefined => {
  const [first, ...rest] = field;
  if (first === undefined) return undefined;
  const found = rest.reduce((best, one) => (better(compare(one.value, best.value)) ? one : best), first);
  return { ...found, label, from: [] };
};

export const lowestOfBids = (field: FormulaField): Workings | undefined =>
  extremeOfBids(field, "lowest of the bids", (order) => order < 0);
export const highestOfBids = (field: FormulaField): Workings | undefined =>
  extremeOfBids(field, "highest of the bids", (order) => order > 0);

export function meanOfBids(field: FormulaField): Workings | undefined {
  if (field.length === 0) return undefined;
  return {
    label: `mean of the ${field.length} bids`,
    value: mean(field.map((one) => one.value)),
    unit: field[0]?.unit ?? "figure",
    from: [],
  };
}

/** @returns why a formula that divides by a bid's figure cannot be used on this field, if it cannot. */
export function notAboveZeroProblem(field: FormulaField, rule: string): Unscorable | undefined {
  const found = field.find((one) => sign(one.value) <= 0);
  if (found === undefined) return undefined;
  return {
    unscorable: `${found.label} is zero or below, and \`${rule}\` cannot be worked out from such a figure`,
    remedy:
      "check the figure with the bidder; if it stands, the tender's documents must say how it is scored",
    ...(found.at !== undefined && { at: found.at }),
  };
}

export const emptyField: Unscorable = {
  unscorable: "there is no bid to compare with",
  remedy: "check the bids",
};
