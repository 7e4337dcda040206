/** Which format a file's name asks for: `-o report.docx` means Word, so that no text goes out under a name that nothing opens. */
import type { Command } from "commander";
import { Refusal } from "../diagnostics/model.ts";
import { shownFileName } from "../inputs/read-text.ts";
import { quote } from "../source/quote.ts";

/** The formats that an ending stands for: whichever a command has. */
const endings: Readonly<Record<string, readonly string[]>> = {
  txt: ["table", "text"],
  md: ["markdown"],
  json: ["json"],
  csv: ["csv"],
  html: ["html"],
  docx: ["docx"],
  pdf: ["pdf"],
  sarif: ["sarif"],
  xml: ["junit"],
};

const alsoWritten: Readonly<Record<string, string>> = { htm: "html", markdown: "md" };

/** Opened by one kind of program only: text under such a name would be a damaged file. */
const ownProgram = ["docx", "pdf", "xlsx", "xls", "ods", "doc", "odt"];

/**
 * @param formats those that the command has
 * @param given the format that was asked for, which stands unless the name says plainly that it is something else
 * @returns the format that the name asks for, if it asks for any and none was given
 * @throws Refusal SV901 when there is no such format, or the two contradict each other
 */
export function formatFromExtension(
  output: string,
  formats: readonly string[],
  given?: string,
): string | undefined {
  const written = /\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? "";
  const ending = Object.hasOwn(alsoWritten, written) ? (alsoWritten[written] ?? "") : written;
  const meant = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
  if (given !== undefined) {
    const binary = ownProgram.includes(ending) || (ownProgram.includes(given) && meant !== undefined);
    if (!binary || meant?.includes(given) === true) return undefined;
    throw extensionRefusal(
      `${quote(shownFileName(output))} is no name for the format \`${given}\``,
      "leave `--format` out, and the ending of the name says it; or give the file another ending",
    );
  }
  const found = meant?.find((format) => formats.includes(format));
  if (found !== undefined || (meant === undefined && !ownProgram.includes(ending))) return found;
  const own = Object.keys(endings).filter((one) => endings[one]?.some((format) => formats.includes(format)));
  throw extensionRefusal(
    `\`.${ending}\` is none of the formats that this command writes`,
    `give ${quote(shownFileName(output))} another ending: ${own.map((one) => `.${one}`).join(", ")}`,
  );
}

/** Sets the format of a command that writes to a file, where nobody asked for one. */
export function setFormatFromOutput(command: Command): void {
  const option = (name: string) => command.options.find((one) => one.attributeName() === name);
  const formats = option("format")?.argChoices;
  if (formats === undefined || option("output")?.flags.endsWith("<file>") !== true) return;
  const asked = command.getOptionValueSource("format") === "cli";
  const format: unknown = command.getOptionValue("format");
  const output: unknown = command.getOptionValue("output");
  if (typeof output !== "string" || (asked && typeof format !== "string")) return;
  const found = formatFromExtension(output, formats, asked ? String(format) : undefined);
  if (found !== undefined) command.setOptionValueWithSource("format", found, "implied");
}

const extensionRefusal = (cause: string, remedy: string): Refusal =>
  new Refusal([{ code: "SV901", cause, remedy }]);
