/** The arguments and options of `svscore rules` and the commands beneath it. */
import { colourOption, formatOption, noColourOption, outputOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";

const formats = ["table", "plain", "markdown", "json"] as const;

interface Options {
  readonly format: (typeof formats)[number];
  readonly all?: boolean;
  readonly output?: string;
  readonly color?: boolean;
}

interface TestOptions {
  readonly format: "table" | "plain" | "json";
  readonly output?: string;
  readonly color?: boolean;
}

export const define: Define = (command, io, answer) => {
  command.addHelpText("before", exampleHelpText("svscore rules show minimum-weight"));
  const withOutput = (one: typeof command) =>
    one
      .addOption(formatOption(formats))
      .addOption(outputOption())
      .addOption(colourOption())
      .addOption(noColourOption());
  withOutput(command.command("list").description("every rule, a line for each"))
    .addHelpText("before", exampleHelpText("svscore rules list"))
    .action(async (options: Options) => answer(await (await import("./show.ts")).runRulesList(io, options)));
  withOutput(
    command
      .command("show")
      .description("what a rule asks, why, on whose word, what it reads, and how it answers"),
  )
    .argument("[rules...]", "ids of rules, rows of the rules table such as R-WT-002, or names of regimes")
    .option("-a, --all", "every rule")
    .addHelpText("before", exampleHelpText("svscore rules show minimum-weight"))
    .action(async (names: readonly string[], options: Options) =>
      answer(await (await import("./show.ts")).runRulesShow(io, names, options)),
    );
  command
    .command("test")
    .description(
      "ask the rules of a table of facts, and say where an answer is not the one that the table gives",
    )
    .argument(
      "<file>",
      "a table in YAML or CSV: id, facts by their keys in a tender, rule, answer, because, source, how-sure",
    )
    .addOption(formatOption(["table", "plain", "json"]))
    .addOption(outputOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText("before", exampleHelpText("svscore rules test edge-cases.yaml"))
    .action(async (path: string, options: TestOptions) =>
      answer(await (await import("./test.ts")).runRulesTest(io, path, options)),
    );
};
