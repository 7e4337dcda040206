/**
 * What the keeping of a record needs of the world: the time, chance, a pen
 * that only adds, folders that are written whole, and the program that checks
 * signatures. Nothing that scores is given any of it.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { appendWhole } from "./append.ts";
import { clearAbandoned, temporaryName } from "./temporary.ts";
import { withMadeFolder } from "./with-folder.ts";

export interface RecordIo {
  /** This moment, to the second, in UTC: "2026-11-03T10:15:00Z". */
  readonly now: () => string;
  /** So many bytes that nobody can foresee, in hexadecimal. */
  readonly randomHex: (bytes: number) => string;
  /**
   * Adds to the end of a file that holds so many bytes, and makes it when that is none.
   *
   * @throws Error with the code EBUSY while another program adds, ESTALE when another has added
   */
  readonly append: (path: string, bytes: Uint8Array, after: number) => void;
  /**
   * Writes a folder whole or not at all: beside its place, then renamed.
   *
   * @param files by their path in the folder
   * @throws Error with the code ENOTEMPTY when there is anything in its place
   */
  readonly writeFolder: (path: string, files: ReadonlyMap<string, Uint8Array>) => void;
  /** Runs a program, without a shell; nothing when it is not installed. */
  readonly run: (
    program: string,
    words: readonly string[],
    input: Uint8Array,
  ) => { readonly status: number | null; readonly output: string } | undefined;
}

function writeFolder(path: string, files: ReadonlyMap<string, Uint8Array>): void {
  const there = existsSync(path);
  if (there && (!statSync(path).isDirectory() || readdirSync(path).length > 0))
    throw Object.assign(new Error(`${path} is not empty`), { code: "ENOTEMPTY" });
  const temporary = `${path}${temporaryName()}`;
  clearAbandoned(dirname(path));
  withMadeFolder(dirname(path), Number.POSITIVE_INFINITY, () =>
    writeNewFolder(path, there, temporary, files),
  );
}

/** The whole folder under another name first. */
function writeNewFolder(
  path: string,
  there: boolean,
  temporary: string,
  files: ReadonlyMap<string, Uint8Array>,
): void {
  let begun = false;
  try {
    mkdirSync(temporary);
    begun = true;
    for (const [name, bytes] of files) {
      const file = join(temporary, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes, { flag: "wx" });
    }
    if (there) rmdirSync(path);
    renameSync(temporary, path);
  } catch (error) {
    if (begun) rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** @param folder where relative paths start from */
export function realRecordIo(folder: string): RecordIo {
  const from = (path: string): string => resolve(folder, path);
  return {
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    randomHex: (bytes) => randomBytes(bytes).toString("hex"),
    append: (path, bytes, after) => appendWhole(from(path), bytes, after),
    writeFolder: (path, files) => writeFolder(from(path).replace(/[/\\]+$/, ""), files),
    run: (program, words, input) => {
      const ended = spawnSync(program, [...words], { cwd: folder, input, shell: false, timeout: 30_000 });
      if (ended.error !== undefined && "code" in ended.error && ended.error.code === "ENOENT")
        return undefined;
      return { status: ended.status, output: `${ended.stdout}${ended.stderr}` };
    },
  };
}
