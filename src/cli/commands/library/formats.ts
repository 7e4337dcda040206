/** `--format sarif=faults.sarif --format text`: several reports of one run, all but one of them into files. */
import { Refusal } from "../../../diagnostics/model.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import type { Io } from "../../../io/io.ts";
import type { FaultReporter } from "../../../report/faults/model.ts";
import { quote } from "../../../source/quote.ts";
import { deliver } from "../../deliver.ts";
import { formatFromExtension } from "../../format-from-extension.ts";

export const faultFormats = {
  json: async () => (await import("../../../report/faults/json.ts")).faultsJson,
  sarif: async () => (await import("../../../report/faults/sarif.ts")).sarif,
  junit: async () => (await import("../../../report/faults/junit.ts")).junit,
  github: async () => (await import("../../../report/faults/commands.ts")).github,
  gitlab: async () => (await import("../../../report/faults/gitlab.ts")).gitlab,
  azure: async () => (await import("../../../report/faults/commands.ts")).azure,
  markdown: async () => (await import("../../../report/faults/markdown.ts")).faultsMarkdown,
} as const satisfies Record<string, () => Promise<FaultReporter>>;

export type FaultFormat = keyof typeof faultFormats | "text";

export interface Wanted {
  readonly format: FaultFormat;
  readonly file?: string;
}

const known: readonly FaultFormat[] = [
  "text",
  ...(Object.keys(faultFormats) as (keyof typeof faultFormats)[]),
];

/** @throws Refusal SV901 for a format that there is not, or for two that would both go to the screen. */
export function parseFormatsAndFiles(
  asked: readonly string[],
  output: string | undefined,
): readonly Wanted[] {
  const wanted = asked.map((one): Wanted => {
    const at = one.indexOf("=");
    const name = at < 0 ? one : one.slice(0, at);
    const format = known.find((each) => each === name);
    if (format === undefined)
      throw optionRefusal(`there is no format ${quote(name)}`, didYouMean(name, known));
    const file = at < 0 ? output : one.slice(at + 1);
    return { format, ...(file !== undefined && { file }) };
  });
  const all =
    wanted.length > 0 || output === undefined
      ? wanted
      : parseFormatsAndFiles([formatFromOutputName(output)], output);
  if (all.length === 0) return [{ format: "text" }];
  const places = all.map(({ file }) => file ?? "-");
  const twice = places.find((place, index) => places.indexOf(place) < index);
  if (twice !== undefined)
    throw optionRefusal(
      `two formats would both go to ${twice === "-" ? "the screen" : quote(twice)}`,
      "give each but one a file, for example --format sarif=faults.sarif",
    );
  return all;
}

const formatFromOutputName = (output: string): string => formatFromExtension(output, known) ?? "text";

const optionRefusal = (cause: string, remedy: string): Refusal =>
  new Refusal([{ code: "SV901", cause, remedy }]);

/** Writes each text to its file or to the screen; the files first, so that a failure leaves nothing on the screen. */
export function deliverReports(
  io: Io,
  texts: readonly { readonly wanted: Wanted; readonly text: string }[],
  inputs: readonly string[],
): void {
  const toFile = texts.filter(({ wanted: { file } }) => file !== undefined && file !== "-");
  const toScreen = texts.filter((one) => !toFile.includes(one));
  for (const { wanted, text } of [...toFile, ...toScreen]) deliver(io, text, wanted.file, inputs);
}
