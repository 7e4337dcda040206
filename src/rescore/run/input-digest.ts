/**
 * What a part saw of the disk: every question that was asked of it and a digest
 * of all answers. A run that goes on asks the same again; where any answer is
 * another, a file was changed, added or taken away, and the part is scored anew.
 */
import { createHash } from "node:crypto";
import type { Files } from "../../io/io.ts";

export interface InputDigest {
  /** `l` for what a folder holds, `r` for a file's bytes, `e` for whether there is one, and the path. */
  readonly asked: readonly string[];
  readonly sha256: string;
}

export interface WatchedFiles {
  /** The same files, through which everything is seen. */
  readonly files: Files;
  /** @returns what was seen since the last time, and begins anew */
  readonly seen: () => InputDigest;
}

export function watchFilesForDigest(files: Files): WatchedFiles {
  let [asked, hash]: [string[], ReturnType<typeof createHash>] = [[], createHash("sha256")];
  const note = <Answer>(
    question: string,
    ask: () => Answer,
    bytes: (answer: Answer) => Uint8Array | string,
  ): Answer => {
    asked.push(question);
    try {
      const answer = ask();
      hash.update(bytes(answer)).update("\0");
      return answer;
    } catch (error) {
      hash.update(`failed ${errorCodeText(error)}\0`);
      throw error;
    }
  };
  const { glance } = files;
  return {
    files: {
      ...files,
      read: (path) =>
        note(
          `r ${path}`,
          () => files.read(path),
          (bytes) => bytes,
        ),
      exists: (path) => note(`e ${path}`, () => files.exists(path), String),
      list: (path) =>
        note(
          `l ${path}`,
          () => files.list(path),
          (names) => names.join("/"),
        ),
      ...(glance !== undefined && {
        glance: (path) =>
          note(
            `r ${path}`,
            () => glance(path),
            (bytes) => bytes,
          ),
      }),
    },
    seen: () => {
      const all: InputDigest = { asked, sha256: hash.digest("hex") };
      [asked, hash] = [[], createHash("sha256")];
      return all;
    },
  };
}

const errorCodeText = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/** Whether the disk still answers as it did. */
export function isUnchanged(files: Files, { asked, sha256 }: InputDigest): boolean {
  const again = watchFilesForDigest(files);
  for (const question of asked) {
    const path = question.slice(2);
    try {
      if (question.startsWith("l")) again.files.list(path);
      else if (question.startsWith("e")) again.files.exists(path);
      else again.files.read(path);
    } catch {
      // Read too: the digest holds that it failed, and how.
    }
  }
  return again.seen().sha256 === sha256;
}
