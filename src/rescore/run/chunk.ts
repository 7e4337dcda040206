/** A stretch of an archive on its way through: the lines that it gives, what it adds up to, and which tenders it holds. */

import { Refusal } from "../../diagnostics/model.ts";
import { aggregator } from "../aggregate.ts";
import type { Aggregate, MeasureCounts, Skipped } from "../model.ts";
import { skippedLine } from "../rejected-rows.ts";
import type { RescoredContest } from "../rescore-tender.ts";
import { csvRow, ndjsonLine } from "../result-lines.ts";
import type { InputDigest } from "./input-digest.ts";
import { type OutputBuffer, outputBuffer } from "./output-buffer.ts";

/** A chunk that is finished. */
export interface Done {
  /** Its lines, in UTF-8. */
  readonly ndjson: Uint8Array;
  readonly csv: Uint8Array;
  /** What it skipped, a line each. */
  readonly rejected: Uint8Array;
  readonly tally: Aggregate;
  /** Rows of commitments that were read. */
  readonly rows: number;
  /** Each tender's reference and where it stands, to find one that is given twice; none where that was found before. */
  readonly tenders: readonly (readonly [reference: string, at: string])[];
  /** What of the disk it rests on, beside the big tables. */
  readonly seen: readonly InputDigest[];
}

export interface Chunk {
  readonly tender: (reference: string, at: string, done: readonly RescoredContest[]) => void;
  readonly measure: (id: string, counts: MeasureCounts) => void;
  readonly skip: (one: Skipped) => void;
  /** Counts rows that were read. */
  readonly read: (rows: number) => void;
  /** How many tenders were scored or skipped. */
  readonly tenders: () => number;
  readonly done: () => Omit<Done, "seen">;
}

/** What would be skipped, as a refusal: under `--strict` the first of them ends the run. */
export const refusalFromSkipped = ({ code, at, says }: Skipped): Refusal =>
  new Refusal([
    { code, file: at, cause: says, remedy: "put it right, or leave out --strict to set it apart" },
  ]);

/** What the lines of one chunk after the other are written on. */
export interface OutputBuffers {
  readonly ndjson: OutputBuffer;
  readonly csv: OutputBuffer;
  readonly rejected: OutputBuffer;
}

export const outputBuffers = (): OutputBuffers => ({
  ndjson: outputBuffer(),
  csv: outputBuffer(),
  rejected: outputBuffer(),
});

/**
 * @param strict whether the first thing that would be skipped ends the run, with a Refusal
 * @param on where its lines are written; they stand there until another chunk is begun
 * @param isToldApart whether no two of the tenders can share a reference, so that none needs to be kept
 */
export function newChunk(
  strict: boolean,
  { ndjson, csv, rejected }: OutputBuffers = outputBuffers(),
  isToldApart = false,
): Chunk {
  const sums = aggregator();
  const tenders: (readonly [string, string])[] = [];
  let [rows, count] = [0, 0];
  ndjson.clear();
  csv.clear();
  rejected.clear();
  return {
    tender: (reference, at, done) => {
      count += 1;
      if (!isToldApart) tenders.push([reference, at]);
      for (const { result, measures } of done) {
        ndjson.write(ndjsonLine(result));
        csv.write(csvRow(result));
        sums.line(result);
        for (const [id, counts] of measures) sums.measure(id, counts);
      }
    },
    measure: sums.measure,
    skip: (one) => {
      if (strict) throw refusalFromSkipped(one);
      if (one.tender) count += 1;
      sums.apart(one);
      rejected.write(skippedLine(one));
    },
    read: (more) => {
      rows += more;
    },
    tenders: () => count,
    done: () => ({
      ndjson: ndjson.bytes(),
      csv: csv.bytes(),
      rejected: rejected.bytes(),
      tally: sums.done(),
      tenders,
      rows,
    }),
  };
}
