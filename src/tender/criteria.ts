/**
 * The criteria of an award as a tree with the marks that each can earn. A
 * level's weights are shares of their parent (they add to 100) or shares of
 * the whole (they add to the parent's own weight); nothing else adds up.
 */
import {
  compare,
  divide,
  type Exact,
  equal,
  exact,
  exactText,
  HUNDRED,
  multiply,
  ONE,
  sign,
  sum,
  ZERO,
} from "../number/exact.ts";
import { parseShare } from "../number/schema-figure.ts";
import type { TreePath } from "../source/tree.ts";
import { type Context, readMinimum, sourcedFigure, sourcePlaceAt } from "./context.ts";
import { criterionNotes } from "./criterion-notes.ts";
import type { RoundTo, SourcedFigure } from "./figures.ts";
import { readCriterionFormula } from "./formulas.ts";
import {
  lm3LeafFields,
  perspectivesField,
  reportRatioInPounds,
  sroiLeafFields,
} from "./instruments/criteria.ts";
import { type Criterion, type Leaf, type MethodName, type Minimum, relativeFormulas } from "./model.ts";
import { aspectsOrDefaults, openScale, readMarkingScale } from "./scales.ts";
import type { CriterionFile } from "./schema.ts";

interface Above {
  readonly path: TreePath;
  /** The marks that the level shares out. */
  readonly marksAvailable: Exact;
  /** The weight of the parent as written; the marks available at the top. */
  readonly weight: Exact;
  readonly name: string;
  readonly socialValue: boolean;
  readonly netZero: boolean;
  readonly method: MethodName;
  /** How the award rounds, where a criterion does not say. */
  readonly mode: RoundTo["mode"];
}

/** @returns one level of criteria and all beneath it; faults are reported as SV210 to SV215. */
export function buildCriteriaLevel(
  context: Context,
  files: readonly CriterionFile[],
  above: Above,
): readonly Criterion[] {
  if (files.length === 0) {
    context.report("SV212", above.path, `${above.name} has no criteria`, "list at least one");
    return [];
  }
  const weights = files.map((file, index) => readCriterionWeight(context, file, [...above.path, index]));
  const total = sum(weights.map((weight) => weight ?? ZERO));
  const wanted = equal(above.weight, HUNDRED)
    ? "100"
    : `100 (shares of ${above.name}) or to ${exactText(above.weight)} (shares of the whole)`;
  const adds = equal(total, HUNDRED) || equal(total, above.weight);
  if (!adds) {
    const listed = files
      .map((file, index) => `${file.id} ${weights[index] === undefined ? "none" : exactText(weights[index])}`)
      .join(" + ");
    const gap = `${exactText(total)}, which is ${weightGapText(total, above.weight)}`;
    context.report(
      "SV210",
      above.path,
      `the weights of ${above.name} add to ${gap}: ${listed}`,
      `put the weights right so that they add to exactly ${wanted}`,
    );
  }
  return files.map((file, index) => {
    const weight = weights[index];
    const marksAvailable =
      weight === undefined || !adds ? ZERO : divide(multiply(above.marksAvailable, weight), total);
    return buildCriterion(context, file, { ...above, path: [...above.path, index] }, marksAvailable, weight);
  });
}

function weightGapText(total: Exact, weight: Exact): string {
  const nearest = compare(total, weight) < 0 ? [weight, total] : [total, weight];
  const gap = exactText(sum([nearest[0] ?? ZERO, multiply(exact("-1"), nearest[1] ?? ZERO)]));
  return compare(total, weight) < 0
    ? `${gap} short of ${exactText(weight)}`
    : `${gap} more than ${exactText(weight)}`;
}

/** A gate may stand without a weight; everything else that is live carries one above zero. */
function readCriterionWeight(context: Context, file: CriterionFile, path: TreePath): Exact | undefined {
  if (file.weight === undefined) {
    if (file.from !== "gate")
      context.report("SV210", [...path, "id"], `\`${file.id}\` has no weight`, "add `weight`");
    return undefined;
  }
  const weight = exact(file.weight);
  if (sign(weight) <= 0) {
    context.report(
      "SV210",
      [...path, "weight"],
      `the weight of \`${file.id}\` is ${file.weight}: a criterion that counts has a weight above zero`,
      "give it a weight, or take the criterion out (a gate that only lets through or turns away has no `weight`)",
    );
  }
  return weight;
}

function buildCriterion(
  context: Context,
  file: CriterionFile,
  above: Above,
  marksAvailable: Exact,
  weight: Exact | undefined,
): Criterion {
  const { path } = above;
  const base = {
    id: file.id,
    title: file.title ?? file.id,
    marksAvailable,
    ...(weight !== undefined && { weight }),
    socialValue: above.socialValue || file["social-value"] === "true",
    netZero: above.netZero || file["net-zero"] === "true",
    ...(file.minimum !== undefined && { minimum: readMinimum(context, [...path, "minimum"], file.minimum) }),
    ...(file.round !== undefined && { round: roundingFromFile(file.round, above.mode) }),
    ...criterionNotes(file),
    at: sourcePlaceAt(context, [...path, "id"]),
  };
  if (file.criteria !== undefined) {
    for (const key of [
      "from",
      "scale",
      "aspects",
      "score",
      "measures",
      "needs",
      "scaled-by",
      "unevidenced",
      "inputs",
      "rounds",
      "area",
      "perspective",
    ] as const) {
      if (file[key] !== undefined) {
        context.report(
          key === "from" ? "SV212" : "SV213",
          [...path, key],
          `\`${file.id}\` only divides into criteria, so it takes no \`${key}\``,
          `move \`${key}\` to the criterion beneath it that scores`,
        );
      }
    }
    if (base.minimum?.kind === "figure") {
      context.report(
        "SV213",
        [...path, "minimum"],
        `the minimum of \`${file.id}\`, which divides, must be a percentage`,
        "write it as a share of its marks, for example 60%",
      );
    }
    reportTooHighMinimum(context, path, base.minimum, undefined);
    const criteria = buildCriteriaLevel(context, file.criteria, {
      ...above,
      path: [...path, "criteria"],
      marksAvailable,
      weight: weight ?? marksAvailable,
      name: `\`${file.id}\``,
      socialValue: base.socialValue,
      netZero: base.netZero,
    });
    return { ...base, kind: "division", criteria, relative: criteria.some((one) => one.relative) };
  }
  return buildLeaf(context, file, base, above);
}

const roundingFromFile = (
  { places, mode }: NonNullable<CriterionFile["round"]>,
  ofAward: RoundTo["mode"],
): RoundTo => ({ places: Number(places), mode: mode ?? ofAward });

/** A minimum that no bid could reach would turn every bid away. */
function reportTooHighMinimum(
  context: Context,
  path: TreePath,
  minimum: Minimum | undefined,
  top: SourcedFigure | undefined,
): void {
  if (minimum?.kind === "share" && compare(minimum.share, ONE) > 0) {
    context.report(
      "SV222",
      [...path, "minimum"],
      "the minimum is more than all of the marks",
      "write a share of at most 100%",
    );
  }
  if (minimum?.kind === "figure" && top !== undefined && compare(minimum.figure, top.value) > 0) {
    context.report(
      "SV222",
      [...path, "minimum"],
      `the minimum ${exactText(minimum.figure)} lies above the top of the scale, ${exactText(top.value)}`,
      "write a mark on the scale, or a share such as 60%",
    );
  }
}

function buildLeaf(
  context: Context,
  file: CriterionFile,
  base: Omit<Leaf, "kind" | "from" | "needs" | "relative" | "formula" | "scale" | "aspects" | "unevidenced">,
  above: Above,
): Leaf {
  const { path } = above;
  const { from } = file;
  if (from === undefined) {
    context.report(
      "SV212",
      [...path, "id"],
      `\`${file.id}\` neither divides nor scores`,
      "add `from` (price, marks, commitments, figure, gate, sroi or lm3) to score it, or `criteria` to divide it",
    );
  }
  for (const [key, takers] of [
    ["scale", ["marks"]],
    ["aspects", ["marks"]],
    ["measures", ["commitments", "sroi"]],
    ["unevidenced", ["commitments", "sroi"]],
    ["inputs", ["sroi"]],
    ["rounds", ["lm3"]],
    ["area", ["lm3"]],
    ["perspective", ["commitments", "sroi"]],
  ] as const) {
    if (file[key] !== undefined && from !== undefined && !(takers as readonly string[]).includes(from)) {
      context.report(
        "SV213",
        [...path, key],
        `\`${key}\` belongs to a criterion scored from ${takers.join(" or ")}, and \`${file.id}\` is scored from ${from}`,
        `take \`${key}\` out, or change \`from\``,
      );
    }
  }
  const scale = from === "marks" ? readMarkingScale(context, [...path, "scale"], file) : undefined;
  reportTooHighMinimum(context, path, base.minimum, scale?.top);
  const free = above.method !== "weighted-sum";
  const formula = from && readCriterionFormula(context, path, file, from, scale?.top, free);
  reportRatioInPounds(context, path, from ?? "", formula);
  const scaledBy = file["scaled-by"];
  const leaf = {
    ...base,
    kind: "leaf" as const,
    needs: Object.entries(file.needs ?? {}).map(([criterion, text]) => ({
      criterion,
      share: parseShare(text),
      at: sourcePlaceAt(context, [...path, "needs", criterion]),
    })),
    ...(scaledBy !== undefined && {
      scaledBy: { criterion: scaledBy, at: sourcePlaceAt(context, [...path, "scaled-by"]) },
    }),
    ...(formula !== undefined && { formula }),
    relative: formula !== undefined && relativeFormulas.includes(formula.by),
  };
  switch (from) {
    case "marks":
      return { ...leaf, from, scale: scale ?? openScale, aspects: aspectsOrDefaults(file, base.socialValue) };
    case "commitments":
      return {
        ...leaf,
        from,
        ...measuresField(context, file, path),
        unevidenced: file.unevidenced ?? "nothing",
        ...perspectivesField(file),
      };
    case "sroi":
      return { ...leaf, from, ...measuresField(context, file, path), ...sroiLeafFields(file) };
    case "lm3":
      return { ...leaf, from, ...lm3LeafFields(context, path, file) };
    default:
      return { ...leaf, from: from ?? "figure" };
  }
}

function measuresField(
  context: Context,
  { measures }: CriterionFile,
  path: TreePath,
): { measures?: readonly { id: string; target?: SourcedFigure }[] } {
  if (measures === undefined) return {};
  if (Array.isArray(measures)) return { measures: measures.map((id) => ({ id })) };
  return {
    measures: Object.entries(measures).map(([id, { target }]) => ({
      id,
      ...(target !== undefined && {
        target: sourcedFigure(context, [...path, "measures", id, "target"], target),
      }),
    })),
  };
}
