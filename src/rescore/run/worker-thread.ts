/** Where a thread begins: it takes stretches of the archive by their number and gives back sums, never rows. */
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "../../diagnostics/model.ts";
import { sortUniqueDiagnostics } from "../../diagnostics/render.ts";
import { diskRefusal } from "../../io/disk-errors.ts";
import { realIo } from "../../io/io.ts";
import { sourcePlaceText } from "../../source/span.ts";
import { isMalformedCsvError } from "../read/record-reader.ts";
import { isReplanNeededError } from "../read/table-range.ts";
import { chunkFiles } from "./checkpoint.ts";
import { noteBegun, takeNextTaskIndex } from "./task-queue.ts";
import { createWorker } from "./worker.ts";
import type { Failure, FromThread, ToThread } from "./worker-pool.ts";

/** Lines that are kept on the disk are not sent as well. */
const nothing = new Uint8Array(0);

/** A fault as plain data; spans do not travel. */
function toFailure(thrown: unknown, folder: string): Failure {
  if (isReplanNeededError(thrown) || isMalformedCsvError(thrown)) return thrown;
  const error = diskRefusal(thrown, folder) ?? thrown;
  if (!(error instanceof Refusal))
    return { wrong: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  return {
    diagnostics: sortUniqueDiagnostics(error.diagnostics).map(({ span, ...rest }) =>
      span === undefined ? rest : { ...rest, file: sourcePlaceText(span) },
    ),
  };
}

async function runTasksOfThread({ setup, tasks, turns, seat, folder, first }: ToThread): Promise<void> {
  const io = realIo();
  const kept = folder === undefined ? undefined : chunkFiles(io, folder);
  const send = (message: FromThread): void => parentPort?.postMessage(message);
  try {
    const worker = await createWorker(io, setup);
    for (let at = first ?? takeNextTaskIndex(turns); at < tasks.length; at = takeNextTaskIndex(turns)) {
      const one = tasks[at];
      if (one === undefined) break;
      noteBegun(turns, seat, at);
      const done = await worker.perform(one.task);
      kept?.keep(one.index, done);
      const lines = kept !== undefined && { ndjson: nothing, csv: nothing, rejected: nothing };
      send({ index: one.index, done: { ...done, seen: [], ...lines } });
    }
    worker.close();
  } catch (error) {
    send({ failed: toFailure(error, io.folder) });
  }
}

void runTasksOfThread(workerData as ToThread);
