/** Where the program finds its own data: compiled beside the program, or as YAML in a checkout. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LibraryText } from "../library/assemble.ts";
import { lazily } from "../library/lazy.ts";
import type { ReferenceFile } from "../library/reference/schema.ts";
import type { BuiltIn } from "./compile-measures.ts";

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
  held ??= existsSync(join(here, "built-in", "index.json"))
    ? compiled()
    : (await import("./compile-measures.ts")).compile(packageFile("measures"));
  return held;
}

/** Rules are read at once; a library or a series only when it is asked for, however many there come to be. */
function compiled(): BuiltIn {
  const { rules, libraries, reference } = read<Index>("index");
  return {
    rules,
    libraries: fromFiles<Record<string, LibraryText>>("library", libraries),
    reference: fromFiles<ReferenceFile>("reference", reference),
  };
}

/** The libraries and series by name, each in a file called by its place in the list. */
interface Index {
  readonly rules: BuiltIn["rules"];
  readonly libraries: readonly string[];
  readonly reference: readonly string[];
}

const fromFiles = <Whole extends object>(kind: string, names: readonly string[]): Whole =>
  lazily(
    Object.fromEntries(names.map((name, index) => [name, () => read(`${kind}-${index}`)])) as Parameters<
      typeof lazily<Whole>
    >[0],
  );

const read = <Value>(name: string): Value =>
  JSON.parse(readFileSync(join(here, "built-in", `${name}.json`), "utf8")) as Value;

export const packageFile = (...path: readonly string[]): string => join(root(), ...path);

/** @returns the version of this svscore. */
export function version(): string {
  if (typeof SVSCORE_VERSION === "string") return SVSCORE_VERSION;
  const { version: found } = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as {
    version: string;
  };
  return found;
}
