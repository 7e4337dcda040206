/** What differs between the method that was frozen and the one in use, in an officer's words. */

import { type ChangeStep, describeChange, nameOfItem } from "./describe-change.ts";
import type { Frozen } from "./schema.ts";

/** One thing that differs. */
interface Change {
  readonly path: readonly ChangeStep[];
  readonly says: string;
  /** What was changed and how, without where: the same for all whose library got a new version. */
  readonly alike?: string;
}

type Method = Pick<Frozen, "methods" | "measures" | "rules">;

/** What narrows the rules of a method to those that can speak to a tender. */
export interface Speaking {
  readonly buyerType?: string;
  /** The rules that it names or adopts, whoever its buyer is. */
  readonly names: readonly string[];
}

/** @returns a line for each difference; none when the methods are the same but for rules that are for other buyers. */
export function methodDifferences(frozen: Method, used: Method, speaking: Speaking): readonly string[] {
  const lots = [...new Set([...frozen.methods, ...used.methods].map(({ lot }) => lot))];
  const changes = [
    ...lots.flatMap((lot) => {
      const own = (method: Method): unknown => method.methods.find((one) => one.lot === lot)?.award;
      return findValueChanges([{ kind: "lot", name: lot ?? "" }], own(frozen), own(used));
    }),
    ...findValueChanges([{ kind: "list", name: "measures" }], frozen.measures, used.measures),
    ...findValueChanges(
      [{ kind: "list", name: "rulesets" }],
      frozen.rules.filter((one) => isRulesetForBuyer(one, speaking)),
      used.rules.filter((one) => isRulesetForBuyer(one, speaking)),
    ),
  ];
  return groupAlikeChanges(withoutDerivedChanges(changes)).map(({ says }) => says);
}

type Table = Readonly<Record<string, unknown>>;

const isPlainObject = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function findValueChanges(path: readonly ChangeStep[], was: unknown, is: unknown): readonly Change[] {
  if (isPlainObject(was) && isPlainObject(is) && isSameKindOrFormula(was, is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return keys.flatMap((name) =>
      findValueChanges([...path, { kind: "key", name }], ownProperty(was, name), ownProperty(is, name)),
    );
  }
  if (Array.isArray(was) && Array.isArray(is)) return findListChanges(path, was, is);
  if (sameJson(was, is)) return [];
  return [{ path, says: describeChange(path, was, is), alike: JSON.stringify([path.at(-1)?.name, was, is]) }];
}

/** A minimum that was a share and is a figure, or another formula, is another thing altogether. */
const isSameKindOrFormula = (was: Table, is: Table): boolean =>
  ["kind", "by"].every((key) => ownProperty(was, key) === ownProperty(is, key));

/** Rules for other buyers only, which the tender neither names nor adopts, say nothing of it. */
function isRulesetForBuyer(ruleset: unknown, { buyerType, names }: Speaking): boolean {
  if (buyerType === undefined || !isPlainObject(ruleset)) return true;
  const { name, rules } = ruleset;
  if (names.includes(String(name)) || !Array.isArray(rules)) return true;
  return rules.some((rule) => {
    const applies: unknown = isPlainObject(rule) ? rule["applies"] : undefined;
    const buyers: unknown = isPlainObject(applies) ? applies["buyerTypes"] : undefined;
    return !Array.isArray(buyers) || buyers.includes(buyerType);
  });
}

const ownProperty = (table: Table, name: string): unknown =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Things with a name are compared by it, wherever they stand; a list of figures or words is one thing. */
function findListChanges(
  path: readonly ChangeStep[],
  was: readonly unknown[],
  is: readonly unknown[],
): readonly Change[] {
  const [before, after] = [was.map(nameOfItem), is.map(nameOfItem)];
  const known = (names: readonly (string | undefined)[]): names is readonly string[] =>
    names.every((name) => name !== undefined) && new Set(names).size === names.length;
  if (!known(before) || !known(after) || before.length + after.length === 0)
    return sameJson(was, is) ? [] : [{ path, says: describeChange(path, was, is) }];
  const inside = [...new Set([...before, ...after])].flatMap((name) =>
    findValueChanges([...path, { kind: "item", name }], was[before.indexOf(name)], is[after.indexOf(name)]),
  );
  const kept = before.filter((name) => after.includes(name));
  const order = after.filter((name) => before.includes(name));
  return sameJson(kept, order)
    ? inside
    : [...inside, { path, says: describeChange([...path, { kind: "key", name: "order" }], kept, order) }];
}

/** A weight that changes takes the marks that it is worth with it; a scale takes its formula. */
function withoutDerivedChanges(changes: readonly Change[]): readonly Change[] {
  const ends = (path: readonly ChangeStep[], ...names: readonly string[]): boolean =>
    names.every((name, index) => path[path.length - names.length + index]?.name === name);
  const weighs = changes.some(({ path }) => ends(path, "weight") || ends(path, "marksAvailable"));
  const rescaled = changes.some(({ path }) => ends(path, "scale", "top", "value"));
  return changes.filter(
    ({ path }) => !(weighs && ends(path, "worth")) && !(rescaled && ends(path, "formula", "top", "value")),
  );
}

const MANY = 4;

/** What is said alike of many measures or rules is said once. */
function groupAlikeChanges(changes: readonly Change[]): readonly { readonly says: string }[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.path[0]?.name} ${change.path.length} ${change.alike ?? change.says}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < MANY || first.path[0]?.kind !== "list") return group;
    const what = first.says.slice(first.says.indexOf(": ") + 2);
    return [{ says: `${group.length} ${first.path[0].name === "measures" ? "measures" : "rules"}: ${what}` }];
  });
}
