/** The arguments and options of `svscore schema`. */
import { Argument } from "commander";
import { outputOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";
import { type SchemaName, schemaNames } from "./names.ts";

export const define: Define = (command, io, answer) => {
  command
    .addArgument(new Argument("<kind>", "which kind of file").choices(schemaNames))
    .addOption(outputOption("write to a file instead of the screen"))
    .addHelpText("before", exampleHelpText("svscore schema tender -o tender.schema.json"))
    .action(async (kind: SchemaName, options: { output?: string }) =>
      answer((await import("./run.ts")).runSchema(io, kind, options.output)),
    );
};
