/** Libraries for tests: as few lines as will load. */
import type { LibraryText } from "../../src/library/assemble.ts";
import { loadLibrary } from "../../src/library/load.ts";

/** @returns a library file with these measures, each a flow mapping. */
export const libraryText = (...measures: readonly string[]): string => `svscore: 1
library: example
version: 1.2.0
title: An example
licence: OGL-UK-3.0
themes:
  - id: work
    title: Work
    outcomes:
      - id: jobs
        title: More jobs
        priorities: [fair-employment]
        measures:
${measures.map((one) => `          - ${one}`).join("\n")}
`;

export const counted = (id: string, more = ""): string =>
  `{ id: ${id}, title: People, unit: person, kind: number${more === "" ? "" : `, ${more}`} }`;
export const proxy = (from: string, more = ""): string =>
  `{ from: ${from}, amount: 100, source: somewhere, status: verified${more === "" ? "" : `, ${more}`} }`;
export const priced = (id: string, ...proxies: readonly string[]): string =>
  `{ id: ${id}, title: Pounds, unit: person-year, kind: money, proxy: [${proxies.join(", ")}] }`;

export const load = (text: string) => loadLibrary({ name: "library.yaml", text, language: "yaml" });

/** @throws Error with the diagnostics when the library has faults. */
export function loaded(text: string): LibraryText {
  const { value, diagnostics } = load(text);
  if (value === undefined)
    throw new Error(diagnostics.map(({ code, cause }) => `${code}: ${cause}`).join("\n"));
  return value;
}
