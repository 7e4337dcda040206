/** The arguments and options of `svscore rescore`. */
import { Option } from "commander";
import type { Format } from "../rescore/command.ts";
import { type Define, example } from "./define.ts";

const formats: readonly Format[] = ["table", "markdown", "json", "html", "ndjson", "csv"];

export const define: Define = (command, io, answer) => {
  command
    .argument("<archive>", "a folder of tender folders, or one with big tables of past tenders")
    .option("-l, --library <name>", "score the second time with this library: a name, a file or a folder")
    .option("-r, --rules <name>", "hold the second scoring against these rules: a name or a file")
    .option("--on <date>", "score the second time as if each tender had commenced on this day")
    .addOption(
      new Option("-f, --format <format>", "how to print the answer").choices(formats).default("table"),
    )
    .option("-o, --output <folder>", "write lines and summary into a new folder")
    .option("--resume", "go on with a run that was interrupted in that folder")
    .option("--strict", "stop at the first row or tender that cannot be read")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText(
      "before",
      example("svscore rescore archive --library measures/next/library.yaml -o rescored"),
    )
    .action(async (archive: string, options) =>
      answer(await (await import("../rescore/command.ts")).rescoreCommand(io, archive, options)),
    );
};
