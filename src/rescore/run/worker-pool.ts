/** Tasks shared out over cores. Which core does which, and how many there are, never shows in the result. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker as Thread } from "node:worker_threads";
import { type Diagnostic, Refusal } from "../../diagnostics/model.ts";
import type { Io } from "../../io/io.ts";
import type { MalformedCsv } from "../read/record-reader.ts";
import type { ReplanNeeded } from "../read/table-range.ts";
import type { WhatIfInputs } from "../read/what-if.ts";
import type { ChunkFiles } from "./checkpoint.ts";
import type { Done } from "./chunk.ts";
import { limitNursery } from "./heap-limits.ts";
import { endQueue, lastBegunTask, type TaskQueue, takeNextTaskIndex, taskQueue } from "./task-queue.ts";
import { createWorker, type Setup, type Task } from "./worker.ts";

export interface Numbered {
  readonly index: number;
  readonly task: Task;
}

/** What a thread is given when it starts, as plain data. */
export interface ToThread {
  readonly setup: Setup;
  readonly tasks: readonly Numbered[];
  readonly turns: TaskQueue;
  readonly seat: number;
  /** The folder in which parts are kept. */
  readonly folder?: string;
  /** A task that it is to begin with, before it takes its turn. */
  readonly first?: number;
}

export interface FromThread {
  readonly index?: number;
  readonly done?: Done;
  readonly failed?: Failure;
}

/** Why a thread could not go on: faults to be told, a plan that did not hold, or something of svscore's own. */
export type Failure =
  | { readonly diagnostics: readonly Diagnostic[] }
  | { readonly wrong: string }
  | ReplanNeeded
  | MalformedCsv;

export interface PoolOptions {
  readonly setup: Setup;
  /** What the setup names, as the program has read it. */
  readonly second: WhatIfInputs;
  /** Cores to use: the program's own, and a thread for each of the others. */
  readonly threads: number;
  readonly kept?: ChunkFiles;
  /** The folder in which parts are kept, for threads to write to. */
  readonly work?: string;
  /** Asked before each task; true ends the run after what is under way. */
  readonly stopped: () => boolean;
  readonly onDone: (index: number, done: Done) => void;
}

/** The program of a thread, in the built svscore. */
const program = join(import.meta.dirname, "rescore-thread.cjs");

/**
 * Memory of a thread, in MiB. Left to itself a heap grows because it may; what
 * a thread holds at any time is one tender and the sums of one part.
 */
const HEAP = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };
/** Many small files, each let go of at once: with a small nursery, what is still in hand is carried out of it again and again. */
const FILES = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 128 };
/** For a part that needs more after all: a tender of a million unusual rows. */
const LARGE = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 4096 };

/** @returns when every task is done, or the run was stopped. @throws Refusal, ReplanNeeded or MalformedCsv of the first that failed */
export async function runTasksOnThreads(
  io: Io,
  crew: PoolOptions,
  tasks: readonly Numbered[],
): Promise<void> {
  const seats = existsSync(program) ? Math.min(crew.threads, tasks.length) - 1 : 0;
  const turns = taskQueue(Math.max(0, seats));
  const running = new Set<Thread>();
  const halt = (): void => {
    endQueue(turns);
    for (const thread of running) void thread.terminate();
  };
  // A thread that is in the middle of a part is ended at once: what is whole is kept, and the rest is done again.
  const stop = setInterval(() => {
    if (crew.stopped()) halt();
  }, 50);
  const halting = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      halt();
      throw error;
    }
  };
  const others = Array.from({ length: Math.max(0, seats) }, (_, seat) =>
    halting(runThreadWithRetry({ setup: crew.setup, tasks, turns, seat }, crew, running)),
  );
  try {
    const ended = await Promise.allSettled([halting(runInProgram(io, crew, tasks, turns)), ...others]);
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  } finally {
    clearInterval(stop);
    await Promise.all([...running].map((thread) => thread.terminate()));
  }
}

/** A thread from its start to its end, and where its memory was too little another in its place. */
async function runThreadWithRetry(given: ToThread, crew: PoolOptions, running: Set<Thread>): Promise<void> {
  const folder = crew.work === undefined ? {} : { folder: crew.work };
  const limits = crew.setup.tables === undefined ? FILES : HEAP;
  const first = await runThreadToEnd({ ...given, ...folder }, limits, crew, running);
  if (first === undefined) return;
  const left = await runThreadToEnd({ ...given, ...folder, first }, LARGE, crew, running);
  if (left !== undefined)
    throw new Error(`part ${left} does not fit into ${LARGE.maxOldGenerationSizeMb} MiB`);
}

/** @returns when the thread has ended; with the task for which it had too little memory, if that is why */
function runThreadToEnd(
  given: ToThread,
  limits: typeof HEAP,
  crew: PoolOptions,
  running: Set<Thread>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const thread = new Thread(program, { workerData: given, resourceLimits: limits });
    running.add(thread);
    thread.on("message", ({ index, done, failed }: FromThread) => {
      if (failed !== undefined) reject(failureToError(failed));
      else if (index !== undefined && done !== undefined) crew.onDone(index, done);
    });
    thread.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY")
        resolve(lastBegunTask(given.turns, given.seat) ?? takeNextTaskIndex(given.turns));
      else reject(error);
    });
    thread.on("exit", () => resolve(undefined));
  });
}

function failureToError(failed: Failure): unknown {
  if ("diagnostics" in failed) return new Refusal(failed.diagnostics);
  return "wrong" in failed ? new Error(failed.wrong) : failed;
}

/** The program's own share. */
async function runInProgram(
  io: Io,
  { setup, second, kept, stopped, onDone }: PoolOptions,
  tasks: readonly Numbered[],
  turns: TaskQueue,
): Promise<void> {
  const worker = await createWorker(io, setup, second);
  try {
    for (;;) {
      // Signals, and what threads have done, are heard between tasks.
      await new Promise((resolve) => setImmediate(resolve));
      if (setup.tables !== undefined) limitNursery();
      if (stopped()) return;
      const one = tasks[takeNextTaskIndex(turns)];
      if (one === undefined) return;
      const done = await worker.perform(one.task);
      kept?.keep(one.index, done);
      onDone(one.index, done);
    }
  } finally {
    worker.close();
  }
}
