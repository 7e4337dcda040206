// `svscore rescore` side by side with the same job in DuckDB: whole processes, interleaved, medians, ratios; the answers held
// against each other. ROUNDS=5 SIZES=1000000,10000000 node test/bench/rescore.mjs
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { factorsText, generate } from "./generate.mjs";
import { measured, median, rescoring } from "./measured.mjs";

const rounds = Number(process.env["ROUNDS"] ?? "5");
const sizes = (process.env["SIZES"] ?? "1000000,10000000").split(",").map(Number);
const base = process.env["BENCH_FOLDER"] ?? join(tmpdir(), `svscore-bench-${process.pid}`);

const linesOf = (path) => readFileSync(path, "utf8").trimEnd().split("\n");
const plain = (text) => text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
const shown = (hundredths) => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;

/** Every tender's line, as DuckDB wrote it and as svscore did: totals and ranks, winners, and the measures that moved most. */
function compare(duck, own) {
  const expected = linesOf(join(duck, "tenders.ndjson")).map((text) => {
    const { tender, buyer, was, is_now, moved, bids, why, more } = JSON.parse(text);
    const stood = bids.map((one) => [
      one.bidder,
      shown(one.before),
      one.rank_before,
      shown(one.after),
      one.rank_after,
    ]);
    const measures = (why ?? []).map((one) => [one.measure, plain(one.before), plain(one.after)]);
    return JSON.stringify([tender, buyer, was, is_now, moved, stood, measures, more]);
  });
  const found = linesOf(join(own, "tenders.ndjson")).map((text) => {
    const { tender, buyer, winner, moved, bids, why, whyMore } = JSON.parse(text);
    const stood = bids.map(({ bidder, before, after }) => [
      bidder,
      before.total,
      before.rank,
      after.total,
      after.rank,
    ]);
    const measures = why.map(({ measure, before, after }) => [measure, before, after]);
    return JSON.stringify([tender, buyer, winner.before, winner.after, moved, stood, measures, whyMore]);
  });
  const differing = expected.filter((row, index) => row !== found[index]);
  if (expected.length !== found.length || differing.length > 0)
    throw new Error(
      `${differing.length} of ${expected.length} tenders differ (svscore has ${found.length}), first:\n${differing[0]}\n${found[expected.indexOf(differing[0])]}`,
    );
  const { byMeasure, byYear, byBuyer } = JSON.parse(readFileSync(join(own, "summary.json"), "utf8")).tally;
  const rows = (name) =>
    linesOf(join(duck, name))
      .slice(1)
      .map((row) => row.split(","));
  for (const [id, before, after, tenders] of rows("measures.csv")) {
    const one = byMeasure[id];
    if (one.before !== plain(before) || one.after !== plain(after) || String(one.tenders) !== tenders)
      throw new Error(`${id}: ${before}, ${after}, ${tenders} and ${JSON.stringify(one)}`);
  }
  for (const [name, all] of [
    ["years.csv", byYear],
    ["buyers.csv", byBuyer],
  ])
    for (const [key, ...counts] of rows(name)) {
      const { tenders, moved, winners } = all[key];
      if ([tenders, moved, winners].join() !== counts.join())
        throw new Error(`${key}: ${counts} and ${JSON.stringify(all[key])}`);
    }
  return expected.length;
}

console.log(`${process.version}, ${availableParallelism()} cores, ${rounds} rounds interleaved, medians`);
const results = new Map();
for (const rows of sizes) {
  const archive = join(base, `rows-${rows}`);
  const made = generate(archive, rows);
  writeFileSync(join(archive, "factors.csv"), factorsText());
  const bytes = statSync(join(archive, "commitments.csv")).size;
  console.log(
    `\n${rows} rows, ${(bytes / rows).toFixed(0)} bytes a row, ${made.tenders} tenders, ${made.bids} bids`,
  );
  const duck = join(base, "duck");
  const own = (workers) => join(base, `own-${workers}`);
  const rescore = (cores, workers) => rescoring(archive, workers, own(cores));
  const programs = [
    {
      name: "DuckDB, 2 threads",
      args: ["test/bench/duck.mjs", archive, join(archive, "factors.csv"), duck],
      codes: [0],
    },
    { name: "svscore, as many cores as pay", args: rescore("all"), codes: [0, 1] },
    { name: "svscore, 1 core", args: rescore(1, 1), codes: [0, 1] },
  ];
  const taken = programs.map(() => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, { args, codes }] of programs.entries()) {
      for (const folder of [duck, own(1), own("all")])
        if (args.includes(folder)) rmSync(folder, { recursive: true, force: true });
      mkdirSync(duck, { recursive: true });
      const one = await measured(args, codes);
      if (round >= 0) taken[index].push(one);
    }
  }
  const tenders = compare(duck, own("all"));
  rmSync(own(2), { recursive: true, force: true });
  await measured(rescore(2, 2), [0, 1]);
  for (const file of ["tenders.ndjson", "tenders.csv", "summary.json"])
    for (const other of ["all", 2])
      if (!readFileSync(join(own(1), file)).equals(readFileSync(join(own(other), file))))
        throw new Error(`${file} differs between 1 and ${other} cores`);
  const slowest = median(taken[0].map(({ ms }) => ms));
  for (const [index, { name }] of programs.entries()) {
    const ratio = median(taken[index].map(({ ms }, round) => ms / taken[0][round].ms));
    const ms = median(taken[index].map((one) => one.ms));
    const mib = median(taken[index].map((one) => one.mib));
    results.set(`${name} ${rows}`, { ms, mib, rows });
    console.log(
      `${ratio.toFixed(2).padStart(6)} x DuckDB  ${(ms / 1000).toFixed(2).padStart(7)} s  ${mib.toFixed(0).padStart(6)} MiB  ${((ms * 1000) / rows).toFixed(3)} µs a row  ${name}`,
    );
  }
  console.log(
    `all ${tenders} tenders, every bid of theirs and every measure agree with DuckDB; 1 and 2 cores give the same bytes (${(slowest / 1000).toFixed(2)} s the base)`,
  );
  if (process.env["KEEP"] === undefined) rmSync(base, { recursive: true, force: true });
}

const [small, large] = [sizes[0], sizes.at(-1)];
if (small !== large) {
  for (const cores of ["as many cores as pay", "1 core"]) {
    const [one, other] = [small, large].map((rows) => results.get(`svscore, ${cores} ${rows}`));
    console.log(
      `\nsvscore, ${cores}, ${large} rows against ${small}: ${(other.ms / other.rows / (one.ms / one.rows)).toFixed(2)} x the time a row, ${(other.mib / one.mib).toFixed(2)} x the memory`,
    );
  }
}
