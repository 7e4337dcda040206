/**
 * The built-in libraries, rules and series as checked text. People read and
 * change the YAML under `measures/`; the build compiles it to JSON, because
 * parsing YAML would take most of the time of a start. Where nothing is
 * compiled, the YAML itself is read.
 */
import { Refusal } from "../diagnostics/model.ts";
import { loadLibrary, loadReference } from "../library/load.ts";
import { mergeReferenceFiles } from "../library/reference.ts";
import { withThresholds } from "../regime/assemble.ts";
import { loadRules } from "../regime/load.ts";
import type { Source } from "../source/span.ts";
import type { BuiltIn } from "./model.ts";

/** Where files of measures stand: on disk under `measures/`, or as they were copied. */
export interface MeasuresFolder {
  readonly names: (...folder: readonly string[]) => readonly string[];
  readonly text: (...path: readonly string[]) => string;
}

/** @throws Refusal with everything that is wrong with the files. */
export function compileMeasures(measures: MeasuresFolder): BuiltIn {
  const source = (...path: readonly string[]): Source => ({
    name: ["measures", ...path].join("/"),
    text: measures.text(...path).replace(/\r\n/g, "\n"),
    language: "yaml",
  });
  const yaml = (folder: string): readonly string[] =>
    [...measures.names(folder)].filter((name) => name.endsWith(".yaml")).sort();
  const folders = [...measures.names()]
    .filter((name) => !name.includes(".") && !["rules", "reference", "schema"].includes(name))
    .sort();
  const libraries = folders.map((name) => loadLibrary(source(name, "library.yaml")));
  const rules = yaml("rules").map((name) => loadRules(source("rules", name)));
  const reference = yaml("reference").map((name) => loadReference(source("reference", name)));
  const faults = [...libraries, ...rules, ...reference].flatMap(({ diagnostics }) => diagnostics);
  if (faults.length > 0) throw new Refusal(faults);
  const texts = libraries.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const merged = mergeReferenceFiles(reference.flatMap(({ value }) => (value === undefined ? [] : [value])));
  return {
    libraries: Object.fromEntries(texts.map((text) => [text.file.library, text])),
    rules: rules.flatMap(({ value }) =>
      value === undefined ? [] : [withThresholds(value, merged.thresholds)],
    ),
    reference: merged,
  };
}
