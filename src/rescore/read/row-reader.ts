/** What is read of an archive of big tables by tender: its definition, and its rows of prices and marks. */
import { closeSync, readFileSync } from "node:fs";
import { diskErrorCode, unreadableFileMessage } from "../../io/disk-errors.ts";
import type { Skipped } from "../model.ts";
import type { RawRow } from "../raw-rows.ts";
import type { Definition } from "./cached-tender.ts";
import { openFile, readFully } from "./files.ts";
import type { RowIndex, Tables } from "./tables.ts";

export interface RowReader {
  readonly rows: (tender: number) => readonly RawRow[];
  readonly close: () => void;
}

/** Reads a tender's rows; where they stand side by side, all at once. */
export function openTenderRowReader({ place, first, offsets, lengths }: RowIndex): RowReader {
  const file = openFile(place.path);
  let buffer = Buffer.allocUnsafe(64 * 1024);
  const text = (offset: number, length: number): string => {
    if (length > buffer.length) buffer = Buffer.allocUnsafe(2 * length);
    readFully(file, buffer, length, offset);
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
      const bytes = whole === together ? readBytes(file, begins, whole) : undefined;
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

function readBytes(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  readFully(file, bytes, length, offset);
  return bytes;
}

export interface DefinitionReader {
  /** A file that cannot be read stands apart. */
  readonly definition: (tender: number) => Definition | Skipped;
  readonly close: () => void;
}

export function definitionReader({ tenders: { place, lines, files } }: Tables): DefinitionReader {
  const file = lines === undefined ? -1 : openFile(place.path);
  return {
    definition: (tender: number) => {
      if (lines === undefined) {
        const name = `${place.name}/${files?.[tender] ?? ""}`;
        const text = definitionTextOrSkipped(`${place.path}/${files?.[tender] ?? ""}`, name);
        if (typeof text !== "string") return text;
        const language = name.endsWith(".json") ? ("json" as const) : ("yaml" as const);
        return { source: { name, text, language }, at: name };
      }
      const text = readBytes(file, lines.offsets[tender] as number, lines.lengths[tender] as number).toString(
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

function definitionTextOrSkipped(path: string, at: string): string | Skipped {
  let file: number | undefined;
  try {
    file = openFile(path);
    return readFileSync(file, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    if (diskErrorCode(error) === "") throw error;
    return { code: "SV905", at, says: unreadableFileMessage(at, error).cause, tender: true };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
