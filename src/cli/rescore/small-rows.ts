/** What is read of an archive of big tables by tender: its definition, and its rows of prices and marks. */
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import type { RawRow } from "../../archive/records.ts";
import type { Definition } from "./define.ts";
import type { RowIndex, Tables } from "./tables.ts";

export interface RowReader {
  readonly rows: (tender: number) => readonly RawRow[];
  readonly close: () => void;
}

/** Reads a tender's rows; where they stand side by side, all at once. */
export function rowReader({ place, first, offsets, lengths }: RowIndex): RowReader {
  const file = openSync(place.path, "r");
  let buffer = Buffer.allocUnsafe(64 * 1024);
  const text = (offset: number, length: number): string => {
    if (length > buffer.length) buffer = Buffer.allocUnsafe(2 * length);
    readSync(file, buffer, 0, length, offset);
    return buffer.toString("utf8", 0, length);
  };
  return {
    rows: (tender) => {
      const [from, to] = [first[tender] as number, first[tender + 1] as number];
      if (from === to) return [];
      const rows: RawRow[] = [];
      const begins = offsets[from] as number;
      const last = to - 1;
      const whole = (offsets[last] as number) + (lengths[last] as number) - begins;
      let together = 0;
      for (let row = from; row < to; row += 1) together += lengths[row] as number;
      const bytes = whole === together ? read(file, begins, whole) : undefined;
      for (let row = from; row < to; row += 1) {
        const [offset, length] = [offsets[row] as number, lengths[row] as number];
        const own =
          bytes === undefined
            ? text(offset, length)
            : bytes.toString("utf8", offset - begins, offset - begins + length);
        rows.push({ offset, text: own.replace(/\r?\n$/, "") });
      }
      return rows;
    },
    close: () => closeSync(file),
  };
}

function read(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  readSync(file, bytes, 0, length, offset);
  return bytes;
}

export interface TextReader {
  readonly definition: (tender: number) => Definition;
  readonly close: () => void;
}

export function textReader({ tenders: { place, lines, files } }: Tables): TextReader {
  const file = lines === undefined ? -1 : openSync(place.path, "r");
  return {
    definition: (tender: number) => {
      if (lines === undefined) {
        const name = `${place.name}/${files?.[tender] ?? ""}`;
        const text = readFileSync(`${place.path}/${files?.[tender] ?? ""}`, "utf8").replace(/^\ufeff/, "");
        const language = name.endsWith(".json") ? ("json" as const) : ("yaml" as const);
        return { source: { name, text, language }, at: name };
      }
      const text = read(file, lines.offsets[tender] as number, lines.lengths[tender] as number).toString(
        "utf8",
      );
      const at = `${place.name}:${lines.numbers[tender] ?? 0}`;
      return {
        source: { name: place.name, text: text.replace(/^\ufeff/, ""), language: "json" as const },
        at,
      };
    },
    close: () => {
      if (file !== -1) closeSync(file);
    },
  };
}
