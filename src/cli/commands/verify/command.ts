/** The arguments and options of `svscore verify`. */
import { Option } from "commander";
import { type Define, example } from "../define.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("<folder>", "an evidence pack, as `svscore evaluate --evidence` wrote it")
    .option("--signers <file>", "who may have signed it, as ssh-keygen reads allowed signers")
    .option("--manifest <digest>", "the digest of its manifest that was kept elsewhere")
    .addOption(
      new Option("-f, --format <format>", "how to print it").choices(["table", "json"]).default("table"),
    )
    .option("-o, --output <file>", "write to a file instead of the screen; its ending says the format")
    .addHelpText("before", example("svscore verify evidence/"))
    .action(async (folder: string, options) =>
      answer(await (await import("./run.ts")).verifyCommand(io, folder, options)),
    );
};
