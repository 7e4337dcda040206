/** `svscore schema`: the shape of each kind of file, for editors and other programs. */

import { readFileSync } from "node:fs";
import { packageFile } from "./built-in.ts";
import type { SchemaName } from "./commands/schema.ts";
import { deliver } from "./evaluate.ts";
import type { Io } from "./io.ts";

export function schemaCommand(io: Io, name: SchemaName, output: string | undefined): number {
  deliver(io, readFileSync(packageFile("measures", "schema", `${name}.json`), "utf8"), output, []);
  return 0;
}
