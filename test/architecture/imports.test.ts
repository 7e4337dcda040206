import { readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { codeOf, importsOf, type SourceFile, source, sourceFiles } from "./source-files.ts";

/** The folders from the bottom up: each may import from itself and from those before it. */
const ranks: readonly (readonly string[])[] = [
  ["number", "source"],
  ["diagnostics"],
  ["library"],
  ["tender"],
  ["regime"],
  ["scoring"],
  ["stress"],
  ["evidence"],
  ["io"],
  ["inputs"],
  ["evaluation"],
  ["rescore"],
  ["report"],
  ["cli"],
  ["main.ts"],
  ["start.ts"],
];

/** Narrower than the ranks: scoring is pure, and sees the models of what it scores and nothing else. */
const only: Readonly<Record<string, readonly string[]>> = {
  number: ["number"],
  source: ["number", "source"],
  scoring: ["number", "library", "tender", "scoring"],
};

/** The rooms that may touch the machine; `Buffer` counts as the machine too. */
const touchesTheMachine = (file: string): boolean => /^(io|rescore\/(read|run))\//.test(file);

/** Which packages a file may use; every other package is refused everywhere. */
const packages: readonly { readonly name: RegExp; readonly in: (file: string) => boolean }[] = [
  { name: /^zod(\/mini)?$/, in: (file) => file.endsWith("schema.ts") },
  { name: /^(yaml|csv-parse\/sync|iconv-lite)$/, in: (file) => file.startsWith("source/") },
  { name: /^(csv-stringify\/sync|chalk|get-east-asian-width)$/, in: (file) => file.startsWith("report/") },
  { name: /^(docx|fflate)$/, in: (file) => file.startsWith("report/page/") },
  { name: /^commander$/, in: (file) => file.startsWith("cli/") },
  { name: /^node:/, in: touchesTheMachine },
  { name: /^fraction\.js$/, in: (file) => file === "number/exact.ts" },
  { name: /^canonicalize$/, in: (file) => file.startsWith("evidence/") },
  { name: /^fastest-levenshtein$/, in: (file) => file === "diagnostics/suggest.ts" },
];

const rankOf = (name: string): number =>
  ranks.findIndex((folders) => folders.includes(name.split("/")[0] ?? ""));

/** What is wrong with one file's imports, each with the file and what it reaches for. */
function faultsOf(file: SourceFile): readonly string[] {
  if (!touchesTheMachine(file.name) && /\bBuffer\b/.test(codeOf(file.text)))
    return [`${file.name} names Buffer, which is Node's alone`];
  return importsOf(file.text).flatMap(({ target, typesOnly }) => {
    if (!target.startsWith(".")) {
      const known = packages.find(({ name }) => name.test(target));
      return known?.in(file.name) === true ? [] : [`${file.name} imports the package ${target}`];
    }
    const reached = relative(source, resolve(dirname(file.path), target)).replaceAll("\\", "/");
    const folder = reached.split("/")[0] ?? "";
    const own = file.name.split("/")[0] ?? "";
    if (rankOf(reached) === -1) return [`${file.name} imports ${reached}, which is in no known folder`];
    if (rankOf(reached) > rankOf(file.name)) return [`${file.name} imports ${reached}, which lies above it`];
    const narrow = only[own];
    if (narrow !== undefined && !narrow.includes(folder))
      return [`${file.name} imports ${reached}, and ${own} sees ${narrow.join(", ")} only`];
    if (
      own === "scoring" &&
      folder !== "scoring" &&
      !typesOnly &&
      /\/(load|schema|parse|cache)\.ts$/.test(reached)
    )
      return [`${file.name} imports ${reached}: scoring reads no files`];
    return [];
  });
}

describe("the house", () => {
  it("has the files to judge", () => {
    expect(sourceFiles.length).toBeGreaterThan(60);
  });

  it("imports downward only, and each package where it belongs", () => {
    expect(sourceFiles.flatMap(faultsOf)).toEqual([]);
  });

  it("finds an import that breaks the rules, by file and target", () => {
    const made = {
      name: "scoring/bad.ts",
      path: join(source, "scoring/bad.ts"),
      text: 'import { x } from "../report/table.ts";\nimport { readFileSync } from "node:fs";\nimport * as z from "zod";\nimport { y } from "../source/span.ts";\n',
    };
    expect(faultsOf(made)).toEqual([
      "scoring/bad.ts imports ../src/report/table.ts, which lies above it".replace("../src/", ""),
      "scoring/bad.ts imports the package node:fs",
      "scoring/bad.ts imports the package zod",
      "scoring/bad.ts imports source/span.ts, and scoring sees number, library, tender, scoring only",
    ]);
    const bytes = { ...made, text: "/** A Buffer. */\nconst made = Buffer.from(text);\n" };
    expect(faultsOf(bytes)).toEqual(["scoring/bad.ts names Buffer, which is Node's alone"]);
    expect(faultsOf({ ...bytes, text: "/** A Buffer. */\n" })).toEqual([]);
  });

  it("keeps every file to one subject: at most 300 lines", () => {
    expect(sourceFiles.filter(({ text }) => text.split("\n").length > 301).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it("has no folder for odds and ends", () => {
    expect(
      sourceFiles
        .filter(({ name }) => /(^|\/)(utils?|helpers?|common|shared|types)(\/|\.ts$)/.test(name))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it("lets no binary floating point near a figure", () => {
    const floating = /\b(parseFloat|toFixed|Math\.(round|floor|ceil|trunc))\b/;
    const near = sourceFiles.filter(({ name }) =>
      /^(scoring|number|library|tender|regime|stress)\//.test(name),
    );
    expect(near.filter(({ text }) => floating.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("knows no clock, no chance and no locale where scores are made", () => {
    const outside = /\b(Date\.now|new Date|Math\.random|toLocale|localeCompare|Intl\.|process\.)/;
    const near = sourceFiles.filter(
      ({ name }) => !/^(cli|io|rescore\/(read|run))\//.test(name) && !["main.ts", "start.ts"].includes(name),
    );
    expect(near.filter(({ text }) => outside.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("holds only what belongs at the top", () => {
    const top = readdirSync(join(source, "..")).filter((name) => !name.startsWith("."));
    const allowed = [
      "package.json",
      "package-lock.json",
      "tsconfig.json",
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
      "bin",
      "docs",
      "src",
      "measures",
      "examples",
      "test",
      "node_modules",
      "dist",
      "coverage",
      "reports",
    ];
    expect(top.filter((name) => !allowed.includes(name) && !name.startsWith("dist-"))).toEqual([]);
  });
});
