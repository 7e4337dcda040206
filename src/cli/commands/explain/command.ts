/** The arguments and options of `svscore explain`. */
import { colourOption, keyOption, noColourOption, outputOption, tenderOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("<bids...>", "bids files (CSV or JSON), a folder of them, or - for standard input")
    .requiredOption("-b, --bidder <name>", "whose bid")
    .option("-c, --criterion <id>", "only this criterion")
    .option("-l, --lot <id>", "only this lot")
    .addOption(tenderOption())
    .addOption(outputOption("write to a file instead of the screen"))
    .addOption(keyOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText(
      "before",
      exampleHelpText('svscore explain bids.csv --bidder "Acme Transport" --criterion sv-quantity'),
    )
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./run.ts")).runExplain(io, bids, options)),
    );
};
