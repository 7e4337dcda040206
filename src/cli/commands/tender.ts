/** The arguments and options of `svscore tender` and the commands beneath it. */
import { Option } from "commander";
import { type Define, example } from "./define.ts";

const formats = ["table", "plain", "markdown", "json"] as const;

interface CheckOptions {
  readonly notice?: string;
  readonly format: (typeof formats)[number];
  readonly output?: string;
  readonly color?: boolean;
}

export const define: Define = (command, io, answer) => {
  command.addHelpText("before", example("svscore tender check --notice release.json"));
  command
    .command("check")
    .description("hold published notices against the minimum weight of social value")
    .requiredOption(
      "-n, --notice <file>",
      "a release of Find a Tender, a package of them, or one on each line; - for standard input",
    )
    .addOption(new Option("-f, --format <format>", "how to print it").choices(formats).default("table"))
    .option("-o, --output <file>", "write to a file instead of the screen")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText("before", example("svscore tender check --notice release.json"))
    .action(async ({ notice = "", ...options }: CheckOptions) =>
      answer(await (await import("../tender/notice.ts")).noticeCommand(io, { ...options, notice })),
    );
};
