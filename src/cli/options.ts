/** The options that several commands take: each is said once, with the type of what it gives. */
import { Option } from "commander";

export interface OutputOption {
  readonly output?: string;
}

export const outputOption = (
  says = "write to a file instead of the screen; its ending says the format",
): Option => new Option("-o, --output <file>", says);

export interface FormatOption<Format extends string> {
  readonly format: Format;
}

/** The first of the formats is that of whoever names none. */
export const formatOption = (choices: readonly string[], says = "how to print it"): Option =>
  new Option("-f, --format <format>", says).choices(choices).default(choices[0]);

export interface ColourOption {
  readonly color?: boolean;
}

export const colourOption = (): Option => new Option("--color", "use colour even where it would not be");
export const noColourOption = (): Option => new Option("--no-color", "use no colour");

/** Which bids are meant, beside the files that are named. */
export interface BidsOptions {
  readonly tender?: string;
  readonly key?: string;
}

export const tenderOption = (beside = "the first bids file"): Option =>
  new Option("-t, --tender <file>", `the tender; otherwise tender.yaml, .yml or .json beside ${beside}`);

export const keyOption = (says = "the key to a blind journal; otherwise blind.key.json beside it"): Option =>
  new Option("-k, --key <file>", says);

export const stressOption = (): Option =>
  new Option("--stress", "say how firm the ranking is in any format, and leave what is not firm to a person");
export const noStressOption = (says = "leave that part out"): Option => new Option("--no-stress", says);

export const languageOption = (of: string): Option =>
  new Option("--lang <language>", `headings of ${of}, in English or Welsh`).choices(["en", "cy"]);

export const browserOption = (): Option =>
  new Option("--browser <file>", "the Chrome, Edge or Chromium that prints the PDF");
