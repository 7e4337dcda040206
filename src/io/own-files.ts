/** svscore's own files, which lie beside the program: measures, rules, schemas, and what the build has compiled of them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;

/** The folder that holds `measures/` and `package.json`: two above a source file, one above the built program. */
const packageFolder = (): string =>
  [join(here, ".."), join(here, "..", "..")].find((folder) => existsSync(join(folder, "package.json"))) ??
  here;

/** @returns where one of svscore's own files or folders is */
export const packagePath = (...path: readonly string[]): string => join(packageFolder(), ...path);

export const readPackageFileBytes = (...path: readonly string[]): Uint8Array =>
  readFileSync(packagePath(...path));

export const readPackageFileText = (...path: readonly string[]): string =>
  readFileSync(packagePath(...path), "utf8");

export const listPackageFolder = (...folder: readonly string[]): readonly string[] =>
  readdirSync(packagePath(...folder));

/** @returns what the build has compiled under a name, as JSON; nothing in a checkout that runs from its source */
export function readCompiledJson(name: string): string | undefined {
  const path = join(here, "built-in", `${name}.json`);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
