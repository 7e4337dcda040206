/** Where a path leads, and whether two of them lead to one file. */
import { resolve } from "node:path";
import type { Io } from "./io.ts";

/** @returns the path from the root on, with forward slashes */
export const absolutePath = ({ folder }: Io, path: string): string =>
  resolve(folder, path).replace(/\\/g, "/");

/** @returns the path from the root on, links followed, so that two ways to one file are one */
export function realAbsolutePath({ folder, files }: Io, path: string): string {
  const full = resolve(folder, path);
  return (files.real?.(full) ?? full).replace(/\\/g, "/");
}

/** By links too; where a file system may not tell cases apart, neither do we. */
export function isSameFile(io: Io, one: string, other: string): boolean {
  const plain = (path: string): string => realAbsolutePath(io, path).normalize("NFC").toLowerCase();
  return plain(one) === plain(other);
}
