/** The built-in data as the program reads it, and the rows that it was made from. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { assembleLibrary } from "../../src/library/assemble.ts";
import type { Library, Measure, Proxy } from "../../src/library/model.ts";
import { assembleReference } from "../../src/library/reference.ts";
import { compile } from "./compile.ts";

export const folder = fileURLToPath(new URL("../../measures", import.meta.url));
export const builtIn = compile(folder);
export const libraries: readonly Library[] = Object.values(builtIn.libraries).map(assembleLibrary);
export const reference = assembleReference(builtIn.reference);

export interface Priced {
  readonly measure: Measure;
  readonly proxy: Proxy;
}

/** Every proxy value of every built-in library. */
export const priced: readonly Priced[] = libraries.flatMap(({ measures }) =>
  measures.flatMap((measure) => measure.proxies.map((proxy) => ({ measure, proxy }))),
);

export type Row = Readonly<Record<string, string>>;

/** @returns the rows of a file of `fixtures/`, every cell as text. */
export function fixture(name: string): readonly Row[] {
  const text = readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
  return parse(text, { columns: true }) as Row[];
}

/** @returns the text of each library, file of rules and file of series under `measures/`, by its path there. */
export function texts(): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) =>
      name.endsWith(".yaml") &&
      !name.endsWith("cases.yaml") &&
      // Examples that no score reads; test/instruments holds them.
      !/^reference[\\/]worked/.test(name),
  );
  return new Map(
    names.map((name) => [name.replaceAll("\\", "/"), readFileSync(`${folder}/${name}`, "utf8")]),
  );
}

const sure: readonly string[] = ["official-text", "two-secondary", "two-sources"];

/** What a row's own word for how sure it is becomes in a library. */
export const statusOf = (row: Row): string =>
  sure.includes(row["status"] ?? "") ? "verified" : "unverified";
