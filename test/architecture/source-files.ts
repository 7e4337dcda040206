/** The program's own files, for the tests that judge how it is built. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export interface SourceFile {
  /** Its place in `src`, with forward slashes. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

export const source = fileURLToPath(new URL("../../src", import.meta.url));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });

export const sourceFiles: readonly SourceFile[] = filesIn(source)
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({
    name: relative(source, path).replaceAll("\\", "/"),
    path,
    text: readFileSync(path, "utf8"),
  }));

/** @returns the text without its comments */
export const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/[^\n]*/g, "$1");

/** @returns what a file imports or exports again, as it is written there */
export function importsOf(text: string): readonly { readonly target: string; readonly typesOnly: boolean }[] {
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,]+\s+from\s+)?"([^"]+)";?$/gm),
    ...text.matchAll(/()\bimport\("([^"]+)"\)/g),
  ];
  return found.map((match) => ({ target: match[2] ?? "", typesOnly: (match[1] ?? "").startsWith("type") }));
}
