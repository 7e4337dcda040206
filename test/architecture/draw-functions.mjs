// Draws functions for a reader who has not seen the code to guess from path and name alone, the same thirty for the same commit:
// node test/architecture/draw-functions.mjs [commit] [how many]. With `answers` as the last word, each with its text behind it.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { seeded } from "../bench/generate.mjs";

const source = fileURLToPath(new URL("../../src", import.meta.url));
const words = process.argv.slice(2);
const answers = words.at(-1) === "answers";
const [named, many] = answers ? words.slice(0, -1) : words;
const commit = execFileSync("git", ["rev-parse", named ?? "HEAD"], { cwd: source, encoding: "utf8" }).trim();

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? files(join(folder, one.name)) : [join(folder, one.name)],
  );
const FUNCTION =
  /^(?:export )?(?:async )?(?:function (\w+)|const (\w+) =\s*(?:async )?(?:<[^>]*>)?(?:\(|\w+ =>))/gm;

const all = files(source)
  .filter((path) => path.endsWith(".ts") && !path.includes("assembly"))
  .sort()
  .flatMap((path) => {
    const text = readFileSync(path, "utf8");
    return [...text.matchAll(FUNCTION)].map((found) => {
      const lines = text.slice(found.index).split("\n");
      const end = lines.findIndex((line, index) => index > 0 && /^[})\]]|^$/.test(line));
      return {
        name: `${relative(source, path).replaceAll("\\", "/")} ${found[1] ?? found[2]}`,
        text: lines.slice(0, end + 1).join("\n"),
      };
    });
  });

const random = seeded(Number.parseInt(commit.slice(0, 8), 16));
console.log(`${commit}, of ${all.length} functions`);
for (let left = Number(many ?? "30"); left > 0 && all.length > 0; left -= 1) {
  const [one] = all.splice(Math.floor(random() * all.length), 1);
  console.log(answers ? `\n== ${one.name}\n${one.text}` : one.name);
}
