/** The recipes of the manual, as they stand there: shards of a Slurm array, merged. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sample } from "fast-check";
import { afterAll, expect, test } from "vitest";
import { asTables, library, usualTender } from "./random.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const room = mkdtempSync(join(tmpdir(), "svscore-recipes-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** @returns the block of the manual that begins with this line */
function recipe(first: string): string {
  const block = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].find(([, text]) => text?.startsWith(first));
  if (block?.[1] === undefined) throw new Error(`the manual has no recipe that begins with ${first}`);
  return block[1];
}

function put(name: string, text: string): void {
  mkdirSync(dirname(join(room, name)), { recursive: true });
  writeFileSync(join(room, name), text);
}

const bash = (script: string, environment: Readonly<Record<string, string>> = {}): string =>
  execFileSync("bash", ["-c", script], {
    cwd: room,
    encoding: "utf8",
    env: { ...process.env, PATH: `${join(room, "bin")}:${process.env["PATH"] ?? ""}`, ...environment },
  });

test("the Slurm array, task by task, merges into the bytes of one run", () => {
  const files = asTables(sample(usualTender, { numRuns: 12, seed: 3 }));
  for (const [name, text] of Object.entries(files)) put(`archive/${name}`, text);
  put("next/library.yaml", library(2));
  put("bin/svscore", `#!/bin/sh\nexec "${process.execPath}" "${join(root, "bin/svscore.js")}" "$@"\n`);
  chmodSync(join(room, "bin/svscore"), 0o755);
  const script = recipe("#!/bin/bash\n#SBATCH");
  for (let task = 1; task <= 8; task += 1)
    bash(script, {
      SLURM_ARRAY_TASK_ID: String(task),
      SLURM_ARRAY_TASK_COUNT: "8",
      SLURM_CPUS_PER_TASK: "2",
    });
  const merge = /--wrap '([^']*)'/.exec(recipe("# slurm-submit"))?.[1] ?? "false";
  bash(merge);
  bash("svscore rescore archive --library next -o one; [ $? -le 1 ]");
  for (const name of ["tenders.ndjson", "tenders.csv", "summary.json", "summary.html"])
    expect(readFileSync(join(room, "rescored", name), "utf8")).toBe(
      readFileSync(join(room, "one", name), "utf8"),
    );
  expect(() => bash(`bash -n <<'EOF'\n${recipe("# gnu-parallel")}\nEOF`)).not.toThrow();
});
