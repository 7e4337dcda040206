import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf, source, sourceFiles } from "./source-files.ts";

type Graph = ReadonlyMap<string, readonly string[]>;

const graph: Graph = new Map(
  sourceFiles.map(({ name, path, text }) => [
    name,
    importsOf(text)
      .filter(({ target }) => target.startsWith("."))
      .map(({ target }) => relative(source, resolve(dirname(path), target)).replaceAll("\\", "/")),
  ]),
);

/** @returns the first way from a file back to itself, when there is one */
function circleIn(files: Graph): readonly string[] | undefined {
  const done = new Set<string>();
  const walk = (name: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of files.get(name) ?? []) {
      const found = walk(next, [...way, name]);
      if (found !== undefined) return found;
    }
    done.add(name);
    return undefined;
  };
  for (const name of files.keys()) {
    const found = walk(name, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe("imports", () => {
  it("go round in no circle, not for their types either", () => {
    expect(circleIn(graph)).toBeUndefined();
  });

  it("that go round in one are found", () => {
    const round = new Map([
      ["a.ts", ["b.ts"]],
      ["b.ts", ["c.ts"]],
      ["c.ts", ["b.ts"]],
    ]);
    expect(circleIn(round)).toEqual(["b.ts", "c.ts", "b.ts"]);
  });
});
