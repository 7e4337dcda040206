// A program run from its start to its end, as its user waits for it.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export const environment = { ...process.env };
delete environment["NODE_EXTRA_CA_CERTS"];

/** Runs a program of Node to its end. @returns milliseconds and the most memory that it held, in MiB (where /proc tells) */
export function measured(args, allowed) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "ignore", "inherit"],
    });
    let most = 0;
    const look = setInterval(() => {
      const status = `/proc/${child.pid}/status`;
      const found = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readStatus(status)) : null;
      if (found !== null) most = Math.max(most, Number(found[1]) / 1024);
    }, 20);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(look);
      if (!allowed.includes(code)) reject(new Error(`${args.join(" ")} ended with ${code}`));
      else resolve({ ms: Number(process.hrtime.bigint() - start) / 1e6, mib: most });
    });
  });
}

function readStatus(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

export const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
