/** Which files a command has read, so that its answer is never written over one of them. */
import type { Io } from "../io/io.ts";

/** @returns the same world, and the paths that have been read through it so far. */
export function trackReads(io: Io): { readonly io: Io; readonly read: readonly string[] } {
  const read: string[] = [];
  return {
    io: {
      ...io,
      files: {
        ...io.files,
        read: (path) => {
          read.push(path);
          return io.files.read(path);
        },
      },
    },
    read,
  };
}
