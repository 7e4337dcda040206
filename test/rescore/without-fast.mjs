// Shows that the fast path may be deleted: a copy of the program without src/rescore/fast and its line in engines.ts gives the
// same bytes for archives of folders and of tables. node test/rescore/without-fast.mjs
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "../bench/generate.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const room = mkdtempSync(join(tmpdir(), "svscore-without-fast-"));
const copy = join(room, "copy");

const run = (folder, args, cwd) => {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  if (status > 1) throw new Error(`${folder}: ${args.join(" ")} ended with ${status}\n${stderr}`);
};

try {
  for (const name of ["src", "bin", "measures", ".config", "package.json", "tsconfig.json"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  rmSync(join(copy, "src/rescore/fast"), { recursive: true });
  const engines = join(copy, "src/rescore/engines.ts");
  const text = readFileSync(engines, "utf8");
  const without = text.replace(/^ {2}fast: .*\n/m, "");
  if (without === text) throw new Error("engines.ts has no line for the fast path");
  writeFileSync(engines, without);
  run("copy", [join(copy, ".config/build.mjs")], copy);

  const tables = join(room, "tables");
  generate(tables, 20_000, 40);
  const cases = readdirSync(join(root, "test/cases")).filter((name) =>
    existsSync(join(root, "test/cases", name, "archive")),
  );
  const archives = [
    [join(root, "examples"), ["--on", "2026-12-31"]],
    [tables, ["--library", join(tables, "new.yaml")]],
    ...cases.map((name) => [join(root, "test/cases", name, "archive"), ["--on", "2026-12-31"]]),
  ];
  let compared = 0;
  for (const [index, [archive, options]] of archives.entries()) {
    const outputs = [root, copy].map((program) => {
      const output = join(room, `${program === root ? "with" : "without"}-${index}`);
      run(
        archive,
        [join(program, "bin/svscore.js"), "rescore", archive, ...options, "--exact", "-o", output],
        root,
      );
      return output;
    });
    for (const name of readdirSync(outputs[0])) {
      const [one, other] = outputs.map((output) => readFileSync(join(output, name)));
      if (!one.equals(other)) throw new Error(`${archive}: ${name} differs without the fast path`);
      compared += 1;
    }
  }
  console.log(
    `${archives.length} archives, ${compared} files: the same bytes with the fast path and without it`,
  );
} finally {
  rmSync(room, { recursive: true, force: true });
}
