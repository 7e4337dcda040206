/** The libraries and rules that a tender names: built in, or files of the user's own, which are kept compiled by their content. */

import type { Diagnostic } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Io } from "../io/io.ts";
import { assembleLibrary, hasLibraryOutline, type LibraryText } from "../library/assemble.ts";
import { chooseEditionOrReason, editionsOfModel } from "../library/edition.ts";
import { emissionFactorDiagnostics } from "../library/emission-factors.ts";
import type { LoadedFile } from "../library/load.ts";
import type { Library } from "../library/model.ts";
import { assembleRules, type RulesText, withThresholds } from "../regime/assemble.ts";
import type { Ruleset } from "../regime/model.ts";
import { quote } from "../source/quote.ts";
import type { Source, Span } from "../source/span.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { ParsedTender } from "../tender/parsed-tender.ts";
import type { TenderFile } from "../tender/schema.ts";
import type { BuiltIn, InputFile } from "./model.ts";
import { readThroughCache } from "./parse-cache.ts";
import { readInputOrDiagnostics } from "./read-text.ts";

export interface Chosen<Value> {
  readonly value?: Value;
  readonly inputs: readonly InputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const isPath = (name: string): boolean => /[/\\]|\.(ya?ml|json)$/i.test(name);

/** A path in a tender starts from the tender's own folder. */
function resolveFromTenderFolder(tender: string, path: string): string {
  const folder = /^(.*)[/\\][^/\\]*$/.exec(tender)?.[1];
  return folder === undefined || /^([/\\]|[A-Za-z]:)/.test(path) ? path : `${folder}/${path}`;
}

interface Wanted {
  readonly name: string;
  /** Where it is named, if in a tender. */
  readonly span?: Span;
  /** The file that names it: a path starts from its folder. */
  readonly by: string;
}

/** Whoever names libraries, and the file that does so. */
export interface Naming {
  readonly source: { readonly name: string };
  readonly libraries: readonly { readonly name: string; readonly span?: Span }[];
  /** The tender that names them, where there is one, and it can be read. */
  readonly file?: Pick<TenderFile, "tender">;
  readonly diagnostics?: readonly Diagnostic[];
}

/** What a search for libraries has met so far. */
interface Search {
  readonly io: Io;
  readonly builtIn: BuiltIn;
  readonly version: string;
  readonly diagnostics: Diagnostic[];
  readonly inputs: InputFile[];
  /** The libraries that are being read, to meet a circle. */
  readonly open: readonly string[];
}

/** @returns the tender's libraries (the default one when it names none), or SV220 and what is wrong with a library of the user's own. */
export async function loadTenderLibraries(
  io: Io,
  parsed: Naming,
  builtIn: BuiltIn,
  version: string,
): Promise<Chosen<readonly Library[]>> {
  const search: Search = { io, builtIn, version, diagnostics: [], inputs: [], open: [] };
  const named = parsed.libraries.length === 0 ? [{ name: "cheshire-merseyside" }] : parsed.libraries;
  const libraries: Library[] = [];
  for (const one of named) {
    const name = resolveEditionName(search, one, parsed);
    if (name === undefined) continue;
    const found = await findAndExtendLibrary(search, { ...one, name, by: parsed.source.name });
    if (found !== undefined) libraries.push(found);
  }
  const { diagnostics, inputs } = search;
  diagnostics.push(...repeatedMeasureFaults(libraries));
  return { ...(diagnostics.length === 0 && { value: libraries }), inputs, diagnostics };
}

/** A model that changes with time is named by its family; the tender's own date, law and choice say which edition that is. */
function resolveEditionName(
  { builtIn, diagnostics }: Search,
  { name, span }: Pick<Wanted, "name" | "span">,
  { file, source, diagnostics: faults = [] }: Naming,
): string | undefined {
  // The libraries are read one by one as they are asked for, so all of them only for a name that is none of theirs.
  const editions =
    isPath(name) || Object.keys(builtIn.libraries).includes(name.split("@")[0] ?? "")
      ? []
      : editionsOfModel(
          name,
          Object.values(builtIn.libraries).map((text) => text.file),
        );
  if (editions.length === 0) return name;
  // A tender with faults of its own is refused for those.
  if (file === undefined && faults.length > 0) return undefined;
  const { commenced, adopts, law }: Partial<TenderFile["tender"]> = file?.tender ?? {};
  const choice = chooseEditionOrReason(name, editions, withoutUndefined({ commenced, adopts, law }));
  if ("library" in choice) return choice.library;
  diagnostics.push({ code: "SV161", ...(span === undefined ? { file: source.name } : { span }), ...choice });
  return undefined;
}

async function findAndExtendLibrary(
  search: Search,
  { name, span, by }: Wanted,
): Promise<Library | undefined> {
  const text = isPath(name)
    ? await loadUserLibraryFile(search, resolveFromTenderFolder(by, name))
    : findBuiltInLibrary(search, name, span, by);
  if (text === undefined) return undefined;
  const key = isPath(name) ? resolveFromTenderFolder(by, name) : name;
  if (search.open.includes(key)) {
    search.diagnostics.push({
      code: "SV220",
      file: by,
      cause: `the library ${quote(name)} extends itself`,
      remedy: "take one of the names under `extends` out",
    });
    return undefined;
  }
  const beneath: Library[] = [];
  for (const other of text.file.extends ?? []) {
    const found = await findAndExtendLibrary(
      { ...search, open: [...search.open, key] },
      { name: other, by: text.name },
    );
    if (found !== undefined) beneath.push(found);
  }
  const library = mergeExtendedMeasures(assembleLibrary(text), beneath);
  search.diagnostics.push(
    ...unknownTwinFaults(library, text.name),
    ...(isPath(name) ? emissionFactorDiagnostics(library.measures, search.builtIn.reference) : []),
  );
  return library;
}

/** A library that extends others has their measures too; one of its own stands in place of theirs. */
function mergeExtendedMeasures(library: Library, beneath: readonly Library[]): Library {
  const own = new Set(library.measures.map(({ id }) => id));
  const theirs = beneath.flatMap(({ measures }) => measures).filter(({ id }) => !own.has(id));
  return {
    ...library,
    measures: [...library.measures, ...theirs],
    credits: [...new Set([...library.credits, ...beneath.flatMap(({ credits }) => credits)])],
  };
}

/** What a library cannot know of itself: whether the measures that it names are in a library that it extends. */
function unknownTwinFaults(library: Library, file: string): readonly Diagnostic[] {
  const ids = library.measures.map(({ id }) => id);
  const named = library.measures.flatMap(({ countsOnceWith }) => countsOnceWith);
  return [...new Set(named)].flatMap((id) =>
    ids.includes(id)
      ? []
      : [
          {
            code: "SV112",
            file,
            cause: `no measure here or in what it extends has the id ${quote(id)}`,
            remedy: didYouMean(id, ids),
          } as const,
        ],
  );
}

/** One id means one measure in all the libraries of a tender. */
function repeatedMeasureFaults(libraries: readonly Library[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return libraries.flatMap(({ measures }) =>
    measures.flatMap(({ id, library, at }): readonly Diagnostic[] => {
      const earlier = first.get(id);
      first.set(id, earlier ?? library);
      if (earlier === undefined || earlier === library) return [];
      return [
        {
          code: "SV110",
          file: at.replace(/:\d+:\d+$/, ""),
          cause: `the measure ${quote(id)} is in ${library} and in ${earlier}`,
          remedy: "name one of the two libraries, or let one extend the other",
        },
      ];
    }),
  );
}

function findBuiltInLibrary(
  { builtIn, diagnostics }: Search,
  name: string,
  span: Span | undefined,
  by: string,
): LibraryText | undefined {
  const [id = "", wanted] = name.split("@");
  const known = Object.keys(builtIn.libraries);
  const text = known.includes(id) ? builtIn.libraries[id] : undefined;
  const at = span === undefined ? { file: by } : { span };
  if (text === undefined) {
    const guess = didYouMean(id, known).replace(/\?$/, "?");
    diagnostics.push({
      code: "SV220",
      ...at,
      cause: `no library is called ${quote(id)}`,
      remedy: `${guess} (A library of your own is named by its path, for example ./library.yaml.)`,
    });
    return undefined;
  }
  if (wanted === undefined || wanted === text.file.version) return text;
  diagnostics.push({
    code: "SV220",
    ...at,
    cause: `this svscore holds ${id} at version ${text.file.version}, not ${quote(wanted)}`,
    remedy: `use the svscore that holds that version, or name ${id}@${text.file.version}`,
  });
  return undefined;
}

async function loadUserLibraryFile(
  { io, version, diagnostics, inputs }: Search,
  path: string,
): Promise<LibraryText | undefined> {
  const read = await readInputOrDiagnostics(io, path, "library");
  diagnostics.push(...read.diagnostics);
  if (read.input === undefined) return undefined;
  const { input } = read;
  inputs.push(input);
  const source: Source = { ...input.source, language: "yaml" };
  const loaded = await readThroughCache<LoadedFile<LibraryText>>(io, {
    kind: "library",
    version,
    source,
    load: async () => (await import("../library/load.ts")).loadLibrary(source),
    pack: ({ value }) => value && JSON.stringify(value),
    unpack: (kept) => (hasLibraryOutline(kept) ? { value: kept, diagnostics: [] } : undefined),
  });
  diagnostics.push(...loaded.diagnostics);
  return loaded.value;
}

/** @returns all built-in rules with the tender's own file of rules, or SV224 where the name is not known. */
export async function loadTenderRules(
  io: Io,
  parsed: ParsedTender,
  builtIn: BuiltIn,
): Promise<Chosen<readonly Ruleset[]>> {
  const own = builtIn.rules.map(assembleRules);
  const named = parsed.rules;
  if (named === undefined) return { value: own, inputs: [], diagnostics: [] };
  if (isPath(named.name)) {
    const { input, diagnostics } = await readInputOrDiagnostics(
      io,
      resolveFromTenderFolder(parsed.source.name, named.name),
      "rules",
    );
    const { loadRules } = await import("../regime/load.ts");
    const loaded: { readonly value?: RulesText; readonly diagnostics: readonly Diagnostic[] } =
      input === undefined ? { diagnostics } : loadRules(input.source);
    const inputs = input === undefined ? [] : [input];
    if (loaded.value === undefined) return { inputs, diagnostics: loaded.diagnostics };
    return {
      value: [
        ...own,
        { ...assembleRules(withThresholds(loaded.value, builtIn.reference.thresholds)), name: named.name },
      ],
      inputs,
      diagnostics: [],
    };
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
