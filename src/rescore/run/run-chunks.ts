/** The parts of a run, shared out over cores and added up in the order of the archive. */
import { availableParallelism } from "node:os";
import type { Io } from "../../io/io.ts";
import { aggregator } from "../aggregate.ts";
import type { Aggregate } from "../model.ts";
import type { Tables } from "../read/tables.ts";
import type { WhatIfInputs } from "../read/what-if.ts";
import type { Checkpoint, ChunkRecord } from "./checkpoint.ts";
import type { Done } from "./chunk.ts";
import { startProgress } from "./progress.ts";
import type { Setup, Task } from "./worker.ts";
import { runTasksOnThreads } from "./worker-pool.ts";

export interface Shard {
  readonly number: number;
  readonly of: number;
}

export interface RunOptions {
  readonly setup: Omit<Setup, "tables">;
  readonly second: WhatIfInputs;
  /** As asked for; otherwise as many as pay. */
  readonly threads: number | undefined;
  readonly shard: Shard;
  readonly kept: Checkpoint | undefined;
  readonly stopped: () => boolean;
  /** Whether the lines of each part are wanted here. */
  readonly lines: "ndjson" | "csv" | undefined;
}

export interface Ran {
  /** How many parts are done: all of them, where the run was not interrupted. */
  readonly done: number;
  /** Tenders to be looked through for references given twice. */
  readonly tenders: ChunkRecord["tenders"];
  readonly lines: readonly string[];
  /** The parts of this shard: from, and up to. */
  readonly from: number;
  readonly to: number;
  /** What the parts add up to, each place told by its line. */
  readonly tally: Aggregate;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** @returns the parts of this shard that are done: fewer than it has when the run was stopped */
export async function runChunks(
  io: Io,
  tasks: readonly Task[],
  tables: Tables | undefined,
  { setup, second, threads, shard, kept, stopped, lines }: RunOptions,
): Promise<Ran> {
  const [from, to] = [shard.number - 1, shard.number].map((edge) =>
    Math.trunc((edge * tasks.length) / shard.of),
  ) as [number, number];
  const texts: string[] = [];
  const sums = inOrderAggregator(from);
  let earlier = 0;
  const waiting = tasks.flatMap((task, index) => {
    if (index < from || index >= to) return [];
    const record = kept?.chunks.record(index);
    if (record === undefined) return [{ index, task }];
    sums.put(index, record);
    earlier += record.rows;
    return [];
  });
  let done = to - from - waiting.length;
  const progress = startProgress(io, done, to - from, earlier);
  const onDone = (index: number, { ndjson, csv, seen: _, ...record }: Done): void => {
    sums.put(index, record);
    if (lines !== undefined) texts[index - from] = utf8.decode(lines === "csv" ? csv : ndjson);
    done += 1;
    progress.step(done, record.rows);
  };
  try {
    await runTasksOnThreads(
      io,
      {
        setup: { ...setup, ...(tables !== undefined && { tables }) },
        second,
        threads:
          threads ??
          (isTooSmallForThreads(tables, tasks) ? 1 : Math.max(1, Math.min(16, availableParallelism()))),
        ...(kept !== undefined && { kept: kept.chunks, work: kept.work }),
        stopped,
        onDone,
      },
      waiting,
    );
  } finally {
    progress.end();
  }
  return { done, lines: texts, from, to, ...sums.done() };
}

interface InOrder {
  readonly put: (index: number, record: ChunkRecord) => void;
  /** @returns the sums of the parts up to the first that is not there */
  readonly done: () => Pick<Ran, "tally" | "tenders">;
}

/** Adds up parts in the order of the archive, whichever is done first; one that waits for none before it is not kept. */
function inOrderAggregator(first: number): InOrder {
  const sums = aggregator();
  const tenders: ChunkRecord["tenders"][number][] = [];
  const waiting = new Map<number, ChunkRecord>();
  let next = first;
  return {
    put: (index, record) => {
      waiting.set(index, record);
      for (let one = waiting.get(next); one !== undefined; one = waiting.get(next)) {
        waiting.delete(next);
        next += 1;
        sums.tally(one.tally);
        for (const tender of one.tenders) tenders.push(tender);
      }
    },
    done: () => ({ tally: sums.done(), tenders }),
  };
}

/** A second thread takes a while to begin; up to about this many bytes one is done before two have warmed. */
const WORTH_A_CREW = 256 * 1024 * 1024;

/** The same for folders: unusual ones take some milliseconds each, as a thread takes some hundred to begin. */
const FOLDERS_WORTH_A_CREW = 200;

const isTooSmallForThreads = (tables: Tables | undefined, tasks: readonly Task[]): boolean =>
  tables === undefined
    ? tasks.reduce((all, task) => all + (task.kind === "folders" ? task.folders.length : 0), 0) <
      FOLDERS_WORTH_A_CREW
    : (tables.commitments?.place.size ?? 0) < WORTH_A_CREW;
