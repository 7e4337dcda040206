/**
 * What is half-written lies beside its place under a name that says who writes
 * it: so what a killed run has left is known by the next, which clears it away.
 */
import { lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

const host = hostname()
  .replace(/[^A-Za-z0-9]/g, "_")
  .slice(0, 40);

/** @returns a name that no other run gives, on any machine that writes to the same folder */
export const temporaryName = (): string => `.svscore-${host}-${process.pid}-${process.hrtime.bigint()}.tmp`;

const named = /\.svscore-(?:([A-Za-z0-9_]+)-)?(\d+)-\d+\.tmp$/;

/** @returns the path of a new folder in another, that nobody else may look into */
export function makeTemporaryFolder(folder: string): string {
  clearAbandoned(folder);
  const path = join(folder, temporaryName());
  mkdirSync(path, { mode: 0o700 });
  return path;
}

const cleared = new Set<string>();

/** Takes away what runs of this user on this machine have left in a folder, and that no run is still at; once for each folder. */
export function clearAbandoned(folder: string): void {
  if (cleared.has(folder)) return;
  cleared.add(folder);
  for (const name of namesOrNone(folder)) {
    const [, machine = host, process] = named.exec(name) ?? [];
    const path = join(folder, name);
    if (process === undefined || machine !== host || isRunning(Number(process)) || !isOwn(path)) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // What cannot be taken away is in nobody's way.
    }
  }
}

function namesOrNone(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** In a folder that others write to they may give a thing any name: what is taken away is one's own. */
function isOwn(path: string): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false });
  const user = process.geteuid?.();
  return there !== undefined && (user === undefined || there.uid === user);
}

/** A process of another user may not be asked, and is there all the same. */
function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
