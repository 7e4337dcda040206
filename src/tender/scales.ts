/** How a criterion is marked: its scale, what each mark means, and the aspects that are marked one by one. */
import { compare, equal, exact, exactText, HUNDRED, ONE, sign } from "../number/exact.ts";
import type { TreePath } from "../source/tree.ts";
import { type Context, sourcedFigure } from "./context.ts";
import type { SourcedFigure } from "./figures.ts";
import type { Aspect, Scale } from "./model.ts";
import type { CriterionFile } from "./schema.ts";

/** Stands in for a scale that is missing, which is reported. */
export const openScale: Scale = { top: { value: HUNDRED, at: "" }, descriptors: new Map() };

/** @returns the published marking scale; one that contradicts itself is reported as SV222. */
export function readMarkingScale(context: Context, path: TreePath, file: CriterionFile): Scale | undefined {
  const { scale } = file;
  if (scale === undefined) {
    if (typeof file.score === "object" && "out-of" in file.score) {
      const text = file.score["out-of"];
      if (/^\d/.test(text) && !text.includes("%"))
        return {
          top: sourcedFigure(context, [...path.slice(0, -1), "score", "out-of"], text),
          descriptors: new Map(),
        };
    }
    context.report(
      "SV213",
      [...path.slice(0, -1), "id"],
      `\`${file.id}\` is scored from marks but has no marking scale`,
      "add `scale` with the top mark, for example `scale: 5`",
    );
    return undefined;
  }
  if (typeof scale === "string") return { top: sourcedFigure(context, path, scale), descriptors: new Map() };
  const top: SourcedFigure = sourcedFigure(context, [...path, "top"], scale.top);
  const described = Object.keys(scale.descriptors ?? {});
  const odd = described.find((mark) => !/^\d+(\.\d+)?$/.test(mark));
  if (odd !== undefined)
    context.report(
      "SV222",
      [...path, "descriptors", odd],
      `\`${odd}\` is not a mark`,
      "give each descriptor its mark as the key, for example `3: good`",
    );
  const listed = scale.allowed ?? (described.length > 0 && odd === undefined ? described : undefined);
  const allowed = listed?.map((mark) => exact(mark));
  for (const [index, mark] of (allowed ?? []).entries()) {
    if (sign(mark) < 0 || compare(mark, top.value) > 0) {
      const where =
        scale.allowed === undefined
          ? [...path, "descriptors", described[index] ?? ""]
          : [...path, "allowed", index];
      context.report(
        "SV222",
        where,
        `the mark ${exactText(mark)} lies outside the scale from 0 to ${scale.top}`,
        "put the top mark or this mark right",
      );
    }
  }
  const stray =
    scale.allowed === undefined
      ? undefined
      : described.find((mark) => odd === undefined && !allowed?.some((one) => equal(one, exact(mark))));
  if (stray !== undefined)
    context.report(
      "SV222",
      [...path, "descriptors", stray],
      `the mark ${stray} has a descriptor but is not among the allowed marks`,
      "add it to `allowed`, or take its descriptor out",
    );
  return {
    top,
    ...(allowed !== undefined && { allowed }),
    descriptors: new Map(Object.entries(scale.descriptors ?? {})),
  };
}

export const qualityAspects: readonly Aspect[] = [
  { id: "change", title: "Quality of the change to people's lives", weight: ONE },
  { id: "plan", title: "Strength of the action plan", weight: ONE },
  { id: "track-record", title: "Track record", weight: ONE },
];

/** @returns the aspects that are marked one by one; social value has its own where none are published. */
export function aspectsOrDefaults({ aspects }: CriterionFile, socialValue: boolean): readonly Aspect[] {
  if (aspects === undefined) return socialValue ? qualityAspects : [];
  if (Array.isArray(aspects)) {
    return aspects.map((one) =>
      typeof one === "string"
        ? { id: one, title: one, weight: ONE }
        : {
            id: one.id,
            title: one.title ?? one.id,
            weight: one.weight === undefined ? ONE : exact(one.weight),
          },
    );
  }
  return Object.entries(aspects).map(([id, weight]) => ({ id, title: id, weight: exact(weight) }));
}
