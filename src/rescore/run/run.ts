/** A run over an archive: cut into parts, shared out over cores, kept part by part, begun again where the plan did not hold. */
import { availableParallelism } from "node:os";
import { Refusal } from "../../diagnostics/model.ts";
import type { Io } from "../../io/io.ts";
import { aggregator } from "../aggregate.ts";
import type { Aggregate } from "../model.ts";
import { sortCommitmentsByTender } from "../read/external-sort.ts";
import { skippedWithLines, withLineNumbers } from "../read/line-numbers.ts";
import { normaliseCsv } from "../read/normalise-csv.ts";
import { type Archive, lazyTemporaryFolder, unpackAndIndexTables } from "../read/open-archive.ts";
import { isMalformedCsvError } from "../read/record-reader.ts";
import { type Cut, cutEvenly, rangeTasks } from "../read/split-table.ts";
import { isReplanNeededError } from "../read/table-range.ts";
import type { TableFile, Tables } from "../read/tables.ts";
import type { WhatIfInputs } from "../read/what-if.ts";
import type { Checkpoint, ChunkRecord } from "./checkpoint.ts";
import type { Done } from "./chunk.ts";
import { collectGarbageOften, limitHeap } from "./heap-limits.ts";
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

/** Folders of a part: enough that a part is worth keeping, few enough that little is lost with one, and that all cores have some. */
const [FEW, MANY, PARTS] = [50, 1_000, 16];

/** @returns the parts that are done: fewer than there are when the run was stopped */
export async function runArchive(io: Io, source: Archive, options: RunOptions): Promise<Ran> {
  if (source.kind === "folders") {
    collectGarbageOften();
    const all = source.folders.length;
    const even = Math.min(MANY, Math.max(FEW, Math.ceil(all / PARTS)));
    const size = Math.max(1, Math.min(even, Math.ceil(all / options.shard.of)));
    const tasks = Array.from({ length: Math.ceil(source.folders.length / size) }, (_, index) => ({
      kind: "folders" as const,
      folders: source.folders.slice(index * size, (index + 1) * size),
    }));
    return runChunks(io, tasks, undefined, options);
  }
  const room = lazyTemporaryFolder(options.kept?.work);
  try {
    return await runTables(io, source, options, room.folder);
  } finally {
    room.clear();
  }
}

/** How the table was cut, as it is kept for a run that goes on. */
interface Plan {
  readonly arranged: boolean;
  readonly cuts: readonly Cut[];
}

async function runTables(
  io: Io,
  { found }: Extract<Archive, { kind: "found" }>,
  options: RunOptions,
  room: () => string,
): Promise<Ran> {
  limitHeap();
  let tables = await unpackAndIndexTables(found, room);
  const note = options.kept?.notes("cuts");
  const kept = note === undefined ? undefined : (JSON.parse(note) as Plan);
  let inOrder = kept?.arranged !== true;
  let cuts = kept?.cuts;
  for (;;) {
    try {
      const plan = planTablesAndCuts(tables, inOrder, cuts, options.shard, room);
      options.kept?.note("cuts", JSON.stringify({ arranged: !inOrder, cuts: plan.cuts } satisfies Plan));
      const size = plan.tables.commitments?.place.size ?? 0;
      const tasks = rangeTasks(plan.cuts, tables.tenders.keys.length, size);
      const ran = await runChunks(io, tasks, plan.tables, options);
      return { ...ran, tally: withLineNumbers(ran.tally, tableFiles(tables)) };
    } catch (error) {
      if (error instanceof Refusal) throw withLineNumbersInRefusal(error, tableFiles(tables));
      const { commitments } = tables;
      if (commitments === undefined) throw error;
      if (isMalformedCsvError(error) && error.malformedFile === commitments.place.path) {
        const place = await normaliseCsv(commitments.place, error.offset, room());
        tables = await unpackAndIndexTables({ ...found, commitments: place }, room);
      } else if (isReplanNeededError(error) && inOrder) {
        io.error(
          `${commitments.place.name} ${error.reason === "unsorted" ? "is not in the order of the tenders" : "cannot be cut where it was guessed"}: it is put in order first, in files beside, which takes longer\n`,
        );
        inOrder = false;
      } else throw error;
      cuts = undefined;
      options.kept?.forget(["cuts"]);
    }
  }
}

function planTablesAndCuts(
  tables: Tables,
  inOrder: boolean,
  cuts: readonly Cut[] | undefined,
  shard: Shard,
  room: () => string,
): { readonly tables: Tables; readonly cuts: readonly Cut[] } {
  if (!inOrder) {
    const arranged = sortCommitmentsByTender(tables, room());
    return { tables: arranged.tables, cuts: cuts ?? arranged.cuts };
  }
  return { tables, cuts: cuts ?? cutEvenly(tables, shard.of) };
}

async function runChunks(
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

function tableFiles({ tenders, prices, marks, commitments }: Tables): readonly TableFile[] {
  const more = [marks?.place, commitments?.place].flatMap((place) => (place === undefined ? [] : [place]));
  return [tenders.place, prices.place, ...more];
}

/** A refusal whose places are told by line. */
function withLineNumbersInRefusal({ diagnostics }: Refusal, files: readonly TableFile[]): Refusal {
  return new Refusal(
    diagnostics.map((one) => {
      const [told] = skippedWithLines(
        [{ code: one.code, at: one.file ?? "", says: one.cause, tender: false }],
        files,
      );
      return one.file === undefined || told === undefined ? one : { ...one, file: told.at, cause: told.says };
    }),
  );
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
