/** A world in memory that holds bytes, so that a pack can be written, changed and checked many times over. */
import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { Io } from "../../src/io/io.ts";

export type Bytes = Map<string, Uint8Array>;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

export interface MemoryWorld {
  readonly io: Io;
  readonly files: Bytes;
  readonly out: () => string;
  readonly error: () => string;
}

/** @param files by path; what the program writes is added to them */
export function memoryWorld(files: Bytes): MemoryWorld {
  const said = { out: "", error: "" };
  const plain = (path: string): string => posix.normalize(path.replace(/\\/g, "/"));
  const io: Io = {
    out: (text) => {
      said.out += text;
    },
    error: (text) => {
      said.error += text;
    },
    files: {
      read: (path) => {
        const found = files.get(plain(path));
        if (found === undefined) throw Object.assign(new Error("not there"), { code: "ENOENT" });
        return found;
      },
      exists: (path) => files.has(plain(path)),
      list: (folder) => {
        const within = plain(folder) === "." ? "" : `${plain(folder)}/`;
        const names = [...files.keys()].flatMap((path) =>
          path.startsWith(within) ? [path.slice(within.length).split("/")[0] ?? ""] : [],
        );
        return [...new Set(names)].sort();
      },
      write: (path, bytes) => void files.set(plain(path), bytes),
    },
    standardInput: () => new Uint8Array(),
    columns: 80,
    isTerminal: false,
    errorIsTerminal: false,
    environment: { SVSCORE_NO_CACHE: "1" },
    sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    keeping: async () => ({
      now: () => "2026-11-03T10:15:00Z",
      randomHex: (count) => "5a".repeat(count),
      append: (path, bytes) =>
        void files.set(plain(path), Buffer.concat([files.get(plain(path)) ?? new Uint8Array(), bytes])),
      writeFolder: (path, all) => {
        for (const [name, bytes] of all) files.set(plain(`${path}/${name}`), bytes);
      },
      run: () => undefined,
    }),
    folder: "/memory",
  };
  return { io, files, out: () => said.out, error: () => said.error };
}
