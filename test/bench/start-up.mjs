// Start-up of the whole process, side by side with bare node in one run. Ratios are what carries over; seconds are not.
// `evaluate` is timed twice: with its tender kept from the run before, as it is from the second run on, and with nothing kept.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = Number(process.env["ROUNDS"] ?? "21");
const bids = process.env["BIDS"] ?? "examples/patient-transport/bids.csv";
const { NODE_EXTRA_CA_CERTS: _, SVSCORE_NO_CACHE: __, ...surroundings } = process.env;
const kept = mkdtempSync(join(tmpdir(), "svscore-"));
process.on("exit", () => rmSync(kept, { recursive: true, force: true }));
const environment = { ...surroundings, SVSCORE_CACHE: kept };

const evaluate = ["bin/svscore.js", "evaluate", bids];
const commands = [
  { name: "node -e 0", args: ["-e", "0"] },
  { name: "svscore --version", args: ["bin/svscore.js", "--version"], most: 1.8 },
  { name: `svscore evaluate ${bids}`, args: evaluate, most: 2.5 },
  { name: "the same, with nothing kept", args: evaluate, more: { SVSCORE_NO_CACHE: "1" } },
];

const taken = commands.map(() => []);
for (let round = -2; round < rounds; round += 1) {
  commands.forEach(({ args, more }, index) => {
    const start = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, args, {
      cwd: root,
      env: { ...environment, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    if (status !== 0 && status !== 1) throw new Error(`${args.join(" ")} ended with ${status}`);
    if (round >= 0) taken[index].push(Number(process.hrtime.bigint() - start) / 1e6);
  });
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const base = median(taken[0]);
console.log(`${process.version}, ${rounds} rounds interleaved, medians`);
commands.forEach(({ name, most }, index) => {
  const own = median(taken[index]);
  console.log(
    `${(own / base).toFixed(2).padStart(6)} x node -e 0  ${own.toFixed(1).padStart(7)} ms  ${name}${most === undefined ? "" : `  (aim: at most ${most})`}`,
  );
});
