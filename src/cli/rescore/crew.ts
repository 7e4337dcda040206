/** Tasks shared out over cores. Which core does which, and how many there are, never shows in the result. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker as Thread } from "node:worker_threads";
import { type Diagnostic, Refusal } from "../../diagnostics/model.ts";
import type { Io } from "../io.ts";
import type { PartFiles } from "./kept.ts";
import type { Done } from "./part.ts";
import { type Setup, type Task, workerFor } from "./work.ts";

export interface ToThread {
  readonly index: number;
  readonly task: Task;
}

interface FromThread {
  readonly index: number;
  readonly done?: Done;
  readonly failed?: { readonly diagnostics?: readonly Diagnostic[]; readonly wrong?: string };
}

export interface Crew {
  readonly setup: Setup;
  readonly threads: number;
  /**
   * Whether there is little to do: one thread then takes longer to start, load
   * and read the library than it saves. In a large archive it earns its keep
   * even alone, by the bounds on its memory that the program itself has not.
   */
  readonly small: boolean;
  readonly kept?: PartFiles;
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

/** @returns when every task is done, or the run was stopped. @throws Refusal, NotAsPlanned or NotByTheBook of the first that failed */
export async function performAll(io: Io, crew: Crew, tasks: readonly ToThread[]): Promise<void> {
  const alone = crew.threads < 2 && crew.small;
  if (alone || tasks.length < 2 || !existsSync(program)) return inTurn(io, crew, tasks);
  const waiting = [...tasks];
  const running = new Set<Thread>();
  const stop = watch(crew, running);
  const start = (limits: typeof HEAP): Thread => {
    const thread = new Thread(program, {
      workerData: { setup: crew.setup, work: crew.work },
      resourceLimits: limits,
    });
    running.add(thread);
    return thread;
  };
  const seat = async (): Promise<void> => {
    const left = await serve(start(crew.setup.tables === undefined ? FILES : HEAP), crew, waiting);
    if (left !== undefined) {
      waiting.unshift(left);
      await serve(start(LARGE), crew, waiting);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(crew.threads, tasks.length) }, seat));
  } finally {
    clearInterval(stop);
    await Promise.all([...running].map((thread) => thread.terminate()));
  }
}

/** A thread that is in the middle of a part is ended at once: what is whole is kept, and the rest is done again. */
function watch(crew: Crew, running: ReadonlySet<Thread>): NodeJS.Timeout {
  return setInterval(() => {
    if (crew.stopped()) for (const thread of running) void thread.terminate();
  }, 50);
}

/** @returns when there is nothing left to do; or the task for which the thread had too little memory */
function serve(thread: Thread, crew: Crew, waiting: ToThread[]): Promise<ToThread | undefined> {
  return new Promise((resolve, reject) => {
    let current: ToThread | undefined;
    const next = (): void => {
      current = crew.stopped() ? undefined : waiting.shift();
      if (current === undefined) resolve(undefined);
      else thread.postMessage(current);
    };
    thread.on("message", ({ index, done, failed }: FromThread) => {
      if (done === undefined) {
        waiting.length = 0;
        reject(errorOf(failed));
        return;
      }
      crew.onDone(index, done);
      next();
    });
    thread.on("error", (error: NodeJS.ErrnoException) => {
      if (
        error.code === "ERR_WORKER_OUT_OF_MEMORY" &&
        thread.resourceLimits?.maxOldGenerationSizeMb !== LARGE.maxOldGenerationSizeMb
      )
        resolve(current);
      else reject(error);
    });
    thread.on("exit", () => resolve(undefined));
    next();
  });
}

function errorOf(failed: FromThread["failed"]): unknown {
  if (failed?.diagnostics !== undefined) return new Refusal(failed.diagnostics);
  return failed?.wrong === undefined ? failed : new Error(failed.wrong);
}

async function inTurn(
  io: Io,
  { setup, kept, stopped, onDone }: Crew,
  tasks: readonly ToThread[],
): Promise<void> {
  const worker = await workerFor(io, setup);
  try {
    for (const { index, task } of tasks) {
      // Signals are heard between tasks.
      await new Promise((resolve) => setImmediate(resolve));
      if (stopped()) return;
      const done = await worker.perform(task);
      kept?.keep(index, done);
      onDone(index, done);
    }
  } finally {
    worker.close();
  }
}
