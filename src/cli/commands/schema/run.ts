/** `svscore schema`: the shape of each kind of file, for editors and other programs. */

import { readFileSync } from "node:fs";
import { packageFile } from "../../../inputs/built-in.ts";
import type { Io } from "../../../io/io.ts";
import { deliver } from "../evaluate/run.ts";
import type { SchemaName } from "./command.ts";

export function schemaCommand(io: Io, name: SchemaName, output: string | undefined): number {
  deliver(io, readFileSync(packageFile("measures", "schema", `${name}.json`), "utf8"), output, []);
  return 0;
}
