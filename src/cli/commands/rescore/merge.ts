/** `svscore rescore merge`: the shards of one archive joined into what one run would have written, to the byte. */

import { Refusal } from "../../../diagnostics/model.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import type { Io } from "../../../io/io.ts";
import { mergeAggregates } from "../../../rescore/aggregate.ts";
import { inside, joinFiles, readTextIfThere } from "../../../rescore/read/files.ts";
import { rejectedHeader } from "../../../rescore/rejected-rows.ts";
import { csvHeader } from "../../../rescore/result-lines.ts";
import { openCheckpoint, pathFromIoFolder } from "../../../rescore/run/checkpoint.ts";
import { shardPlansFault } from "../../../rescore/run/shard-plan.ts";
import { quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { refuseFileName } from "./output-folder.ts";
import {
  rescoreExitCode,
  rescoreSummary,
  type ShardFile,
  shardLines,
  writeSummaryFiles,
} from "./write-summary.ts";

const shardRefusal = (cause: string, remedy: string): Refusal =>
  new Refusal([{ code: "SV507", cause, remedy }]);

interface NamedShard {
  readonly folder: string;
  readonly file: ShardFile;
}

/** @throws Refusal SV507 when the folders are not all the shards of one archive */
export async function runRescoreMerge(io: Io, folders: readonly string[], output: string): Promise<number> {
  refuseFileName(output);
  const shards = folders.map((folder): NamedShard => ({ folder, file: readShard(io, folder) }));
  shards.sort((a, b) => a.file.shard.number - b.file.shard.number);
  const first = shards[0]?.file;
  if (first === undefined) throw shardRefusal("no shard is named", "name the folder of each shard");
  refuseUnlessWhole(io, shards, first);
  const kept = openCheckpoint(io, output, JSON.stringify(["merge", folders]), true);
  const lines = (name: string): readonly string[] =>
    shards.map(({ folder }) => inside(pathFromIoFolder(io, folder), name));
  const summary = rescoreSummary(
    first.asked,
    mergeAggregates(shards.map(({ file }) => file.tally)),
    shards.flatMap(({ file }) => file.tenders),
    false,
  );
  joinFiles(inside(kept.folder, "tenders.ndjson"), "", lines("tenders.ndjson"));
  joinFiles(inside(kept.folder, "tenders.csv"), csvHeader, lines("tenders.csv"), csvHeader);
  joinFiles(inside(kept.folder, "rejected.csv"), rejectedHeader, lines("rejected.csv"), rejectedHeader);
  await writeSummaryFiles(kept.folder, summary);
  kept.end();
  const { summaryTable } = await import("../../../report/rescore/summary.ts");
  io.out(summaryTable(summary, await renderOptionsFor(io, undefined, undefined)));
  return rescoreExitCode(summary);
}

/** Every shard of one plan, once, with the lines that it was left with, and every tender in exactly one of them. */
function refuseUnlessWhole(io: Io, shards: readonly NamedShard[], first: ShardFile): void {
  for (const { folder, file } of shards) {
    if (file.version !== svscoreVersion())
      throw shardRefusal(
        `the shard in ${quote(folder)} was made by svscore ${file.version}, and this is ${svscoreVersion()}`,
        "make every shard with one svscore, and merge them with the same",
      );
    const alike =
      file.shard.of === first.shard.of &&
      file.archive === first.archive &&
      file.under === first.under &&
      JSON.stringify(file.asked) === JSON.stringify(first.asked);
    if (!alike || file.plan.sha256 !== first.plan.sha256)
      throw shardRefusal(
        alike
          ? `the shard in ${quote(folder)} was cut by another plan than the one in ${quote(shards[0]?.folder ?? "")}: a table of the archive was changed between them`
          : `the shard in ${quote(folder)} is of another run than the one in ${quote(shards[0]?.folder ?? "")}`,
        "merge shards of one archive, made with the same options and the same svscore",
      );
  }
  const missing = Array.from({ length: first.shard.of }, (_, index) => index + 1).filter(
    (number) => shards.filter(({ file }) => file.shard.number === number).length !== 1,
  );
  if (missing.length > 0)
    throw shardRefusal(
      `of ${first.shard.of} shards these are missing or named twice: ${missing.join(", ")}`,
      "name the folder of each shard once",
    );
  for (const { folder, file } of shards)
    if (JSON.stringify(shardLines(pathFromIoFolder(io, folder))) !== JSON.stringify(file.lines))
      throw shardRefusal(
        `the lines in ${quote(folder)} are not those that the shard was left with`,
        "make this shard again in a new folder",
      );
  const fault = shardPlansFault(
    shards.map(({ file }) => file.plan),
    io.sha256,
  );
  if (fault !== undefined)
    throw shardRefusal(
      `the shards do not hold every tender once: ${fault}`,
      "make every shard again, each in a new folder",
    );
}

function readShard(io: Io, folder: string): ShardFile {
  const text = readTextIfThere(inside(pathFromIoFolder(io, folder), "shard.json"));
  const file = text === undefined ? undefined : parseShard(text);
  if (file?.schema === "svscore.rescore-shard/v2") return file;
  if (file !== undefined && String(file.schema) === "svscore.rescore-shard/v1")
    throw shardRefusal(
      `the shard in ${quote(folder)} was made by an svscore that did not keep which tenders a shard holds`,
      "make every shard again, each in a new folder",
    );
  throw shardRefusal(
    `${quote(folder)} holds no shard that is finished`,
    "name a folder that `svscore rescore --shard` has written to the end",
  );
}

function parseShard(text: string): ShardFile | undefined {
  try {
    return JSON.parse(text) as ShardFile;
  } catch {
    return undefined;
  }
}
