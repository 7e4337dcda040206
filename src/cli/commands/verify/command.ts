/** The arguments and options of `svscore verify`. */
import { formatOption, outputOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("<folder>", "an evidence pack, as `svscore evaluate --evidence` wrote it")
    .option("--signers <file>", "who may have signed it, as ssh-keygen reads allowed signers")
    .option("--manifest <digest>", "the digest of its manifest that was kept elsewhere")
    .addOption(formatOption(["table", "json"]))
    .addOption(outputOption())
    .addHelpText("before", exampleHelpText("svscore verify evidence/"))
    .action(async (folder: string, options) =>
      answer(await (await import("./run.ts")).runVerify(io, folder, options)),
    );
};
