/** What one core does with one stretch of an archive. The same in a thread of its own and in the program itself. */

import type { Io } from "../../io/io.ts";
import { plainFolders } from "../fast/folder.ts";
import { definer } from "../read/cached-tender.ts";
import { rescoreFolder } from "../read/folder.ts";
import { prepare } from "../read/shared-inputs.ts";
import { type RangeTask, type RangeTools, rangeTools } from "../read/table-range.ts";
import type { Tables } from "../read/tables.ts";
import { type Second, secondScoring, type Wanted } from "../read/what-if.ts";
import { type Done, papers, part } from "./chunk.ts";
import { watched } from "./input-digest.ts";

/** Some of an archive's tender folders. */
export interface FoldersTask {
  readonly kind: "folders";
  readonly folders: readonly string[];
}

/** A stretch of an archive, as plain data: it is sent to threads and kept beside its result. */
export type Task = FoldersTask | RangeTask;

/** What a core needs to know before its first task, as plain data. */
export interface Setup {
  readonly wanted: Wanted;
  readonly strict: boolean;
  readonly tables?: Tables;
}

export interface Worker {
  readonly perform: (task: Task) => Promise<Done>;
  readonly close: () => void;
}

/** @param read the second scoring, where it is read already */
export async function workerFor(io: Io, { wanted, strict, tables }: Setup, read?: Second): Promise<Worker> {
  const second = read ?? (await secondScoring(io, wanted));
  const shared = await prepare(io);
  const define = definer(shared, second);
  const ranges: RangeTools | undefined =
    tables === undefined ? undefined : rangeTools(tables, second, define);
  const plain = plainFolders(second, define);
  const watch = watched(io.files);
  const on = papers();
  // The lines of a file of tenders were told apart by their references when they were looked through.
  const isToldApart = tables?.tenders.lines !== undefined;
  return {
    perform: async (task) => {
      const own = part(strict, on, isToldApart);
      if (task.kind === "range") await ranges?.perform(task, own);
      else {
        for (const folder of task.folders)
          if (!(await plain.take(watch.files, folder, own)))
            await rescoreFolder({ ...io, files: watch.files }, folder, second, shared, own);
        plain.end(own);
      }
      return { ...own.done(), seen: [watch.seen(), ...shared.used()] };
    },
    close: () => ranges?.close(),
  };
}
