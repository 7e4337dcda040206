/** `svscore library diff`: what a new edition of a library changes, what of it can move a score, and from when. */

import { readNamedLibrary } from "../../../inputs/load-named.ts";
import type { Io } from "../../../io/io.ts";
import { compareLibraries } from "../../../library/compare.ts";
import type { DiffReporter } from "../../../report/library/diff.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export type DiffFormat = "text" | "markdown" | "json";

export interface DiffOptions {
  readonly format: DiffFormat;
  readonly output?: string;
}

/** @returns 0, or 1 when the version number says less than the changes need. */
export async function runLibraryDiff(
  io: Io,
  old: string,
  fresh: string,
  options: DiffOptions,
): Promise<number> {
  const [before, after] = [await readNamedLibrary(io, old), await readNamedLibrary(io, fresh)];
  const comparison = compareLibraries(before.file, after.file);
  const { diffJson, diffMarkdown, diffText } = await import("../../../report/library/diff.ts");
  const reporter: DiffReporter = { text: diffText, markdown: diffMarkdown, json: diffJson }[options.format];
  const text = reporter(comparison, await renderOptionsFor(io, options.output, undefined));
  deliver(io, text, options.output, [before.name, after.name]);
  return exitCodeForAnswer(!comparison.enough);
}
