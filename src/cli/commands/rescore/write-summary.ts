/** From the parts of a run to its summary: adding up, tenders given twice, and the files that a folder ends with. */

import { svscoreVersion } from "../../../inputs/built-in.ts";
import type { RenderOptions } from "../../../report/reporter-types.ts";
import { unstyled } from "../../../report/style.ts";
import { aggregator, mergeAggregates } from "../../../rescore/aggregate.ts";
import type { Aggregate, Summary, WhatIfNames } from "../../../rescore/model.ts";
import { fileSha256, inside, writeWholeFile } from "../../../rescore/read/files.ts";
import { csvHeader } from "../../../rescore/result-lines.ts";
import type { Checkpoint, ChunkRecord } from "../../../rescore/run/checkpoint.ts";
import { refusalFromSkipped } from "../../../rescore/run/chunk.ts";
import type { Ran, Shard } from "../../../rescore/run/run-chunks.ts";
import type { ShardPlan } from "../../../rescore/run/shard-plan.ts";
import { quote } from "../../../source/quote.ts";
import { exitCodeForAnswer } from "../../exit.ts";

/** A shard as it is kept until it is merged with the others. */
export interface ShardFile {
  readonly schema: "svscore.rescore-shard/v2";
  readonly version: string;
  readonly asked: WhatIfNames;
  readonly shard: Shard;
  /** A digest of what the archive holds. */
  readonly archive: string;
  /** A digest of the libraries and rules that were named, and of how totals are written. */
  readonly under: string;
  readonly plan: ShardPlan;
  /** Digests of its lines in each form. */
  readonly lines: { readonly ndjson: string; readonly csv: string; readonly rejected: string };
  readonly tally: Aggregate;
  readonly tenders: ChunkRecord["tenders"];
}

/** @param tenders of all parts, in order */
export function rescoreSummary(
  asked: WhatIfNames,
  tally: Aggregate,
  tenders: ChunkRecord["tenders"],
  strict: boolean,
): Summary {
  const twice = repeatedReferenceTally(tenders);
  const [first] = twice.apart;
  if (strict && first !== undefined) throw refusalFromSkipped(first);
  return {
    schema: "svscore.rescore/v1",
    tool: { name: "svscore", version: svscoreVersion() },
    asked,
    tally: mergeAggregates([tally, twice]),
  };
}

/** A reference that two tenders carry: both are scored, and somebody must say which one is meant. */
function repeatedReferenceTally(tenders: ChunkRecord["tenders"]): Aggregate {
  const first = new Map<string, string>();
  const sums = aggregator();
  for (const [reference, at] of tenders) {
    const earlier = first.get(reference);
    if (earlier === undefined) first.set(reference, at);
    else
      sums.apart({
        code: "SV504",
        at,
        says: `the tender ${quote(reference)} is also given at ${earlier}; both are scored`,
        tender: true,
        scored: true,
      });
  }
  return sums.done();
}

const wide: RenderOptions = { columns: 100, ink: unstyled };

/** Writes the summary in each of its forms; `summary.json` last, because a folder that has it is a run that is finished. */
export async function writeSummaryFiles(folder: string, summary: Summary): Promise<void> {
  const { summaryJson, summaryMarkdown, summaryTable } = await import("../../../report/rescore/summary.ts");
  const { summaryPage } = await import("../../../report/rescore/page.ts");
  writeWholeFile(inside(folder, "summary.txt"), summaryTable(summary, wide));
  writeWholeFile(inside(folder, "summary.md"), summaryMarkdown(summary, wide));
  writeWholeFile(inside(folder, "summary.html"), summaryPage(summary, wide));
  writeWholeFile(inside(folder, "summary.json"), summaryJson(summary, wide));
}

/** Leaves a shard's lines and sums in its folder, to be merged. */
export function finishShard(
  kept: Checkpoint,
  { from, to }: Ran,
  own: Omit<ShardFile, "schema" | "version" | "lines">,
  strict: boolean,
): number {
  const summary = rescoreSummary(own.asked, own.tally, own.tenders, strict);
  kept.join(csvHeader, from, to);
  const lines = shardLines(kept.folder);
  const file: ShardFile = { schema: "svscore.rescore-shard/v2", version: svscoreVersion(), lines, ...own };
  writeWholeFile(inside(kept.folder, "shard.json"), `${JSON.stringify(file)}\n`);
  kept.end();
  return rescoreExitCode(summary);
}

/** @returns digests of the lines in a shard's folder */
export const shardLines = (folder: string): ShardFile["lines"] => ({
  ndjson: fileSha256(inside(folder, "tenders.ndjson")),
  csv: fileSha256(inside(folder, "tenders.csv")),
  rejected: fileSha256(inside(folder, "rejected.csv")),
});

/** @returns 1 when a person should look: something moved or stands apart, or a contest is not decided. */
export const rescoreExitCode = ({
  tally: { all, tied, unmarked, unknown, tendersApart, rowsApart, byFault },
}: Summary): number =>
  exitCodeForAnswer(
    all.moved + all.winners + tendersApart + rowsApart + Object.keys(byFault).length > 0 ||
      unknown !== undefined ||
      tied.before + tied.after + unmarked.before + unmarked.after > 0,
  );
