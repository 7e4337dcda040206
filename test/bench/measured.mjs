// A program run from its start to its end, as its user waits for it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export const environment = { ...process.env };
delete environment["NODE_EXTRA_CA_CERTS"];

/**
 * Runs a program of Node to its end.
 * @returns milliseconds; where /proc tells, also the milliseconds that its threads worked in all, and the most memory that it held, in MiB
 */
export function measured(args, allowed) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "ignore", "inherit"],
    });
    let [most, cpu] = [0, 0];
    const look = setInterval(() => {
      const found = /VmHWM:\s+(\d+)/.exec(told(`/proc/${child.pid}/status`));
      if (found !== null) most = Math.max(most, Number(found[1]) / 1024);
      const [user, system] = told(`/proc/${child.pid}/stat`)
        .replace(/^.*\) /, "")
        .split(" ")
        .slice(11, 13);
      if (system !== undefined) cpu = 10 * (Number(user) + Number(system));
    }, 20);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(look);
      if (!allowed.includes(code)) reject(new Error(`${args.join(" ")} ended with ${code}`));
      else resolve({ ms: Number(process.hrtime.bigint() - start) / 1e6, cpu, mib: most });
    });
  });
}

function told(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** @returns the arguments of a run of rescore over an archive of test/bench/generate.mjs */
export const rescoring = (archive, workers, output, ...more) => [
  "bin/svscore.js",
  "rescore",
  archive,
  "--library",
  join(archive, "new.yaml"),
  ...(workers === undefined ? [] : ["--workers", String(workers)]),
  "-o",
  output,
  ...more,
];

export const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
