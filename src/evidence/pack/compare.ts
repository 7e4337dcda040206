/** What differs between two evaluations, in words: the one that was saved and the one that was made again. */

/** A part of a saved evaluation, as JSON. */
type Json = unknown;

type Table = Readonly<Record<string, Json>>;

const isJsonObject = (value: Json): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shortJsonText = (value: Json): string => {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? "");
  const characters = [...text];
  return characters.length > 120 ? `${characters.slice(0, 119).join("")}…` : text;
};

/** What a thing in a list is known by. */
function listItemKey(value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const { bidder, lot, id, rule, regime, name } = value;
  if (typeof bidder === "string") return JSON.stringify([bidder, lot ?? ""]);
  if (typeof rule === "string" && typeof regime === "string")
    return JSON.stringify([regime, rule, lot ?? ""]);
  const one = id ?? name;
  return typeof one === "string" ? one : undefined;
}

const itemPathLabel = (value: Json, index: number): string => {
  if (!isJsonObject(value)) return `[${index + 1}]`;
  const { bidder, id, rule, name } = value;
  const one = bidder ?? id ?? rule ?? name;
  return typeof one === "string" ? `[${one}]` : `[${index + 1}]`;
};

/** @returns a line for each figure or word that differs, in the order of the document. */
export function documentDifferences(saved: Json, again: Json, path = ""): readonly string[] {
  if (isJsonObject(saved) && isJsonObject(again)) {
    const keys = [...new Set([...Object.keys(saved), ...Object.keys(again)])];
    return keys.flatMap((key) =>
      documentDifferences(
        ownProperty(saved, key),
        ownProperty(again, key),
        path === "" ? key : `${path}.${key}`,
      ),
    );
  }
  if (Array.isArray(saved) && Array.isArray(again)) return listDifferences(saved, again, path);
  return JSON.stringify(saved) === JSON.stringify(again)
    ? []
    : [`${path} is ${shortJsonText(saved)} in the pack, and ${shortJsonText(again)} when it is made again`];
}

const ownProperty = (table: Table, key: string): Json => (Object.hasOwn(table, key) ? table[key] : undefined);

function listDifferences(saved: readonly Json[], again: readonly Json[], path: string): readonly string[] {
  const names = saved.map(listItemKey);
  const byName = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  const partner = (value: Json, index: number): Json =>
    byName ? again.find((one) => listItemKey(one) === listItemKey(value)) : again[index];
  const inside = saved.flatMap((value, index) =>
    documentDifferences(value, partner(value, index), `${path}${itemPathLabel(value, index)}`),
  );
  const extra = again.filter((one, index) =>
    byName ? !names.includes(listItemKey(one) ?? "") : index >= saved.length,
  );
  const more = extra.map(
    (one, index) =>
      `${path}${itemPathLabel(one, saved.length + index)} is not in the pack, and is there when it is made again`,
  );
  const order = (list: readonly Json[]): string => JSON.stringify(list.map(listItemKey));
  const moved = byName && inside.length + more.length === 0 && order(saved) !== order(again);
  return [...inside, ...more, ...(moved ? [`${path} stands in another order when it is made again`] : [])];
}

/** The part of an evaluation that no later version may give otherwise: who stands where, with which figures, and what was found. */
export function stableEvaluationPart(document: Json): Json {
  if (!isJsonObject(document)) return document;
  const pick = (value: Json, keys: readonly string[]): Json =>
    isJsonObject(value) ? Object.fromEntries(keys.map((key) => [key, ownProperty(value, key)])) : value;
  const each = (value: Json, keys: readonly string[]): Json =>
    Array.isArray(value) ? value.map((one) => pick(one, keys)) : value;
  return {
    tender: pick(document["tender"], ["reference", "title", "commenced"]),
    bids: each(document["bids"], ["bidder", "lot", "status", "rank", "total", "scores", "margin", "price"]),
    findings: each(document["findings"], ["rule", "regime", "lot", "result"]),
    inputs: document["inputs"],
  };
}
