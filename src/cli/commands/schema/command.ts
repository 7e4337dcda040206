/** The arguments and options of `svscore schema`. */
import { Argument } from "commander";
import { type Define, example } from "../define.ts";

const schemaNames = [
  "tender",
  "bids",
  "library",
  "rules",
  "evaluation",
  "sroi",
  "lm3",
  "sroi-answer",
  "lm3-answer",
] as const;

export type SchemaName = (typeof schemaNames)[number];

export const define: Define = (command, io, answer) => {
  command
    .addArgument(new Argument("<kind>", "which kind of file").choices(schemaNames))
    .option("-o, --output <file>", "write to a file instead of the screen")
    .addHelpText("before", example("svscore schema tender -o tender.schema.json"))
    .action(async (kind: SchemaName, options: { output?: string }) =>
      answer((await import("./run.ts")).schemaCommand(io, kind, options.output)),
    );
};
