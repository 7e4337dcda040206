/** Folders that are made on the way to a file, and taken away again where the file did not come to be. */
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it.
 * @param above how many of these may be missing; with more missing the path is a slip of the pen
 * @param made takes the folders that were made, the innermost first
 * @throws Error of the disk; what was made by then is in `made`
 */
function makeFolders(path: string, above: number, made: string[], mode: number): void {
  if (existsSync(path)) return;
  if (above > 0) makeFolders(dirname(path), above - 1, made, mode);
  mkdirSync(path, { mode });
  made.unshift(path);
}

/**
 * Makes a folder, does what is to be done in it, and leaves none behind that was made for nothing.
 * @param mode who may look into and write to what is made, before what the user's own settings take away
 */
export function withMadeFolder(path: string, above: number, act: () => void, mode = 0o777): void {
  const made: string[] = [];
  try {
    makeFolders(path, above, made, mode);
    act();
  } catch (error) {
    removeEmptyFolders(made);
    throw error;
  }
}

/** What somebody else has put something into meanwhile stays. */
function removeEmptyFolders(folders: readonly string[]): void {
  try {
    for (const folder of folders) rmdirSync(folder);
  } catch {
    // The fault that is told is the one before.
  }
}
