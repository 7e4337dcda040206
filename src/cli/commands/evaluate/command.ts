/** The arguments and options of `svscore evaluate`. */
import {
  browserOption,
  colourOption,
  formatOption,
  keyOption,
  languageOption,
  noColourOption,
  noStressOption,
  outputOption,
  stressOption,
  tenderOption,
} from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";
import { formats } from "../formats.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("<bids...>", "bids files (CSV or JSON), a folder of them, or - for standard input")
    .addOption(tenderOption())
    .addOption(formatOption(formats))
    .addOption(stressOption())
    .addOption(noStressOption("leave that part out of the full reports (json, html, docx, pdf)"))
    .addOption(outputOption())
    .addOption(languageOption("the page and of Word"))
    .addOption(browserOption())
    .addOption(keyOption())
    .option("--frozen", "refuse unless the method is the one that was frozen beside the tender")
    .option("--evidence <folder>", "also write everything that the answer rests on into a new folder")
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText(
      "before",
      exampleHelpText("svscore evaluate bids.csv commitments.csv --format markdown -o evaluation.md"),
    )
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./run.ts")).runEvaluate(io, bids, options)),
    );
};
