/** A disk that fills up midway costs nothing that was done: the built program, in a shell that lets no file grow beyond a size. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sample } from "fast-check";
import { afterAll, expect, test } from "vitest";
import { asFolders, asTables, library, usualTender } from "./random.ts";

const program = fileURLToPath(new URL("../../bin/svscore.js", import.meta.url));
const room = mkdtempSync(join(tmpdir(), "svscore-disk-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

function rescored(folder: string, output: string, limit: string) {
  const command = `${limit}"${process.execPath}" "${program}" rescore archive --library next -o ${output} --resume`;
  return spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
}

const answer = (at: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(at).map((name) => [name, readFileSync(join(at, name), "utf8")]));

test.for([
  ["tables", asTables],
  ["folders", asFolders],
] as const)("a run over %s goes on when there is room", ([layout, written]) => {
  const folder = join(room, layout);
  const tenders = sample(usualTender, { numRuns: 90, seed: 5 });
  for (const [name, text] of Object.entries(written(tenders))) {
    mkdirSync(dirname(join(folder, "archive", name)), { recursive: true });
    writeFileSync(join(folder, "archive", name), text);
  }
  mkdirSync(join(folder, "next"));
  writeFileSync(join(folder, "next/library.yaml"), library(2));
  expect([0, 1]).toContain(rescored(folder, "whole", "").status);
  const full = rescored(folder, "full", "ulimit -f 40; ");
  expect(full.stderr).toContain("error[SV904]");
  expect(full.stderr).toContain("--resume");
  expect([full.status, full.stdout]).toEqual([2, ""]);
  expect(readdirSync(join(folder, "full"))).not.toContain("summary.json");
  expect([0, 1]).toContain(rescored(folder, "full", "").status);
  expect(answer(join(folder, "full"))).toEqual(answer(join(folder, "whole")));
});
