/** Everything that a check finds in one library: what stops it from being used, what the checks say, its cases and its papers. */
import type { Diagnostic } from "../../../diagnostics/model.ts";
import { loadBuiltIn, svscoreVersion } from "../../../inputs/built-in.ts";
import { loadTenderLibraries } from "../../../inputs/libraries.ts";
import { readInputOrDiagnostics } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { assembleLibrary } from "../../../library/assemble.ts";
import { libraryFaults } from "../../../library/checks/all.ts";
import type { CheckRule, Fault } from "../../../library/checks/check.ts";
import { referenceSeriesFaults } from "../../../library/checks/series.ts";
import { loadLibrary, parseLibraryForChecks, parseReferenceWithTree } from "../../../library/load.ts";
import { assembleReference } from "../../../library/reference.ts";
import type { LibraryFile } from "../../../library/schema.ts";
import { ruleReviewFaults, thresholdReviewFaults } from "../../../regime/review-faults.ts";
import { quote } from "../../../source/quote.ts";
import type { Source } from "../../../source/span.ts";
import { deepestNodeOnPath } from "../../../source/tree.ts";
import { parseYaml } from "../../../source/yaml.ts";
import type { FoundLibrary } from "./find.ts";
import { workedCaseFaults } from "./worked-cases.ts";

const folderName: CheckRule = {
  id: "folder-misnamed",
  level: "error",
  title: "a library does not have the name of its folder",
  remedy: "give the folder the library's name: tenders find it by that",
};
const unrecorded: CheckRule = {
  id: "version-unrecorded",
  level: "warning",
  title: "the changelog does not tell of the library's version",
  remedy: "say in CHANGELOG.md what this version changed, and which past tenders would move",
};
const undescribed: CheckRule = {
  id: "library-undescribed",
  level: "warning",
  title: "a built-in library lacks its README or its worked cases",
  remedy: "add the file beside library.yaml",
};

export const paperRules: readonly CheckRule[] = [folderName, unrecorded, undescribed];

export interface Inspected {
  readonly name: string;
  readonly measures: number;
  readonly faults: readonly Fault[];
}

/** @returns what is wrong with one library; its diagnostics become faults under their own codes. */
export async function inspectFoundLibrary(
  io: Io,
  found: FoundLibrary,
): Promise<Inspected | readonly Diagnostic[]> {
  const read = await readInputOrDiagnostics(io, found.path, "library");
  if (read.input === undefined) return read.diagnostics;
  const source: Source = { ...read.input.source, language: "yaml" };
  if (found.isReference === true) return checkReferenceFile(source, await today(io));
  if (found.isRules === true) return checkRulesFile(source, await today(io));
  const { node, file, written, diagnostics } = parseLibraryForChecks(source);
  const stopping = diagnostics.map((one) => faultFromDiagnostic(one, source.name));
  if (node === undefined || file === undefined) return { name: source.name, measures: 0, faults: stopping };
  // A copy of one of svscore's own libraries is held to the same terms as the original.
  const shipped = found.shipped || Object.hasOwn((await loadBuiltIn()).libraries, file.library);
  const deeper = libraryFaults({ file, node, written, shipped });
  const beneath =
    diagnostics.length === 0 && (file.extends ?? []).length > 0
      ? await extendedLibraryFaults(io, source.name, found.path)
      : [];
  const faults = [
    ...stopping,
    ...deeper,
    ...beneath,
    ...(diagnostics.length === 0 && beneath.length === 0 ? await checkWorkedCases(io, source, found) : []),
    ...(await checkReadmeAndChangelog(
      io,
      file,
      found,
      deepestNodeOnPath(node, ["library"]).span,
      deepestNodeOnPath(node, ["version"]).span,
    )),
  ];
  return { name: source.name, measures: written.length, faults };
}

/** Where nothing tells the day, no review date has passed. */
const today = async (io: Io): Promise<string> => (await io.keeping?.())?.now().slice(0, 10) ?? "";

async function checkRulesFile(source: Source, day: string): Promise<Inspected> {
  const { value, diagnostics } = (await import("../../../regime/load.ts")).loadRules(source);
  const { node } = parseYaml(source);
  const faults = node === undefined || value === undefined ? [] : ruleReviewFaults(value.file, node, day);
  return {
    name: source.name,
    measures: 0,
    faults: [...diagnostics.map((one) => faultFromDiagnostic(one, source.name)), ...faults],
  };
}

function checkReferenceFile(source: Source, day: string): Inspected {
  const { node, value, diagnostics } = parseReferenceWithTree(source);
  const faults =
    node === undefined || value === undefined
      ? []
      : [...referenceSeriesFaults(value, node), ...thresholdReviewFaults(value, node, day)];
  return {
    name: source.name,
    measures: 0,
    faults: [...diagnostics.map((one) => faultFromDiagnostic(one, source.name)), ...faults],
  };
}

const faultFromDiagnostic = ({ code, span, file, cause, remedy }: Diagnostic, name: string): Fault => ({
  rule: { id: code, level: "error", title: cause, remedy },
  ...(span === undefined ? { file: file ?? name } : { span }),
  cause,
  remedy,
});

/** What only shows when a library is brought together with those that it extends. */
async function extendedLibraryFaults(io: Io, name: string, path: string): Promise<readonly Fault[]> {
  const parsed = { source: { name: "" }, libraries: [{ name: path.includes("/") ? path : `./${path}` }] };
  const { diagnostics } = await loadTenderLibraries(io, parsed, await loadBuiltIn(), svscoreVersion());
  return diagnostics.map((one) => faultFromDiagnostic(one, name));
}

async function checkWorkedCases(io: Io, source: Source, { folder }: FoundLibrary): Promise<readonly Fault[]> {
  const path = `${folder}/cases.yaml`;
  if (folder === undefined || !io.files.exists(path)) return [];
  const read = await readInputOrDiagnostics(io, path, "library");
  if (read.input === undefined) return read.diagnostics.map((one) => faultFromDiagnostic(one, path));
  const library = loadLibrary(source).value;
  if (library === undefined) return [];
  const { reference, libraries } = await loadBuiltIn();
  return workedCaseFaults({ ...read.input.source, language: "yaml" }, assembleLibrary(library), {
    reference: assembleReference(reference),
    files: Object.values(libraries).map(({ file }) => file),
  });
}

async function checkReadmeAndChangelog(
  io: Io,
  file: LibraryFile,
  { folder, shipped }: FoundLibrary,
  named: Fault["span"] & {},
  versioned: Fault["span"] & {},
): Promise<readonly Fault[]> {
  if (folder === undefined) return [];
  const last = folder.replace(/\\/g, "/").split("/").at(-1);
  const faults: Fault[] = [];
  if (shipped && last !== file.library)
    faults.push({
      rule: folderName,
      span: named,
      cause: `the folder is ${quote(last ?? "")} and the library ${quote(file.library)}`,
    });
  const log = `${folder}/CHANGELOG.md`;
  if (io.files.exists(log)) {
    const told = new TextDecoder().decode(io.files.read(log)).includes(file.version);
    if (!told)
      faults.push({
        rule: unrecorded,
        span: versioned,
        cause: `CHANGELOG.md says nothing of ${file.version}`,
      });
  } else if (shipped) faults.push({ rule: undescribed, span: named, cause: "there is no CHANGELOG.md" });
  if (shipped)
    for (const name of ["README.md", "cases.yaml"])
      if (!io.files.exists(`${folder}/${name}`))
        faults.push({ rule: undescribed, span: named, cause: `there is no ${name}` });
  return faults;
}
