/**
 * The built-in libraries, rules and series as checked text. People read and
 * change the YAML under `measures/`; the build compiles it to JSON, because
 * parsing YAML would take most of the time of a start. Where nothing is
 * compiled, the YAML itself is read.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../diagnostics/model.ts";
import type { LibraryText } from "../library/assemble.ts";
import { loadLibrary, loadReference } from "../library/load.ts";
import type { ReferenceFile } from "../library/reference/schema.ts";
import { mergeReference } from "../library/reference.ts";
import type { RulesText } from "../regime/assemble.ts";
import { loadRules } from "../regime/load.ts";
import type { Source } from "../source/span.ts";

export interface BuiltIn {
  readonly libraries: Readonly<Record<string, LibraryText>>;
  readonly rules: readonly RulesText[];
  readonly reference: ReferenceFile;
}

/** Where files of measures stand: on disk under `measures/`, or as they were copied. */
export interface Shelf {
  readonly names: (...folder: readonly string[]) => readonly string[];
  readonly text: (...path: readonly string[]) => string;
}

/** @throws Refusal with everything that is wrong with the files under `measures/`. */
export function compile(measures: string): BuiltIn {
  return compileFrom({
    names: (...folder) => readdirSync(join(measures, ...folder)),
    text: (...path) => readFileSync(join(measures, ...path), "utf8"),
  });
}

/** @throws Refusal with everything that is wrong with the files. */
export function compileFrom(shelf: Shelf): BuiltIn {
  const source = (...path: readonly string[]): Source => ({
    name: ["measures", ...path].join("/"),
    text: shelf.text(...path).replace(/\r\n/g, "\n"),
    language: "yaml",
  });
  const yaml = (folder: string): readonly string[] =>
    [...shelf.names(folder)].filter((name) => name.endsWith(".yaml")).sort();
  const folders = [...shelf.names()]
    .filter((name) => !name.includes(".") && !["rules", "reference", "schema"].includes(name))
    .sort();
  const libraries = folders.map((name) => loadLibrary(source(name, "library.yaml")));
  const rules = yaml("rules").map((name) => loadRules(source("rules", name)));
  const reference = yaml("reference").map((name) => loadReference(source("reference", name)));
  const faults = [...libraries, ...rules, ...reference].flatMap(({ diagnostics }) => diagnostics);
  if (faults.length > 0) throw new Refusal(faults);
  const texts = libraries.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return {
    libraries: Object.fromEntries(texts.map((text) => [text.file.library, text])),
    rules: rules.flatMap(({ value }) => (value === undefined ? [] : [value])),
    reference: mergeReference(reference.flatMap(({ value }) => (value === undefined ? [] : [value]))),
  };
}
