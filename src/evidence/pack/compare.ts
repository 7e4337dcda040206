/** What differs between two evaluations, in words: the one that was saved and the one that was made again. */

/** A part of a saved evaluation, as JSON. */
type Json = unknown;

type Table = Readonly<Record<string, Json>>;

const isTable = (value: Json): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const valueText = (value: Json): string => {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? "");
  const characters = [...text];
  return characters.length > 120 ? `${characters.slice(0, 119).join("")}…` : text;
};

/** What a thing in a list is known by. */
function itemKey(value: Json): string | undefined {
  if (!isTable(value)) return undefined;
  const { bidder, lot, id, rule, regime, name } = value;
  if (typeof bidder === "string") return JSON.stringify([bidder, lot ?? ""]);
  if (typeof rule === "string" && typeof regime === "string")
    return JSON.stringify([regime, rule, lot ?? ""]);
  const one = id ?? name;
  return typeof one === "string" ? one : undefined;
}

const pathLabel = (value: Json, index: number): string => {
  if (!isTable(value)) return `[${index + 1}]`;
  const { bidder, id, rule, name } = value;
  const one = bidder ?? id ?? rule ?? name;
  return typeof one === "string" ? `[${one}]` : `[${index + 1}]`;
};

/** @returns a line for each figure or word that differs, in the order of the document. */
export function documentDifferences(saved: Json, again: Json, path = ""): readonly string[] {
  if (isTable(saved) && isTable(again)) {
    const keys = [...new Set([...Object.keys(saved), ...Object.keys(again)])];
    return keys.flatMap((key) =>
      documentDifferences(ownValue(saved, key), ownValue(again, key), path === "" ? key : `${path}.${key}`),
    );
  }
  if (Array.isArray(saved) && Array.isArray(again)) return listDifferences(saved, again, path);
  return JSON.stringify(saved) === JSON.stringify(again)
    ? []
    : [`${path} is ${valueText(saved)} in the pack, and ${valueText(again)} when it is made again`];
}

const ownValue = (table: Table, key: string): Json => (Object.hasOwn(table, key) ? table[key] : undefined);

function listDifferences(saved: readonly Json[], again: readonly Json[], path: string): readonly string[] {
  const names = saved.map(itemKey);
  const byName = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  const partner = (value: Json, index: number): Json =>
    byName ? again.find((one) => itemKey(one) === itemKey(value)) : again[index];
  const inside = saved.flatMap((value, index) =>
    documentDifferences(value, partner(value, index), `${path}${pathLabel(value, index)}`),
  );
  const extra = again.filter((one, index) =>
    byName ? !names.includes(itemKey(one) ?? "") : index >= saved.length,
  );
  const more = extra.map(
    (one, index) =>
      `${path}${pathLabel(one, saved.length + index)} is not in the pack, and is there when it is made again`,
  );
  const order = (list: readonly Json[]): string => JSON.stringify(list.map(itemKey));
  const moved = byName && inside.length + more.length === 0 && order(saved) !== order(again);
  return [...inside, ...more, ...(moved ? [`${path} stands in another order when it is made again`] : [])];
}

/** The part of an evaluation that no later version may give otherwise: who stands where, with which figures, and what was found. */
export function figuresOnly(document: Json): Json {
  if (!isTable(document)) return document;
  const pick = (value: Json, keys: readonly string[]): Json =>
    isTable(value) ? Object.fromEntries(keys.map((key) => [key, ownValue(value, key)])) : value;
  const each = (value: Json, keys: readonly string[]): Json =>
    Array.isArray(value) ? value.map((one) => pick(one, keys)) : value;
  return {
    tender: pick(document["tender"], ["reference", "title", "commenced"]),
    bids: each(document["bids"], ["bidder", "lot", "status", "rank", "total", "scores", "margin", "price"]),
    findings: each(document["findings"], ["rule", "regime", "lot", "result"]),
    inputs: document["inputs"],
  };
}
