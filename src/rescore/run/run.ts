/** A run over an archive: cut into parts, and begun again where the plan did not hold. */
import { Refusal } from "../../diagnostics/model.ts";
import type { Io } from "../../io/io.ts";
import type { Skipped } from "../model.ts";
import { sortCommitmentsByTender } from "../read/external-sort.ts";
import { fileSha256 } from "../read/files.ts";
import { openLineNumbers, withLineNumbers } from "../read/line-numbers.ts";
import { normaliseCsv } from "../read/normalise-csv.ts";
import {
  type Archive,
  lazyTemporaryFolder,
  namesBelowArchive,
  unpackAndIndexTables,
} from "../read/open-archive.ts";
import { isMalformedCsvError, type MalformedCsv } from "../read/record-reader.ts";
import { type Cut, cutEvenly, cutEvenlyByReading, rangeTasks } from "../read/split-table.ts";
import { isReplanNeededError } from "../read/table-range.ts";
import type { FoundTables, TableFile, Tables } from "../read/tables.ts";
import { collectGarbageOften, limitHeap } from "./heap-limits.ts";
import { type Ran, type RunOptions, runChunks } from "./run-chunks.ts";
import type { ShardPlan } from "./shard-plan.ts";

/** What an archive gave, and how it was shared out. */
export interface RanArchive extends Ran {
  /** Where the archive is scored in shards: what they must all agree on, and what this one holds. */
  readonly plan?: ShardPlan;
}

/** Folders of a part: enough that a part is worth keeping, few enough that little is lost with one, and that all cores have some. */
const [FEW, MANY, PARTS] = [50, 1_000, 16];

/** @returns the parts that are done: fewer than there are when the run was stopped */
export async function runArchive(
  io: Io,
  source: Archive,
  archive: string,
  options: RunOptions,
): Promise<RanArchive> {
  if (source.kind === "folders") {
    collectGarbageOften();
    const all = source.folders.length;
    const even = Math.min(MANY, Math.max(FEW, Math.ceil(all / PARTS)));
    const size = Math.max(1, Math.min(even, Math.ceil(all / options.shard.of)));
    const tasks = Array.from({ length: Math.ceil(source.folders.length / size) }, (_, index) => ({
      kind: "folders" as const,
      folders: source.folders.slice(index * size, (index + 1) * size),
    }));
    const ran = await runChunks(io, tasks, undefined, options);
    writeRejected(ran, options, (one) => one);
    const names = namesBelowArchive(source.folders, archive);
    const held = names.slice(ran.from * size, ran.to * size);
    return { ...ran, ...shardPlan(io, options, names, held, () => [size]) };
  }
  const room = lazyTemporaryFolder(options.kept?.work);
  try {
    return await runTables(io, source.found, options, room.folder);
  } finally {
    room.clear();
  }
}

/** Whatever was skipped, when there is nothing more to come. */
function writeRejected({ done, from, to }: Ran, { kept }: RunOptions, told: (one: Skipped) => Skipped): void {
  if (done === to - from) kept?.joinRejected(from, to, told);
}

/** @param rest what else decides how an archive is cut, as plain data */
function shardPlan(
  io: Io,
  { shard }: RunOptions,
  names: readonly string[],
  held: readonly string[],
  rest: () => readonly unknown[],
): { readonly plan?: ShardPlan } {
  if (shard.of === 1) return {};
  const tenders = { count: names.length, sha256: io.sha256(JSON.stringify(names)) };
  return { plan: { sha256: io.sha256(JSON.stringify([shard.of, tenders, ...rest()])), tenders, held } };
}

/**
 * How the rows of a table are taken: cut where they seem to begin, cut where
 * they were read to begin, or put in order and then cut. A guess that does not
 * hold is made good by reading; only what was read decides that a table is not
 * in order, so that a run and the shards of one say the same.
 */
type Order = "guessed" | "read" | "sorted";

/** How the table was cut, as it is kept for a run that goes on. */
interface TablePlan {
  readonly order: Order;
  readonly cuts?: readonly Cut[];
  /** Where the table departs from the book and was written again, if it was. */
  readonly malformedAt?: number;
}

async function runTables(
  io: Io,
  found: FoundTables,
  options: RunOptions,
  room: () => string,
): Promise<RanArchive> {
  limitHeap();
  let tables = await unpackAndIndexTables(found, room);
  const contents = options.shard.of === 1 ? [] : tableFiles(tables).map(contentSha256);
  const rewrite = async (
    place: TableFile,
    from: Pick<MalformedCsv, "offset" | "isEndless">,
  ): Promise<void> => {
    const commitments = await normaliseCsv(place, from, room());
    tables = await unpackAndIndexTables({ ...found, commitments }, room);
  };
  let plan = keptTablePlan(options);
  if (plan.malformedAt !== undefined && tables.commitments !== undefined)
    await rewrite(tables.commitments.place, { offset: plan.malformedAt });
  for (;;) {
    try {
      const cut = cutTables(io, tables, plan, options, room);
      plan = { ...plan, order: cut.order, cuts: cut.cuts };
      options.kept?.note("cuts", JSON.stringify(plan));
      const size = cut.tables.commitments?.place.size ?? 0;
      const names = tables.tenders.keys;
      const tasks = rangeTasks(cut.cuts, names.length, size);
      const ran = await runChunks(io, tasks, cut.tables, options);
      const lines = openLineNumbers(tableFiles(tables));
      let tally = ran.tally;
      try {
        tally = withLineNumbers(ran.tally, lines);
        writeRejected(ran, options, lines.told);
      } finally {
        lines.close();
      }
      const [first, last] = [tasks[ran.from]?.from ?? 0, tasks[ran.to - 1]?.to ?? 0];
      const held = ran.from < ran.to ? names.slice(first, last) : [];
      return {
        ...ran,
        tally,
        ...shardPlan(io, options, names, held, () => [plan, contents]),
      };
    } catch (error) {
      if (error instanceof Refusal) throw withLineNumbersInRefusal(error, tableFiles(tables));
      const { commitments } = tables;
      const isMalformed = isMalformedCsvError(error) && error.malformedFile === commitments?.place.path;
      if (commitments === undefined || !(isMalformed || isReplanNeededError(error))) throw error;
      if (plan.order === "guessed") plan = { ...plan, order: "read" };
      else if (isMalformed && plan.malformedAt === undefined) {
        await rewrite(commitments.place, error);
        plan = { order: "read", malformedAt: error.offset };
      } else throw new Error(`the plan of ${commitments.place.name} did not hold`, { cause: error });
      const { cuts: _, ...rest } = plan;
      plan = rest;
      options.kept?.forget(["cuts"]);
    }
  }
}

function keptTablePlan({ kept, shard }: RunOptions): TablePlan {
  const note = kept?.notes("cuts");
  return note === undefined
    ? { order: shard.of === 1 ? "guessed" : "read" }
    : (JSON.parse(note) as TablePlan);
}

/** @throws ReplanNeeded or MalformedCsv */
function cutTables(
  io: Io,
  tables: Tables,
  { order, cuts }: TablePlan,
  { shard }: RunOptions,
  room: () => string,
): { readonly order: Order; readonly tables: Tables; readonly cuts: readonly Cut[] } {
  if (order === "guessed") return { order, tables, cuts: cuts ?? cutEvenly(tables, shard.of) };
  const read = order === "sorted" ? undefined : (cuts ?? cutEvenlyByReading(tables, shard.of));
  if (read !== undefined) return { order: "read", tables, cuts: read };
  if (order === "read")
    io.error(
      `${tables.commitments?.place.name ?? ""} is not in the order of the tenders: it is put in order first, in files beside, which takes longer\n`,
    );
  const sorted = sortCommitmentsByTender(tables, room(), { parts: shard.of });
  return { order: "sorted", tables: sorted.tables, cuts: cuts ?? sorted.cuts };
}

/** Of a folder of tenders only the names, which the plan holds. */
const contentSha256 = ({ path, size }: TableFile): string => (size === 0 ? "" : fileSha256(path));

function tableFiles({ tenders, prices, marks, commitments }: Tables): readonly TableFile[] {
  const more = [marks?.place, commitments?.place].flatMap((place) => (place === undefined ? [] : [place]));
  return [tenders.place, prices.place, ...more];
}

/** A refusal whose places are told by line. */
function withLineNumbersInRefusal({ diagnostics }: Refusal, files: readonly TableFile[]): Refusal {
  const lines = openLineNumbers(files);
  try {
    return new Refusal(
      diagnostics.map((one) => {
        const told = lines.told({ code: one.code, at: one.file ?? "", says: one.cause, tender: false });
        return one.file === undefined ? one : { ...one, file: told.at, cause: told.says };
      }),
    );
  } finally {
    lines.close();
  }
}
