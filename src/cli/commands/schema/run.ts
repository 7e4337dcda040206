/** `svscore schema`: the shape of each kind of file, for editors and other programs. */

import type { Io } from "../../../io/io.ts";
import { readPackageFileText } from "../../../io/own-files.ts";
import { deliver } from "../../deliver.ts";
import { EXIT } from "../../exit.ts";
import type { SchemaName } from "./names.ts";

export function runSchema(io: Io, name: SchemaName, output: string | undefined): number {
  deliver(io, readPackageFileText("measures", "schema", `${name}.json`), output, []);
  return EXIT.answered;
}
