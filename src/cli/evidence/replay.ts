/** An evaluation that keeps what it read, and one that reads again what was kept: the same files under the same names, and nothing else. */
import type { MeasuresFolder } from "../../inputs/compile-measures.ts";
import type { BuiltIn } from "../../inputs/model.ts";
import { shownFileName } from "../../inputs/read-text.ts";
import type { Io } from "../../io/io.ts";

const alone = { SVSCORE_NO_CACHE: "1" };

/** @returns a world that keeps every file that is read through it, by name. */
export function recordingIo(io: Io): { readonly io: Io; readonly kept: ReadonlyMap<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  const keep = (name: string, bytes: Uint8Array): Uint8Array => {
    kept.set(name, bytes);
    return bytes;
  };
  return {
    kept,
    io: {
      ...io,
      environment: { ...io.environment, ...alone },
      standardInput: () => kept.get("standard input") ?? keep("standard input", io.standardInput()),
      files: {
        ...io.files,
        read: (path) => kept.get(shownFileName(path)) ?? keep(shownFileName(path), io.files.read(path)),
      },
    },
  };
}

/** @returns a world in which there is nothing but the files that were kept. */
export function replayingIo(io: Io, kept: ReadonlyMap<string, Uint8Array>): Io {
  const read = (name: string): Uint8Array => {
    const bytes = kept.get(name);
    if (bytes === undefined) throw Object.assign(new Error(`${name} is not in the pack`), { code: "ENOENT" });
    return bytes;
  };
  return {
    ...io,
    environment: { ...io.environment, ...alone },
    standardInput: () => read("standard input"),
    files: {
      read: (path) => read(shownFileName(path)),
      exists: (path) => kept.has(shownFileName(path)),
      list: () => [],
      write: () => {
        throw new Error("nothing is written while a pack is checked");
      },
    },
  };
}

/** @returns the built-in data, and the names of the libraries that are asked of it from then on. */
export function trackUsedLibraries(data: BuiltIn): {
  readonly data: BuiltIn;
  readonly used: ReadonlySet<string>;
} {
  const used = new Set<string>();
  const libraries = new Proxy(data.libraries, {
    get: (all, name) => {
      if (typeof name === "string") used.add(name);
      return Reflect.get(all, name) as unknown;
    },
  });
  return { data: { ...data, libraries }, used };
}

/** @returns the measures that lie in a pack, as the program reads its own. */
export function measuresFolderOfPack(files: ReadonlyMap<string, Uint8Array>): MeasuresFolder {
  const under = (folder: readonly string[]): string => ["measures", ...folder, ""].join("/");
  return {
    names: (...folder) => [
      ...new Set(
        [...files.keys()].flatMap((path) =>
          path.startsWith(under(folder)) ? [path.slice(under(folder).length).split("/")[0] ?? ""] : [],
        ),
      ),
    ],
    text: (...path) =>
      new TextDecoder("utf-8", { fatal: true }).decode(files.get(["measures", ...path].join("/"))),
  };
}

export const sameBytes = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  one.length === other?.length && one.every((byte, index) => byte === other[index]);
