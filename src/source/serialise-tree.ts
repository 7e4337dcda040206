/**
 * The tree of a file in a form that can be kept, and back: everything but the
 * source itself, which the reader of what was kept has at hand.
 */
import type { Source, Span } from "./span.ts";
import type { Node, Text, TreeEntry } from "./tree.ts";

/** @returns the tree as JSON; a key or a text of the file is never one of the names that are left out. */
export const serialiseTree = (node: Node): string =>
  JSON.stringify(node, (name, value: unknown) => (name === "source" ? undefined : value));

/** @returns the tree with its places in the source, or nothing when what was kept is no tree of this source. */
export function deserialiseTree(kept: unknown, source: Source): Node | undefined {
  try {
    return reviveNode(kept, source);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

type Loose<Value> = { readonly [Key in keyof Value]?: unknown };

function reviveNode(kept: unknown, source: Source): Node {
  const { kind, items, entries } = requireObject(kept) as {
    kind?: unknown;
    items?: unknown;
    entries?: unknown;
  };
  const span = reviveSpan(kept, source);
  if (kind === "text") return reviveText(kept, source);
  if (kind === "list" && Array.isArray(items))
    return { kind, items: items.map((item) => reviveNode(item, source)), span };
  if (kind === "table" && Array.isArray(entries))
    return { kind, entries: entries.map((one) => reviveEntry(one, source)), span };
  throw invalidTreeError();
}

function reviveEntry(kept: unknown, source: Source): TreeEntry {
  const { key, value } = requireObject(kept) as Loose<TreeEntry>;
  return { key: reviveText(key, source), value: reviveNode(value, source) };
}

function reviveText(kept: unknown, source: Source): Text {
  const { kind, text, quoted } = requireObject(kept) as Loose<Text>;
  if (kind !== "text" || typeof text !== "string" || typeof quoted !== "boolean") throw invalidTreeError();
  return { kind, text, quoted, span: reviveSpan(kept, source) };
}

function reviveSpan(kept: unknown, source: Source): Span {
  const { start, end } = requireObject((requireObject(kept) as Loose<Text>).span) as Loose<Span>;
  if (!isSourceOffset(start, source) || !isSourceOffset(end, source) || start > end) throw invalidTreeError();
  return { source, start, end };
}

const isSourceOffset = (value: unknown, { text }: Source): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= text.length;

function requireObject(value: unknown): object {
  if (typeof value !== "object" || value === null) throw invalidTreeError();
  return value;
}

const invalidTreeError = (): TypeError => new TypeError("what was kept is not what it should be");
