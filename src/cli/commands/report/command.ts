/** The arguments and options of `svscore report`. */
import { Option } from "commander";
import {
  browserOption,
  colourOption,
  languageOption,
  noColourOption,
  noStressOption,
  outputOption,
  stressOption,
} from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";
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
    .addOption(languageOption("the page, of Word and of letters"))
    .option("--letters <folder>", "write the letters to all bidders into a new folder, all together")
    .addOption(
      new Option(
        "--redact <what...>",
        "leave out: the names of evaluators or bidders, internal marks and reasons",
      ).choices(["evaluators", "bidders", "internal"]),
    )
    .addOption(stressOption())
    .addOption(noStressOption())
    .addOption(browserOption())
    .addOption(outputOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText("before", exampleHelpText("svscore report evaluation.json --format html -o evaluation.html"))
    .action(async (evaluation: string, options) =>
      answer(await (await import("./run.ts")).runReport(io, evaluation, options)),
    );
};
