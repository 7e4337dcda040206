/**
 * The first reading of a tender file: its text held against the schema, and
 * what must be known before the rest can be judged (the libraries that it
 * names). A file with faults still gives its outline, so that the bids can be
 * checked in the same run.
 */
import { check } from "../diagnostics/check.ts";
import { fromProblems } from "../diagnostics/from-problem.ts";
import type { Diagnostic } from "../diagnostics/model.ts";
import { parseJson } from "../source/json.ts";
import type { Source, Span } from "../source/span.ts";
import { entry, follow, type Node } from "../source/tree.ts";
import { parseYaml } from "../source/yaml.ts";
import { type TenderFile, tenderSchema } from "./schema.ts";

export type Path = readonly (string | number)[];

export interface ParsedTender {
  readonly source: Source;
  readonly node?: Node;
  readonly file?: TenderFile;
  readonly libraries: readonly { readonly name: string; readonly span: Span }[];
  readonly rules?: { readonly name: string; readonly span: Span };
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns the tender as far as it can be read, with the diagnostics SV201 to SV205. */
export function parseTender(source: Source): ParsedTender {
  const parsed = source.language === "json" ? parseJson(source) : parseYaml(source);
  if (parsed.node === undefined)
    return { source, libraries: [], diagnostics: fromProblems(parsed.problems, "tender") };
  const { node } = parsed;
  const checked = check(tenderSchema, node, "tender");
  const rules = follow(node, ["rules"]);
  return {
    source,
    node,
    ...(checked.value !== undefined && { file: checked.value }),
    libraries: namesAt(node, "library"),
    ...(node.kind === "table" &&
      entry(node, "rules") !== undefined &&
      rules.kind === "text" && { rules: { name: rules.text, span: rules.span } }),
    diagnostics: checked.diagnostics,
  };
}

function namesAt(node: Node, key: string): readonly { name: string; span: Span }[] {
  const found = node.kind === "table" ? entry(node, key) : undefined;
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
export function outline(node: Node | undefined): readonly OutlineCriterion[] {
  if (node === undefined || node.kind === "text") return [];
  if (node.kind === "list") return node.items.flatMap((item) => outline(item));
  const below = ["award", "lots", "criteria"].flatMap((key) => outline(entry(node, key)));
  const [id, weight, from] = ["id", "weight", "from"].map((key) => textAt(node, key));
  const scores =
    id !== undefined && (weight !== undefined || from !== undefined) && entry(node, "criteria") === undefined;
  const scale = entry(node, "scale");
  const top = scale?.kind === "table" ? textAt(scale, "top") : textAt(node, "scale");
  const sound = top !== undefined && /^\d{1,9}(\.\d{1,9})?$/.test(top);
  const known = ["price", "marks", "commitments", "figure", "gate"].includes(from ?? "");
  return [...(scores ? [{ id, from: known ? (from ?? "") : "", ...(sound && { top }) }] : []), ...below];
}

function textAt(node: Node, key: string): string | undefined {
  const found = node.kind === "table" ? entry(node, key) : undefined;
  return found?.kind === "text" ? found.text : undefined;
}
