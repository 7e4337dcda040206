/** What one core does with one stretch of an archive. The same in a thread of its own and in the program itself. */
import type { Io } from "../io.ts";
import type { Second } from "./changed.ts";
import { rescoreFolder } from "./folders.ts";
import { type Done, part } from "./part.ts";

/** A stretch of an archive, as plain data: it is sent to threads and kept beside its result. */
export interface FoldersTask {
  readonly kind: "folders";
  readonly folders: readonly string[];
}

export type Task = FoldersTask;

export type Perform = (task: Task) => Promise<Done>;

/** @param strict whether the first thing that would stand apart ends the run, with a Refusal */
export function performer(io: Io, second: Second, strict: boolean): Perform {
  return async ({ folders }) => {
    const own = part(strict);
    for (const folder of folders) await rescoreFolder(io, folder, second, own);
    return own.done();
  };
}
