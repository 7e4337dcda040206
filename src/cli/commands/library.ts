/** The commands of `svscore library`. */
import { Option } from "commander";
import { type Define, example } from "./define.ts";

const also = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const define: Define = (command, io, answer) => {
  command.addHelpText("before", example("svscore library check my-library.yaml"));
  command
    .command("check")
    .description("hold libraries against every rule of the house; without a path, svscore's own")
    .argument("[path...]", "a library's file, its folder, or a folder of such folders")
    .option(
      "-f, --format <format>",
      "text, json, sarif, junit, github, gitlab, azure or markdown; several with a file each: sarif=FILE",
      also,
      [],
    )
    .option("-o, --output <file>", "write to a file instead of the screen")
    .option("--baseline <file>", "set the faults aside that this file names, and say which of them are gone")
    .option("--write-baseline <file>", "write all that is found into a baseline, and set it aside")
    .addOption(
      new Option("--fail-on <level>", "end with 1 from this level on")
        .choices(["error", "warning", "note", "never"])
        .default("error"),
    )
    .option("--max-warnings <n>", "end with 1 when there are more warnings than this")
    .option("--shipped", "hold them to the rules for libraries that svscore itself hands on")
    .addHelpText(
      "before",
      example("svscore library check measures --format sarif=faults.sarif --format text"),
    )
    .action(async (paths: readonly string[], options) =>
      answer(await (await import("../library/check.ts")).libraryCheckCommand(io, paths, options)),
    );
};
