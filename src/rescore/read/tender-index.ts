/** The tenders of an archive of big tables: one line each in `tenders.ndjson`, or one file each in the folder `tenders`. */
import { closeSync, readSync } from "node:fs";
import { quote } from "../../source/quote.ts";
import type { Skipped } from "../model.ts";
import { namesInFolder, openFile } from "./files.ts";
import { endlessRowRefusal } from "./normalise-csv.ts";
import { sharedIntegerArray, sharedOffsetArray, type TableFile, type TenderIndex } from "./tables.ts";

const BLOCK = 1024 * 1024;
/** In bytes: of a tender far less, of the result of one with a hundred thousand bids about as much. */
const LONGEST_LINE = 32 * 1024 * 1024;

/**
 * Walks the lines of a file in bytes, each to be used before the next: one block is read into again and again, so that none is left behind.
 * @throws Refusal SV502 at a line that is longer than any tender
 */
export function forEachLine(
  path: string,
  act: (line: Buffer, offset: number, number: number) => void,
  shown = path,
): void {
  const file = openFile(path);
  let block = Buffer.allocUnsafe(BLOCK);
  let [end, base, number] = [0, 0, 0];
  try {
    for (;;) {
      if (end > LONGEST_LINE) throw endlessRowRefusal(shown, number + 1);
      if (end === block.length) block = Buffer.concat([block], 2 * end);
      const read = readSync(file, block, end, block.length - end, base + end);
      const whole = block.subarray(0, end + read);
      let at = 0;
      for (let stop = whole.indexOf(10, end); stop !== -1; stop = whole.indexOf(10, at)) {
        number += 1;
        act(whole.subarray(at, stop), base + at, number);
        at = stop + 1;
      }
      block.copyWithin(0, at, whole.length);
      end = whole.length - at;
      base += at;
      if (read === 0) break;
    }
    if (end > 0) act(block.subarray(0, end), base, number + 1);
  } finally {
    closeSync(file);
  }
}

/** @returns the tenders of a file of lines; a line without a reference, or with one given before, stands apart */
export function indexTenderLines(place: TableFile, apart: Skipped[]): TenderIndex {
  const numberOf = new Map<string, number>();
  const [offsets, lengths, numbers]: [number[], number[], number[]] = [[], [], []];
  forEachLine(
    place.path,
    (line, offset, number) => {
      if (line.length === 0 || line.every((byte) => byte <= 32)) return;
      const at = `${place.name}:${number}`;
      const reference = referenceFromJsonLine(line);
      if (reference === undefined) {
        apart.push({
          code: "SV202",
          at,
          says: "the line is not a tender in JSON with a reference",
          tender: true,
        });
        return;
      }
      const earlier = numberOf.get(reference);
      if (earlier !== undefined) {
        const first = `${place.name}:${numbers[earlier] ?? 0}`;
        apart.push({
          code: "SV504",
          at,
          says: `the tender ${quote(reference)} is already given at ${first}`,
          tender: true,
        });
        return;
      }
      numberOf.set(reference, offsets.length);
      offsets.push(offset);
      lengths.push(line.length);
      numbers.push(number);
    },
    place.name,
  );
  const count = offsets.length;
  const lines = {
    offsets: sharedOffsetArray(count),
    lengths: sharedIntegerArray(count),
    numbers: sharedIntegerArray(count),
  };
  lines.offsets.set(offsets);
  lines.lengths.set(lengths);
  lines.numbers.set(numbers);
  return { place, keys: [...numberOf.keys()], lines };
}

function referenceFromJsonLine(line: Buffer): string | undefined {
  try {
    const { tender } = JSON.parse(line.toString("utf8").replace(/^\ufeff/, "")) as {
      tender?: { reference?: unknown };
    };
    return typeof tender?.reference === "string" && tender.reference !== "" ? tender.reference : undefined;
  } catch {
    return undefined;
  }
}

/** @returns the tenders of a folder; tables know each by the name of its file */
export function indexTenderFiles(folder: TableFile): TenderIndex {
  const names = namesInFolder(folder.path).filter((name) => /\.(ya?ml|json)$/i.test(name));
  return {
    place: { ...folder, size: 0 },
    keys: names.map((name) => name.replace(/\.[^.]*$/, "")),
    files: names,
  };
}
