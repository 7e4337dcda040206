// Small tender folders side by side with the same tenders in big tables: whole processes, interleaved, medians, the time of a
// tender as a ratio; the answers held against each other. ROUNDS=5 TENDERS=100000 WORKERS=1,2 node test/bench/rescore-folders.mjs
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { asFolders } from "./folders.mjs";
import { generate } from "./generate.mjs";
import { measured, median, rescoring } from "./measured.mjs";

const rounds = Number(process.env["ROUNDS"] ?? "5");
const wanted = Number(process.env["TENDERS"] ?? "100000");
const ROWS_OF_A_TENDER = 16;
const base = process.env["BENCH_FOLDER"] ?? join(tmpdir(), `svscore-bench-folders-${process.pid}`);

const [tables, folders] = [join(base, "tables"), join(base, "folders")];
const made = generate(tables, wanted * ROWS_OF_A_TENDER, ROWS_OF_A_TENDER);
await asFolders(tables, folders, copyFileSync);
console.log(
  `${process.version}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}, ${rounds} rounds interleaved, medians\n${made.tenders} tenders, ${made.bids} bids, ${made.rows} rows of commitments`,
);

const own = (form, workers) => join(base, `${form}-${workers}`);
const rescore = (form, archive, workers) => ({
  name: `${form}, ${workers} ${workers === 1 ? "worker" : "workers"}`,
  output: own(form, workers),
  args: rescoring(archive, workers, own(form, workers)),
});
const workers = (process.env["WORKERS"] ?? "1,2").split(",").map(Number);
const programs = workers.flatMap((count) => [
  rescore("tables", tables, count),
  rescore("folders", folders, count),
]);
const taken = programs.map(() => []);
mkdirSync(base, { recursive: true });
for (let round = -1; round < rounds; round += 1) {
  for (const [index, { args, output }] of programs.entries()) {
    rmSync(output, { recursive: true, force: true });
    const one = await measured(args, [0, 1]);
    if (round >= 0) taken[index].push(one);
  }
}

/** Where a tender stands is all that may differ between the two forms. */
const withoutPlaces = (form) =>
  readFileSync(join(own(form, workers[0]), "tenders.ndjson"), "utf8").replaceAll(/,"at":"[^"]*"/g, "");
if (withoutPlaces("tables") !== withoutPlaces("folders"))
  throw new Error("the two forms give different lines");
const bytes = (output, name) => readFileSync(join(output, name));
if (
  !bytes(own("tables", workers[0]), "summary.json").equals(bytes(own("folders", workers[0]), "summary.json"))
)
  throw new Error("the two forms give different sums");
for (const name of ["tenders.ndjson", "tenders.csv", "summary.json"])
  for (const form of ["tables", "folders"])
    for (const count of workers)
      if (!bytes(own(form, workers[0]), name).equals(bytes(own(form, count), name)))
        throw new Error(`${form}: ${name} differs with ${count} workers`);

for (const [index, { name }] of programs.entries()) {
  const table = taken[index - (index % 2)];
  const ratio = median(taken[index].map(({ ms }, round) => ms / table[round].ms));
  const worked = median(taken[index].map(({ cpu }, round) => cpu / table[round].cpu));
  const cpu = median(taken[index].map((one) => one.cpu));
  const ms = median(taken[index].map((one) => one.ms));
  const mib = median(taken[index].map((one) => one.mib));
  console.log(
    `${ratio.toFixed(2).padStart(6)} x the tables  ${(ms / 1000).toFixed(2).padStart(7)} s  ${((ms * 1000) / made.tenders).toFixed(0).padStart(5)} µs a tender; ${worked.toFixed(2)} x the work, ${(cpu / 1000).toFixed(2)} s on all cores; ${mib.toFixed(0)} MiB  ${name}`,
  );
}
console.log("both forms give the same lines and the same sums, whatever the number of workers");
if (process.env["KEEP"] === undefined) rmSync(base, { recursive: true, force: true });
