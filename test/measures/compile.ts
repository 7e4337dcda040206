/** The libraries, rules and series of a folder on disk, compiled as the build compiles them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileMeasures } from "../../src/inputs/compile-measures.ts";
import type { BuiltIn } from "../../src/inputs/model.ts";

export const compile = (measures: string): BuiltIn =>
  compileMeasures({
    names: (...folder) => readdirSync(join(measures, ...folder)),
    text: (...path) => readFileSync(join(measures, ...path), "utf8"),
  });
