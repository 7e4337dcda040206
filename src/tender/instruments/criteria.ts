/** Criteria that are scored by an instrument: what each needs, and what it is made of. */

import type { TreePath } from "../../source/tree.ts";
import type { Context } from "../context.ts";
import type { CommitmentsLeaf, FormulaSpec, Lm3Leaf, SroiLeaf } from "../model.ts";
import type { CriterionFile } from "../schema.ts";

/** @returns what a criterion has that is scored `from: sroi`, beside its measures and what every criterion has. */
export const sroiLeafFields = (
  file: CriterionFile,
): Pick<SroiLeaf, "inputs" | "unevidenced" | "perspectives"> => ({
  inputs: file.inputs ?? "price",
  unevidenced: file.unevidenced ?? "nothing",
  ...perspectivesField(file),
});

/** @returns whose gain alone a criterion counts, where it says so. */
export function perspectivesField({ perspective }: CriterionFile): Pick<CommitmentsLeaf, "perspectives"> {
  if (perspective === undefined) return {};
  return { perspectives: typeof perspective === "string" ? [perspective] : perspective };
}

/** @returns what a criterion has that is scored `from: lm3`; SV213 where nobody could tell what is local. */
export function lm3LeafFields(
  context: Context,
  path: TreePath,
  file: CriterionFile,
): Pick<Lm3Leaf, "rounds" | "area"> {
  if (file.area === undefined)
    context.report(
      "SV213",
      [...path, "id"],
      `\`${file.id}\` is a local multiplier, and does not say what counts as local`,
      "add `area`, for example `area: within ten miles of the depot`",
    );
  return { rounds: file.rounds === "2" ? 2 : 3, area: file.area ?? "" };
}

/** Reports SV215 for a ratio that is held against pounds. */
export function reportRatioInPounds(
  context: Context,
  path: TreePath,
  from: string,
  formula: FormulaSpec | undefined,
): void {
  if ((from !== "sroi" && from !== "lm3") || formula === undefined) return;
  const amounts = "bands" in formula ? formula.bands.map(({ atLeast }) => atLeast) : Object.values(formula);
  const inPounds = amounts.some((one) => typeof one === "object" && one !== null && "ofValue" in one);
  if (inPounds)
    context.report(
      "SV215",
      [...path, "score"],
      `a share of the contract value is in pounds, and \`from: ${from}\` gives pounds for each pound`,
      "write the ratio as published, for example `best: 0.25`",
    );
}

/** The column of the bids that holds what is spent again in a round. */
export const lm3RoundColumn = (id: string, round: number): string => `${id}-${round}`;
