/** `svscore rescore`: past tenders scored as they were and as they would be, in bulk. */

import type { Code } from "../../../diagnostics/catalogue.ts";
import { Refusal } from "../../../diagnostics/model.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import type { Io } from "../../../io/io.ts";
import type { Summary } from "../../../rescore/model.ts";
import {
  archiveFingerprint,
  archiveNamesAndSizes,
  findArchiveOrRefuse,
} from "../../../rescore/read/open-archive.ts";
import { loadWhatIf, type WhatIfOptions } from "../../../rescore/read/what-if.ts";
import { csvHeader } from "../../../rescore/result-lines.ts";
import { openCheckpoint } from "../../../rescore/run/checkpoint.ts";
import { runArchive } from "../../../rescore/run/run.ts";
import type { Shard } from "../../../rescore/run/run-chunks.ts";
import { quote } from "../../../source/quote.ts";
import { withoutUndefined } from "../../../source/without-undefined.ts";
import { renderOptionsFor } from "../../colour.ts";
import { EXIT } from "../../exit.ts";
import { refuseFileName, refuseFormatBesideFolder } from "./output-folder.ts";
import { finishShard, rescoreExitCode, rescoreSummary, writeSummaryFiles } from "./write-summary.ts";

export type RescoreFormat = "table" | "markdown" | "json" | "html" | "ndjson" | "csv";

export interface RescoreCommandOptions extends WhatIfOptions {
  readonly format: RescoreFormat;
  /** The same, where somebody named it. */
  readonly asked?: RescoreFormat;
  readonly output?: string;
  readonly strict?: boolean;
  readonly resume?: boolean;
  readonly shard?: string;
  readonly workers?: string;
  readonly color?: boolean;
}

/** How what is kept of a run that is not finished is laid out: a run goes on only from the same. */
const PLAN = 2;

/** @returns 0 when nothing moved, 1 when something did or stands apart, 130 when it was interrupted */
export async function runRescore(io: Io, archive: string, options: RescoreCommandOptions): Promise<number> {
  refuseFileName(options.output);
  refuseFormatBesideFolder(options.asked, options.output);
  const second = await loadWhatIf(io, options);
  const shard = parseShardOption(options);
  const threads = parseWorkersOption(options);
  const source = findArchiveOrRefuse(io, archive);
  const { output } = options;
  const under = io.sha256(JSON.stringify([second.inFull, second.inputs.map(({ sha256 }) => sha256())]));
  const plan = JSON.stringify([
    PLAN,
    svscoreVersion(),
    second.asked,
    under,
    shard,
    io.sha256(archiveFingerprint(source)),
  ]);
  if (output === undefined && options.resume === true)
    throw optionRefusal(
      "SV901",
      "there is nothing to go on with: what a run has done is kept in its folder, and none is named",
      "name it with --output",
    );
  const kept = output === undefined ? undefined : openCheckpoint(io, output, plan, options.resume === true);
  const interrupted = listenForInterrupt();
  const { library, rules, on, exact } = options;
  const wanted = withoutUndefined({ library, rules, on, exact });
  const ran = await runArchive(io, source, archive, {
    setup: { wanted, strict: options.strict === true },
    second,
    threads,
    shard,
    kept,
    stopped: interrupted.happened,
    lines:
      kept === undefined && (options.format === "ndjson" || options.format === "csv")
        ? options.format
        : undefined,
  }).finally(interrupted.end);
  if (ran.done < ran.to - ran.from) {
    const stands = `interrupted: ${ran.done} of ${ran.to - ran.from} parts are done`;
    io.error(
      kept === undefined
        ? `${stands}, and nothing is kept without --output\n`
        : `${stands} and kept; the same command with --resume goes on\n`,
    );
    return EXIT.interrupted;
  }
  const { tally, tenders, plan: shared } = ran;
  if (kept !== undefined && shared !== undefined)
    return finishShard(
      kept,
      ran,
      {
        asked: second.asked,
        shard,
        archive: io.sha256(archiveNamesAndSizes(source, archive)),
        under,
        plan: shared,
        tally,
        tenders,
      },
      options.strict === true,
    );
  const summary = rescoreSummary(second.asked, tally, tenders, options.strict === true);
  if (kept !== undefined) {
    kept.join(csvHeader, ran.from, ran.to);
    await writeSummaryFiles(kept.folder, summary);
    kept.end();
    await printSummary(io, summary, [], { ...options, format: "table" });
  } else await printSummary(io, summary, ran.lines, options);
  return rescoreExitCode(summary);
}

const optionRefusal = (code: Code, cause: string, remedy: string): Refusal =>
  new Refusal([{ code, cause, remedy }]);

function parseShardOption({ shard, output }: RescoreCommandOptions): Shard {
  if (shard === undefined) return { number: 1, of: 1 };
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(shard) ?? [];
  const found = { number: Number(number), of: Number(of) };
  if (number === undefined || found.number < 1 || found.number > found.of)
    throw optionRefusal(
      "SV901",
      `--shard: ${quote(shard)} is not a share`,
      "write which of how many, for example 2/8",
    );
  if (output === undefined)
    throw optionRefusal(
      "SV901",
      "a shard is kept in a folder, and none is named",
      "name one with --output, and join them with `svscore rescore merge`",
    );
  return found;
}

function parseWorkersOption({ workers }: RescoreCommandOptions): number | undefined {
  if (workers === undefined) return undefined;
  if (/^(?:[1-9]|[1-5]\d|6[0-4])$/.test(workers)) return Number(workers);
  throw optionRefusal(
    "SV901",
    `--workers: ${quote(workers)} is not a number from 1 to 64`,
    "write how many cores to use, for example 2",
  );
}

/** The first interruption ends the run in good order; a second ends the program. */
function listenForInterrupt(): { readonly happened: () => boolean; readonly end: () => void } {
  let happened = false;
  const hear = (): void => {
    happened = true;
    process.removeListener("SIGINT", hear);
  };
  process.on("SIGINT", hear);
  return { happened: () => happened, end: () => process.removeListener("SIGINT", hear) };
}

async function printSummary(
  io: Io,
  summary: Summary,
  lines: readonly string[],
  options: RescoreCommandOptions,
): Promise<void> {
  const { format } = options;
  if (format === "ndjson") return io.out(lines.join(""));
  if (format === "csv") return io.out(csvHeader + lines.join(""));
  const { summaryJson, summaryMarkdown, summaryTable } = await import("../../../report/rescore/summary.ts");
  const { summaryPage } = await import("../../../report/rescore/page.ts");
  const reporter = { table: summaryTable, markdown: summaryMarkdown, json: summaryJson, html: summaryPage }[
    format
  ];
  io.out(reporter(summary, await renderOptionsFor(io, undefined, options.color)));
}
