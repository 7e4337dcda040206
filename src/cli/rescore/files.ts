/** Files of a run, written so that what is half-written never passes for whole. */
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "../../diagnostics/model.ts";
import { quote } from "../../source/quote.ts";

/** Runs what touches the disk, and says of a failure what a person can do. @throws Refusal SV904 */
export function onDisk<Value>(path: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    const full = code === "ENOSPC" || code === "EDQUOT";
    const large = code === "EFBIG";
    const why = full ? ": the disk is full" : large ? ": no file may be as large here" : ` (${code})`;
    throw new Refusal([
      {
        code: "SV904",
        cause: `${quote(path)} cannot be written${why}`,
        remedy:
          full || large
            ? `${full ? "make room" : "raise the limit (ulimit -f)"} and run the same command with --resume: what was done is kept`
            : "check that the folder is there and that you may write in it",
      },
    ]);
  }
}

/** Under another name first, then renamed. */
export function writeWhole(path: string, text: string | Uint8Array): void {
  onDisk(path, () => {
    const temporary = `${path}.tmp`;
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  });
}

/**
 * Joins files into one, a part at a time, so that none is held in memory with another.
 * @param heading what each file begins with, to be left out
 */
export function joinWhole(path: string, head: string, parts: readonly string[], heading = ""): void {
  onDisk(path, () => {
    const temporary = `${path}.tmp`;
    const skipped = Buffer.byteLength(heading);
    const block = Buffer.allocUnsafe(BLOCK);
    writeFileSync(temporary, head);
    for (const part of parts) appendBytes(temporary, part, skipped, block);
    renameSync(temporary, path);
  });
}

const BLOCK = 1024 * 1024;

function appendBytes(to: string, from: string, skipped: number, block: Buffer): void {
  const file = openSync(from, "r");
  try {
    for (let at = skipped; ; ) {
      const read = readSync(file, block, 0, BLOCK, at);
      if (read === 0) return;
      appendFileSync(to, block.subarray(0, read));
      at += read;
    }
  } finally {
    closeSync(file);
  }
}

export const makeFolder = (path: string): void => {
  onDisk(path, () => mkdirSync(path, { recursive: existsSync(dirname(dirname(dirname(path)))) }));
};

export const remove = (path: string): void =>
  onDisk(path, () => rmSync(path, { recursive: true, force: true }));

export const namesIn = (path: string): readonly string[] =>
  existsSync(path) ? readdirSync(path).sort() : [];

export const inside = join;

/** @returns the text of a file, or nothing when it is not there. */
export const textOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, "utf8") : undefined;
