/** What was not published when it was last looked for: the day on which somebody should look again has come. */
import type { CheckRule, Fault } from "../library/checks/check.ts";
import type { ReferenceFile } from "../library/reference/schema.ts";
import { deepestNodeOnPath, type Node, type TreePath } from "../source/tree.ts";
import type { RulesFile } from "./schema.ts";

const passed: CheckRule = {
  id: "review-date-passed",
  level: "warning",
  title: "what was not published should have been looked for again",
  remedy: "look whether it is published now: put it in, or set `as-of` to today and `review` to a later day",
};

export const reviewRules: readonly CheckRule[] = [passed];

interface Awaited {
  readonly what: string;
  readonly asOf: string;
  readonly review: string;
  readonly path: TreePath;
}

const faultsAt = (all: readonly Awaited[], node: Node, today: string): readonly Fault[] =>
  all
    .filter(({ review }) => review < today)
    .map(({ what, asOf, review, path }) => ({
      rule: passed,
      span: deepestNodeOnPath(node, path).span,
      cause: `not published as of ${asOf}: ${what}; it was to be looked for again by ${review}`,
    }));

/** @returns a warning for each rule whose review date lies before today */
export const ruleReviewFaults = ({ list }: RulesFile, node: Node, today: string): readonly Fault[] =>
  faultsAt(
    list.flatMap((rule, index) => {
      const open = rule["not-published"];
      return open === undefined
        ? []
        : [
            {
              what: open.what,
              asOf: open["as-of"],
              review: open.review,
              path: ["list", index, "not-published", "review"],
            },
          ];
    }),
    node,
    today,
  );

/** @returns a warning for each threshold whose review date lies before today */
export const thresholdReviewFaults = (
  { thresholds = [] }: ReferenceFile,
  node: Node,
  today: string,
): readonly Fault[] =>
  faultsAt(
    thresholds.flatMap(({ id, rows }, table) =>
      rows.flatMap((row, index) => {
        const open = row["not-published"];
        return open === undefined
          ? []
          : [
              {
                what: `thresholds of ${id} from ${row.from}`,
                asOf: open["as-of"],
                review: open.review,
                path: ["thresholds", table, "rows", index, "not-published", "review"],
              },
            ];
      }),
    ),
    node,
    today,
  );
