/**
 * What can be made out of a tender before it is judged: the libraries and the
 * rules that it names, and the criteria that its bids answer, even where it has
 * faults elsewhere.
 */

import type { Diagnostic } from "../diagnostics/model.ts";
import type { Source, Span } from "../source/span.ts";
import { type Node, nodeAtKey } from "../source/tree.ts";
import { withoutDroppedKeys } from "./dropped-keys.ts";
import type { ParsedTender } from "./parsed-tender.ts";
import type { TenderFile } from "./schema.ts";

/** @returns a tender that fits the schema, or as much of it as its tree shows. */
export function toParsedTender(
  source: Source,
  node: Node,
  file: TenderFile | undefined,
  diagnostics: readonly Diagnostic[],
): ParsedTender {
  const rules = node.kind === "table" ? nodeAtKey(node, "rules") : undefined;
  return {
    source,
    node,
    ...(file !== undefined && { file }),
    dropped: withoutDroppedKeys(node).dropped,
    libraries: namesWithSpansAt(node, "library"),
    ...(rules?.kind === "text" && { rules: { name: rules.text, span: rules.span } }),
    diagnostics,
  };
}

function namesWithSpansAt(node: Node, key: string): readonly { name: string; span: Span }[] {
  const found = node.kind === "table" ? nodeAtKey(node, key) : undefined;
  const items = found === undefined ? [] : found.kind === "list" ? found.items : [found];
  return items.flatMap((item) => (item.kind === "text" ? [{ name: item.text, span: item.span }] : []));
}

/** What the bids need to know of a criterion, even in a tender that has faults elsewhere. */
export interface OutlineCriterion {
  readonly id: string;
  /** "" where the tender does not say, or cannot be understood. */
  readonly from: string;
  /** The top of its marking scale, where that is a figure. */
  readonly top?: string;
}

/** @returns every criterion that scores, in every award of the file, by what can be made out of it. */
export function outlineCriteria(node: Node | undefined): readonly OutlineCriterion[] {
  if (node === undefined || node.kind === "text") return [];
  if (node.kind === "list") return node.items.flatMap((item) => outlineCriteria(item));
  const below = ["award", "lots", "criteria"].flatMap((key) => outlineCriteria(nodeAtKey(node, key)));
  const [id, weight, from] = ["id", "weight", "from"].map((key) => textAt(node, key));
  const scores =
    id !== undefined &&
    (weight !== undefined || from !== undefined) &&
    nodeAtKey(node, "criteria") === undefined;
  const scale = nodeAtKey(node, "scale");
  const top = scale?.kind === "table" ? textAt(scale, "top") : textAt(node, "scale");
  const sound = top !== undefined && /^\d{1,9}(\.\d{1,9})?$/.test(top);
  const known = ["price", "marks", "commitments", "figure", "gate", "sroi", "lm3"].includes(from ?? "");
  return [...(scores ? [{ id, from: known ? (from ?? "") : "", ...(sound && { top }) }] : []), ...below];
}

function textAt(node: Node, key: string): string | undefined {
  const found = node.kind === "table" ? nodeAtKey(node, key) : undefined;
  return found?.kind === "text" ? found.text : undefined;
}
