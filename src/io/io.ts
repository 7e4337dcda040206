/** Everything that a command may touch of the world outside, so that tests can hand it another one. */
import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { LARGEST_FILE } from "../source/decode.ts";
import { currentUser, type OwnCopies, ownCopies } from "./own-copies.ts";
import type { RecordIo } from "./record-io.ts";
import { standardErrorChannel, standardOutputChannel } from "./standard-streams.ts";
import { clearAbandoned, temporaryName } from "./temporary.ts";
import { withMadeFolder } from "./with-folder.ts";

/** Who may read a file that is written: whoever may read the folder, or only the person who runs svscore. */
export type Readers = "usual" | "owner";

/** What a folder holds under a name. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: "folder" | "link" | "file";
}

export interface Files {
  readonly read: (path: string) => Uint8Array;
  /** Whether there is anything of that name, be it a link to what is not there. */
  readonly exists: (path: string) => boolean;
  /** The names in a folder, sorted; nothing when it is not a folder. */
  readonly list: (folder: string) => readonly string[];
  /** The same, and what each is. */
  readonly entries?: (folder: string) => readonly FolderEntry[];
  /** Writes the whole file or nothing: under a temporary name, then renamed. Makes the folder if need be. */
  readonly write: (path: string, bytes: Uint8Array, readers?: Readers) => void;
  /** Where a path really leads, links followed. */
  readonly real?: (path: string) => string;
  /** Reads a small file in as few calls as there can be: the bytes are good until the next call, and of a larger file only the first are given. */
  readonly glance?: (path: string) => Uint8Array;
}

export interface Io {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly files: Files;
  /** Copies of what was read before; without them everything is read anew. */
  readonly copies?: OwnCopies;
  readonly standardInput: () => Uint8Array;
  readonly columns: number;
  readonly isTerminal: boolean;
  readonly errorIsTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly sha256: (bytes: Uint8Array | string) => string;
  /** What only the keeping of a record needs: a clock, a pen that adds, folders written whole. Loaded when it is. */
  readonly keeping?: () => Promise<RecordIo>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Prints a page as PDF with the browser named, or the first that is installed. */
  readonly print?: (page: string, browser?: string) => Promise<Uint8Array | { readonly failed: string }>;
}

/** What is there and cannot be read, or may be there and cannot be looked at, is not passed over as if nothing were there. */
function pathExists(path: string): boolean {
  if (existsSync(path)) return true;
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (isMissingFileError(error)) return false;
    throw error;
  }
}

const isMissingFileError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(?:ENOTDIR|ENOENT)$/.test(String(error.code));

/** A file's folder and at most two above it are made; further up a missing folder is a slip of the pen. */
const ABOVE = 2;

const writeAtomically = (path: string, bytes: Uint8Array, readers: Readers = "usual"): void =>
  withMadeFolder(dirname(path), ABOVE, () => replaceFile(path, bytes, readers));

function replaceFile(path: string, bytes: Uint8Array, readers: Readers): void {
  const target = resolveLinksInPath(path);
  const there = statSync(target, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile()) {
    // A device or a pipe is written to; to put a file in its place would destroy it.
    writeFileSync(target, bytes, { flag: "r+" });
    return;
  }
  clearAbandoned(dirname(target));
  const temporary = join(dirname(target), temporaryName());
  try {
    writeFileSync(temporary, bytes, { flag: "wx", mode: readers === "owner" ? 0o600 : 0o666 });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A file that is not there yet leads where its folder leads. */
function resolveLinksInPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(resolveLinksInPath(dirname(path)), basename(path));
  }
}

/** The largest file that is read; see `LARGEST_FILE`, which says so to the reader. */
const MOST_BYTES = LARGEST_FILE + 1;

/** Only files are read: a pipe or a device that a tender names could keep the program waiting for ever. */
function readFile(path: string): Uint8Array {
  const there = statSync(path);
  if (!there.isFile() && !there.isDirectory())
    throw Object.assign(new Error(`${path} is not a file`), { code: "ENOTFILE" });
  if (there.size < MOST_BYTES) return readFileSync(path);
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(MOST_BYTES);
    readSync(file, bytes, 0, MOST_BYTES, 0);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** In bytes. What is longer is no small file. */
const GLANCE = 256 * 1024;
let glanced: Buffer | undefined;

/** Never waits for a pipe: one that nobody writes to reads as empty. */
function readStart(path: string): Uint8Array {
  glanced ??= Buffer.allocUnsafeSlow(GLANCE);
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    for (let end = 0; ; ) {
      const more = end === GLANCE ? 0 : readSync(file, glanced, end, GLANCE - end, null);
      if (more === 0) return glanced.subarray(0, end);
      end += more;
    }
  } finally {
    closeSync(file);
  }
}

/** What a folder gives, asked for at once: to ask first whether it is one takes as long again. */
function listOrEmptyIfMissing<Found>(list: () => readonly Found[]): readonly Found[] {
  try {
    return list();
  } catch (error) {
    if (isMissingFileError(error)) return [];
    throw error;
  }
}

function entriesIn(path: string): readonly FolderEntry[] {
  return readdirSync(path, { withFileTypes: true })
    .map((one): FolderEntry => {
      const kind = one.isDirectory() ? "folder" : one.isSymbolicLink() ? "link" : "file";
      return { name: one.name, kind };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Cryptography is loaded when a digest is first asked for: most evaluations on a screen never do. */
const sha256 = (bytes: Uint8Array | string): string =>
  process.getBuiltinModule("node:crypto").createHash("sha256").update(bytes).digest("hex");

/** @returns the real world of this process, seen from a folder. */
export function realIo(folder = process.cwd()): Io {
  const from = (path: string): string => resolve(folder, path);
  const copies = ownCopies(currentUser());
  const error = standardErrorChannel();
  const output = standardOutputChannel(error);
  return {
    out: output.write,
    error: error.write,
    files: {
      read: (path) => readFile(from(path)),
      exists: (path) => pathExists(from(path)),
      list: (path) => listOrEmptyIfMissing(() => readdirSync(from(path)).sort()),
      entries: (path) => listOrEmptyIfMissing(() => entriesIn(from(path))),
      write: (path, bytes, readers) => writeAtomically(from(path), bytes, readers),
      real: (path) => resolveLinksInPath(from(path)),
      glance: (path) => readStart(from(path)),
    },
    copies: {
      read: (path) => copies.read(from(path)),
      write: (path, bytes) => copies.write(from(path), bytes),
    },
    standardInput: () => readFileSync(0),
    columns: output.columns ?? 80,
    isTerminal: output.isTerminal,
    errorIsTerminal: error.isTerminal,
    environment: process.env,
    sha256,
    keeping: async () => (await import("./record-io.ts")).realRecordIo(folder),
    folder,
    print: async (page, browser) =>
      (await import("./print-with-browser.ts")).printPageToPdf(
        page,
        process.env,
        browser === undefined ? undefined : from(browser),
      ),
  };
}
