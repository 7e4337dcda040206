/** The arguments and options of `svscore stress`. */
import { Option } from "commander";
import { type Define, example } from "../define.ts";
import type { StressFormat } from "./run.ts";

const formats: readonly StressFormat[] = ["table", "plain", "markdown", "json"];

const exitCodes = `
Exit codes:
  0  every ranking is firm
  1  one is not: first place is shared or not final, or a single mark moved to the nearest other, a losing bid that
     goes or gets worse, or a proxy value within its published range puts another bid first
  2  not answered: the request or a file is wrong`;

export const define: Define = (command, io, answer) => {
  command
    .argument("<bids...>", "a folder, bids files (CSV or JSON), or - for standard input")
    .option(
      "-t, --tender <file>",
      "the tender; otherwise tender.yaml, .yml or .json beside the first bids file",
    )
    .addOption(new Option("-f, --format <format>", "how to print it").choices(formats).default("table"))
    .option("-o, --output <file>", "write to a file instead of the screen; its ending says the format")
    .option("-k, --key <file>", "the key to a blind journal; otherwise blind.key.json beside it")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText(
      "before",
      example("svscore stress examples/patient-transport --format markdown -o firmness.md"),
    )
    .addHelpText("after", exitCodes)
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./run.ts")).stressCommand(io, bids, options)),
    );
};
