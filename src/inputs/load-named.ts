/** A library that is named on the command line: one of svscore's own, a file, a folder with `library.yaml` in it, or `-`. */
import { type Diagnostic, Refusal, refuseIfAny } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Io } from "../io/io.ts";
import type { LibraryText } from "../library/assemble.ts";
import { loadLibrary } from "../library/load.ts";
import type { Library } from "../library/model.ts";
import { quote } from "../source/quote.ts";
import { loadBuiltIn, svscoreVersion } from "./built-in.ts";
import { loadTenderLibraries } from "./libraries.ts";
import { readInputOrDiagnostics } from "./read-text.ts";

/** A folder of a library stands for the file in it; a bare name that is a file or a folder is one. */
export function libraryPath({ files }: Io, name: string): string {
  const bare = name.replace(/[/\\]+$/, "");
  const inside = ["library.yaml", "library.yml", "library.json"]
    .map((file) => `${bare}/${file}`)
    .find((path) => files.exists(path));
  return inside ?? name;
}

/**
 * @returns what the library's own file says, without what it extends
 * @throws Refusal SV220 for a name that is not known, and everything that is wrong in the file
 */
export async function readNamedLibrary(io: Io, name: string): Promise<LibraryText> {
  const path = libraryPath(io, name);
  const { libraries } = await loadBuiltIn();
  const [id = "", wanted] = name.split("@");
  const own = path === name && Object.hasOwn(libraries, id) ? libraries[id] : undefined;
  if (own !== undefined) {
    if (wanted === undefined || wanted === own.file.version) return own;
    throw libraryRefusal(
      `this svscore holds ${id} at version ${own.file.version}, not ${quote(wanted)}`,
      "give the file of that version",
    );
  }
  if (name !== "-" && !io.files.exists(path))
    throw libraryRefusal(
      `no library is called ${quote(name)}`,
      `${didYouMean(id, Object.keys(libraries))} (A library of your own is named by its path.)`,
    );
  const read = await readInputOrDiagnostics(io, path, "library");
  refuseIfAny(read.diagnostics);
  const loaded: {
    readonly value?: LibraryText | undefined;
    readonly diagnostics: readonly Diagnostic[];
  } =
    read.input === undefined ? { diagnostics: [] } : loadLibrary({ ...read.input.source, language: "yaml" });
  if (loaded.value === undefined) throw new Refusal(loaded.diagnostics);
  return loaded.value;
}

/**
 * @returns the library with the measures of those that it extends
 * @throws Refusal as `readNamedLibrary`
 */
export async function loadLibraryWithExtended(io: Io, name: string): Promise<Library> {
  const path = libraryPath(io, name);
  const named = { name: path === name || path.includes("/") ? path : `./${path}` };
  const { value, diagnostics } = await loadTenderLibraries(
    io,
    { source: { name: "" }, libraries: [named] },
    await loadBuiltIn(),
    svscoreVersion(),
  );
  refuseIfAny(
    diagnostics.map(({ file, ...rest }) =>
      file === "" ? rest : { ...rest, ...(file !== undefined && { file }) },
    ),
  );
  const [library] = value ?? [];
  if (library === undefined) throw new Error("a library was refused without saying why");
  return library;
}

const libraryRefusal = (cause: string, remedy: string): Refusal =>
  new Refusal([{ code: "SV220", cause, remedy }]);
