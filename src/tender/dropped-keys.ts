/** Keys of the award that a lot takes back: `ties:` with nothing behind it, where the tender's own award has `ties`. */
import { type Node, nodeAtKey, type TableNode } from "../source/tree.ts";

export interface WithoutDroppedKeys {
  readonly node: Node;
  /** For each lot, by its place in the list, the keys that it does not inherit. */
  readonly dropped: ReadonlyMap<number, readonly string[]>;
}

/** @returns the tender without the empty keys of its lots' awards, and which these are */
export function withoutDroppedKeys(node: Node): WithoutDroppedKeys {
  const none = { node, dropped: new Map<number, readonly string[]>() };
  if (node.kind !== "table") return none;
  const [award, lots] = [nodeAtKey(node, "award"), nodeAtKey(node, "lots")];
  if (award?.kind !== "table" || lots?.kind !== "list") return none;
  const dropped = new Map<number, readonly string[]>();
  const items = lots.items.map((lot, index) => {
    const own = lot.kind === "table" ? nodeAtKey(lot, "award") : undefined;
    if (lot.kind !== "table" || own?.kind !== "table") return lot;
    const empty = own.entries.filter(
      ({ key, value }) =>
        value.kind === "text" &&
        value.text === "" &&
        !value.quoted &&
        nodeAtKey(award, key.text) !== undefined,
    );
    if (empty.length === 0) return lot;
    dropped.set(
      index,
      empty.map(({ key }) => key.text),
    );
    return withValue(lot, "award", { ...own, entries: own.entries.filter((one) => !empty.includes(one)) });
  });
  return dropped.size === 0 ? none : { node: withValue(node, "lots", { ...lots, items }), dropped };
}

const withValue = (table: TableNode, key: string, value: Node): TableNode => ({
  ...table,
  entries: table.entries.map((entry) => (entry.key.text === key ? { ...entry, value } : entry)),
});
