/** `svscore evaluate`: read, score, report, and an exit code that says whether a person is needed. */
import { resolve } from "node:path";
import { Refusal } from "../../../diagnostics/model.ts";
import { answer, type Wanted } from "../../../evaluation/evaluate-request.ts";
import { nameOf } from "../../../inputs/read-text.ts";
import { unwritable } from "../../../io/disk-errors.ts";
import type { Io } from "../../../io/io.ts";
import type { Language, Report } from "../../../report/reporter.ts";
import { quote } from "../../../source/quote.ts";
import { settingFor } from "../../colour.ts";
import { whyNot } from "../../output-guard.ts";
import { checkDestination, rendered } from "../../reporters.ts";
import type { Format } from "../formats.ts";

export interface EvaluateOptions {
  readonly tender?: string;
  readonly format: Format;
  readonly output?: string;
  readonly key?: string;
  readonly frozen?: boolean;
  readonly evidence?: string;
  readonly color?: boolean;
  /** Whether to say how firm the ranking is; when it is not said, every full report does, for information. */
  readonly stress?: boolean;
  readonly lang?: Language;
  readonly browser?: string;
}

/** @returns 0 when nothing needs a person, 1 when something does. */
export async function evaluateCommand(
  io: Io,
  bids: readonly string[],
  options: EvaluateOptions,
): Promise<number> {
  checkDestination(options.format, options.output);
  const request = {
    bids,
    ...(options.tender !== undefined && { tender: options.tender }),
    ...(options.key !== undefined && { key: options.key }),
  };
  const wanted = { mustBeFrozen: options.frozen === true, stress: firmnessIn(options) };
  const document =
    options.evidence === undefined
      ? (await answer(io, request, wanted)).document
      : await (await import("../../evidence/pack.ts")).packed(io, request, wanted, options.evidence);
  const setting = await settingFor(io, options.output, options.color, options.lang);
  deliver(
    io,
    await rendered(io, document, options.format, setting, options.browser),
    options.output,
    document.inputs.map(({ name }) => name),
  );
  return document.decisions.length > 0 ? 1 : 0;
}

/** The whole evaluation, and every report that tells all of it, says how firm it is. */
const full: ReadonlySet<Format> = new Set(["json", "html", "docx", "pdf"]);

function firmnessIn({ stress, format, evidence }: EvaluateOptions): Wanted["stress"] {
  if (stress !== undefined) return stress ? "asked" : "none";
  return evidence !== undefined || full.has(format) ? "informs" : "none";
}

/** @throws Refusal SV904 when the file cannot be written, or would overwrite what was read or what no report is. */
export function deliver(io: Io, report: Report, output: string | undefined, inputs: readonly string[]): void {
  if (typeof report === "string" && (output === undefined || output === "-")) {
    io.out(report);
    return;
  }
  if (output === undefined) throw new Error("a file was made that goes nowhere");
  const name = nameOf(output);
  const refuse = (cause: string, remedy: string) => new Refusal([{ code: "SV904", cause, remedy }]);
  if (inputs.some((input) => sameFile(io, input, output)))
    throw refuse(`${quote(name)} is one of the files that were read`, "give the output another name");
  try {
    const [cause, remedy] = whyNot(io, output, report) ?? [];
    if (cause !== undefined && remedy !== undefined) throw refuse(`${quote(name)} ${cause}`, remedy);
    io.files.write(output, typeof report === "string" ? new TextEncoder().encode(report) : report);
  } catch (error) {
    throw unwritable(name, error);
  }
}

/** Two ways to one file, by links too; where a file system may not tell cases apart, neither do we. */
function sameFile({ folder, files }: Io, one: string, other: string): boolean {
  const whole = (path: string): string => {
    const full = resolve(folder, path);
    return (files.real?.(full) ?? full).normalize("NFC").toLowerCase();
  };
  return whole(one) === whole(other);
}
