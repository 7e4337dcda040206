/** Reads a saved evaluation back: held against its schema first, because a report of a file that was changed by hand would be believed. */
import { checkAgainstSchema } from "../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../diagnostics/from-problem.ts";
import type { Diagnostic } from "../diagnostics/model.ts";
import { parseJson } from "../source/json.ts";
import { quote } from "../source/quote.ts";
import type { Source } from "../source/span.ts";
import { deepestNodeOnPath, type Node, type TreePath } from "../source/tree.ts";
import { type EvaluationDocument, evaluationSchema } from "./schema.ts";

/** @returns the evaluation, or SV652 to SV656 for everything that is wrong with it. */
export function loadSavedEvaluation(source: Source): {
  readonly value?: EvaluationDocument;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (!/^\s*\{/.test(source.text)) return { diagnostics: [notEvaluationRefusal(source.name)] };
  const parsed = parseJson(source);
  if (parsed.node === undefined)
    return { diagnostics: diagnosticsFromProblems(parsed.problems, "evaluation") };
  const checked = checkAgainstSchema(evaluationSchema, parsed.node, "evaluation", nodeToJsonValue);
  if (checked.value === undefined) return { diagnostics: checked.diagnostics };
  const diagnostics = findContradictions(checked.value, parsed.node);
  // The file's own order of keys is kept, so that an evaluation that is saved again is the same file.
  return diagnostics.length > 0
    ? { diagnostics }
    : { value: nodeToJsonValue(parsed.node) as EvaluationDocument, diagnostics };
}

/** A tender or a page is no evaluation with faults in it. */
const notEvaluationRefusal = (file: string): Diagnostic => ({
  code: "SV655",
  file,
  cause: "this is not a saved evaluation",
  remedy: "save one with `svscore evaluate bids.csv --format json -o evaluation.json`",
});

/** The values as JSON types them: what stands in quotes is text, the rest a number, true, false or null. */
function nodeToJsonValue(node: Node): unknown {
  if (node.kind === "list") return node.items.map(nodeToJsonValue);
  if (node.kind === "table") {
    const object: Record<string, unknown> = Object.create(null);
    for (const { key, value } of node.entries) object[key.text] = nodeToJsonValue(value);
    return object;
  }
  if (node.quoted) return node.text;
  if (node.text === "") return null;
  return node.text === "true" ? true : node.text === "false" ? false : Number(node.text);
}

/** What each part says of the others must hold, or a report would show a bid under no award, or a mark under no criterion. */
function findContradictions({ awards, bids }: EvaluationDocument, node: Node): readonly Diagnostic[] {
  const at = (path: TreePath, cause: string): Diagnostic => ({
    code: "SV656",
    span: deepestNodeOnPath(node, path).span,
    cause,
    remedy: "save the evaluation again with `svscore evaluate --format json`, and change nothing in it",
  });
  const seen = new Set<string>();
  return bids.flatMap((bid, index) => {
    const award = awards.find(({ lot }) => lot === bid.lot);
    if (award === undefined)
      return [at(["bids", index, "lot"], `the bid of ${quote(bid.bidder)} is for a lot that has no award`)];
    const ids = new Set(award.criteria.map(({ id }) => id));
    const key = JSON.stringify([bid.bidder, bid.lot]);
    const twice = seen.has(key);
    seen.add(key);
    return [
      ...(twice ? [at(["bids", index, "bidder"], `${quote(bid.bidder)} stands among the bids twice`)] : []),
      ...Object.keys(bid.scores).flatMap((id) =>
        ids.has(id)
          ? []
          : [at(["bids", index, "scores", id], `${quote(id)} is not a criterion of the award`)],
      ),
      ...(bid.rank !== null && bid.status !== "scored"
        ? [at(["bids", index, "rank"], `a bid that is ${bid.status} has a rank`)]
        : []),
    ];
  });
}
