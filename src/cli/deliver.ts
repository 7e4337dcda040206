/** Where an answer goes: the screen, or the file that was named. */
import { Refusal } from "../diagnostics/model.ts";
import { shownFileName } from "../inputs/read-text.ts";
import { unwritableFileRefusal } from "../io/disk-errors.ts";
import type { Io } from "../io/io.ts";
import { isSameFile } from "../io/same-file.ts";
import type { Report } from "../report/reporter-types.ts";
import { quote } from "../source/quote.ts";
import { whyNotWritable } from "./output-guard.ts";

/** @throws Refusal SV904 when the file cannot be written, or would overwrite what was read or what no report is. */
export function deliver(io: Io, report: Report, output: string | undefined, inputs: readonly string[]): void {
  if (typeof report === "string" && (output === undefined || output === "-")) {
    io.out(report);
    return;
  }
  if (output === undefined) throw new Error("a file was made that goes nowhere");
  const name = shownFileName(output);
  const refuse = (cause: string, remedy: string) => new Refusal([{ code: "SV904", cause, remedy }]);
  if (inputs.some((input) => isSameFile(io, input, output)))
    throw refuse(`${quote(name)} is one of the files that were read`, "give the output another name");
  try {
    const [cause, remedy] = whyNotWritable(io, output, report) ?? [];
    if (cause !== undefined && remedy !== undefined) throw refuse(`${quote(name)} ${cause}`, remedy);
    io.files.write(output, typeof report === "string" ? new TextEncoder().encode(report) : report);
  } catch (error) {
    throw unwritableFileRefusal(name, error);
  }
}
