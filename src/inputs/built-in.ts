/** Where the program finds its own data: compiled beside the program, or as YAML in a checkout. */
import { listPackageFolder, readCompiledJson, readPackageFileText } from "../io/own-files.ts";
import type { LibraryText } from "../library/assemble.ts";
import { lazyRecord } from "../library/lazy.ts";
import type { ReferenceFile } from "../library/reference/schema.ts";
import type { BuiltIn } from "./model.ts";

/** Written in by the build. */
declare const SVSCORE_VERSION: string;

let held: BuiltIn | undefined;

/** @returns the built-in libraries, rules and series. */
export async function loadBuiltIn(): Promise<BuiltIn> {
  const index = held === undefined ? readCompiledJson("index") : undefined;
  held ??= index === undefined ? await compileFromMeasures() : builtInFromIndex(JSON.parse(index) as Index);
  return held;
}

async function compileFromMeasures(): Promise<BuiltIn> {
  return (await import("./compile-measures.ts")).compileMeasures({
    names: (...folder) => listPackageFolder("measures", ...folder),
    text: (...path) => readPackageFileText("measures", ...path),
  });
}

/** Rules are read at once; a library or a series only when it is asked for, however many there come to be. */
function builtInFromIndex({ rules, libraries, reference }: Index): BuiltIn {
  return {
    rules,
    libraries: lazyFiles<Record<string, LibraryText>>("library", libraries),
    reference: lazyFiles<ReferenceFile>("reference", reference),
  };
}

/** The libraries and series by name, each in a file called by its place in the list. */
interface Index {
  readonly rules: BuiltIn["rules"];
  readonly libraries: readonly string[];
  readonly reference: readonly string[];
}

const lazyFiles = <Whole extends object>(kind: string, names: readonly string[]): Whole =>
  lazyRecord(
    Object.fromEntries(
      names.map((name, index) => [name, () => readCompiled(`${kind}-${index}`)]),
    ) as Parameters<typeof lazyRecord<Whole>>[0],
  );

function readCompiled<Value>(name: string): Value {
  const text = readCompiledJson(name);
  if (text === undefined) throw new Error(`the build has compiled no ${name}`);
  return JSON.parse(text) as Value;
}

/** @returns the version of this svscore. */
export function svscoreVersion(): string {
  if (typeof SVSCORE_VERSION === "string") return SVSCORE_VERSION;
  const { version: found } = JSON.parse(readPackageFileText("package.json")) as {
    version: string;
  };
  return found;
}
