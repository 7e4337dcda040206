/** A stretch of an archive on its way through: the lines that it gives, what it adds up to, and which tenders it holds. */
import type { Apart, Line, MeasureCounts, Tally } from "../../archive/model.ts";
import type { Rescored } from "../../archive/rescore.ts";
import { adder } from "../../archive/tally.ts";
import { Refusal } from "../../diagnostics/model.ts";
import { csvRows, ndjsonLine } from "../../report/rescore/lines.ts";
import type { Seen } from "./seen.ts";

/** A part that is finished. */
export interface Done {
  readonly ndjson: string;
  readonly csv: string;
  readonly tally: Tally;
  /** Rows of commitments that were read. */
  readonly rows: number;
  /** Each tender's reference and where it stands, to find one that is given twice. */
  readonly tenders: readonly (readonly [reference: string, at: string])[];
  /** What of the disk it rests on, beside the big tables. */
  readonly seen: readonly Seen[];
}

export interface Part {
  readonly tender: (reference: string, at: string, done: readonly Rescored[]) => void;
  readonly measure: (id: string, counts: MeasureCounts) => void;
  readonly apart: (one: Apart) => void;
  /** Counts rows that were read. */
  readonly read: (rows: number) => void;
  readonly done: () => Omit<Done, "seen">;
}

/** What would stand apart, as a refusal: under `--strict` the first of them ends the run. */
export const strictly = ({ code, at, says }: Apart): Refusal =>
  new Refusal([
    { code, file: at, cause: says, remedy: "put it right, or leave out --strict to set it apart" },
  ]);

/** Lines that are written out together: what a line is made of takes far more room than its text, and is let go of young. */
const TOGETHER = 64;

/** @param strict whether the first thing that would stand apart ends the run, with a Refusal */
export function part(strict: boolean): Part {
  const sums = adder();
  const tenders: (readonly [string, string])[] = [];
  const [ndjson, csv]: [string[], string[]] = [[], []];
  let lines: Line[] = [];
  let rows = 0;
  const write = (): void => {
    ndjson.push(lines.map(ndjsonLine).join(""));
    csv.push(csvRows(lines));
    lines = [];
  };
  return {
    tender: (reference, at, done) => {
      tenders.push([reference, at]);
      for (const { line, measures } of done) {
        lines.push(line);
        sums.line(line);
        for (const [id, counts] of measures) sums.measure(id, counts);
      }
      if (lines.length >= TOGETHER) write();
    },
    measure: sums.measure,
    apart: (one) => {
      if (strict) throw strictly(one);
      sums.apart(one);
    },
    read: (more) => {
      rows += more;
    },
    done: () => {
      write();
      return { ndjson: ndjson.join(""), csv: csv.join(""), tally: sums.done(), tenders, rows };
    },
  };
}
