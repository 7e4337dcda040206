/**
 * Copies of what was read before, which save time and never decide anything. A
 * copy is looked at only if it can have been written by nobody else: a file of
 * this user's, in a folder of this user's, both writable by no other, and
 * neither a link. Where files have no owners, the folder must lie in the user's
 * profile. What the copy holds is for the reader to prove.
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative } from "node:path";
import { clearAbandoned, temporaryName } from "./temporary.ts";
import { withMadeFolder } from "./with-folder.ts";

export interface OwnCopies {
  /** @returns a copy's bytes, if it is there and is this user's alone */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Keeps a copy where that can be done; where it cannot, it costs time and never an answer. */
  readonly write: (path: string, bytes: Uint8Array) => void;
}

/** Who runs svscore: a number where files have owners, and where their own files are where they have none. */
export interface User {
  readonly id: number | undefined;
  readonly profile: string;
}

export const currentUser = (): User => ({ id: process.geteuid?.(), profile: homedir() });

/** Write for the group, and for everybody. */
const OTHERS_WRITE = 0o022;
/** Folders above the one of the copies that are made with it, as a person's first run makes `.cache`. */
const ABOVE = 2;
/** In bytes; none that svscore writes is larger. */
const LARGEST = 64 * 1024 * 1024;

const onlyUserCanWrite = ({ uid, mode }: Stats, { id }: User): boolean =>
  id === undefined || (uid === id && (mode & OTHERS_WRITE) === 0);

function isOwnFolder(folder: string, user: User): boolean {
  const there = lstatSync(folder);
  if (!there.isDirectory() || !onlyUserCanWrite(there, user)) return false;
  if (user.id !== undefined) return true;
  const below = relative(user.profile, folder);
  return below !== "" && !below.startsWith("..") && !isAbsolute(below);
}

function readCopy(path: string, user: User): Uint8Array | undefined {
  if (!isOwnFolder(dirname(path), user)) return undefined;
  // Where a link could be opened all the same, it is no file to lstat.
  if (constants.O_NOFOLLOW === undefined && !lstatSync(path).isFile()) return undefined;
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const there = fstatSync(file);
    return there.isFile() && there.size <= LARGEST && onlyUserCanWrite(there, user)
      ? readFileSync(file)
      : undefined;
  } finally {
    closeSync(file);
  }
}

/** A new file is put in the place of whatever stands there: a link is replaced, and what it leads to stays as it is. */
function writeCopy(path: string, bytes: Uint8Array, user: User): void {
  const folder = dirname(path);
  withMadeFolder(
    folder,
    ABOVE,
    () => {
      if (!isOwnFolder(folder, user)) return;
      clearAbandoned(folder);
      const temporary = join(folder, temporaryName());
      try {
        writeFileSync(temporary, bytes, { flag: "wx", mode: 0o600 });
        renameSync(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    },
    0o700,
  );
}

export const ownCopies = (user: User): OwnCopies => ({
  read: (path) => undefinedIfItFails(() => readCopy(path, user)),
  write: (path, bytes) => undefinedIfItFails(() => writeCopy(path, bytes, user)),
});

function undefinedIfItFails<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    // Nothing depends on a copy, so nobody is told that there is none.
    return undefined;
  }
}
