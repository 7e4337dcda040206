/** Places that were told by their offset, told by line and column: the lines before them are counted once, for all samples together. */
import type { Apart, Tally } from "../../archive/model.ts";
import { parted } from "../../archive/records.ts";
import type { Place } from "./tables.ts";
import { eachLine } from "./tender-index.ts";

/** @param files the tables as people know them, and where their bytes are */
export function withPlaces(tally: Tally, files: readonly Place[]): Tally {
  return { ...tally, apart: placesIn(tally.apart, files) };
}

/** @returns what stands apart, each with its line. */
export function placesIn(all: readonly Apart[], files: readonly Place[]): readonly Apart[] {
  const wanted = new Map<string, Set<number>>();
  for (const { at } of all) {
    const found = parted(at);
    if (found !== undefined) wanted.set(found.file, (wanted.get(found.file) ?? new Set()).add(found.offset));
  }
  const lines = new Map<string, number>();
  for (const [file, offsets] of wanted) {
    const place = files.find(({ name }) => name === file);
    if (place === undefined) continue;
    eachLine(place.path, (_, offset, number) => {
      if (offsets.has(offset)) lines.set(`${file}\n${offset}`, number);
    });
  }
  return all.map((one) => {
    const found = parted(one.at);
    if (found === undefined) return one;
    const line = lines.get(`${found.file}\n${found.offset}`) ?? 1;
    return { ...one, at: `${found.file}:${line + found.line - 1}:${found.column}` };
  });
}
