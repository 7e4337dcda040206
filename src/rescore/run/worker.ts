/** What one core does with one task of an archive. The same in a thread of its own and in the program itself. */
import type { Io } from "../../io/io.ts";
import { engines } from "../engines.ts";
import { findingsCache } from "../findings-cache.ts";
import { tenderCache } from "../read/cached-tender.ts";
import { rescoreFolder } from "../read/folder.ts";
import { createSharedInputs } from "../read/shared-inputs.ts";
import { newRangeRescorer, type RangeTask } from "../read/table-range.ts";
import type { Tables } from "../read/tables.ts";
import { loadWhatIf, type WhatIfInputs, type WhatIfOptions } from "../read/what-if.ts";
import { type Done, newChunk, outputBuffers } from "./chunk.ts";
import { watchFilesForDigest } from "./input-digest.ts";

/** Some of an archive's tender folders. */
export interface FoldersTask {
  readonly kind: "folders";
  readonly folders: readonly string[];
}

/** A part of an archive, as plain data: it is sent to threads and kept beside its result. */
export type Task = FoldersTask | RangeTask;

/** What a core needs to know before its first task, as plain data. */
export interface Setup {
  readonly wanted: WhatIfOptions;
  readonly strict: boolean;
  readonly tables?: Tables;
}

export interface Worker {
  readonly perform: (task: Task) => Promise<Done>;
  readonly close: () => void;
}

/** @param read the second scoring, where it is read already */
export async function createWorker(
  io: Io,
  { wanted, strict, tables }: Setup,
  read?: WhatIfInputs,
): Promise<Worker> {
  const { whatIf, inFull } = read ?? (await loadWhatIf(io, wanted));
  const shared = await createSharedInputs(io);
  const tenders = tenderCache(shared, whatIf);
  const options = { whatIf, inFull, findings: findingsCache() };
  const newFastPath = await engines.fast?.();
  const fast = newFastPath?.(options, tenders.load);
  const range = tables === undefined ? undefined : newRangeRescorer(tables, options, tenders.load, fast);
  const watch = watchFilesForDigest(io.files);
  const buffers = outputBuffers();
  // The lines of a file of tenders were told apart by their references when they were looked through.
  const isToldApart = tables?.tenders.lines !== undefined;
  return {
    perform: async (task) => {
      const own = newChunk(strict, buffers, isToldApart);
      if (task.kind === "range") await range?.rescore(task, own);
      else {
        for (const folder of task.folders)
          if ((await fast?.tryFolder(watch.files, folder, own)) !== true)
            await rescoreFolder({ ...io, files: watch.files }, folder, tenders, options, own);
        fast?.measures(own);
      }
      const [held, found] = [tendersIn(task, tables), own.tenders()];
      if (held !== found) throw new Error(`a part of ${held} tenders gave ${found}`);
      return { ...own.done(), seen: [watch.seen(), ...shared.used()] };
    },
    close: () => range?.close(),
  };
}

/** @returns how many tenders a part must give, scored or skipped; those that the tables themselves give twice are told with the first */
function tendersIn(task: Task, tables: Tables | undefined): number {
  if (task.kind === "folders") return task.folders.length;
  const apart = task.first ? (tables?.apart.filter(({ tender }) => tender).length ?? 0) : 0;
  return task.to - task.from + apart;
}
