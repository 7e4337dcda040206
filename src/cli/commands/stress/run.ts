/** `svscore stress`: what would have to change before another bid stood first. */

import { withRankingStress } from "../../../evaluation/add-stress.ts";
import { evaluateFiles } from "../../../evaluation/evaluate-request.ts";
import type { Io } from "../../../io/io.ts";
import { evaluationDocument } from "../../../report/document.ts";
import { jsonReport } from "../../../report/json.ts";
import type { TextReporter } from "../../../report/reporter-types.ts";
import { stressMarkdown, stressPlain, stressTable } from "../../../report/stress/report.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";
import { inputRequestFromOptions } from "../../request.ts";

export type StressFormat = "table" | "plain" | "markdown" | "json";

export interface StressOptions {
  readonly tender?: string;
  readonly key?: string;
  readonly format: StressFormat;
  readonly output?: string;
  readonly color?: boolean;
}

const reporters: Readonly<Record<StressFormat, TextReporter>> = {
  table: stressTable,
  plain: stressPlain,
  markdown: stressMarkdown,
  json: jsonReport,
};

/** @returns 0 when every ranking is firm, 1 when one is not or cannot be final. */
export async function runStress(io: Io, bids: readonly string[], options: StressOptions): Promise<number> {
  const evaluated = await evaluateFiles(io, inputRequestFromOptions(bids, options));
  const document = await evaluationDocument(withRankingStress(evaluated, true));
  deliver(
    io,
    reporters[options.format](document, await renderOptionsFor(io, options.output, options.color)),
    options.output,
    document.inputs.map(({ name }) => name),
  );
  return exitCodeForAnswer(document.stress?.every(({ firm }) => firm) !== true);
}
