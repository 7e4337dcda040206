/**
 * Adding to a file so that it is afterwards as it was, or holds all that was to
 * be added: a disk that fills up, or a program that is killed, leaves no half
 * of an entry.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { clearAbandoned, temporaryName } from "./temporary.ts";

const errorWithCode = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/**
 * Adds to the end of a file that holds so many bytes, and makes it when that is none.
 *
 * @throws Error with the code EBUSY while another program adds, ESTALE when another has added
 */
export function appendWhole(path: string, bytes: Uint8Array, after: number): void {
  const lock = `${path}.lock`;
  let held: number;
  try {
    held = openSync(lock, "wx");
  } catch (error) {
    throw existsSync(lock) ? errorWithCode("EBUSY", `${lock} is there`) : error;
  }
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if ((there?.size ?? 0) !== after) throw errorWithCode("ESTALE", `${path} has grown`);
    const target = there === undefined ? path : realpathSync(path);
    const canReplace = there === undefined || canBeReplaced(there);
    if (!canReplace || !replaceByLonger(target, bytes, there)) appendInPlace(target, bytes, after);
  } finally {
    closeSync(held);
    rmSync(lock, { force: true });
  }
}

/** A file that has a second name would part from it, and a device is no file. */
const canBeReplaced = (there: Stats): boolean => there.isFile() && there.nlink === 1;

/** @returns whether a longer file took the place of the one that is there, if any; not where the folder, or the file, does not let it be replaced */
function replaceByLonger(path: string, bytes: Uint8Array, there: Stats | undefined): boolean {
  clearAbandoned(dirname(path));
  const temporary = join(dirname(path), temporaryName());
  try {
    if (there !== undefined) copyFileSync(path, temporary, constants.COPYFILE_EXCL);
    const file = openSync(temporary, "a");
    try {
      if (there !== undefined && !hasTakenOwner(file, there)) return false;
      writeWhole(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    flushFolder(dirname(path));
    return true;
  } catch (error) {
    // A file that only grows, by a setting of the disk, or that another program holds open.
    if (
      there !== undefined &&
      error instanceof Error &&
      "code" in error &&
      /^(?:EPERM|EACCES|EBUSY)$/.test(String(error.code))
    )
      return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Whoever shares a file through its group goes on sharing it. */
function hasTakenOwner(file: number, { uid, gid }: Stats): boolean {
  const own = fstatSync(file);
  if (own.uid === uid && own.gid === gid) return true;
  try {
    fchownSync(file, uid, gid);
    return true;
  } catch {
    return false;
  }
}

/** What was written before a failure is cut off again. */
function appendInPlace(path: string, bytes: Uint8Array, after: number): void {
  const file = openSync(path, "a");
  let isWhole = false;
  try {
    writeWhole(file, bytes);
    fsyncSync(file);
    isWhole = true;
  } finally {
    if (!isWhole) ftruncateSync(file, after);
    closeSync(file);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
}

/** Where a folder cannot be opened, its names are kept by the system without being asked. */
function flushFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, "r");
    fsyncSync(file);
  } catch {
    // The entry itself is on the disk.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
