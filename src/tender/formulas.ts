/** A criterion's formula as written, made into a FormulaSpec, or refused where it cannot work. */
import { compare, divide, type Exact, equal, exact, HUNDRED, ONE, sign } from "../number/exact.ts";
import { amount, type Context } from "./context.ts";
import type { SourcedFigure } from "./figures.ts";
import type { Better, FormulaSpec } from "./model.ts";
import type { Path } from "./parse.ts";
import type { CriterionFile, FormulaFile } from "./schema.ts";

type From = NonNullable<CriterionFile["from"]>;

/** The keys that a formula cannot do without, for when it is written by its name alone. */
const needed: Partial<Record<FormulaFile["by"], string>> = {
  given: "out-of",
  between: "worst` and `best",
  "to-ceiling": "ceiling",
  distance: "target` and `span",
  bands: "bands",
};

/** @returns the formula of a criterion that scores; nothing, with a diagnostic, where it has none that fits. */
export function formulaOf(
  context: Context,
  path: Path,
  criterion: CriterionFile,
  from: From,
  top: SourcedFigure | undefined,
  free: boolean,
): FormulaSpec | undefined {
  const { score } = criterion;
  const named = typeof score === "string" ? score : score?.by;
  if (from === "gate") {
    if (named !== undefined)
      context.report(
        "SV213",
        [...path, "score"],
        "a gate is yes or no and takes no formula",
        "take `score` out",
      );
    return { by: "yes-or-no" };
  }
  if (score === undefined) {
    if (from === "marks" && top !== undefined) return { by: "scale", top };
    if (from === "price" && free) return undefined;
    if (from !== "marks") {
      context.report(
        "SV214",
        [...path, "id"],
        `\`${criterion.id}\` is scored from ${from} but has no formula`,
        "add `score`, for example `score: lowest-over-value` for a price or `score: { by: between, worst: 0, best: 10% of value }` for a promise",
      );
    }
    return undefined;
  }
  const here = [...path, "score"];
  if (typeof score === "string") {
    const lacks = needed[score];
    if (lacks !== undefined) {
      context.report(
        "SV215",
        here,
        `\`${score}\` needs \`${lacks}\``,
        `write \`score: { by: ${score}, … }\` with ${lacks === "bands" ? "its bands" : "that figure as published"}`,
      );
      return undefined;
    }
  }
  return spec(context, here, typeof score === "string" ? ({ by: score } as FormulaFile) : score, from, top);
}

function spec(
  context: Context,
  here: Path,
  score: FormulaFile,
  from: From,
  top: SourcedFigure | undefined,
): FormulaSpec | undefined {
  const read = (key: string, text: string) => amount(context, [...here, key], text);
  const better: Better = from === "price" ? "lower" : "higher";
  switch (score.by) {
    case "scale":
      if (top === undefined) {
        context.report(
          "SV215",
          here,
          "`scale` marks against a marking scale, and this criterion has none",
          "add `scale`, for example `scale: 5`, or use `given` with `out-of`",
        );
        return undefined;
      }
      return { by: "scale", top };
    case "given": {
      if (from === "commitments") {
        context.report(
          "SV215",
          here,
          "`given` takes a score, and commitments are a sum with no end",
          `write \`score: { by: between, worst: 0, best: ${score["out-of"]} }\`, which stops at that figure`,
        );
        return undefined;
      }
      const outOf = read("out-of", score["out-of"]);
      if (sign(outOf.value) <= 0) {
        context.report(
          "SV215",
          [...here, "out-of"],
          "`out-of` must be above zero",
          "write the most that can be given",
        );
        return undefined;
      }
      return { by: "given", outOf };
    }
    case "lowest-over-value":
    case "value-over-highest":
      return { by: score.by };
    case "above-lowest":
      return { by: "above-lowest", floor: score.floor ?? "zero" };
    case "between": {
      const [worst, best] = [read("worst", score.worst), read("best", score.best)];
      if (equal(worst.value, best.value)) {
        context.report(
          "SV215",
          [...here, "best"],
          "`worst` and `best` are the same figure, so nothing lies between them",
          "write the two figures as published",
        );
        return undefined;
      }
      return { by: "between", worst, best, clamp: score.clamp !== "false" };
    }
    case "between-bids":
      return { by: "between-bids", better: score.better ?? better, clamp: score.clamp !== "false" };
    case "to-ceiling":
      return { by: "to-ceiling", ceiling: read("ceiling", score.ceiling) };
    case "around-mean":
      return {
        by: "around-mean",
        slope: score.slope === undefined ? ONE : exact(score.slope),
        better: score.better ?? "lower",
      };
    case "distance": {
      const span = read("span", score.span);
      if (sign(span.value) <= 0) {
        context.report(
          "SV215",
          [...here, "span"],
          "`span` must be above zero",
          "write how far from the target the marks run out",
        );
        return undefined;
      }
      return { by: "distance", target: read("target", score.target), span };
    }
    case "bands":
      return bands(context, here, score.bands);
  }
}

function bands(
  context: Context,
  here: Path,
  written: readonly { readonly "at-least": string; readonly earns: string }[],
): FormulaSpec | undefined {
  if (written.length === 0) {
    context.report("SV215", [...here, "bands"], "there are no bands", "list at least one, highest first");
    return undefined;
  }
  const read = written.map((band, index) => {
    const place = [...here, "bands", index];
    const earns: Exact = exact(band.earns);
    if (sign(earns) < 0 || compare(earns, HUNDRED) > 0) {
      context.report(
        "SV215",
        [...place, "earns"],
        `a band earns from 0 to 100 per cent of the marks, not ${band.earns}`,
        "write the share of the marks as a figure up to 100",
      );
    }
    return {
      atLeast: amount(context, [...place, "at-least"], band["at-least"]),
      earns: divide(earns, HUNDRED),
    };
  });
  return { by: "bands", bands: read };
}
