/** The arguments and options of `svscore moderate`. */
import { Option } from "commander";
import { type Define, example } from "../define.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("<bids...>", "a tender's folder, or its bids and marks (CSV, JSON or a journal)")
    .option(
      "-t, --tender <file>",
      "the tender; otherwise tender.yaml, .yml or .json beside the first bids file",
    )
    .option("-k, --key <file>", "show names for letters: the key to a blind journal")
    .addOption(
      new Option("-f, --format <format>", "how to print it")
        .choices(["table", "markdown", "json"])
        .default("table"),
    )
    .option("-o, --output <file>", "write to a file instead of the screen; its ending says the format")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText("before", example("svscore moderate my-tender --format markdown -o agenda.md"))
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./run.ts")).moderateCommand(io, bids, options)),
    );
};
