import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compile } from "./compile.ts";

const measures = fileURLToPath(new URL("../../measures", import.meta.url));

it.each(
  Object.values(compile(measures).libraries).map((library) => [library.file.library, library] as const),
)("the table of %s lists its measures as the library writes them", (name, { file }) => {
  const rows = file.themes
    .flatMap((theme) => theme.outcomes.flatMap((outcome) => outcome.measures))
    .map(({ id, title, unit, kind }) => `| \`${id}\` | ${title} | ${unit} | ${kind} |`);
  const readme = readFileSync(`${measures}/${name}/README.md`, "utf8");
  expect(readme.split("\n").filter((line) => line.startsWith("| `"))).toEqual(rows);
});
