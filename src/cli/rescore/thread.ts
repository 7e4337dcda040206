/** Where a thread begins: it is given stretches of the archive by their bytes and gives back sums, never rows. */
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "../../diagnostics/model.ts";
import { inOrder } from "../../diagnostics/render.ts";
import { place } from "../../source/span.ts";
import { realIo } from "../io.ts";
import type { ToThread } from "./crew.ts";
import { partFiles } from "./kept.ts";
import { isNotAsPlanned } from "./range.ts";
import { isNotByTheBook } from "./stream.ts";
import { type Setup, type Worker, workerFor } from "./work.ts";

const { setup, work } = workerData as { readonly setup: Setup; readonly work: string | undefined };
const io = realIo();
const kept = work === undefined ? undefined : partFiles(io, work);
/** Lines that are kept on the disk are not sent as well. */
const nothing = new Uint8Array(0);
let worker: Promise<Worker> | undefined;

/** A fault as plain data; spans do not travel. */
function toldOf(error: unknown): unknown {
  if (isNotAsPlanned(error) || isNotByTheBook(error)) return error;
  if (!(error instanceof Refusal))
    return { wrong: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  return {
    diagnostics: inOrder(error.diagnostics).map(({ span, ...rest }) => {
      if (span === undefined) return rest;
      const { name, line, column } = place(span);
      return { ...rest, file: `${name}:${line}:${column}` };
    }),
  };
}

parentPort?.on("message", async ({ index, task }: ToThread) => {
  try {
    worker ??= workerFor(io, setup);
    const done = await (await worker).perform(task);
    kept?.keep(index, done);
    parentPort?.postMessage({
      index,
      done: { ...done, seen: [], ...(kept !== undefined && { ndjson: nothing, csv: nothing }) },
    });
  } catch (error) {
    parentPort?.postMessage({ index, failed: toldOf(error) });
  }
});
