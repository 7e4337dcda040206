/** The award criteria of a model: where each is written, and that no two share an id. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { quote } from "../source/quote.ts";
import { type Span, sourcePlaceText } from "../source/span.ts";
import { deepestNodeOnPath, type Node } from "../source/tree.ts";
import type { LibraryFile } from "./schema.ts";

interface WrittenCriterion {
  readonly id: string;
  readonly span: Span;
}

function criterionIdsWithSpans(file: LibraryFile, node: Node): readonly WrittenCriterion[] {
  return file.themes.flatMap((theme, t) =>
    theme.outcomes.flatMap((outcome, o) =>
      (outcome.criteria ?? []).map(({ id }, c) => ({
        id,
        span: deepestNodeOnPath(node, ["themes", t, "outcomes", o, "criteria", c, "id"]).span,
      })),
    ),
  );
}

/** @returns `criterion:id` to "library.yaml:14:9" for each award criterion. */
export function criteriaSourcePlaces(file: LibraryFile, node: Node): Readonly<Record<string, string>> {
  return Object.fromEntries(
    criterionIdsWithSpans(file, node).map(({ id, span }) => [`criterion:${id}`, sourcePlaceText(span)]),
  );
}

/** @returns SV160 for each award criterion whose id was used before. */
export function criterionIdDiagnostics(file: LibraryFile, node: Node): readonly Diagnostic[] {
  const first = new Map<string, Span>();
  return criterionIdsWithSpans(file, node).flatMap(({ id, span }): readonly Diagnostic[] => {
    const earlier = first.get(id);
    first.set(id, earlier ?? span);
    if (earlier === undefined) return [];
    return [
      {
        code: "SV160",
        span,
        cause: `the award criterion ${quote(id)} is already at ${sourcePlaceText(earlier)}`,
        remedy: "give each award criterion an id of its own",
      },
    ];
  });
}
