/** Files of a run, written so that what is half-written never passes for whole. */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../diagnostics/model.ts";
import { diskErrorCode, unwritableFileRefusal } from "../../io/disk-errors.ts";
import { withMadeFolder } from "../../io/with-folder.ts";

/** Runs what writes to the disk, and says of a failure what a person can do. @throws Refusal SV904 */
export function withDiskErrorsRefused<Value>(path: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    const code = diskErrorCode(error);
    if (code === "") throw error;
    const [refused] = unwritableFileRefusal(path, error).diagnostics;
    const mend = { ENOSPC: "make room", EDQUOT: "make room", EFBIG: "raise the limit (ulimit -f)" };
    const remedy = Object.hasOwn(mend, code) ? mend[code as keyof typeof mend] : undefined;
    if (refused === undefined || remedy === undefined) throw unwritableFileRefusal(path, error);
    throw new Refusal([
      { ...refused, remedy: `${remedy} and run the same command with --resume: what was done is kept` },
    ]);
  }
}

/** Opens what is to be read, if it is a file: a folder would open and not read, and a pipe keep the program waiting. */
export function openFile(path: string): number {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const there = fstatSync(file);
  if (there.isFile()) return file;
  closeSync(file);
  throw Object.assign(new Error(`${path} is not a file`), {
    code: there.isDirectory() ? "EISDIR" : "ENOTFILE",
    path,
  });
}

/**
 * Fills the first bytes of a buffer from a place in a file: a disk may give less than was asked for, and more when it is asked again.
 * @throws Error of the disk when the file ends before
 */
export function readFully(file: number, bytes: Uint8Array, length: number, offset: number): void {
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, done, length - done, offset + done);
    if (read === 0)
      throw Object.assign(new Error("the file is shorter than it was"), { code: "EIO", syscall: "read" });
    done += read;
  }
}

/** Under another name first, then renamed. */
export function writeWholeFile(path: string, text: string | Uint8Array): void {
  withDiskErrorsRefused(path, () => {
    const temporary = `${path}.tmp`;
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  });
}

/** A file that is written piece by piece, and is there when it is whole. */
export interface WholeFile {
  readonly add: (text: string) => void;
  readonly end: () => void;
}

/** Under another name until its end. */
export function openWholeFile(path: string, head: string): WholeFile {
  const temporary = `${path}.tmp`;
  let held = [head];
  let size = head.length;
  withDiskErrorsRefused(path, () => writeFileSync(temporary, ""));
  const flush = (): void =>
    withDiskErrorsRefused(path, () => {
      appendFileSync(temporary, held.join(""));
      [held, size] = [[], 0];
    });
  return {
    add: (text) => {
      held.push(text);
      size += text.length;
      if (size > BLOCK) flush();
    },
    end: () => {
      flush();
      withDiskErrorsRefused(path, () => renameSync(temporary, path));
    },
  };
}

/**
 * Joins files into one, a part at a time, so that none is held in memory with another.
 * @param heading what each file begins with, to be left out
 */
export function joinFiles(path: string, head: string, parts: readonly string[], heading = ""): void {
  withDiskErrorsRefused(path, () => {
    const temporary = `${path}.tmp`;
    const skipped = Buffer.byteLength(heading);
    const block = Buffer.allocUnsafe(BLOCK);
    writeFileSync(temporary, head);
    for (const part of parts) appendFileBytes(temporary, part, skipped, block);
    renameSync(temporary, path);
  });
}

const BLOCK = 1024 * 1024;

function appendFileBytes(to: string, from: string, skipped: number, block: Buffer): void {
  const file = openFile(from);
  try {
    for (let at = skipped; ; ) {
      const read = readSync(file, block, 0, BLOCK, at);
      if (read === 0) return;
      appendFileSync(to, block.subarray(0, read));
      at += read;
    }
  } finally {
    closeSync(file);
  }
}

/** @returns the SHA-256 of a file's bytes, read a block at a time, in hexadecimal */
export function fileSha256(path: string): string {
  const file = openFile(path);
  const [hash, block] = [createHash("sha256"), Buffer.allocUnsafe(BLOCK)];
  try {
    for (;;) {
      const read = readSync(file, block, 0, BLOCK, null);
      if (read === 0) return hash.digest("hex");
      hash.update(block.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

/** Folders above a run's own that may be made with it. */
const ABOVE = 2;

export const makeFolder = (path: string): void =>
  withDiskErrorsRefused(path, () => withMadeFolder(path, ABOVE, () => undefined));

export const removeIfThere = (path: string): void =>
  withDiskErrorsRefused(path, () => rmSync(path, { recursive: true, force: true }));

/** @returns the names in a folder; none when it is not there. @throws Error of the disk when it is no folder */
export const namesInFolder = (path: string): readonly string[] =>
  readOrUndefinedIfMissing(() => readdirSync(path).sort(), /^ENOENT$/) ?? [];

export const inside = join;

/** @returns the text of a file, or nothing when it is not there. */
export const readTextIfThere = (path: string): string | undefined =>
  readOrUndefinedIfMissing(() => readFileSync(path, "utf8"), /^ENO(?:ENT|TDIR)$/);

/** What is there and cannot be read is not taken for missing. */
function readOrUndefinedIfMissing<Value>(read: () => Value, missing: RegExp): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (missing.test(diskErrorCode(error))) return undefined;
    throw error;
  }
}
