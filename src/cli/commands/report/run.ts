/** `svscore report`: any report, made again from a saved evaluation. Nothing is read but that file, and nothing is worked out again. */

import { Refusal, refuseIfAny } from "../../../diagnostics/model.ts";
import { inputFilesOrRefuse, readInputOrDiagnostics, shownFileName } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { loadSavedEvaluation } from "../../../report/load-saved.ts";
import { type Redaction, redactEvaluation } from "../../../report/redact.ts";
import type { Language } from "../../../report/reporter-types.ts";
import type { EvaluationDocument } from "../../../report/schema.ts";
import { withFirmnessDecisions, withoutStress } from "../../../report/stress/needs-decision.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";
import { refuseBinaryToScreen, renderReport } from "../../report-formats.ts";
import type { ReportFormat } from "../formats.ts";

export interface ReportOptions {
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly color?: boolean;
  readonly lang?: Language;
  readonly browser?: string;
  readonly letters?: string;
  readonly redact?: readonly Redaction[];
  /** Whether to say how firm the ranking is, as under `evaluate`. */
  readonly stress?: boolean;
}

/** @returns 0 when nothing needs a person, 1 when something does. */
export async function runReport(io: Io, path: string, options: ReportOptions): Promise<number> {
  if (options.letters !== undefined) checkLetterOptions(options);
  const format = options.format ?? (options.letters === undefined ? "html" : "docx");
  if (options.letters === undefined) refuseBinaryToScreen(format, options.output);
  const saved = await readSavedEvaluation(io, path);
  if (options.letters !== undefined)
    return (await import("./letters.ts")).writeLetters(io, saved, options.letters, format, options.lang);
  const whole = applyStressOption(options.stress, saved, shownFileName(path));
  const document = options.redact === undefined ? whole : redactEvaluation(whole, options.redact);
  const setting = await renderOptionsFor(io, options.output, options.color, options.lang);
  deliver(io, await renderReport(io, document, format, setting, options.browser), options.output, [
    shownFileName(path),
  ]);
  return exitCodeForAnswer(document.decisions.length > 0);
}

/** A saved evaluation carries how firm it is; whether that is asked or left out is for each report to say. */
function applyStressOption(
  stress: boolean | undefined,
  saved: EvaluationDocument,
  file: string,
): EvaluationDocument {
  if (stress === undefined) return saved;
  if (!stress) return withoutStress(saved);
  if (saved.stress !== undefined) return withFirmnessDecisions(saved);
  throw new Refusal([
    {
      code: "SV657",
      file,
      cause: "this saved evaluation carries no part on how firm the ranking is",
      remedy:
        "save it again with `svscore evaluate --format json`, or ask `svscore stress` for that part alone",
    },
  ]);
}

/** Letters leave out what the tender says, and go to a folder: an option that would be passed over is refused. */
function checkLetterOptions({ redact, output, stress }: ReportOptions): void {
  const refuse = (cause: string, remedy: string) => new Refusal([{ code: "SV901", cause, remedy }]);
  if (redact !== undefined)
    throw refuse(
      "`--redact` is not for letters",
      "name what is held back under `letters: { withhold: … }` in the tender",
    );
  if (stress !== undefined)
    throw refuse(
      `\`--${stress ? "" : "no-"}stress\` is not for letters`,
      "letters say nothing of how firm the ranking is",
    );
  if (output !== undefined)
    throw refuse("`--output` is not for letters", "`--letters FOLDER` says where they go");
}

/** @throws Refusal SV651 to SV656 when the file is no evaluation that svscore saved. */
export async function readSavedEvaluation(io: Io, path: string): Promise<EvaluationDocument> {
  const [input] = inputFilesOrRefuse([await readInputOrDiagnostics(io, path, "evaluation")]);
  if (input === undefined) throw new Error("a file was refused without saying why");
  const { value, diagnostics } = loadSavedEvaluation(input.source);
  refuseIfAny(diagnostics);
  if (value === undefined) throw new Error("an evaluation was refused without saying why");
  return value;
}
