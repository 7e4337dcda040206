/** The arguments and options of `svscore value` and what stands beneath it. */
import type { Command } from "commander";
import { colourOption, formatOption, noColourOption, outputOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";
import type { ValueOptions } from "./run.ts";

const formats = ["table", "plain", "markdown", "json"] as const satisfies readonly ValueOptions["format"][];

const addValueOptions = (command: Command): Command =>
  command
    .addOption(formatOption(formats))
    .addOption(outputOption())
    .addOption(colourOption())
    .addOption(noColourOption());

export const define: Define = (command, io, answer) => {
  command.addHelpText("before", exampleHelpText("svscore value sroi account.yaml"));
  addValueOptions(
    command
      .command("sroi")
      .description("work out a social return on investment: ratio, net, payback")
      .argument("<file>", "the account (YAML or JSON), or - for standard input"),
  )
    .addHelpText("before", exampleHelpText("svscore value sroi account.yaml --format markdown -o account.md"))
    .action(async (file: string, options: ValueOptions) =>
      answer(await (await import("./sroi.ts")).runSroi(io, file, options)),
    );
  addValueOptions(
    command
      .command("lm3")
      .description("work out a Local Multiplier 3: what is spent again in an area")
      .argument("<file>", "the study (YAML or JSON), or - for standard input"),
  )
    .addHelpText("before", exampleHelpText("svscore value lm3 study.yaml"))
    .action(async (file: string, options: ValueOptions) =>
      answer(await (await import("./lm3.ts")).runLm3(io, file, options)),
    );
};
