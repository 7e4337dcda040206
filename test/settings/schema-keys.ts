/** The keys that a schema knows, each by its way from the top: `award.rounding.places`, `criterion.score(between).best`. */
type Schema = Readonly<Record<string, unknown>> & {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly $ref?: string;
};

export interface Key {
  /** Names of keys; `[]` for each of a list, `*` for each key of a table, `(by)` for one kind of formula. */
  readonly path: readonly string[];
  /** The words that the schema allows, where it allows a closed set. */
  readonly words: readonly string[];
}

export const keyName = ({ path }: Pick<Key, "path">): string =>
  path.join(".").replaceAll(".[]", "[]").replaceAll(".(", "(");

/** @returns the keys that hold a figure, a word or a list of these; a key that only holds others is known by them. */
export function keysOf(schema: Schema, path: readonly string[] = []): readonly Key[] {
  const found = new Map<string, Key>();
  const put = (key: Key): void => {
    const name = keyName(key);
    found.set(name, {
      path: key.path,
      words: [...new Set([...(found.get(name)?.words ?? []), ...key.words])],
    });
  };
  const walk = (own: Schema, way: readonly string[]): void => {
    const choices = own.anyOf ?? own.oneOf;
    if (choices !== undefined) {
      for (const one of choices) walk(one, way);
      return;
    }
    if (own.properties !== undefined) {
      const by = own.properties["by"]?.const ?? own.properties["by"]?.enum?.[0];
      const here = typeof by === "string" ? [...way, `(${by})`] : way;
      for (const [key, below] of Object.entries(own.properties))
        if (key !== "by" || typeof by !== "string") walk(below, [...here, key]);
      return;
    }
    if (own.items !== undefined) {
      if (own.items.$ref === undefined) walk(own.items, [...way, "[]"]);
      return;
    }
    if (typeof own.additionalProperties === "object") {
      walk(own.additionalProperties, [...way, "*"]);
      return;
    }
    if (own.$ref === undefined && way.length > 0)
      put({ path: way, words: (own.enum ?? []).filter((one): one is string => typeof one === "string") });
  };
  walk(schema, path);
  return [...found.values()];
}

type Value = unknown;
type Table = Record<string, Value>;
const isTable = (value: Value): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The tables of a value that hold the last key of a path, with that key. */
export function holdersOf(
  value: Value,
  path: readonly string[],
): readonly { table: Table | Value[]; key: string }[] {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  if (first === "[]") {
    if (!Array.isArray(value)) return [];
    return rest.length === 0
      ? value.map((_, index) => ({ table: value, key: String(index) }))
      : value.flatMap((one) => holdersOf(one, rest));
  }
  if (!isTable(value)) return [];
  if (first.startsWith("(")) return value["by"] === first.slice(1, -1) ? holdersOf(value, rest) : [];
  const keys = first === "*" ? Object.keys(value) : first in value ? [first] : [];
  return keys.flatMap((key) => (rest.length === 0 ? [{ table: value, key }] : holdersOf(value[key], rest)));
}
