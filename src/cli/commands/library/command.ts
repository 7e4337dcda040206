/** The commands of `svscore library`. */
import { type Command, Option } from "commander";
import { formatOption, outputOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";

const appendOptionValue = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export const define: Define = (command, io, answer) => {
  command.addHelpText("before", exampleHelpText("svscore library check my-library.yaml"));
  command
    .command("check")
    .description("hold libraries against every rule of the house; without a path, svscore's own")
    .argument("[path...]", "a library's file, its folder, or a folder of such folders")
    .option(
      "-f, --format <format>",
      "text, json, sarif, junit, github, gitlab, azure or markdown; several with a file each: sarif=FILE",
      appendOptionValue,
      [],
    )
    .addOption(outputOption())
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
      exampleHelpText("svscore library check measures --format sarif=faults.sarif --format text"),
    )
    .action(async (paths: readonly string[], options) =>
      answer(await (await import("./check.ts")).runLibraryCheck(io, paths, options)),
    );
  const formats = ["text", "markdown", "json"] as const;
  const formatted = (one: Command): Command => one.addOption(formatOption(formats)).addOption(outputOption());
  formatted(command.command("diff"))
    .description("what a new edition changes, whether that can move a score, and from when")
    .argument("<old>", "a library's file or folder, its name, or - for standard input")
    .argument("<new>", "the same library as it is now")
    .addHelpText(
      "before",
      exampleHelpText("git show main:library.yaml | svscore library diff - library.yaml"),
    )
    .action(async (old: string, fresh: string, options) =>
      answer(await (await import("./diff.ts")).runLibraryDiff(io, old, fresh, options)),
    );
  formatted(command.command("impact"))
    .description("score past tenders with the old and the new edition, and say what moves")
    .argument("<old>", "a library's file or folder, or its name")
    .argument("<new>", "the same library as it is now")
    .requiredOption("-a, --archive <folder>", "the folder of past tenders, each in a folder of its own")
    .option("--accept <file>", "a list of winners that may change, each with its reason")
    .addHelpText(
      "before",
      exampleHelpText(
        "svscore library impact old.yaml library.yaml --archive past-tenders --format markdown",
      ),
    )
    .action(async (old: string, fresh: string, options) =>
      answer(await (await import("./impact.ts")).runLibraryImpact(io, old, fresh, options)),
    );
  formatted(command.command("list"))
    .description("the libraries that svscore holds, or the measures of one")
    .argument("[library]", "a library's name, file or folder")
    .addHelpText("before", exampleHelpText("svscore library list cheshire-merseyside"))
    .action(async (name: string | undefined, options) =>
      answer(await (await import("./look-up.ts")).runLibraryList(io, name, options)),
    );
  const within = "look in this library only: a name, a file or a folder; may be given several times";
  formatted(command.command("show"))
    .description("everything that a library says of a measure")
    .argument("<id>", "the measure's id")
    .option("-l, --library <library>", within, appendOptionValue)
    .addHelpText("before", exampleHelpText("svscore library show COMM-04"))
    .action(async (id: string, options) =>
      answer(await (await import("./look-up.ts")).runLibraryShow(io, id, options)),
    );
  formatted(command.command("search"))
    .description("the measures in which all these words occur")
    .argument("<words...>", "words of a title, an id, evidence or a priority")
    .option("-l, --library <library>", within, appendOptionValue)
    .addHelpText("before", exampleHelpText("svscore library search volunteer"))
    .action(async (words: readonly string[], options) =>
      answer(await (await import("./look-up.ts")).runLibrarySearch(io, words, options)),
    );
  command
    .command("import")
    .description("make a library of your own from a table of measures that you hold a licence for")
    .argument("<table>", "a CSV file with a row for each measure")
    .requiredOption("-m, --map <file>", "a YAML file that says which column and which unit is which")
    .addOption(outputOption("write to a file instead of the screen"))
    .addHelpText(
      "before",
      exampleHelpText("svscore library import measures.csv --map mapping.yaml -o library.yaml"),
    )
    .action(async (path: string, options) =>
      answer(await (await import("./import.ts")).runLibraryImport(io, path, options)),
    );
};
