/** Where the program finds its own data: compiled beside the program, or as YAML in a checkout. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BuiltIn } from "./compile.ts";

/** Written in by the build. */
declare const SVSCORE_VERSION: string;

const here = import.meta.dirname;

/** @returns the folder that holds `measures/` and `package.json`: two above a source file, one above the built program. */
const root = (): string =>
  [join(here, ".."), join(here, "..", "..")].find((folder) => existsSync(join(folder, "package.json"))) ??
  here;

let held: BuiltIn | undefined;

/** @returns the built-in libraries, rules and series. */
export async function builtIn(): Promise<BuiltIn> {
  if (held !== undefined) return held;
  const compiled = join(here, "built-in.json");
  held = existsSync(compiled)
    ? (JSON.parse(readFileSync(compiled, "utf8")) as BuiltIn)
    : (await import("./compile.ts")).compile(packageFile("measures"));
  return held;
}

export const packageFile = (...path: readonly string[]): string => join(root(), ...path);

/** @returns the version of this svscore. */
export function version(): string {
  if (typeof SVSCORE_VERSION === "string") return SVSCORE_VERSION;
  const { version: found } = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as {
    version: string;
  };
  return found;
}
