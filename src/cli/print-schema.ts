/** `svscore schema`: the shape of each kind of file, for editors and other programs. */

import { readFileSync } from "node:fs";
import { packageFile } from "./built-in.ts";
import { deliver } from "./evaluate.ts";
import type { Io } from "./io.ts";

export const schemaNames = [
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

export function schemaCommand(
  io: Io,
  name: (typeof schemaNames)[number],
  output: string | undefined,
): number {
  deliver(io, readFileSync(packageFile("measures", "schema", `${name}.json`), "utf8"), output, []);
  return 0;
}
