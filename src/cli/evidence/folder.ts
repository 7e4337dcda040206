/** Every file of a folder that may hold a pack, read without being led out of it. */
import type { Io } from "../../io/io.ts";

export interface FolderRead {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly differences: readonly string[];
}

/** A pack's folders are two deep; what lies deeper is not a pack's. */
const DEEPEST = 4;
const MOST_FILES = 5_000;

/** @returns the files by their path in the folder, and what could not be read or leads elsewhere. */
export function readPackFolder(io: Io, folder: string): FolderRead {
  const files = new Map<string, Uint8Array>();
  const differences: string[] = [];
  const home = io.files.real?.(folder);
  const visit = (within: string, depth: number): void => {
    for (const name of io.files.list(`${folder}${within === "" ? "" : `/${within}`}`)) {
      const path = within === "" ? name : `${within}/${name}`;
      const full = `${folder}/${path}`;
      const real = io.files.real?.(full);
      if (files.size + differences.length >= MOST_FILES) return;
      if (
        home !== undefined &&
        real !== undefined &&
        real !== `${home}/${path}` &&
        !real.startsWith(`${home}\\`)
      ) {
        differences.push(`${path} is a link, and a pack has none`);
        continue;
      }
      try {
        if (io.files.list(full).length > 0) {
          if (depth >= DEEPEST) differences.push(`${path} lies deeper than a pack goes`);
          else visit(path, depth + 1);
          continue;
        }
        files.set(path, io.files.read(full));
      } catch (error) {
        const empty = error instanceof Error && "code" in error && error.code === "EISDIR";
        differences.push(
          empty ? `${path} is an empty folder, and a pack has none` : `${path} cannot be read`,
        );
      }
    }
  };
  visit("", 0);
  return { files, differences };
}
