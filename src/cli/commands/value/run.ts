/** What both instruments do with a file: read it, refuse it or answer, and write the answer in the format that was asked for. */

import { Refusal } from "../../../diagnostics/model.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import { inputFilesOrRefuse, readInputOrDiagnostics } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import type { DrawPage } from "../../../report/instruments/draw.ts";
import type { InstrumentPage } from "../../../report/instruments/page.ts";
import { escapeHiddenInJson } from "../../../source/quote.ts";
import type { Source } from "../../../source/span.ts";
import type { LoadedInstrument } from "../../../tender/instruments/read.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export const valueFormats = ["table", "plain", "markdown", "json"] as const;

export interface ValueOptions {
  readonly format: (typeof valueFormats)[number];
  readonly output?: string;
  readonly color?: boolean;
}

interface Instrument<Value, Answer extends { readonly decisions: readonly string[] }> {
  readonly load: (source: Source) => LoadedInstrument<Value>;
  readonly answer: (
    value: Value,
    parts: { version: string; files: readonly { name: string; sha256: string }[] },
  ) => Answer;
  readonly page: (answer: Answer) => InstrumentPage;
}

/**
 * @returns 0 when nothing needs a person, 1 when something does
 * @throws Refusal with everything that is wrong in the file
 */
export async function runInstrument<Value, Answer extends { readonly decisions: readonly string[] }>(
  io: Io,
  file: string,
  { format, output, color }: ValueOptions,
  { load, answer, page }: Instrument<Value, Answer>,
): Promise<number> {
  const [input] = inputFilesOrRefuse([await readInputOrDiagnostics(io, file, "instrument")]);
  if (input === undefined) throw new Error("a file was refused without saying why");
  const { source, sha256 } = input;
  const loaded = load(source);
  if (loaded.value === undefined) throw new Refusal(loaded.diagnostics);
  const made = answer(loaded.value, {
    version: svscoreVersion(),
    files: [{ name: source.name, sha256: sha256() }],
  });
  const text =
    format === "json"
      ? `${escapeHiddenInJson(JSON.stringify(made, null, 2))}\n`
      : (await loadPageDrawer(format))(page(made), await renderOptionsFor(io, output, color));
  deliver(io, text, output, [source.name]);
  return exitCodeForAnswer(made.decisions.length > 0);
}

async function loadPageDrawer(format: "table" | "plain" | "markdown"): Promise<DrawPage> {
  const { instrumentMarkdown, instrumentPlain, instrumentTable } = await import(
    "../../../report/instruments/draw.ts"
  );
  return { table: instrumentTable, plain: instrumentPlain, markdown: instrumentMarkdown }[format];
}
