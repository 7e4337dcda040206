/** The arguments and options of `svscore stress`. */
import {
  colourOption,
  formatOption,
  keyOption,
  noColourOption,
  outputOption,
  tenderOption,
} from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";
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
    .addOption(tenderOption())
    .addOption(formatOption(formats))
    .addOption(outputOption())
    .addOption(keyOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText(
      "before",
      exampleHelpText("svscore stress examples/patient-transport --format markdown -o firmness.md"),
    )
    .addHelpText("after", exitCodes)
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./run.ts")).runStress(io, bids, options)),
    );
};
