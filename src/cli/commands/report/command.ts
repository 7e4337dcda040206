/** The arguments and options of `svscore report`. */
import { Option } from "commander";
import { type Define, example } from "../define.ts";
import { formats } from "../formats.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument(
      "<evaluation>",
      "an evaluation saved with `svscore evaluate --format json`, or - for standard input",
    )
    .addOption(
      new Option("-f, --format <format>", "how to print it (default: html, and docx for letters)").choices(
        formats,
      ),
    )
    .addOption(
      new Option(
        "--lang <language>",
        "headings of the page, of Word and of letters, in English or Welsh",
      ).choices(["en", "cy"]),
    )
    .option("--letters <folder>", "write the letters to all bidders into a new folder, all together")
    .addOption(
      new Option(
        "--redact <what...>",
        "leave out: the names of evaluators or bidders, internal marks and reasons",
      ).choices(["evaluators", "bidders", "internal"]),
    )
    .option("--stress", "say how firm the ranking is in any format, and leave what is not firm to a person")
    .option("--no-stress", "leave that part out")
    .option("--browser <file>", "the Chrome, Edge or Chromium that prints the PDF")
    .option("-o, --output <file>", "write to a file instead of the screen; its ending says the format")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText("before", example("svscore report evaluation.json --format html -o evaluation.html"))
    .action(async (evaluation: string, options) =>
      answer(await (await import("./run.ts")).reportCommand(io, evaluation, options)),
    );
};
