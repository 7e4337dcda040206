/** A criterion's formula as written, made into a FormulaSpec, or refused where it cannot work. */

import type { TreePath } from "../source/tree.ts";
import { amountFromTextOrShare, type Context } from "./context.ts";
import type { SourcedFigure } from "./figures.ts";
import {
  type FormulaFile,
  type FormulaReading,
  gateFormula,
  neededKeysText,
  readFormula,
  scaleFormula,
} from "./formula-schema.ts";
import type { FormulaSpec } from "./model.ts";
import type { CriterionFile } from "./schema.ts";

/** @returns the formula of a criterion that scores; nothing, with a diagnostic, where it has none that fits. */
export function readCriterionFormula(
  context: Context,
  path: TreePath,
  { id, score }: CriterionFile,
  from: NonNullable<CriterionFile["from"]>,
  top: SourcedFigure | undefined,
  free: boolean,
): FormulaSpec | undefined {
  const here = [...path, "score"];
  if (from === "gate") {
    if (score !== undefined)
      context.report("SV213", here, "a gate is yes or no and takes no formula", "take `score` out");
    return gateFormula;
  }
  if (score === undefined) {
    if (from === "marks") return top && scaleFormula(top);
    if (from === "price" && free) return undefined;
    context.report(
      "SV214",
      [...path, "id"],
      `\`${id}\` is scored from ${from} but has no formula`,
      "add `score`, for example `score: lowest-over-value` for a price or `score: { by: between, worst: 0, best: 10% of value }` for a promise",
    );
    return undefined;
  }
  const reading: FormulaReading = {
    from,
    top,
    figure: (at, text) => amountFromTextOrShare(context, [...here, ...at], text),
    report: (at, cause, remedy) => context.report("SV215", [...here, ...at], cause, remedy),
  };
  if (typeof score !== "string") return readFormula(score, reading);
  const lacks = neededKeysText(score);
  if (lacks === undefined) return readFormula({ by: score } as FormulaFile, reading);
  reading.report(
    [],
    `\`${score}\` needs \`${lacks}\``,
    `write \`score: { by: ${score}, … }\` with ${lacks === score ? `its ${lacks}` : "that figure as published"}`,
  );
  return undefined;
}
