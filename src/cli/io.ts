/** Everything that a command may touch of the world outside, so that tests can hand it another one. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";

export interface Files {
  readonly read: (path: string) => Uint8Array;
  readonly exists: (path: string) => boolean;
  /** The names in a folder, sorted; nothing when it is not a folder. */
  readonly list: (folder: string) => readonly string[];
  /** Writes the whole file or nothing: under a temporary name, then renamed. Makes the folder if need be. */
  readonly write: (path: string, bytes: Uint8Array) => void;
}

export interface Io {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly files: Files;
  readonly standardInput: () => Uint8Array;
  readonly columns: number;
  readonly isTerminal: boolean;
  readonly errorIsTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly sha256: (bytes: Uint8Array | string) => string;
  /** The folder that relative paths start from. */
  readonly folder: string;
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** Makes a folder and at most two above it; further up a missing folder is a slip of the pen. */
function makeFolder(path: string, above = 2): void {
  if (existsSync(path)) return;
  if (above > 0) makeFolder(dirname(path), above - 1);
  mkdirSync(path);
}

function writeWhole(path: string, bytes: Uint8Array): void {
  makeFolder(dirname(path));
  const temporary = join(dirname(path), `.svscore-${process.pid}-${process.hrtime.bigint()}.tmp`);
  try {
    writeFileSync(temporary, bytes, { flag: "w" });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Cryptography is loaded when a digest is first asked for: most evaluations on a screen never do. */
const sha256 = (bytes: Uint8Array | string): string =>
  process.getBuiltinModule("node:crypto").createHash("sha256").update(bytes).digest("hex");

/** @returns the real world of this process. */
export function realIo(): Io {
  const folder = process.cwd();
  const from = (path: string): string => resolve(folder, path);
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    files: {
      read: (path) => readFileSync(from(path)),
      exists: (path) => existsSync(from(path)),
      list: (path) => (isFolder(from(path)) ? readdirSync(from(path)).sort() : []),
      write: (path, bytes) => writeWhole(from(path), bytes),
    },
    standardInput: () => readFileSync(0),
    columns: process.stdout.columns ?? 80,
    isTerminal: process.stdout.isTTY === true,
    errorIsTerminal: process.stderr.isTTY === true,
    environment: process.env,
    sha256,
    folder,
  };
}
