// A run of `svscore rescore` killed at ten random moments, gone on with each time, and held against the bytes of a run that
// nobody disturbed: big tables and tender folders, one worker and two. Only a kill that met the run in the middle counts.
// KILLS=10 ROWS=1000000 TENDERS=5000 SEED=1 node test/bench/rescore-killed.mjs
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asFolders } from "./folders.mjs";
import { generate, seeded } from "./generate.mjs";
import { environment, measured, median, rescoring, root } from "./measured.mjs";

const kills = Number(process.env["KILLS"] ?? "10");
const seed = Number(process.env["SEED"] ?? "1");
const base = process.env["BENCH_FOLDER"] ?? join(tmpdir(), `svscore-bench-killed-${process.pid}`);
const random = seeded(seed);

const [tables, small, folders] = ["tables", "small", "folders"].map((name) => join(base, name));
generate(tables, Number(process.env["ROWS"] ?? "1000000"));
generate(small, 16 * Number(process.env["TENDERS"] ?? "5000"), 16);
await asFolders(small, folders, copyFileSync);

/** Starts a run and ends it with a signal after so many milliseconds. @returns its exit code, nothing where the signal ended it, and how long it lived on */
function ended(args, after, signal) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: "ignore" });
    let sent = 0n;
    const timer = setTimeout(() => {
      sent = process.hrtime.bigint();
      child.kill(signal);
    }, after);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearTimeout(timer);
      resolve({ code, lived: sent === 0n ? 0 : Number(process.hrtime.bigint() - sent) / 1e6 });
    });
  });
}

const answer = (folder) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "base64")]));
const partsIn = (output) =>
  existsSync(join(output, ".rescore"))
    ? readdirSync(join(output, ".rescore")).filter((name) => /^\d+\.json$/.test(name)).length
    : 0;
/** Whether a signal met the run in the middle: it had begun to keep, and had not finished. */
const isMidway = (output) => existsSync(join(output, ".rescore", "plan.json"));

for (const [form, archive] of [
  ["tables", tables],
  ["folders", folders],
])
  for (const workers of [1, 2]) {
    const [whole, output] = [join(base, "whole"), join(base, "killed")];
    const times = [];
    for (let round = 0; round < 3; round += 1) {
      rmSync(whole, { recursive: true, force: true });
      times.push((await measured(rescoring(archive, workers, whole), [0, 1])).ms);
    }
    const expected = answer(whole);
    let [met, missed] = [0, 0];
    const kept = [];
    while (met < kills) {
      rmSync(output, { recursive: true, force: true });
      await ended(rescoring(archive, workers, output), random() * median(times), "SIGKILL");
      if (!isMidway(output)) {
        missed += 1;
        if (missed > 20 * kills) throw new Error(`${form}: no kill meets the run in the middle`);
        continue;
      }
      met += 1;
      kept.push(partsIn(output));
      // Every other run is killed once more while it goes on.
      if (met % 2 === 0)
        await ended(rescoring(archive, workers, output, "--resume"), random() * median(times), "SIGKILL");
      if (isMidway(output)) await measured(rescoring(archive, workers, output, "--resume"), [0, 1]);
      if (JSON.stringify(answer(output)) !== JSON.stringify(expected))
        throw new Error(
          `${form}, ${workers} workers: a run that was killed and gone on with ends in other bytes`,
        );
    }
    rmSync(output, { recursive: true, force: true });
    const stopped = await ended(rescoring(archive, workers, output), 0.6 * median(times), "SIGINT");
    console.log(
      `${form}, ${workers} ${workers === 1 ? "worker" : "workers"}: a run takes ${(median(times) / 1000).toFixed(2)} s; killed midway ${met} times with ${Math.min(...kept)} to ${Math.max(...kept)} parts kept (${missed} more kills came before it began or after it ended), the same bytes each time; interrupted, it ended with ${stopped.code} after ${stopped.lived.toFixed(0)} ms`,
    );
  }
if (process.env["KEEP"] === undefined) rmSync(base, { recursive: true, force: true });
