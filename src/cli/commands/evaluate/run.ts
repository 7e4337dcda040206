/** `svscore evaluate`: read, score, report, and an exit code that says whether a person is needed. */
import { type EvaluateOptions, evaluateFilesWithChecks } from "../../../evaluation/evaluate-request.ts";
import type { Io } from "../../../io/io.ts";
import { evaluationDocument } from "../../../report/document.ts";
import type { Language } from "../../../report/reporter-types.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";
import type { BidsOptions, ColourOption, FormatOption, OutputOption } from "../../options.ts";
import { refuseBinaryToScreen, renderReport } from "../../report-formats.ts";
import { inputRequestFromOptions } from "../../request.ts";
import type { ReportFormat } from "../formats.ts";

export interface EvaluateCommandOptions
  extends BidsOptions,
    FormatOption<ReportFormat>,
    OutputOption,
    ColourOption {
  readonly frozen?: boolean;
  readonly evidence?: string;
  /** Whether to say how firm the ranking is; when it is not said, every full report does, for information. */
  readonly stress?: boolean;
  readonly lang?: Language;
  readonly browser?: string;
}

/** @returns 0 when nothing needs a person, 1 when something does. */
export async function runEvaluate(
  io: Io,
  bids: readonly string[],
  options: EvaluateCommandOptions,
): Promise<number> {
  refuseBinaryToScreen(options.format, options.output);
  const request = inputRequestFromOptions(bids, options);
  const wanted = { mustBeFrozen: options.frozen === true, stress: stressModeFromOptions(options) };
  const document =
    options.evidence === undefined
      ? await evaluationDocument(await evaluateFilesWithChecks(io, request, wanted))
      : await (await import("../../evidence/pack.ts")).writePack(io, request, wanted, options.evidence);
  const setting = await renderOptionsFor(io, options.output, options.color, options.lang);
  deliver(
    io,
    await renderReport(io, document, options.format, setting, options.browser),
    options.output,
    document.inputs.map(({ name }) => name),
  );
  return exitCodeForAnswer(document.decisions.length > 0);
}

/** The whole evaluation, and every report that tells all of it, says how firm it is. */
const full: ReadonlySet<ReportFormat> = new Set(["json", "html", "docx", "pdf"]);

function stressModeFromOptions({
  stress,
  format,
  evidence,
}: EvaluateCommandOptions): EvaluateOptions["stress"] {
  if (stress !== undefined) return stress ? "asked" : "none";
  return evidence !== undefined || full.has(format) ? "informs" : "none";
}
