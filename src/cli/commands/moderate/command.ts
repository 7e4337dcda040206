/** The arguments and options of `svscore moderate`. */
import {
  colourOption,
  formatOption,
  keyOption,
  noColourOption,
  outputOption,
  tenderOption,
} from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("<bids...>", "a tender's folder, or its bids and marks (CSV, JSON or a journal)")
    .addOption(tenderOption())
    .addOption(keyOption("show names for letters: the key to a blind journal"))
    .addOption(formatOption(["table", "markdown", "json"]))
    .addOption(outputOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText("before", exampleHelpText("svscore moderate my-tender --format markdown -o agenda.md"))
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./run.ts")).runModerate(io, bids, options)),
    );
};
