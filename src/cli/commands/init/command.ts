/** The arguments of `svscore init`. */
import { type Define, exampleHelpText } from "../define.ts";

export const define: Define = (command, io, answer) => {
  command
    .argument("[folder]", "where to write it", ".")
    .addHelpText("before", exampleHelpText("svscore init my-tender"))
    .action(async (folder: string) => answer((await import("./run.ts")).runInit(io, folder)));
};
