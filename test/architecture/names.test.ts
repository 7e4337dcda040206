import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeOf, type SourceFile, source, sourceFiles } from "./source-files.ts";

/** @returns the names of types that more than one file exports, with those files */
function sharedTypeNames(files: readonly SourceFile[]): readonly string[] {
  const homes = new Map<string, string[]>();
  for (const { name, text } of files) {
    for (const [, type] of text.matchAll(
      /^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm,
    ))
      homes.set(type as string, [...(homes.get(type as string) ?? []), name]);
  }
  return [...homes]
    .filter(([, home]) => home.length > 1)
    .map(([type, home]) => `${type}: ${home.join(", ")}`);
}

describe("names", () => {
  it("of types belong to one file each", () => {
    expect(sharedTypeNames(sourceFiles)).toEqual([]);
  });

  it("of types that two files export are found", () => {
    const file = (name: string) => ({ name, path: name, text: "export interface Line {}\n" });
    expect(sharedTypeNames([file("a.ts"), file("b.ts")])).toEqual(["Line: a.ts, b.ts"]);
  });

  it("of files that the manual names exist", () => {
    const root = join(source, "..");
    const manual = readFileSync(join(root, "README.md"), "utf8");
    const named = [...manual.matchAll(/\b(?:src|\.config)\/[\w./-]*\w/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("of files that a comment sends its reader to exist", () => {
    const known = new Set(sourceFiles.map(({ name }) => basename(name)));
    const sent = sourceFiles.flatMap(({ name, text }) =>
      [...text.matchAll(/\/\*[\s\S]*?\*\/|\/\/.*/g)].flatMap(([comment]) =>
        [...comment.matchAll(/[a-z][a-z-]*\.ts\b/g)].map(([file]) => ({ name, file })),
      ),
    );
    expect(sent.length).toBeGreaterThan(10);
    expect(sent.filter(({ file }) => !known.has(file))).toEqual([]);
  });

  it("of functions and figures that a comment sends its reader to exist", () => {
    const known = new Set(sourceFiles.flatMap(({ text }) => codeOf(text).match(/\b\w+\b/g) ?? []));
    const sent = sourceFiles.flatMap(({ name, text }) =>
      [...text.matchAll(/\/\*[\s\S]*?\*\/|\/\/.*/g)].flatMap(([comment]) =>
        [...comment.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, word = ""]) => ({ name, word })),
      ),
    );
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.filter(({ word }) => !known.has(word))).toEqual([]);
  });
});
