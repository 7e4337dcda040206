/** Places that were told by their offset, told by line and column: the lines of a file are counted once, a block at a time. */
import { closeSync, readSync } from "node:fs";
import type { Aggregate, Skipped } from "../model.ts";
import { OFFSET_MARK, parsePlaceAtOffset } from "../raw-rows.ts";
import { openFile } from "./files.ts";
import type { TableFile } from "./tables.ts";

/** Tells places of tables by their lines. */
export interface LineNumbers {
  /** @returns what was skipped, with its line, and so the places that its words name */
  readonly told: (one: Skipped) => Skipped;
  readonly close: () => void;
}

/** @param files the tables as people know them, and where their bytes are */
export function openLineNumbers(files: readonly TableFile[]): LineNumbers {
  const finders = new Map<string, LineFinder>();
  const finderOf = (name: string): LineFinder | undefined => {
    const known = finders.get(name);
    const place = known === undefined ? files.find((file) => file.name === name) : undefined;
    if (place === undefined) return known;
    const made = openLineFinder(place.path);
    finders.set(name, made);
    return made;
  };
  const toldPlace = (text: string): string => {
    const found = parsePlaceAtOffset(text);
    if (found === undefined) return text;
    const line = finderOf(found.file)?.line(found.offset) ?? 1;
    return `${found.file}:${line + found.line - 1}:${found.column}`;
  };
  return {
    told: (one) => ({
      ...one,
      at: toldPlace(one.at),
      says: sourceOffsetsInText(one.says, files).reduce(
        (says, text) => says.replace(text, () => toldPlace(text)),
        one.says,
      ),
    }),
    close: () => {
      for (const { close } of finders.values()) close();
    },
  };
}

/** @returns the sums of a run, each sample of what stands apart with its line */
export const withLineNumbers = (tally: Aggregate, { told }: LineNumbers): Aggregate => ({
  ...tally,
  apart: tally.apart.map(told),
});

/** The places of these files that are named in words, as they stand there. */
function sourceOffsetsInText(says: string, files: readonly TableFile[]): readonly string[] {
  if (!says.includes(OFFSET_MARK)) return [];
  return files.flatMap(({ name }) =>
    says
      .split(name)
      .slice(1)
      .flatMap((rest) => {
        const [after] = rest.startsWith(OFFSET_MARK)
          ? (/^\d+:\d+:\d+/.exec(rest.slice(OFFSET_MARK.length)) ?? [])
          : [];
        return after === undefined ? [] : [`${name}${OFFSET_MARK}${after}`];
      }),
  );
}

export interface LineFinder {
  readonly line: (offset: number) => number;
  readonly close: () => void;
}

const BLOCK = 64 * 1024;

/** @returns the line on which an offset stands: the lines before each block are counted when the first is asked for */
export function openLineFinder(path: string): LineFinder {
  const file = openFile(path);
  const block = Buffer.allocUnsafe(BLOCK);
  let before: readonly number[] | undefined;
  let [held, length] = [-1, 0];
  const load = (index: number): void => {
    if (held === index) return;
    [held, length] = [index, 0];
    for (let read = -1; read !== 0 && length < BLOCK; length += read)
      read = readSync(file, block, length, BLOCK - length, index * BLOCK + length);
  };
  const count = (): readonly number[] => {
    const lines = [0];
    for (let index = 0; ; index += 1) {
      load(index);
      if (length === 0) return lines;
      lines.push((lines[index] ?? 0) + newlinesIn(block, length));
    }
  };
  return {
    line: (offset) => {
      before ??= count();
      const index = Math.trunc(offset / BLOCK);
      load(index);
      return 1 + (before[index] ?? 0) + newlinesIn(block, Math.min(length, offset - index * BLOCK));
    },
    close: () => closeSync(file),
  };
}

function newlinesIn(bytes: Buffer, upTo: number): number {
  let found = 0;
  for (let at = bytes.indexOf(10); at !== -1 && at < upTo; at = bytes.indexOf(10, at + 1)) found += 1;
  return found;
}
