/** The libraries and rules that a tender names: built in, or files of the user's own, which are kept compiled by their content. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { assembleLibrary, type LibraryText } from "../library/assemble.ts";
import type { Library } from "../library/model.ts";
import { assembleRules, type RulesText } from "../regime/assemble.ts";
import type { Ruleset } from "../regime/model.ts";
import { quote } from "../source/quote.ts";
import type { ParsedTender } from "../tender/parse.ts";
import { cached } from "./cache.ts";
import type { BuiltIn } from "./compile.ts";
import type { Io } from "./io.ts";
import { type Input, readText } from "./texts.ts";

export interface Chosen<Value> {
  readonly value?: Value;
  readonly inputs: readonly Input[];
  readonly diagnostics: readonly Diagnostic[];
}

const isPath = (name: string): boolean => /[/\\]|\.(ya?ml|json)$/i.test(name);

/** A path in a tender starts from the tender's own folder. */
function pathFrom(tender: string, path: string): string {
  const folder = /^(.*)[/\\][^/\\]*$/.exec(tender)?.[1];
  return folder === undefined || /^([/\\]|[A-Za-z]:)/.test(path) ? path : `${folder}/${path}`;
}

/** @returns the tender's libraries (the default one when it names none), or SV220 and what is wrong with a library of the user's own. */
export async function librariesOf(
  io: Io,
  parsed: ParsedTender,
  builtIn: BuiltIn,
  version: string,
): Promise<Chosen<readonly Library[]>> {
  const diagnostics: Diagnostic[] = [];
  const inputs: Input[] = [];
  const libraries: Library[] = [];
  const names =
    parsed.libraries.length === 0 ? [{ name: "cheshire-merseyside", span: undefined }] : parsed.libraries;
  for (const { name, span } of names) {
    const [id = "", wanted] = isPath(name) ? [name] : name.split("@");
    if (!isPath(name)) {
      const known = Object.keys(builtIn.libraries);
      const text = known.includes(id) ? builtIn.libraries[id] : undefined;
      const at = span === undefined ? {} : { span };
      if (text === undefined)
        diagnostics.push({
          code: "SV220",
          ...at,
          cause: `no library is called ${quote(id)}`,
          remedy: `${didYouMean(id, known).replace(/\\?$/, "?")} (A library of your own is named by its path, for example ./library.yaml.)`,
        });
      else if (wanted !== undefined && wanted !== text.file.version)
        diagnostics.push({
          code: "SV220",
          ...at,
          cause: `this svscore holds ${id} at version ${text.file.version}, not ${quote(wanted)}`,
          remedy: `use the svscore that holds that version, or name ${id}@${text.file.version}`,
        });
      else libraries.push(assembleLibrary(text));
      continue;
    }
    const loaded = await ownLibrary(io, pathFrom(parsed.source.name, name), version);
    diagnostics.push(...loaded.diagnostics);
    inputs.push(...loaded.inputs);
    if (loaded.value !== undefined) libraries.push(assembleLibrary(loaded.value));
  }
  return { ...(diagnostics.length === 0 && { value: libraries }), inputs, diagnostics };
}

async function ownLibrary(io: Io, path: string, version: string): Promise<Chosen<LibraryText>> {
  const { input, diagnostics } = await readText(io, path, "library");
  if (input === undefined) return { inputs: [], diagnostics };
  const { loadLibrary } = await import("../library/load.ts");
  const loaded = cached(io, `library ${version} ${input.source.name}`, input.sha256(), () =>
    loadLibrary({ ...input.source, language: "yaml" }),
  );
  return {
    ...(loaded.value !== undefined && { value: loaded.value }),
    inputs: [input],
    diagnostics: loaded.diagnostics,
  };
}

/** @returns all built-in rules with the tender's own file of rules, or SV224 where the name is not known. */
export async function rulesOf(
  io: Io,
  parsed: ParsedTender,
  builtIn: BuiltIn,
): Promise<Chosen<readonly Ruleset[]>> {
  const own = builtIn.rules.map(assembleRules);
  const named = parsed.rules;
  if (named === undefined) return { value: own, inputs: [], diagnostics: [] };
  if (isPath(named.name)) {
    const { input, diagnostics } = await readText(io, pathFrom(parsed.source.name, named.name), "rules");
    const { loadRules } = await import("../regime/load.ts");
    const loaded: { readonly value?: RulesText; readonly diagnostics: readonly Diagnostic[] } =
      input === undefined ? { diagnostics } : loadRules(input.source);
    const inputs = input === undefined ? [] : [input];
    if (loaded.value === undefined) return { inputs, diagnostics: loaded.diagnostics };
    return { value: [...own, { ...assembleRules(loaded.value), name: named.name }], inputs, diagnostics: [] };
  }
  const known = own.map(({ name }) => name);
  if (known.includes(named.name)) return { value: own, inputs: [], diagnostics: [] };
  return {
    inputs: [],
    diagnostics: [
      {
        code: "SV224",
        span: named.span,
        cause: `no rules are called ${quote(named.name)}`,
        remedy: didYouMean(named.name, known),
      },
    ],
  };
}
