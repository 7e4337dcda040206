/** Which libraries a check is asked for: files, folders that hold one, folders of such folders, or svscore's own. */
import { Refusal } from "../../../diagnostics/model.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { packagePath } from "../../../io/own-files.ts";
import { absolutePath, realAbsolutePath } from "../../../io/same-file.ts";
import { quote } from "../../../source/quote.ts";

export interface FoundLibrary {
  /** The library's own file. */
  readonly path: string;
  /** The folder that is its own, with its worked cases and its changelog; absent for a single file. */
  readonly folder?: string;
  /** Whether svscore itself hands it on. */
  readonly shipped: boolean;
  /** A file of published series, which libraries lean on. */
  readonly isReference?: boolean;
  /** A file of rules. */
  readonly isRules?: boolean;
}

const FILES = ["library.yaml", "library.yml"];
const RULES = /(?:^|[/\\])rules[/\\][^/\\]+\.ya?ml$/i;
const REFERENCE = /(?:^|[/\\])reference[/\\][^/\\]+\.ya?ml$/i;

/** @throws Refusal SV902 for a path with no library in it. */
export function findLibraries(io: Io, paths: readonly string[], shipped: boolean): readonly FoundLibrary[] {
  const asked =
    paths.length > 0 ? paths : [io.files.exists("measures/schema") ? "measures" : packagePath("measures")];
  const own = realAbsolutePath(io, packagePath("measures"));
  const found = asked.flatMap((path) =>
    librariesUnder(io, path).map((one) => ({
      ...one,
      shipped: shipped || realAbsolutePath(io, one.path).startsWith(`${own}/`),
    })),
  );
  const missing = asked.filter((path) => librariesUnder(io, path).length === 0);
  if (missing.length > 0) {
    throw new Refusal(
      missing.map((path) => ({
        code: "SV902",
        cause: io.files.exists(path)
          ? `there is no library in ${quote(shownFileName(path))}`
          : `there is no file ${quote(shownFileName(path))}`,
        remedy:
          "name a library's YAML file, its folder (with library.yaml in it), or a folder of such folders",
      })),
    );
  }
  return distinctLibraries(io, found);
}

/** A library that several paths or links lead to is checked once, under the name that is its own. */
function distinctLibraries(io: Io, found: readonly FoundLibrary[]): readonly FoundLibrary[] {
  const once = new Map<string, FoundLibrary>();
  for (const one of found) {
    const real = realAbsolutePath(io, one.path);
    const isItsOwn = real === absolutePath(io, one.path);
    if (isItsOwn || !once.has(real)) once.set(real, one);
  }
  return [...once.values()];
}

function librariesUnder(io: Io, path: string): readonly Omit<FoundLibrary, "shipped">[] {
  if (!io.files.exists(path)) return [];
  const names = io.files.list(path);
  if (/\.(ya?ml|json)$/i.test(path) && names.length === 0) {
    if (REFERENCE.test(path)) return [{ path, isReference: true }];
    if (RULES.test(path)) return [{ path, isRules: true }];
    const folder = /^(.*)[/\\]library\.ya?ml$/i.exec(path)?.[1];
    return [{ path, ...(folder !== undefined && { folder }) }];
  }
  const file = FILES.find((name) => names.includes(name));
  if (file !== undefined) return [{ path: `${path}/${file}`, folder: path }];
  return names.flatMap((name): readonly Omit<FoundLibrary, "shipped">[] => {
    const folder = `${path}/${name}`;
    if (name === "reference" || name === "rules")
      return io.files
        .list(folder)
        .filter((file) => /\.ya?ml$/i.test(file))
        .map((file) => ({
          path: `${folder}/${file}`,
          ...(name === "rules" ? { isRules: true } : { isReference: true }),
        }));
    const inside = FILES.find((one) => io.files.list(folder).includes(one));
    return inside === undefined ? [] : [{ path: `${folder}/${inside}`, folder }];
  });
}
