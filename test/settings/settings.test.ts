/**
 * A setting that is read and printed and never used is a promise that the
 * program breaks. Each key of a tender and each field of a measure, changed
 * alone in a random valid tender, changes the evaluation (a figure, a finding
 * or a notice), or stands in a list with the reason why it does not.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { casesToRun } from "../oracle/cases-to-run.ts";
import { answerTo } from "./answer.ts";
import { anyBase, type Base } from "./base.ts";
import { otherValues } from "./other-values.ts";
import { holdersOf, type Key, keyName, keysOf } from "./schema-keys.ts";
import { neverAlone, notTried, unmoved } from "./unmoved.ts";

const seed = Number(process.env["ORACLE_SEED"] ?? "20261201");
/** In so many random tenders a key is changed before it is said to move nothing. */
const TENDERS = 10;
/** Every setting where all cases run, and every tenth otherwise. */
const STEP = 10 / casesToRun(10);

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../measures/schema/${name}.json`, import.meta.url), "utf8"));

const tender = schemaOf("tender");
const [criterion] = Object.values(tender.definitions) as [Parameters<typeof keysOf>[0]];
const measure =
  schemaOf("library").properties.themes.items.properties.outcomes.items.properties.measures.items;

interface Setting extends Key {
  readonly name: string;
  readonly of: "tender" | "criterion" | "measure";
}

const named = (of: Setting["of"], keys: readonly Key[]): readonly Setting[] =>
  keys.map((key) => ({ ...key, of, name: `${of === "tender" ? "" : `${of} `}${keyName(key)}` }));

const settings: readonly Setting[] = [
  ...named("tender", keysOf(tender)).filter(({ name }) => !name.startsWith("lots[].award.")),
  ...named("criterion", keysOf(criterion)),
  ...named("measure", keysOf(measure)),
];

const criteriaIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value)
    ? value.flatMap(criteriaIn)
    : typeof value === "object" && value !== null
      ? [value, ...criteriaIn((value as { criteria?: unknown }).criteria)]
      : [];

function holdersIn({ tender, measures }: Base, { of, path }: Setting): ReturnType<typeof holdersOf> {
  const award = tender["award"] as { criteria?: unknown };
  const roots = of === "tender" ? [tender] : of === "criterion" ? criteriaIn(award.criteria) : measures;
  return roots.flatMap((root) => holdersOf(root, path));
}

/** The tender with one key changed, in every way: to another value of its kind, or left out. */
function* changedAlone(base: Base, setting: Setting): Generator<Base> {
  const count = holdersIn(base, setting).length;
  for (let index = 0; index < count; index += 1) {
    const held = holdersIn(base, setting)[index];
    const value = held && (held.table as Record<string, unknown>)[held.key];
    for (const other of [...otherValues(value, setting.words), undefined]) {
      const copy = structuredClone(base);
      const own = holdersIn(copy, setting)[index];
      if (own === undefined) continue;
      if (other !== undefined) (own.table as Record<string, unknown>)[own.key] = other;
      else if (Array.isArray(own.table)) own.table.splice(Number(own.key), 1);
      else delete own.table[own.key];
      yield copy;
    }
  }
}

type Bases = readonly { readonly base: Base; readonly says: string }[];
const known = new Map<boolean, Bases>();

async function validBases(check: boolean): Promise<Bases> {
  const before = known.get(check);
  if (before !== undefined) return before;
  const bases: { readonly base: Base; readonly says: string }[] = [];
  const wanted = check ? 12 * TENDERS : TENDERS;
  // Of facts drawn by chance some contradict each other, and such a tender is refused.
  for (const base of fc.sample(anyBase, { seed, numRuns: 4 * wanted })) {
    if (bases.length === wanted) break;
    const { code, says } = await answerTo(base, check);
    if (code < 2) bases.push({ base, says });
  }
  expect(bases.length).toBe(wanted);
  known.set(check, bases);
  return bases;
}

/** Facts are what rules read, and most rules are asked before the tender is published. */
const isFact = ({ of, name }: Setting): boolean =>
  of === "tender" && !/^(?:award|marks|lots|library|rules)\b/.test(name);

/** @returns what became of the evaluation; nothing where no change in any of the tenders moved anything. */
async function moves(
  setting: Setting,
  check = isFact(setting),
): Promise<"moved" | "never there" | "never valid" | undefined> {
  let [there, valid] = [false, false];
  for (const { base, says } of await validBases(check)) {
    for (const changed of changedAlone(base, setting)) {
      there = true;
      const answer = await answerTo(changed, check);
      if (answer.code > 1) continue;
      valid = true;
      if (answer.says !== says) return "moved";
    }
  }
  return there ? (valid ? undefined : "never valid") : "never there";
}

/** What moves a tender before it is published need not move the bids, and the other way round. */
async function outcomeOf(setting: Setting): Promise<string> {
  const first = await moves(setting);
  return (first === undefined ? await moves(setting, !isFact(setting)) : first) ?? "moves nothing";
}

test("each setting moves something, or stands in a list with the reason why it does not", {
  timeout: 1_800_000,
}, async () => {
  const found: string[] = [];
  const asked = settings.filter(({ name }, index) => !(name in unmoved) && index % STEP === 0);
  for (const setting of asked) {
    const outcome = await outcomeOf(setting);
    if (
      setting.name in notTried
        ? outcome !== "never there"
        : (outcome === "moved") === setting.name in neverAlone
    )
      found.push(`${setting.name}: ${outcome}`);
  }
  expect(found).toEqual([]);
});

test("what the list says moves nothing moves nothing in a tender", { timeout: 600_000 }, async () => {
  const found: string[] = [];
  const [one] = await validBases(false);
  for (const setting of settings.filter(({ name }) => name in unmoved)) {
    for (const changed of one === undefined ? [] : [...changedAlone(one.base, setting)].slice(0, 2)) {
      const { code, says } = await answerTo(changed);
      if (code < 2 && says !== one?.says) found.push(setting.name);
    }
  }
  expect(found).toEqual([]);
});

test("the lists name settings that there are, each with a reason", () => {
  const names = settings.map(({ name }) => name);
  for (const [name, reason] of Object.entries({ ...unmoved, ...neverAlone, ...notTried })) {
    expect(names).toContain(name);
    expect(reason.length).toBeGreaterThan(10);
  }
});
