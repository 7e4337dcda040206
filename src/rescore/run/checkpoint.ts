/**
 * What a run has done so far, kept in its output folder part by part. A part
 * counts as done when its own record is there and fits its two files, so a run
 * that was killed at any moment goes on from the last whole part.
 */
import { Refusal } from "../../diagnostics/model.ts";
import type { Io } from "../../io/io.ts";
import { quote } from "../../source/quote.ts";
import type { Skipped } from "../model.ts";
import {
  inside,
  joinFiles,
  makeFolder,
  namesInFolder,
  openWholeFile,
  readTextIfThere,
  removeIfThere,
  withDiskErrorsRefused,
  writeWholeFile,
} from "../read/files.ts";
import { forEachLine } from "../read/tender-index.ts";
import { rejectedHeader, rejectedRowFromLine } from "../rejected-rows.ts";
import type { Done } from "./chunk.ts";
import { isUnchanged } from "./input-digest.ts";

/** The files of lines that a part leaves. */
const kinds = ["ndjson", "csv", "rejected"] as const;
type LineKind = (typeof kinds)[number];

/** Everything of a part but its lines, and what it rests on. */
export type ChunkRecord = Omit<Done, LineKind | "seen">;

export const WORK = ".rescore";
const PLAN = "plan.json";
const ours =
  /^(?:\.rescore|tenders\.(?:ndjson|csv)|rejected\.csv|summary\.(?:txt|md|json|html)|shard\.json|.*\.tmp)$/;

/** Parts in a folder of their own. */
export interface ChunkFiles {
  /** @returns the record of a part that is done, if it is, and if everything that it rests on is as it was. */
  readonly record: (index: number) => ChunkRecord | undefined;
  readonly keep: (index: number, done: Done) => void;
  readonly file: (index: number, kind: LineKind) => string;
}

export function chunkFiles(io: Io, work: string): ChunkFiles {
  const name = (index: number, kind: string): string =>
    inside(work, `${String(index).padStart(6, "0")}.${kind}`);
  return {
    record: (index) => {
      const text = readTextIfThere(name(index, "json"));
      if (text === undefined) return undefined;
      const { sums, seen, ...record } = JSON.parse(text) as Omit<Done, LineKind> & {
        readonly sums: readonly string[];
      };
      const found = kinds.map((kind) => io.sha256(readTextIfThere(name(index, kind)) ?? ""));
      const whole = sums.every((sum, at) => sum === found[at]);
      return whole && seen.every((one) => isUnchanged(io.files, one)) ? record : undefined;
    },
    keep: (index, { ndjson, csv, rejected, ...record }) => {
      const lines = { ndjson, csv, rejected };
      for (const kind of kinds) writeWholeFile(name(index, kind), lines[kind]);
      const sums = kinds.map((kind) => io.sha256(lines[kind]));
      writeWholeFile(name(index, "json"), JSON.stringify({ ...record, sums }));
    },
    file: name,
  };
}

export interface Checkpoint {
  readonly folder: string;
  readonly work: string;
  readonly chunks: ChunkFiles;
  /** @returns what an earlier call kept under the same plan: how the archive was cut */
  readonly notes: (key: string) => string | undefined;
  readonly note: (key: string, text: string) => void;
  /** Forgets all chunks, and these notes. */
  readonly forget: (notes: readonly string[]) => void;
  /** Joins the chunks' lines under their final names. */
  readonly join: (header: string, from: number, to: number) => void;
  /** Writes what the chunks skipped, each with its place as people know it. */
  readonly joinRejected: (from: number, to: number, told: (one: Skipped) => Skipped) => void;
  readonly end: () => void;
}

const newCheckpointRefusal = (cause: string, remedy: string): Refusal =>
  new Refusal([{ code: "SV506", cause, remedy }]);

/**
 * @param plan what this run is, as text: a run is resumed only by the same
 * @throws Refusal SV506 when the folder holds something else, or another run
 */
export function openCheckpoint(io: Io, output: string, plan: string, resume: boolean): Checkpoint {
  const folder = pathFromIoFolder(io, output);
  const work = inside(folder, WORK);
  const held = withDiskErrorsRefused(output, () => namesInFolder(folder));
  const earlier = readTextIfThere(inside(work, PLAN));
  const strange = held.find((name) => !ours.test(name));
  if (strange !== undefined)
    throw newCheckpointRefusal(
      `the folder ${quote(output)} holds ${quote(strange)}, which no run of rescore wrote`,
      "name a new folder, or an empty one",
    );
  if (earlier === undefined && (held.includes("summary.json") || held.includes("shard.json")))
    throw newCheckpointRefusal(`${quote(output)} holds a run that is finished`, "name another folder");
  if (earlier !== undefined && !resume)
    throw newCheckpointRefusal(
      `${quote(output)} holds a run that was interrupted`,
      "add --resume to go on with it, or name another folder",
    );
  if (earlier !== undefined && earlier !== plan)
    throw newCheckpointRefusal(
      `the run in ${quote(output)} is another one: the archive (its files, when they were changed, or the path that names it), the options or svscore itself differ`,
      "resume it with the same command and the same files, or name another folder",
    );
  makeFolder(work);
  if (earlier === undefined) writeWholeFile(inside(work, PLAN), plan);
  const chunks = chunkFiles(io, work);
  return {
    folder,
    work,
    chunks,
    notes: (key) => readTextIfThere(inside(work, `${key}.note`)),
    note: (key, text) => writeWholeFile(inside(work, `${key}.note`), text),
    forget: (notes) => {
      const gone = (name: string): boolean =>
        /^\d+\.(ndjson|csv|rejected|json)$/.test(name) || notes.some((note) => name === `${note}.note`);
      for (const name of namesInFolder(work)) if (gone(name)) removeIfThere(inside(work, name));
    },
    join: (header, from, to) => {
      const all = Array.from({ length: to - from }, (_, at) => from + at);
      const files = (kind: "ndjson" | "csv"): readonly string[] =>
        all.map((index) => chunks.file(index, kind));
      joinFiles(inside(folder, "tenders.ndjson"), "", files("ndjson"));
      joinFiles(inside(folder, "tenders.csv"), header, files("csv"));
    },
    joinRejected: (from, to, told) => {
      const write = openWholeFile(inside(folder, "rejected.csv"), rejectedHeader);
      for (let index = from; index < to; index += 1)
        forEachLine(chunks.file(index, "rejected"), (line) =>
          write.add(rejectedRowFromLine(line.toString("utf8"), told)),
        );
      write.end();
    },
    end: () => removeIfThere(work),
  };
}

export const pathFromIoFolder = ({ folder }: Io, output: string): string =>
  /^([/\\]|[A-Za-z]:)/.test(output) ? output : inside(folder, output);
