/** The arguments and options of `svscore tender` and the commands beneath it. */
import { colourOption, formatOption, noColourOption, outputOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";
import type { SimulateOptions } from "./simulate.ts";

const formats = ["table", "plain", "markdown", "json"] as const;

const simulateCodes = `
Exit codes:
  0  nothing was found that should be looked at
  1  a bid that cannot win decides who does, or a poor answer with more promises stands first
  2  not answered: the request or a file is wrong`;

interface CheckOptions {
  readonly notice?: string;
  readonly format: (typeof formats)[number];
  readonly output?: string;
  readonly color?: boolean;
}

export const define: Define = (command, io, answer) => {
  command.addHelpText("before", exampleHelpText("svscore tender check tender.yaml"));
  command
    .command("check")
    .description(
      "hold a tender against the rules before it is published, or published notices against the minimum weight",
    )
    .argument(
      "[tender]",
      "the tender, or a folder that holds it; tender.yaml in this folder when neither it nor a notice is named",
    )
    .option(
      "-n, --notice <file>",
      "notices of Find a Tender instead: a release, a package of them, or one on each line; - for standard input",
    )
    .addOption(formatOption(formats))
    .addOption(outputOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText("before", exampleHelpText("svscore tender check tender.yaml --format markdown -o check.md"))
    .action(async (tender: string | undefined, { notice, ...options }: CheckOptions) => {
      if (notice !== undefined && tender !== undefined)
        return command.error("error: either a tender or --notice can be checked, not both at once");
      return answer(
        notice === undefined
          ? await (await import("./check.ts")).runTenderCheck(io, tender ?? "tender.yaml", options)
          : await (await import("./notice.ts")).runNoticeCheck(io, { ...options, notice }),
      );
    });
  command
    .command("simulate")
    .description("try the published method on constructed bids, before anybody bids")
    .argument("<tender>", "the tender, or a folder that holds it")
    .addOption(formatOption(formats))
    .option("-o, --output <folder>", "write the constructed bids there as well, ready for svscore evaluate")
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText("before", exampleHelpText("svscore tender simulate tender.yaml -o proofs"))
    .addHelpText("after", simulateCodes)
    .action(async (tender: string, options: SimulateOptions) =>
      answer(await (await import("./simulate.ts")).runTenderSimulate(io, tender, options)),
    );
  command
    .command("freeze")
    .description("write the published method down before bids are opened")
    .argument("<tender>", "the tender, or a folder that holds it")
    .option("-o, --output <file>", "where to write it; otherwise beside the tender, as tender.frozen.json")
    .option("--when <day>", "when it was frozen; otherwise now")
    .addHelpText("before", exampleHelpText("svscore tender freeze my-tender/tender.yaml"))
    .action(async (tender: string, options) =>
      answer(await (await import("./freeze.ts")).runTenderFreeze(io, tender, options)),
    );
};
