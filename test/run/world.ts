/**
 * The program's world over one folder on disk that is only read: what the
 * program prints and writes is kept, and what it wrote it can read again.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Io } from "../../src/io/io.ts";
import type { RecordIo } from "../../src/io/record-io.ts";

export interface World {
  readonly io: Io;
  /** All that was printed so far, the answer and what was said about it. */
  readonly out: () => string;
  readonly error: () => string;
  /** The files that were written, by their path from the folder. */
  readonly written: ReadonlyMap<string, string>;
}

export interface WorldOptions {
  readonly standardInput?: Uint8Array;
  readonly columns?: number;
}

/** @param folder where relative paths start; nothing in it is ever changed */
export function world(folder: string, options: WorldOptions = {}): World {
  const printed = { out: "", error: "" };
  const written = new Map<string, string>();
  const plain = (path: string): string => path.replace(/\\/g, "/").replace(/^(?:\.\/)+/, "");
  const onDisk = (path: string): string => join(folder, plain(path));
  const text = (bytes: Uint8Array): string =>
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const keeping: RecordIo = {
    now: () => "2026-11-03T10:15:00Z",
    randomHex: (bytes) => "5a".repeat(bytes),
    append: (path, bytes, after) => {
      const there = io.files.exists(path) ? io.files.read(path) : new Uint8Array();
      if (there.length !== after) throw Object.assign(new Error("grown"), { code: "ESTALE" });
      written.set(plain(path), text(Buffer.concat([there, bytes])));
    },
    writeFolder: (path, files) => {
      if (io.files.list(path).length > 0 || io.files.exists(path))
        throw Object.assign(new Error("not empty"), { code: "ENOTEMPTY" });
      for (const [name, bytes] of files) written.set(plain(`${path}/${name}`), text(bytes));
    },
    run: () => undefined,
  };
  const io: Io = {
    out: (text) => {
      printed.out += text;
    },
    error: (text) => {
      printed.error += text;
    },
    files: {
      read: (path) => {
        const held = written.get(plain(path));
        return held === undefined ? readFileSync(onDisk(path)) : new TextEncoder().encode(held);
      },
      exists: (path) => written.has(plain(path)) || existsSync(onDisk(path)),
      list: (path) => {
        const found = existsSync(onDisk(path)) && statSync(onDisk(path)).isDirectory();
        const there = found ? readdirSync(onDisk(path)) : [];
        const within = plain(path) === "." || plain(path) === "" ? "" : `${plain(path)}/`;
        const added = [...written.keys()].flatMap((name) =>
          name.startsWith(within) && !name.slice(within.length).includes("/")
            ? [name.slice(within.length)]
            : [],
        );
        return [...new Set([...there, ...added])].sort();
      },
      write: (path, bytes) => {
        written.set(plain(path), text(bytes));
      },
    },
    standardInput: () => options.standardInput ?? new Uint8Array(),
    columns: options.columns ?? 80,
    isTerminal: false,
    errorIsTerminal: false,
    environment: {},
    sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    keeping: async () => keeping,
    folder,
  };
  return { io, out: () => printed.out, error: () => printed.error, written };
}
