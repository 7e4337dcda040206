/**
 * What YAML and JSON both give: values that know where they were written. A
 * table is a list of entries, never a JavaScript object, so a key such as
 * `__proto__` is a key like any other.
 */
import type { Span } from "./span.ts";

export type Node = Text | List | TableNode;

/** A single value: always the author's text. An empty or null value that is not quoted has the text "". */
export interface Text {
  readonly kind: "text";
  readonly text: string;
  readonly quoted: boolean;
  readonly span: Span;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly span: Span;
}

export interface TableNode {
  readonly kind: "table";
  readonly entries: readonly TreeEntry[];
  readonly span: Span;
}

export interface TreeEntry {
  readonly key: Text;
  readonly value: Node;
}

/** The keys and list positions (from 0) that lead from a node to one inside it. */
export type TreePath = readonly (string | number)[];

/** @returns the value of a key, or undefined when the table has no such key. */
export function nodeAtKey(table: TableNode, key: string): Node | undefined {
  return findEntry(table, key)?.value;
}

/** @returns the deepest node on the path that exists: for a missing key, the table that lacks it. */
export function deepestNodeOnPath(node: Node, path: TreePath): Node {
  let current = node;
  for (const step of path) {
    const next = childNode(current, step);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** @returns the key at the end of the path as it was written, or undefined for a list item or a missing key. */
export function keyAtPath(node: Node, path: TreePath): Text | undefined {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  let parent: Node | undefined = node;
  for (const step of path.slice(0, -1)) {
    parent = parent === undefined ? undefined : childNode(parent, step);
  }
  return parent?.kind === "table" ? findEntry(parent, String(last))?.key : undefined;
}

/** @returns strings, arrays and objects without a prototype, for schema checks. */
export function toPlainValue(node: Node): unknown {
  if (node.kind === "text") return node.text;
  if (node.kind === "list") return node.items.map(toPlainValue);
  const object: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.entries) object[key.text] = toPlainValue(value);
  return object;
}

function childNode(node: Node, step: string | number): Node | undefined {
  if (node.kind === "table") return nodeAtKey(node, String(step));
  return node.kind === "list" && typeof step === "number" ? node.items[step] : undefined;
}

/** Above so many keys they are looked up, not looked through. */
const FEW_KEYS = 32;

const byKey = new WeakMap<TableNode, ReadonlyMap<string, TreeEntry>>();

function findEntry(table: TableNode, key: string): TreeEntry | undefined {
  if (table.entries.length <= FEW_KEYS) return table.entries.find((candidate) => candidate.key.text === key);
  let known = byKey.get(table);
  if (known === undefined) {
    const made = new Map<string, TreeEntry>();
    for (const entry of table.entries) if (!made.has(entry.key.text)) made.set(entry.key.text, entry);
    byKey.set(table, made);
    known = made;
  }
  return known.get(key);
}

/** @returns what a fault at a path underlines: a word itself, and of anything more its key, or else its first. */
export function spanToUnderline(node: Node, path: TreePath): Span {
  const found = deepestNodeOnPath(node, path);
  return found.kind === "text" ? found.span : (keyAtPath(node, path)?.span ?? spanOfFirstKey(found));
}

const spanOfFirstKey = (node: Node): Span => {
  if (node.kind === "table") return node.entries[0]?.key.span ?? node.span;
  const [first] = node.kind === "list" ? node.items : [];
  return first === undefined ? node.span : spanOfFirstKey(first);
};
