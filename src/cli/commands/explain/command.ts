/** The arguments and options of `svscore explain`. */
import { type Define, example } from "../define.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("<bids...>", "bids files (CSV or JSON), a folder of them, or - for standard input")
    .requiredOption("-b, --bidder <name>", "whose bid")
    .option("-c, --criterion <id>", "only this criterion")
    .option("-l, --lot <id>", "only this lot")
    .option(
      "-t, --tender <file>",
      "the tender; otherwise tender.yaml, .yml or .json beside the first bids file",
    )
    .option("-o, --output <file>", "write to a file instead of the screen")
    .option("-k, --key <file>", "the key to a blind journal; otherwise blind.key.json beside it")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText(
      "before",
      example('svscore explain bids.csv --bidder "Acme Transport" --criterion sv-quantity'),
    )
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./run.ts")).explainCommand(io, bids, options)),
    );
};
