/** Libraries, rules and reference series, read once for all tenders that name the same. */

import { loadBuiltIn, svscoreVersion } from "../../inputs/built-in.ts";
import { type Chosen, loadTenderLibraries, loadTenderRules } from "../../inputs/libraries.ts";
import type { BuiltIn } from "../../inputs/model.ts";
import type { TextReader } from "../../inputs/tender-inputs.ts";
import type { Io } from "../../io/io.ts";
import type { Library } from "../../library/model.ts";
import { assembleReference } from "../../library/reference.ts";
import type { Ruleset } from "../../regime/model.ts";
import { parseTender } from "../../tender/parse.ts";
import type { ParsedTender } from "../../tender/parsed-tender.ts";
import type { TenderFile } from "../../tender/schema.ts";
import { type InputDigest, watchFilesForDigest } from "../run/input-digest.ts";

export interface SharedInputs extends TextReader {
  /** @returns what tells the libraries and rules of a tender from those of another that names them alike; nothing where they are not at hand */
  readonly keyOf: (tender: NamedByTender) => string | undefined;
  /** @returns what the libraries and rules rested on that were asked for since the last time */
  readonly used: () => readonly InputDigest[];
}

/** Libraries that are kept at hand; an archive in which every tender has its own keeps none for long. */
const MOST = 500;

/** What was read, and what it rested on. */
interface KeptInputs<Value> {
  readonly chosen: Chosen<Value>;
  readonly seen: InputDigest;
}

/** What a tender names, and what decides which is meant. */
export type NamedByTender = Pick<ParsedTender, "libraries" | "rules" | "file"> & {
  readonly source: { readonly name: string };
};

export async function createSharedInputs(io: Io): Promise<SharedInputs> {
  const data: BuiltIn = await loadBuiltIn();
  const own = svscoreVersion();
  const libraries = new Map<string, KeptInputs<readonly Library[]>>();
  const rules = new Map<string, KeptInputs<readonly Ruleset[]>>();
  const watch = watchFilesForDigest(io.files);
  const through: Io = { ...io, files: watch.files };
  const used = new Set<InputDigest>();
  const built = new Set(Object.keys(data.libraries));
  const librariesOfTender = (tender: NamedByTender): string => {
    const key = namedInputsKey(tender, tender.libraries);
    // A family of editions: the day, the law and the choice say which of them is meant.
    const dated = tender.libraries.some(({ name }) => !isPath(name) && !built.has(name.split("@")[0] ?? ""));
    const { commenced, adopts, law }: Partial<TenderFile["tender"]> = tender.file?.tender ?? {};
    return dated ? JSON.stringify([key, commenced, adopts, law]) : key;
  };
  const rulesOfTender = (tender: NamedByTender): string =>
    namedInputsKey(tender, tender.rules === undefined ? [] : [tender.rules]);
  /** What was faulty is read again, so that its faults are told at the tender that names it. */
  const remembered = async <Value>(
    held: Map<string, KeptInputs<Value>>,
    key: string,
    make: () => Promise<Chosen<Value>>,
  ): Promise<Chosen<Value>> => {
    const found = held.get(key);
    if (found !== undefined) {
      used.add(found.seen);
      return found.chosen;
    }
    const chosen = await make();
    const seen = watch.seen();
    used.add(seen);
    if (held.size >= MOST) held.clear();
    if (chosen.diagnostics.length === 0) held.set(key, { chosen, seen });
    return chosen;
  };
  return {
    reference: assembleReference(data.reference),
    parse: async (source) => parseTender(source),
    libraries: (parsed) =>
      remembered(libraries, librariesOfTender(parsed), () => loadTenderLibraries(through, parsed, data, own)),
    rules: (parsed) => remembered(rules, rulesOfTender(parsed), () => loadTenderRules(through, parsed, data)),
    keyOf: (tender) => {
      const [one, other] = [librariesOfTender(tender), rulesOfTender(tender)];
      const [library, ruleset] = [libraries.get(one), rules.get(other)];
      if (library === undefined || ruleset === undefined) return undefined;
      used.add(library.seen);
      used.add(ruleset.seen);
      return `${one}\n${other}`;
    },
    used: () => {
      const all = [...used].filter(({ asked }) => asked.length > 0);
      used.clear();
      return all;
    },
  };
}

/** A path starts from the tender's folder, and two ways to one file are one. */
function namedInputsKey({ source }: NamedByTender, named: readonly { readonly name: string }[]): string {
  const folder = source.name.replace(/[^/\\]*$/, "");
  return named.map(({ name }) => (isPath(name) ? normalisePath(`${folder}${name}`) : name)).join("\n");
}

const isPath = (name: string): boolean => /[/\\]|\.(ya?ml|json)$/i.test(name);

/** `a/b/../c` is `a/c`. */
function normalisePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    if (part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
