/** `svscore rescore compare`: two runs of rescore held against each other. */

import { Refusal } from "../../../diagnostics/model.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { type RunComparison, runComparer } from "../../../rescore/compare-runs.ts";
import type { ContestResult } from "../../../rescore/model.ts";
import { forEachLine } from "../../../rescore/read/tender-index.ts";
import { pathFromIoFolder, WORK } from "../../../rescore/run/checkpoint.ts";
import { quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export type CompareFormat = "table" | "markdown" | "json";

/** @returns 0 when the two say the same of every tender, otherwise 1. @throws Refusal SV902 or SV507 */
export async function runRescoreCompare(
  io: Io,
  given: readonly [string, string],
  options: { readonly format: CompareFormat; readonly output?: string },
): Promise<number> {
  const both = runComparer();
  const files = given.map((one) => resultsPath(io, one));
  const [first = "", second = ""] = files;
  forEachResult(io, first, both.first);
  forEachResult(io, second, both.second);
  const comparison = both.done();
  const { comparisonReports } = await import("../../../report/rescore/comparison.ts");
  const { deliver } = await import("../../deliver.ts");
  const text = comparisonReports[options.format](
    comparison,
    files.map(shownFileName),
    await renderOptionsFor(io, options.output, undefined),
  );
  deliver(io, text, options.output, files);
  return comparisonExitCode(comparison);
}

const comparisonExitCode = ({ tenders, alike }: RunComparison): number =>
  exitCodeForAnswer(tenders !== alike);

/** The folder of a run stands for the lines that the run ended with. */
function resultsPath({ files }: Io, given: string): string {
  const names = files.list(given);
  if (names.length === 0) return given;
  const isFinished =
    !names.includes(WORK) && (names.includes("summary.json") || names.includes("shard.json"));
  if (isFinished && names.includes("tenders.ndjson")) return `${given.replace(/[/\\]+$/, "")}/tenders.ndjson`;
  throw new Refusal([
    {
      code: "SV507",
      cause: `the folder ${quote(shownFileName(given))} holds no run of rescore that is finished`,
      remedy: "name the folder of a run, its tenders.ndjson, or what `--format ndjson` printed",
    },
  ]);
}

function forEachResult(io: Io, file: string, take: (line: ContestResult) => void): void {
  const name = shownFileName(file);
  if (!io.files.exists(file))
    throw new Refusal([
      {
        code: "SV902",
        cause: `there is no file ${quote(name)}`,
        remedy: "name the tenders.ndjson of a run, or what `--format ndjson` printed",
      },
    ]);
  forEachLine(pathFromIoFolder(io, file), (bytes, _, number) => {
    const text = bytes.toString("utf8");
    if (text.trim() === "") return;
    const line = parseResultLine(text);
    if (line === undefined)
      throw new Refusal([
        {
          code: "SV507",
          file: `${name}:${number}`,
          cause: "this is not a line of a rescoring",
          remedy: "name the tenders.ndjson of a run, or what `--format ndjson` printed",
        },
      ]);
    take(line);
  });
}

function parseResultLine(text: string): ContestResult | undefined {
  try {
    const value = JSON.parse(text) as ContestResult;
    return value?.schema === "svscore.rescored/v1" ? value : undefined;
  } catch {
    return undefined;
  }
}
