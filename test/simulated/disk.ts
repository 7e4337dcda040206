/**
 * A disk that fails from a seed, under the program's own code: the functions of
 * `node:fs` that it calls are exchanged while a command runs. What is not
 * simulated stands in docs/simulated-faults.md.
 */
import { createRequire, syncBuiltinESMExports } from "node:module";
import { below, oneOf, type Random } from "../fuzz/damage.ts";

type Call = (...args: never[]) => unknown;
const fs = createRequire(import.meta.url)("node:fs") as Record<string, Call>;

export type FaultKind = "none" | "killed" | "killed in a write" | "ENOSPC" | "ENOSPC in a write" | "EIO";

export interface Faults {
  readonly kind: FaultKind;
  /** At which change of the disk, from 1. */
  readonly at: number;
  /** Whether reads and writes give less than was asked, and folders list their names in any order. */
  readonly isShort: boolean;
}

export interface Disk {
  /** How many changes were asked for. */
  readonly changes: () => number;
  readonly wasHit: () => boolean;
  readonly restore: () => void;
}

/** Ends the run as a signal would: from here on nothing reaches the disk. */
class Killed extends Error {}

const changing = [
  "writeFileSync",
  "appendFileSync",
  "writeSync",
  "renameSync",
  "mkdirSync",
  "copyFileSync",
  "rmSync",
  "rmdirSync",
  "ftruncateSync",
  "fsyncSync",
];
const writing = new Set(["writeFileSync", "appendFileSync", "writeSync"]);

const diskError = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: simulated`), { code, syscall, path: "simulated" });

export function simulatedDisk({ kind, at, isShort }: Faults, random: Random): Disk {
  const real: Record<string, Call> = { ...fs };
  let [changes, isKilled, isHit] = [0, false, false];
  const call = (name: string, args: readonly unknown[]): unknown =>
    (real[name] as (...all: unknown[]) => unknown)(...args);

  /** Some of what was to be written. */
  const writePart = (name: string, args: readonly unknown[]): void => {
    if (name === "writeSync") {
      const [file, bytes, from = 0, length = 0] = args as [number, Uint8Array, number, number];
      if (length > 1) call(name, [file, bytes, from, below(random, length)]);
      return;
    }
    const [path, data, ...rest] = args as [unknown, string | Uint8Array];
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    call(name, [path, bytes.subarray(0, below(random, bytes.length + 1)), ...rest]);
  };

  const fail = (name: string, args: readonly unknown[]): never => {
    isHit = true;
    const isWrite = writing.has(name);
    if (isWrite && kind.endsWith("in a write")) writePart(name, args);
    if (kind.startsWith("killed")) {
      isKilled = true;
      throw new Killed("killed");
    }
    throw diskError(kind === "EIO" ? "EIO" : "ENOSPC", "write");
  };

  /** A disk stays full for what needs room; names can still be taken away. */
  const needsRoom = (name: string): boolean =>
    writing.has(name) || name === "mkdirSync" || name === "copyFileSync";

  const change = (name: string, args: readonly unknown[]): unknown => {
    if (isKilled) throw new Killed("killed");
    changes += 1;
    const isFault = changes === at || (changes > at && kind.startsWith("ENOSPC") && isHit && needsRoom(name));
    if (kind !== "none" && isFault && (kind === "EIO" || kind.startsWith("killed") || needsRoom(name)))
      fail(name, args);
    if (isShort && name === "writeSync") {
      const [file, bytes, from = 0, length = 0] = args as [number, Uint8Array, number, number];
      return call(name, [file, bytes, from, length <= 1 ? length : 1 + below(random, length)]);
    }
    return call(name, args);
  };
  const exchanged = new Set<string>();
  const exchange = (name: string, own: (...args: unknown[]) => unknown): void => {
    exchanged.add(name);
    fs[name] = own as Call;
  };
  for (const name of changing) exchange(name, (...args) => change(name, args));
  exchange("openSync", (...args) =>
    typeof args[1] === "string" && /[wa]/.test(args[1]) ? change("openSync", args) : call("openSync", args),
  );
  exchange("closeSync", (...args) => call("closeSync", args));
  if (isShort) {
    exchange("readSync", (...args) => {
      const [file, bytes, from, length, position] = args as [
        number,
        Uint8Array,
        number,
        number,
        number | null,
      ];
      if (typeof length !== "number" || length <= 1) return call("readSync", args);
      return call("readSync", [
        file,
        bytes,
        from,
        oneOf(random, [length, 1 + below(random, length)]),
        position,
      ]);
    });
    exchange("readdirSync", (...args) => {
      const names = [...(call("readdirSync", args) as unknown[])];
      for (let left = names.length - 1; left > 0; left -= 1) {
        const other = below(random, left + 1);
        [names[left], names[other]] = [names[other], names[left]];
      }
      return names;
    });
  }
  syncBuiltinESMExports();
  return {
    changes: () => changes,
    wasHit: () => isHit,
    restore: () => {
      for (const name of exchanged) fs[name] = real[name] as Call;
      syncBuiltinESMExports();
    },
  };
}
