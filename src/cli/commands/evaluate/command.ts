/** The arguments and options of `svscore evaluate`. */
import { Option } from "commander";
import { type Define, example } from "../define.ts";
import { formats } from "../formats.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("<bids...>", "bids files (CSV or JSON), a folder of them, or - for standard input")
    .option(
      "-t, --tender <file>",
      "the tender; otherwise tender.yaml, .yml or .json beside the first bids file",
    )
    .addOption(new Option("-f, --format <format>", "how to print it").choices(formats).default("table"))
    .option("--stress", "say how firm the ranking is in any format, and leave what is not firm to a person")
    .option("--no-stress", "leave that part out of the full reports (json, html, docx, pdf)")
    .option("-o, --output <file>", "write to a file instead of the screen; its ending says the format")
    .addOption(
      new Option("--lang <language>", "headings of the page and of Word, in English or Welsh").choices([
        "en",
        "cy",
      ]),
    )
    .option("--browser <file>", "the Chrome, Edge or Chromium that prints the PDF")
    .option("-k, --key <file>", "the key to a blind journal; otherwise blind.key.json beside it")
    .option("--frozen", "refuse unless the method is the one that was frozen beside the tender")
    .option("--evidence <folder>", "also write everything that the answer rests on into a new folder")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText(
      "before",
      example("svscore evaluate bids.csv commitments.csv --format markdown -o evaluation.md"),
    )
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./run.ts")).evaluateCommand(io, bids, options)),
    );
};
