/** Libraries, rules and reference series, read once for all tenders that name the same. */

import type { Library } from "../../library/model.ts";
import { assembleReference } from "../../library/reference.ts";
import type { Ruleset } from "../../regime/model.ts";
import { type ParsedTender, parseTender } from "../../tender/parse.ts";
import { builtIn, version } from "../built-in.ts";
import type { BuiltIn } from "../compile.ts";
import type { Shared } from "../gather.ts";
import type { Io } from "../io.ts";
import { type Chosen, librariesOf, rulesOf } from "../libraries.ts";

export async function prepare(io: Io): Promise<Shared> {
  const data: BuiltIn = await builtIn();
  const own = version();
  const libraries = new Map<string, Chosen<readonly Library[]>>();
  const rules = new Map<string, Chosen<readonly Ruleset[]>>();
  return {
    reference: assembleReference(data.reference),
    tender: async (source) => parseTender(source),
    libraries: (parsed) =>
      remembered(libraries, keyOf(parsed, parsed.libraries), () => librariesOf(io, parsed, data, own)),
    rules: (parsed) =>
      remembered(rules, keyOf(parsed, parsed.rules === undefined ? [] : [parsed.rules]), () =>
        rulesOf(io, parsed, data),
      ),
  };
}

/** A path starts from the tender's folder, and two ways to one file are one. */
function keyOf({ source }: ParsedTender, named: readonly { readonly name: string }[]): string {
  const folder = source.name.replace(/[^/\\]*$/, "");
  return named
    .map(({ name }) => (/[/\\]|\.(ya?ml|json)$/i.test(name) ? plain(`${folder}${name}`) : name))
    .join("\n");
}

/** `a/b/../c` is `a/c`. */
function plain(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    if (part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

/** What was faulty is read again, so that its faults are told at the tender that names it. */
async function remembered<Value>(
  held: Map<string, Chosen<Value>>,
  key: string,
  make: () => Promise<Chosen<Value>>,
): Promise<Chosen<Value>> {
  const found = held.get(key);
  if (found !== undefined) return found;
  const made = await make();
  if (made.diagnostics.length === 0) held.set(key, made);
  return made;
}
