/** Places that were told by their offset, told by line and column: the lines before them are counted once, for all samples together. */
import type { Aggregate, Skipped } from "../model.ts";
import { OFFSET_MARK, parsePlaceAtOffset } from "../raw-rows.ts";
import type { TableFile } from "./tables.ts";
import { forEachLine } from "./tender-index.ts";

/** @param files the tables as people know them, and where their bytes are */
export function withLineNumbers(tally: Aggregate, files: readonly TableFile[]): Aggregate {
  return { ...tally, apart: skippedWithLines(tally.apart, files) };
}

/** @returns what stands apart, each with its line, and so the places that its words name. */
export function skippedWithLines(all: readonly Skipped[], files: readonly TableFile[]): readonly Skipped[] {
  const texts = all.flatMap(({ at, says }) => [at, ...sourceOffsetsInText(says, files)]);
  const lines = lineNumbersByOffset(texts, files);
  const told = (text: string): string => {
    const found = parsePlaceAtOffset(text);
    if (found === undefined) return text;
    const line = lines.get(`${found.file}\n${found.offset}`) ?? 1;
    return `${found.file}:${line + found.line - 1}:${found.column}`;
  };
  return all.map((one) => ({
    ...one,
    at: told(one.at),
    says: sourceOffsetsInText(one.says, files).reduce(
      (says, text) => says.replace(text, told(text)),
      one.says,
    ),
  }));
}

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

/** @returns the line of each place, under its file and offset */
function lineNumbersByOffset(
  places: readonly string[],
  files: readonly TableFile[],
): ReadonlyMap<string, number> {
  const wanted = new Map<string, Set<number>>();
  for (const text of places) {
    const found = parsePlaceAtOffset(text);
    if (found !== undefined) wanted.set(found.file, (wanted.get(found.file) ?? new Set()).add(found.offset));
  }
  const lines = new Map<string, number>();
  for (const [file, offsets] of wanted) {
    const place = files.find(({ name }) => name === file);
    if (place === undefined) continue;
    forEachLine(place.path, (_, offset, number) => {
      if (offsets.has(offset)) lines.set(`${file}\n${offset}`, number);
    });
  }
  return lines;
}
