/**
 * Criteria name each other (`needs`, `scaled-by`, `ties`), measures and
 * aspects. What they name must exist, must not lead round in a circle, and
 * must not let one bid's fate hang on another's.
 */
import type { Code } from "../../diagnostics/catalogue.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { quote } from "../../source/quote.ts";
import type { TreePath } from "../../source/tree.ts";
import type { Context } from "../context.ts";
import { type Award, type Criterion, tieBreaks } from "../model.ts";
import { allCriteria } from "../tree.ts";

export interface Located {
  readonly criterion: Criterion;
  readonly path: TreePath;
}

/** @returns every criterion with the path of keys that leads to it. */
function criteriaWithPaths(criteria: readonly Criterion[], path: TreePath): readonly Located[] {
  return criteria.flatMap((criterion, index) => {
    const here = [...path, index];
    return [
      { criterion, path: here },
      ...(criterion.kind === "division" ? criteriaWithPaths(criterion.criteria, [...here, "criteria"]) : []),
    ];
  });
}

/** Reports SV211 and SV216 to SV219 for one award. */
export function reportLinkFaults(context: Context, award: Award): void {
  const all = criteriaWithPaths(award.criteria, ["criteria"]);
  reportDuplicateIds(context, all);
  const ids = all.map(({ criterion }) => criterion.id);
  for (const { criterion, path } of all) {
    for (const { named, key, where } of linksFrom(criterion)) {
      if (!ids.includes(named))
        reportUnknownName(
          context,
          "SV217",
          [...path, ...key],
          `no criterion has the id ${quote(named)}`,
          named,
          ids,
          where,
        );
    }
    reportUnknownMeasures(context, criterion, path);
  }
  award.ties.forEach((tie, index) => {
    const known = [...ids, ...tieBreaks];
    if (!known.includes(tie)) {
      reportUnknownName(
        context,
        "SV217",
        ["ties", index],
        `${quote(tie)} is not a way to break a tie`,
        tie,
        known,
      );
    }
  });
  const circular = reportCircularLinks(context, award, all);
  if (!circular) reportMinimumsOnOtherBids(context, award, all);
}

function reportUnknownName(
  context: Context,
  code: Code,
  path: TreePath,
  cause: string,
  written: string,
  known: readonly string[],
  where: "value" | "key" = "value",
): void {
  context.report(code, path, cause, didYouMean(written, known), where);
}

function reportDuplicateIds(context: Context, all: readonly Located[]): void {
  const first = new Map<string, Criterion>();
  for (const { criterion, path } of all) {
    const key = criterion.id.toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, criterion);
    else
      context.report(
        "SV211",
        [...path, "id"],
        `the id ${quote(criterion.id)} is already used at ${earlier.at}`,
        "give each criterion an id of its own",
      );
  }
}

function linksFrom(
  criterion: Criterion,
): readonly { named: string; key: TreePath; where: "value" | "key" }[] {
  if (criterion.kind === "division") return [];
  return [
    ...criterion.needs.map(({ criterion: named }) => ({
      named,
      key: ["needs", named],
      where: "key" as const,
    })),
    ...(criterion.scaledBy === undefined
      ? []
      : [{ named: criterion.scaledBy.criterion, key: ["scaled-by"], where: "value" as const }]),
  ];
}

function reportUnknownMeasures(context: Context, criterion: Criterion, path: TreePath): void {
  if (
    criterion.kind === "division" ||
    (criterion.from !== "commitments" && criterion.from !== "sroi") ||
    context.measures === undefined
  )
    return;
  const known = [...context.measures];
  criterion.measures?.forEach(({ id, target }, index) => {
    if (context.measures?.has(id) === false) {
      reportUnknownName(
        context,
        "SV219",
        [...path, "measures", target === undefined ? index : id],
        `no measure in the library has the id ${quote(id)}`,
        id,
        known,
      );
    }
  });
}

/** What must be known before a criterion's fraction is: the criteria that it names, and its parts. */
function dependencyIds(criterion: Criterion): readonly string[] {
  return criterion.kind === "division"
    ? criterion.criteria.map((one) => one.id)
    : linksFrom(criterion).map(({ named }) => named);
}

function reportCircularLinks(context: Context, award: Award, all: readonly Located[]): boolean {
  const byId = new Map(allCriteria(award.criteria).map((one) => [one.id, one]));
  let found = false;
  for (const { criterion, path } of all) {
    if (criterion.kind === "division") continue;
    const way = findLinkChain(criterion.id, criterion.id, byId, new Set());
    if (way !== undefined) {
      found = true;
      const { key = ["id"], where = "value" } = linksFrom(criterion)[0] ?? {};
      context.report(
        "SV218",
        [...path, ...key],
        `\`${criterion.id}\` depends on itself: ${[criterion.id, ...way].join(" → ")}`,
        "take one of these links out",
        where,
      );
    }
  }
  if (!found) reportTooDeepLinks(context, all, byId);
  return found;
}

/** Each step of scaling lengthens every exact figure beneath it. */
const MOST_STEPS = 12;

function reportTooDeepLinks(
  context: Context,
  all: readonly Located[],
  byId: ReadonlyMap<string, Criterion>,
): void {
  const steps = new Map<string, number>();
  const stepsOf = (id: string): number => {
    const held = steps.get(id);
    const criterion = byId.get(id);
    if (held !== undefined || criterion === undefined) return held ?? 0;
    const below = Math.max(0, ...dependencyIds(criterion).map(stepsOf));
    const own = criterion.kind === "division" ? below : dependencyIds(criterion).length > 0 ? below + 1 : 0;
    steps.set(id, own);
    return own;
  };
  const first = all.find(({ criterion }) => stepsOf(criterion.id) > MOST_STEPS);
  if (first === undefined) return;
  const { key = ["id"], where = "value" } = linksFrom(first.criterion)[0] ?? {};
  context.report(
    "SV218",
    [...first.path, ...key],
    `\`${first.criterion.id}\` depends on others through more than ${MOST_STEPS} steps`,
    "let it depend on them directly",
    where,
  );
}

function findLinkChain(
  from: string,
  target: string,
  byId: ReadonlyMap<string, Criterion>,
  seen: Set<string>,
): readonly string[] | undefined {
  const criterion = byId.get(from);
  if (criterion === undefined || seen.has(from)) return undefined;
  seen.add(from);
  for (const next of dependencyIds(criterion)) {
    if (next === target) return [next];
    const rest = findLinkChain(next, target, byId, seen);
    if (rest !== undefined) return [next, ...rest];
  }
  return undefined;
}

/** A bid must not be turned away because of what another bid offered. */
function reportMinimumsOnOtherBids(context: Context, award: Award, all: readonly Located[]): void {
  const byId = new Map(allCriteria(award.criteria).map((one) => [one.id, one]));
  const relative = (id: string): boolean => {
    const criterion = byId.get(id);
    return (
      criterion !== undefined &&
      ((criterion.kind === "leaf" && criterion.relative) || dependencyIds(criterion).some(relative))
    );
  };
  for (const { criterion, path } of all) {
    if (criterion.minimum !== undefined && relative(criterion.id)) {
      context.report(
        "SV216",
        [...path, "minimum"],
        `\`${criterion.id}\` cannot have a minimum: its score depends on the other bids`,
        "take the minimum out, or use a formula that looks at one bid alone, such as `between`",
      );
    }
  }
}
