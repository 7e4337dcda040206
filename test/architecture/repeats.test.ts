import { describe, expect, it } from "vitest";
import { type SourceFile, sourceFiles } from "./source-files.ts";

const RUN = 12;

/** What is code and not layout: no comments, imports, blank lines or lone brackets. */
function linesOf({ name, text }: SourceFile): readonly { readonly at: string; readonly line: string }[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ""))
    .replace(/^(?:import|export)\s(?:type\s)?[\w*{}\s,]*?from\s"[^"]+";$/gm, (all) =>
      all.replace(/[^\n]/g, ""),
    );
  return code
    .split("\n")
    .map((line, index) => ({ at: `${name}:${index + 1}`, line: line.replace(/\s+\/\/ .*$/, "").trim() }))
    .filter(({ line }) => /[A-Za-z0-9]/.test(line) && !line.startsWith("//"));
}

/** @returns places where so many lines stand that stand elsewhere too, to the letter */
function repeats(files: readonly SourceFile[]): readonly string[] {
  const first = new Map<string, string>();
  return files.flatMap((file) => {
    const lines = linesOf(file);
    return lines.flatMap(({ at }, index) => {
      if (index + RUN > lines.length) return [];
      const run = lines
        .slice(index, index + RUN)
        .map(({ line }) => line)
        .join("\n");
      const other = first.get(run);
      first.set(run, other ?? at);
      return other === undefined ? [] : [`${other} and ${at}`];
    });
  });
}

describe("the source", () => {
  it(`says no ${RUN} lines twice`, () => {
    expect(repeats(sourceFiles)).toEqual([]);
  });

  it("that says them twice is found", () => {
    const text = Array.from({ length: RUN }, (_, index) => `const a${index} = ${index};\n`).join("\n");
    const file = (name: string) => ({ name, path: name, text: `/** ${name} */\n${text}` });
    expect(repeats([file("a.ts"), file("b.ts")])).toEqual(["a.ts:2 and b.ts:2"]);
    expect(repeats([file("a.ts")])).toEqual([]);
  });
});
