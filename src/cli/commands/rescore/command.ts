/** The arguments and options of `svscore rescore`. */
import { colourOption, formatOption, noColourOption, outputOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";
import type { RescoreFormat } from "./run.ts";

const formats: readonly RescoreFormat[] = ["table", "markdown", "json", "html", "ndjson", "csv"];

export const define: Define = (command, io, answer) => {
  // Options after `compare` and `merge` are theirs.
  command.enablePositionalOptions();
  command
    .command("compare")
    .description("hold two runs against each other")
    .argument("<first>", "the folder of one run, or its tenders.ndjson")
    .argument("<second>", "the folder of another, or its tenders.ndjson")
    .addOption(formatOption(["table", "markdown", "json"]))
    .addOption(outputOption())
    .addHelpText(
      "before",
      exampleHelpText("svscore rescore compare first/tenders.ndjson second/tenders.ndjson"),
    )
    .action(async (first: string, second: string, options) =>
      answer(await (await import("./compare.ts")).runRescoreCompare(io, [first, second], options)),
    );
  command
    .command("merge")
    .description("join the shards of an archive")
    .argument("<shards...>", "the folder of each shard")
    .requiredOption("-o, --output <folder>", "write lines and summary into a new folder")
    .addHelpText("before", exampleHelpText("svscore rescore merge shard-1 shard-2 -o rescored"))
    .action(async (shards: readonly string[], { output }: { readonly output: string }) =>
      answer(await (await import("./merge.ts")).runRescoreMerge(io, shards, output)),
    );
  command
    .argument("<archive>", "a folder of tender folders, or one with big tables of past tenders")
    .option("-l, --library <name>", "score the second time with this library: a name, a file or a folder")
    .option("-r, --rules <name>", "hold the second scoring against these rules: a name or a file")
    .option("--on <date>", "score the second time as if each tender had commenced on this day")
    .addOption(formatOption(formats, "how to print the answer"))
    .option("-o, --output <folder>", "write lines and summary into a new folder")
    .option("--resume", "go on with a run that was interrupted in that folder")
    .option("--shard <k/n>", "score only this share of the archive, for example 2/8")
    .option("--workers <number>", "how many cores to use; otherwise as many as pay, up to 16")
    .option("--exact", "give totals in full as well, as whole numbers, decimals or fractions")
    .option("--strict", "stop at the first row or tender that cannot be read")
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText(
      "before",
      exampleHelpText("svscore rescore archive --library measures/next/library.yaml -o rescored"),
    )
    .action(async (archive: string, options) =>
      answer(
        await (await import("./run.ts")).runRescore(io, archive, {
          ...options,
          ...(command.getOptionValueSource("format") === "cli" && { asked: options.format }),
        }),
      ),
    );
};
