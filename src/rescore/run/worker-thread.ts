/** Where a thread begins: it takes stretches of the archive by their number and gives back sums, never rows. */
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "../../diagnostics/model.ts";
import { sortDiagnostics } from "../../diagnostics/render.ts";
import { refusedByDisk } from "../../io/disk-errors.ts";
import { realIo } from "../../io/io.ts";
import { at } from "../../source/span.ts";
import { isMalformedCsv } from "../read/record-reader.ts";
import { isReplanNeeded } from "../read/table-range.ts";
import { chunkFiles } from "./checkpoint.ts";
import { nextTask, noteBegun } from "./task-queue.ts";
import { workerFor } from "./worker.ts";
import type { Failure, FromThread, ToThread } from "./worker-pool.ts";

/** Lines that are kept on the disk are not sent as well. */
const nothing = new Uint8Array(0);

/** A fault as plain data; spans do not travel. */
function failureOf(thrown: unknown, folder: string): Failure {
  if (isReplanNeeded(thrown) || isMalformedCsv(thrown)) return thrown;
  const error = refusedByDisk(thrown, folder) ?? thrown;
  if (!(error instanceof Refusal))
    return { wrong: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  return {
    diagnostics: sortDiagnostics(error.diagnostics).map(({ span, ...rest }) =>
      span === undefined ? rest : { ...rest, file: at(span) },
    ),
  };
}

async function runTasksOfThread({ setup, tasks, turns, seat, folder, first }: ToThread): Promise<void> {
  const io = realIo();
  const kept = folder === undefined ? undefined : chunkFiles(io, folder);
  const send = (message: FromThread): void => parentPort?.postMessage(message);
  try {
    const worker = await workerFor(io, setup);
    for (let at = first ?? nextTask(turns); at < tasks.length; at = nextTask(turns)) {
      const one = tasks[at];
      if (one === undefined) break;
      noteBegun(turns, seat, at);
      const done = await worker.perform(one.task);
      kept?.keep(one.index, done);
      const lines = kept !== undefined && { ndjson: nothing, csv: nothing };
      send({ index: one.index, done: { ...done, seen: [], ...lines } });
    }
    worker.close();
  } catch (error) {
    send({ failed: failureOf(error, io.folder) });
  }
}

void runTasksOfThread(workerData as ToThread);
