/** What both instruments do with a file: read it, refuse it or answer, and write the answer in the format that was asked for. */

import { Refusal } from "../../../diagnostics/model.ts";
import { version } from "../../../inputs/built-in.ts";
import { inputFiles, readText } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import type { DrawPage } from "../../../report/instruments/draw.ts";
import type { Page } from "../../../report/instruments/page.ts";
import { escapeHidden } from "../../../source/quote.ts";
import type { Source } from "../../../source/span.ts";
import type { Loaded } from "../../../tender/instruments/read.ts";
import { settingFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitFor } from "../../exit.ts";

export const valueFormats = ["table", "plain", "markdown", "json"] as const;

export interface ValueOptions {
  readonly format: (typeof valueFormats)[number];
  readonly output?: string;
  readonly color?: boolean;
}

interface Instrument<Value, Answer extends { readonly decisions: readonly string[] }> {
  readonly load: (source: Source) => Loaded<Value>;
  readonly answer: (
    value: Value,
    parts: { version: string; files: readonly { name: string; sha256: string }[] },
  ) => Answer;
  readonly page: (answer: Answer) => Page;
}

/**
 * @returns 0 when nothing needs a person, 1 when something does
 * @throws Refusal with everything that is wrong in the file
 */
export async function answerCommand<Value, Answer extends { readonly decisions: readonly string[] }>(
  io: Io,
  file: string,
  { format, output, color }: ValueOptions,
  { load, answer, page }: Instrument<Value, Answer>,
): Promise<number> {
  const [input] = inputFiles([await readText(io, file, "instrument")]);
  if (input === undefined) throw new Error("a file was refused without saying why");
  const { source, sha256 } = input;
  const loaded = load(source);
  if (loaded.value === undefined) throw new Refusal(loaded.diagnostics);
  const made = answer(loaded.value, { version: version(), files: [{ name: source.name, sha256: sha256() }] });
  const text =
    format === "json"
      ? `${escapeHidden(JSON.stringify(made, null, 2))}\n`
      : (await drawing(format))(page(made), await settingFor(io, output, color));
  deliver(io, text, output, [source.name]);
  return exitFor(made.decisions.length > 0);
}

async function drawing(format: "table" | "plain" | "markdown"): Promise<DrawPage> {
  return (await import("../../../report/instruments/draw.ts"))[format];
}
